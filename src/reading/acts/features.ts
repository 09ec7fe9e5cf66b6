import type { HoldingClaim, VoteClaim } from '../../evidence/index.ts';
import type { Clause } from '../clause.ts';
import { FRAME_VERBS, framesIn } from '../event-frames.ts';
import { EVENT_PHRASES } from '../event-rules.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { type Trade, tradesIn } from '../trades.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import type { Idea } from './ideas.ts';
import { ideasOf } from './sentence-ideas.ts';

/** A clause as the models of acts see it: names of features, and where its ideas stand. */
export interface ActClause {
  readonly parts: SentenceParts;
  readonly clause: Clause;
  readonly features: readonly string[];
  /** Ideas of the clause with the tokens at which they stand. */
  readonly ideas: readonly Idea[];
  readonly stakes: readonly ReadClaim<HoldingClaim>[];
  readonly votes: readonly ReadClaim<VoteClaim>[];
  readonly trades: readonly Trade[];
}

interface Setting {
  readonly clause: Clause;
  /** Words of the sentence, and the token of the first. */
  readonly words: readonly string[];
  readonly first: number;
  /** Nouns of the sentence before. */
  readonly earlier: readonly string[];
}

/** Tokens between a verb and the noun that it is paired with. */
const AHEAD = 12;
const BEHIND = 10;

/** The clauses of a text that may tell of acts. */
export function actsOf(page: Page, claims: Grounds): ActClause[] {
  const grounds = groundsOf(claims);
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) => actClauses(page, parts, grounds(parts)));
}

/** The clauses of a sentence that speak of any idea of the lexicon, or on which a claim rests. */
function actClauses(page: Page, parts: SentenceParts, grounds: Grounds): ActClause[] {
  const words = lowerWords(page, parts.sentence);
  const first = parts.sentence.from;
  const ideas = ideasOf(page, parts);
  const earlier = nounsOf(ideasOf(page, page.inSentence[parts.sentence.index - 1]));
  const trades = tradesIn(page, parts, grounds.stakes);
  return parts.clauses.flatMap((clause): ActClause[] => {
    const own = ideas.filter(({ at }) => at >= clause.from && at < clause.to);
    const stakes = grounds.stakes.filter(({ number }) => isInside(page, clause, number));
    const votes = grounds.votes.filter(
      ({ start, number }) =>
        start === parts.sentence.start && (!number || isInside(page, clause, number)),
    );
    const grounded = [
      ...stakes.map(({ claim }) => `K:${claim.action ?? 'hold'}`),
      ...votes.map(({ claim }) => `W:${claim.action}`),
      ...trades.filter((trade) => trade.clause === clause).map(tradeFeature),
    ];
    if (own.length === 0 && grounded.length === 0) return [];
    const features = [
      ...new Set([
        ...lexical({ clause, words, first, earlier }, own, ideas),
        ...grounded,
        ...joined(grounded, ideas),
        ...stems(words.slice(clause.from - first, clause.to - first)),
        ...patterns(parts, clause, words),
      ]),
    ];
    return [
      {
        parts,
        clause,
        features,
        ideas: own,
        stakes,
        votes,
        trades: trades.filter((trade) => trade.clause === clause),
      },
    ];
  });
}

function nounsOf(ideas: readonly Idea[]): string[] {
  return [...new Set(ideas.filter(({ verb }) => !verb).map(({ name }) => name))];
}

function tradeFeature({ kind, other, issued, whole }: Trade): string {
  return `T:${kind}${other ? '+other' : ''}${issued ? '+new' : ''}${whole ? '+whole' : ''}`;
}

function isInside(
  page: Page,
  clause: Clause,
  number: { readonly start: number } | undefined,
): boolean {
  if (!number) return false;
  const from = page.tokens[clause.from]?.start ?? 0;
  const to = page.tokens[clause.to - 1]?.end ?? 0;
  return number.start >= from && number.start < to;
}

/** Ideas one by one, verbs with the nouns around them, and who the verb's subject is. */
function lexical(
  { clause, words, first, earlier }: Setting,
  own: readonly Idea[],
  all: readonly Idea[],
): string[] {
  const kind = clause.subject?.actor.kind ?? 'none';
  const nouns = all.filter(({ verb }) => !verb);
  return [
    ...own.map(({ name, verb }) => `${verb ? 'v' : 'n'}:${name}`),
    ...own
      .filter(({ verb }) => verb)
      .flatMap((idea) => [
        `${idea.name}+${kind}`,
        ...(isDenied(words, idea.at - first) ? [`not+${idea.name}`] : []),
        ...(nouns.length > 0
          ? nouns.flatMap(({ name, at }) => pairOf(idea, name, at))
          : earlier.map((name) => paired(idea.name, '^', name))),
      ]),
  ];
}

/** Words behind a clause that its phrases may reach into. */
const TAIL = 4;

/** Whole phrases of an act, and a verb with what it is done to. */
function patterns(parts: SentenceParts, clause: Clause, words: readonly string[]): string[] {
  const [from, to] = [clause.from - parts.sentence.from, clause.to - parts.sentence.from];
  const phrases = EVENT_PHRASES.touches(parts)
    ? EVENT_PHRASES.all(words.slice(from, to + TAIL), to - from)
    : [];
  const frames = FRAME_VERBS.of(clause) ? framesIn(words.slice(from, to)) : [];
  return [...phrases.map(({ value }) => `R:${value}`), ...frames.map(({ value }) => `F:${value}`)];
}

const STEM = 6;
const SHORTEST = 4;

/** The beginnings of the words, so that forms of a word count as one. */
function stems(words: readonly string[]): string[] {
  const found: string[] = [];
  for (const word of words) {
    const stem = word.length < SHORTEST ? null : stemOf(word);
    if (stem !== null) found.push(stem);
  }
  return found;
}

/** The stems of words met so far: the name of a feature is made once. */
const STEMS = new Map<string, string | null>();
const MOST_STEMS = 20_000;

function stemOf(word: string): string | null {
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  if (STEMS.size >= MOST_STEMS) STEMS.clear();
  const stem = /^[a-z]+$/.test(word) ? `w:${word.slice(0, STEM)}` : null;
  STEMS.set(word, stem);
  return stem;
}

const NOT: ReadonlySet<string> = new Set([
  'not',
  "n't",
  "'t",
  'never',
  'no',
  'neither',
  'nor',
  'without',
]);

/** "does not intend to make an offer": a denial stands before the verb. */
function isDenied(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 5), at).some((word) => NOT.has(word));
}

function pairOf({ name: verb, at: place }: Idea, name: string, at: number): string[] {
  if (at > place && at - place <= AHEAD) return [paired(verb, '>', name)];
  return at < place && place - at <= BEHIND ? [paired(name, '<', verb)] : [];
}

/** Pairs of ideas by their mark and their two names: as the ideas are few, each is joined once. */
const PAIRED = { '>': new Map(), '<': new Map(), '^': new Map() } as Readonly<
  Record<'>' | '<' | '^', Map<string, Map<string, string>>>
>;

function paired(first: string, mark: keyof typeof PAIRED, second: string): string {
  const known = PAIRED[mark].get(first) ?? new Map<string, string>();
  PAIRED[mark].set(first, known);
  const made = known.get(second) ?? `${first}${mark}${second}`;
  known.set(second, made);
  return made;
}

/** Words around a change of a stake that tell whether it was welcome. */
const TONES: ReadonlySet<string> = new Set(['hostile', 'agreed', 'friendly', 'rival', 'cross']);

function joined(grounded: readonly string[], ideas: readonly Idea[]): string[] {
  return grounded.flatMap((ground) =>
    ideas.filter(({ name }) => TONES.has(name)).map(({ name }) => `${ground}+${name}`),
  );
}
