import type { Actor, ActorKind } from '../actor.ts';
import { type Mention, mentionOf } from './mention.ts';
import type { Page } from '../page.ts';
import type { Sentence } from '../sentence.ts';
import { isPossessive, type Token } from '../token.ts';
import { VERB_FORMS, WordMap } from '../words/index.ts';
import { words } from '../words/set.ts';

/** Heads of phrases for holders who have no name: "the heirs of the founder", "foreign investors". */
const HEADS = new WordMap<ActorKind>([
  ...each(
    'promoters heirs siblings descendants founders employees staff workers delegates management managers policyholders foreigners members farmers pensioners cooperative municipalities council parishes customers depositors creditors bondholders',
    'body',
  ),
  ...each('trust trusts foundation foundations fund funds', 'fund'),
  ...each('government state province canton county region city municipality', 'state'),
]);
/** Heads that say who holds only with an adjective before them. */
const CROWDS = words('investors shareholders holders owners hands institutions funds');
const CROWD_WORDS = words(
  'new other remaining existing foreign institutional private domestic retail local outside minority small public individual japanese chinese american european german french italian swiss british',
);
const DETERMINERS = words('the its his her their a an two three four');
const STOP = words(
  'of in on at by to from with for and or but as than that which who will would has had have is was were are be been not only about some all',
);
const LONGEST = 4;
const ACTORS = new WeakMap<Page, Map<string, Actor>>();

/** A holder that the text only describes, when its phrase begins at a token. */
export function describedAt(
  page: Page,
  sentence: Sentence,
  from: number,
  starts: ReadonlyMap<number, Mention>,
): Mention | undefined {
  const { tokens } = page;
  const first = DETERMINERS.of(tokens[from]) ? from + 1 : from;
  if (first === from && !opensPhrase(tokens, from, sentence)) return undefined;
  const head = headFrom(tokens, first, sentence.to, starts);
  if (head === undefined) return undefined;
  const to = withComplement(tokens, head + 1, starts);
  const name = page.text
    .slice((tokens[first] as Token).start, (tokens[to - 1] as Token).end)
    .replace(/\s+/g, ' ');
  return mentionOf({
    actor: actorFor(page, name, HEADS.of(tokens[head]) ?? 'body'),
    form: 'nominal',
    from,
    to,
    start: (tokens[from] as Token).start,
    end: (tokens[to - 1] as Token).end,
    sentence: sentence.index,
    possessive: isPossessive(tokens[to]),
    place: false,
  });
}

function opensPhrase(tokens: readonly Token[], from: number, sentence: Sentence): boolean {
  if (from === sentence.from) return true;
  if (!(tokens[from] as Token).spaced) return false;
  const before = tokens[from - 1] as Token;
  return before.kind === 'mark' || STOP.of(before) || VERB_FORMS.of(before) !== undefined;
}

function headFrom(
  tokens: readonly Token[],
  first: number,
  limit: number,
  starts: ReadonlyMap<number, Mention>,
): number | undefined {
  let found: number | undefined;
  for (let at = first; at < Math.min(limit, first + LONGEST + 1); at += 1) {
    const token = tokens[at] as Token;
    const hyphen = token.text === '-' && !token.spaced && at > first;
    if (hyphen || (token.kind === 'mark' && isPossessive(token))) continue;
    if (token.kind !== 'word' || starts.has(at) || STOP.of(token)) break;
    const pool = token.lower === 'group' && tokens[at - 1]?.lower === 'promoter';
    const crowd = pool || (CROWDS.of(token) && at > first && CROWD_WORDS.of(tokens[at - 1]));
    if (HEADS.of(token) !== undefined || crowd) found = at;
    else if (found !== undefined) return isPossessive(tokens[found + 1]) ? undefined : found;
    else if (VERB_FORMS.of(token) !== undefined && !/(?:ed|ing)$/.test(token.lower)) break;
  }
  return found;
}

/** "heirs of Rudolf Schäfli": a name behind "of" belongs to the phrase. */
function withComplement(
  tokens: readonly Token[],
  to: number,
  starts: ReadonlyMap<number, Mention>,
): number {
  if (tokens[to]?.lower !== 'of') return to;
  const name = starts.get(to + 1);
  return name && name.form === 'name' && !name.possessive ? name.to : to;
}

function actorFor(page: Page, name: string, kind: ActorKind): Actor {
  const known = ACTORS.get(page) ?? new Map<string, Actor>();
  ACTORS.set(page, known);
  const actor = known.get(name.toLowerCase()) ?? { name, kind, aliases: [], learned: true };
  known.set(name.toLowerCase(), actor);
  return actor;
}

function each(list: string, kind: ActorKind): (readonly [string, ActorKind])[] {
  return list.split(' ').map((word) => [word, kind] as const);
}
