import type { Actor } from '../actor.ts';
import type { Mention } from '../mentions/mention.ts';
import { clauseAt, type Page } from '../page.ts';
import { isEmployer, type RoleDraft } from './draft.ts';
import { stakeDocument } from '../stakes/document.ts';
import { isPossessive } from '../token.ts';
import { words } from '../words/set.ts';

/** What the place of a mention says of whether a post may be at its company. */
export function placeFeatures(page: Page, draft: RoleDraft, mention: Mention): string[] {
  const { parts, post } = draft;
  const back = parts.sentence.index - mention.sentence;
  if (back !== 0) {
    const name = back > 0 && back <= NEAR ? `back${back}` : 'far';
    const { paragraph } = page.inSentence[mention.sentence]?.sentence ?? {};
    return [name, ...(paragraph === parts.sentence.paragraph ? ['same-paragraph'] : [])];
  }
  const before = mention.to <= post.from;
  if (!before && isQuoted(page, post.to, mention.from)) return ['quoted'];
  const same = clauseAt(parts, mention.from) === clauseAt(parts, post.from);
  return [
    before ? 'before' : 'behind',
    ...(same ? [before ? 'clause-before' : 'clause-behind'] : []),
    ...sideOf(page, mention, before ? 'before' : 'behind'),
    ...(parts.clauses.some(({ subject, from }) => subject === mention && from >= post.to)
      ? [speaksOf(draft) ? 'speaks-of' : 'subject-behind']
      : []),
  ];
}

/** What somebody says in quotation marks of another company. */
function isQuoted({ tokens }: Page, from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ text }) => text === '“' || text === '"');
}

/** "Chief executive X said Volvo would": the verb right behind the person is one of saying. */
function speaksOf({ parts, person }: RoleDraft): boolean {
  return parts.clauses.some(({ verbs }) =>
    verbs.some(({ from, kind }) => kind === 'say' && from >= person.to && from - person.to <= 1),
  );
}

const NEAR = 3;

/** The small word before a name, and whether it owns something. */
function sideOf(page: Page, mention: Mention, where: string): string[] {
  const word = page.tokens[mention.from - 1]?.lower ?? '';
  const before = word === 'the' ? (page.tokens[mention.from - 2]?.lower ?? '') : word;
  return [
    ...(PLACED.has(before) ? [`${where}:${before}`] : []),
    ...(mention.possessive ? [`${where}:owns`] : []),
  ];
}

const PLACED: ReadonlySet<string> = new Set('of from at'.split(' '));

/** What the whole text says of a company, however a post is told. */
export function standing(page: Page, actor: Actor): readonly string[] {
  const known = STANDINGS.get(page) ?? standingsOf(page);
  STANDINGS.set(page, known);
  return known.get(actor) ?? ['named:never'];
}

const STANDINGS = new WeakMap<Page, ReadonlyMap<Actor, readonly string[]>>();

function standingsOf(page: Page): ReadonlyMap<Actor, readonly string[]> {
  const named = new Map<Actor, number>();
  const governed = new Map<Actor, number>();
  for (const mention of page.mentions) {
    if (!isEmployer(mention)) continue;
    named.set(mention.actor, (named.get(mention.actor) ?? 0) + 1);
    if (isGoverned(page, mention))
      governed.set(mention.actor, (governed.get(mention.actor) ?? 0) + 1);
  }
  const { held, holding } = stakeDocument(page);
  return new Map(
    [...named.keys()].map((actor) => [
      actor,
      [
        `named:${part(named, actor)}`,
        `governed:${part(governed, actor)}`,
        `held:${part(held, actor)}`,
        `holds:${part(holding, actor)}`,
        ...(page.headline.has(actor) ? ['headline'] : []),
      ],
    ]),
  );
}

const GOVERNANCE = words(
  'board boards directors director chairman chairwoman chair chief ceo president executive executives management shareholders meeting spokesman spokeswoman founder head boss leadership employees',
);
const OPENERS = words('annual general supervisory top new former');

/** "Yahoo's board", "the Yahoo chairman", "shareholders of Yahoo": a company whose bodies the text speaks of. */
function isGoverned({ tokens }: Page, { from, to, possessive }: Mention): boolean {
  let next = isPossessive(tokens[to]) ? to + 1 : to;
  while (OPENERS.of(tokens[next])) next += 1;
  const owns = possessive || next > to || tokens[to]?.spaced === true;
  if (owns && GOVERNANCE.of(tokens[next])) return true;
  const the = tokens[from - 1]?.lower === 'the' ? 1 : 0;
  const link = tokens[from - 1 - the]?.lower ?? '';
  return (link === 'of' || link === 'at') && GOVERNANCE.of(tokens[from - 2 - the]);
}

/** The part of all such counts that falls to an actor, in four steps. */
function part(counts: ReadonlyMap<Actor, number>, actor: Actor): string {
  const own = counts.get(actor) ?? 0;
  if (own === 0) return 'never';
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = own / all;
  return share < 0.15 ? 'seldom' : share < 0.4 ? 'some' : 'most';
}
