import type { HoldingClaim, VoteClaim } from '../../evidence/index.ts';
import type { Clause } from '../clause.ts';
import { FRAME_VERBS, framesIn } from '../events/frames.ts';
import { EVENT_PHRASES } from '../events/rules.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { ReadClaim } from '../reading.ts';
import { type Trade, tradesIn } from '../deals/trades.ts';
import { FeatureNames } from './feature-names.ts';
import { type Grounds, groundsOf } from './grounds.ts';
import { type Idea, ideaFeature } from './ideas.ts';
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
  readonly features: Set<string>;
  readonly names: FeatureNames;
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

/** The clauses of a text that may tell of acts, with the features whose names are asked for. */
export function actsOf(page: Page, claims: Grounds, names = ALL_NAMES): ActClause[] {
  const grounds = groundsOf(claims);
  const found: ActClause[] = [];
  for (const parts of page.inSentence)
    if (parts.sentence.kind === 'body') addClauses({ page, found, names }, parts, grounds(parts));
  return found;
}

/** Without a vocabulary, as models are trained. */
const ALL_NAMES = new FeatureNames();

interface Search {
  readonly page: Page;
  readonly found: ActClause[];
  readonly names: FeatureNames;
}

/** The clauses of a sentence that speak of any idea of the lexicon, or on which a claim rests. */
function addClauses({ page, found, names }: Search, parts: SentenceParts, grounds: Grounds): void {
  const words = lowerWords(page, parts.sentence);
  const first = parts.sentence.from;
  const ideas = ideasOf(page, parts);
  const trades = tradesIn(page, parts, grounds.stakes);
  if (ideas.length === 0 && trades.length === 0 && isGroundless(grounds)) return;
  const earlier = nounsOf(ideasOf(page, page.inSentence[parts.sentence.index - 1]));
  for (const clause of parts.clauses) {
    const own = ideas.filter(({ at }) => at >= clause.from && at < clause.to);
    const stakes = grounds.stakes.filter(({ number }) => isInside(page, clause, number));
    const votes = grounds.votes.filter(
      ({ start, number }) =>
        start === parts.sentence.start && (!number || isInside(page, clause, number)),
    );
    const traded = trades.filter((trade) => trade.clause === clause);
    const grounded = [
      ...stakes.map(({ claim }) => `K:${claim.action ?? 'hold'}`),
      ...votes.map(({ claim }) => `W:${claim.action}`),
      ...traded.map(tradeFeature),
    ];
    if (own.length === 0 && grounded.length === 0) continue;
    const features = new Set<string>();
    addLexical({ features, names, clause, words, first, earlier }, own, ideas);
    for (const feature of grounded) features.add(feature);
    addJoined(features, grounded, ideas);
    for (let at = clause.from - first; at < clause.to - first; at += 1)
      add(features, names.stem(words[at] as string));
    addPatterns(features, parts, clause, words);
    found.push({
      parts,
      clause,
      features: [...features],
      ideas: own,
      stakes,
      votes,
      trades: traded,
    });
  }
}

function isGroundless({ stakes, votes }: Grounds): boolean {
  return stakes.length === 0 && votes.length === 0;
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

function add(features: Set<string>, name: string | null): void {
  if (name !== null) features.add(name);
}

/** Ideas one by one, verbs with the nouns around them, and who the verb's subject is. */
function addLexical(
  { features, names, clause, words, first, earlier }: Setting,
  own: readonly Idea[],
  all: readonly Idea[],
): void {
  const kind = clause.subject?.actor.kind ?? 'none';
  const hasNouns = all.some(({ verb }) => !verb);
  for (const { name, verb } of own) features.add(ideaFeature(name, verb));
  for (const { name, verb, at } of own) {
    if (!verb) continue;
    add(features, names.joined(name, '+', kind));
    if (isDenied(words, at - first)) features.add(`not+${name}`);
    if (hasNouns)
      for (const noun of all) {
        const gap = noun.verb ? 0 : noun.at - at;
        if (gap > 0 && gap <= AHEAD) add(features, names.joined(name, '>', noun.name));
        else if (gap < 0 && gap >= -BEHIND) add(features, names.joined(noun.name, '<', name));
      }
    else for (const noun of earlier) add(features, names.joined(name, '^', noun));
  }
}

/** Words behind a clause that its phrases may reach into. */
const TAIL = 4;

/** Whole phrases of an act, and a verb with what it is done to. */
function addPatterns(
  found: Set<string>,
  parts: SentenceParts,
  clause: Clause,
  words: readonly string[],
): void {
  const [from, to] = [clause.from - parts.sentence.from, clause.to - parts.sentence.from];
  if (EVENT_PHRASES.touches(parts))
    for (const { value } of EVENT_PHRASES.all(words.slice(from, to + TAIL), to - from))
      found.add(`R:${value}`);
  if (FRAME_VERBS.of(clause))
    for (const { value } of framesIn(words.slice(from, to))) found.add(`F:${value}`);
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
  for (let before = Math.max(0, at - 5); before < at; before += 1)
    if (NOT.has(words[before] as string)) return true;
  return false;
}

/** Words around a change of a stake that tell whether it was welcome. */
const TONES: ReadonlySet<string> = new Set(['hostile', 'agreed', 'friendly', 'rival', 'cross']);

function addJoined(found: Set<string>, grounded: readonly string[], ideas: readonly Idea[]): void {
  for (const ground of grounded)
    for (const { name } of ideas) if (TONES.has(name)) found.add(`${ground}+${name}`);
}
