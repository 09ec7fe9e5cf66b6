import type { Actor } from '../actor.ts';
import { countryName, countryOf, isDemonym } from '../geography.ts';
import type { Page, SentenceParts } from '../page.ts';
import { countryLedBy } from '../actors/leaders.ts';
import type { Post, RoleDraft } from './draft.ts';
import { homeOf } from './guess.ts';
import { isCapitalised, isPossessive, type Token } from '../token.ts';
import { words } from '../words/set.ts';

/** A state that a public post is of, with the share of what the text says that speaks for it. */
export interface StateChoice {
  readonly state: Actor;
  readonly odds: number;
}

/** "the French finance minister": the state of the adjective before a post. */
export function stateBefore(page: Page, post: Post): Actor | undefined {
  const word = page.tokens[post.from - 1]?.text ?? '';
  return isDemonym(word) ? page.index.named(`${word} government`) : undefined;
}

/** Posts that an adjective of a country makes public. */
export function mayBePublic(post: string): boolean {
  return /minister|secretary|premier|chancellor|^president|deputy president|ombudsman/.test(post);
}

const SECRETARIES =
  /(?:treasury|state|defen[cs]e|commerce|trade|transport|energy|labou?r|foreign|home|business|economic) secretary|secretary of state/;

/** Posts that are of states wherever they are named without a company. */
export function isPublic(post: string): boolean {
  return (
    /minister|premier|^(?:vice )?chancellor|deputy president|ombudsman/.test(post) ||
    SECRETARIES.test(post)
  );
}

/** The state of a minister, or of a president whose title alone has a capital, where the words name none. */
export function stateOfPost(page: Page, parts: SentenceParts, post: Post): StateChoice | undefined {
  const own = mayBePublic(post.post) ? stateBeside(page, post) : undefined;
  if (own) return { state: own, odds: 1 };
  if (!isPublic(post.post) && !isHeadOfState(page, parts, post)) return undefined;
  const scores = scoresFor(page, parts);
  let [best, most, all] = [undefined as Actor | undefined, 0, 0];
  for (const [actor, score] of scores) {
    all += score;
    if (score > most) [best, most] = [actor, score];
  }
  return best && { state: best, odds: most / all };
}

/** "President Dmitry Medvedev" in a text that writes "chairman Alexei Miller": only heads of state have the capital. */
function isHeadOfState(page: Page, parts: SentenceParts, { post, from, to }: Post): boolean {
  if (post !== 'president' || from === parts.sentence.from || !isCapitalised(page.tokens[from]))
    return false;
  const named = parts.mentions.some((one) => one.from === to && one.actor.kind === 'person');
  return named && writesTitlesSmall(page);
}

const OF_LEADERS = /president|prime minister|premier|chancellor/;

/** "President Joe Biden": the state of somebody whom all know to lead it, unless a company is named. */
export function stateLed(page: Page, draft: RoleDraft): RoleDraft {
  const { post, person, employer, state } = draft;
  if (state || employer?.form === 'name' || !OF_LEADERS.test(post.post)) return draft;
  const led = stateNamed(page, countryLedBy(person.actor.name));
  if (!led) return draft;
  const { employer: _employer, ...rest } = draft;
  return { ...rest, state: { state: led, odds: 1 } };
}

/** "the foreign minister of Hungary", "Hungary's foreign minister". */
function stateBeside(page: Page, { from, to }: Post): Actor | undefined {
  const { tokens } = page;
  if (tokens[to]?.lower === 'of')
    return stateNamed(page, countryAt(tokens, tokens[to + 1]?.lower === 'the' ? to + 2 : to + 1));
  return isPossessive(tokens[from - 1])
    ? stateNamed(page, countryOf(tokens[from - 2]?.text ?? ''))
    : undefined;
}

const SMALL = new WeakMap<Page, boolean>();
const TITLES = words(
  'chairman chairwoman president chief ceo director spokesman spokeswoman officer executive',
);

/** Whether a text writes titles before names without capitals. */
function writesTitlesSmall(page: Page): boolean {
  const known = SMALL.get(page);
  if (known !== undefined) return known;
  const before = page.mentions
    .filter(({ form, actor, from }) => form === 'name' && actor.kind === 'person' && from > 0)
    .map(({ from }) => page.tokens[from - 1] as Token)
    .filter((token) => TITLES.of(token));
  const small = before.some((token) => !isCapitalised(token));
  SMALL.set(page, small);
  return small;
}

interface Naming {
  readonly actor: Actor;
  readonly sentence: number;
  readonly weight: number;
}

/** What a naming in the sentence or shortly before weighs against one elsewhere, and one before a word of government. */
const HERE = 8;
const NEAR = 3;
const OF_STATE = 2;
const OF_HOME = 1.5;
const RULES = words(
  'government state president prime minister parliament ministry cabinet premier chancellor',
);

function scoresFor(page: Page, parts: SentenceParts): Map<Actor, number> {
  const scores = new Map<Actor, number>();
  for (const { actor, sentence, weight } of namingsOf(page)) {
    const back = parts.sentence.index - sentence;
    const near = back === 0 ? HERE : back > 0 && back <= 2 ? NEAR : 0;
    scores.set(actor, (scores.get(actor) ?? 0) + weight + near);
  }
  return scores;
}

const NAMINGS = new WeakMap<Page, readonly Naming[]>();

/** Where a text names states, their people and towns, and the country of its main company. */
function namingsOf(page: Page): readonly Naming[] {
  const known = NAMINGS.get(page);
  if (known) return known;
  const found: Naming[] = [];
  for (const { sentence } of page.inSentence)
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const token = page.tokens[at] as Token;
      if (!isCapitalised(token)) continue;
      const actor = stateNamed(page, countryAt(page.tokens, at));
      const rules = RULES.of(page.tokens[at + 1]);
      if (actor) found.push({ actor, sentence: sentence.index, weight: rules ? 1 + OF_STATE : 1 });
    }
  const home = stateNamed(page, homeOf(page)?.actor.country);
  if (home) found.push({ actor: home, sentence: -BEFORE, weight: OF_HOME });
  NAMINGS.set(page, found);
  return found;
}

/** "South Korea" before "South", which alone names nothing. */
function countryAt(tokens: readonly Token[], at: number): string | undefined {
  const text = tokens[at]?.text ?? '';
  const pair = countryOf(`${text} ${tokens[at + 1]?.text ?? ''}`);
  return (
    pair ?? (DIRECTIONS.has(text) || tokens[at - 1]?.text === 'South' ? undefined : countryOf(text))
  );
}

const DIRECTIONS: ReadonlySet<string> = new Set(['South', 'North', 'New', 'Hong']);

/** Before all sentences that count as near. */
const BEFORE = 9;

function stateNamed({ index }: Page, country: string | undefined): Actor | undefined {
  const name = country === undefined ? undefined : countryName(country);
  const actor = name === undefined ? undefined : index.named(name);
  return actor?.kind === 'state' ? actor : undefined;
}
