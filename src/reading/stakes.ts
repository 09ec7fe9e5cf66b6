import type { Confidence, HoldingClaim } from '../evidence/index.ts';
import type { Modality } from '../model/index.ts';
import type { Actor } from './actor.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import type { Percent } from './percent.ts';
import { scoreOf, softmax } from './ranker.ts';
import type { Coreference, ReadClaim } from './reading.ts';
import {
  type End,
  nameSpan,
  type Pair,
  type Previous,
  previousOf,
  type StakeQuestion,
  stakeQuestion,
} from './stake-candidates.ts';
import { stakeAction } from './stake-action.ts';
import { STAKE_WEIGHTS } from './weights/stake.ts';

/**
 * Probabilities from which a stake is accepted: lower where the clause itself says who holds what,
 * higher where only both names stand in the sentence. Others wait for a person, or are dropped.
 */
const BANDS = { told: 0.4, named: 0.85, review: 0.25 } as const;

/** The stakes that the percentages of a text state. */
export function findStakes(page: Page): ReadClaim<HoldingClaim>[] {
  const found: ReadClaim<HoldingClaim>[] = [];
  let previous: Previous | undefined;
  for (const parts of page.inSentence) {
    if (parts.sentence.kind === 'boilerplate' || parts.sentence.kind === 'caption') continue;
    for (const percent of parts.percents) {
      const best = bestPair(stakeQuestion(page, parts, percent, previous));
      if (!best) continue;
      previous = previousOf(best.pair, parts);
      found.push(stakeClaim({ page, parts, percent, ...best }));
    }
  }
  return found;
}

interface Chosen {
  readonly pair: Pair;
  readonly probability: number;
  /** The clause itself says so, in one of the readings of the two actors. */
  readonly told: boolean;
}

/** The likeliest pair, when it is likelier than "no stake". Pairs of the same two actors add up. */
export function bestPair(question: StakeQuestion): Chosen | undefined {
  if (question.pairs.length === 0) return undefined;
  const [none = 0, ...odds] = softmax([
    scoreOf(STAKE_WEIGHTS, question.none),
    ...pairScores(question.pairs),
  ]);
  const merged = new Map<Actor, Map<Actor, Merged>>();
  let best: Merged | undefined;
  question.pairs.forEach((pair, index) => {
    const row = merged.get(pair.holder.actor) ?? new Map<Actor, Merged>();
    const sum = joined(row.get(pair.company.actor), {
      pair,
      probability: odds[index] ?? 0,
      top: odds[index] ?? 0,
      told: isTold(pair),
    });
    merged.set(pair.holder.actor, row.set(pair.company.actor, sum));
    if (!best || sum.probability > best.probability) best = sum;
  });
  return best && best.probability > none ? best : undefined;
}

interface Merged extends Chosen {
  readonly top: number;
}

function joined(known: Merged | undefined, next: Merged): Merged {
  if (!known) return next;
  const likelier = next.top > known.top ? next : known;
  return {
    pair: likelier.pair,
    top: likelier.top,
    probability: known.probability + next.probability,
    told: known.told || next.told,
  };
}

/** Each end is scored once, however many pairs it stands in. */
function pairScores(pairs: readonly Pair[]): number[] {
  const holders = new Map<End, number>();
  const companies = new Map<End, number>();
  return pairs.map((pair) => {
    const holder = holders.get(pair.holder) ?? scoreOf(STAKE_WEIGHTS, pair.holder.features, 'H:');
    const company =
      companies.get(pair.company) ?? scoreOf(STAKE_WEIGHTS, pair.company.features, 'C:');
    holders.set(pair.holder, holder);
    companies.set(pair.company, company);
    return holder + company + scoreOf(STAKE_WEIGHTS, pair.features);
  });
}

interface Draft extends Chosen {
  readonly page: Page;
  readonly parts: SentenceParts;
  readonly percent: Percent;
}

function stakeClaim(draft: Draft): ReadClaim<HoldingClaim> {
  const { page, parts, percent, pair, probability } = draft;
  const label = labelOf(page, percent);
  const action = stakeAction(page, parts, percent, pair);
  const claim: HoldingClaim = {
    type: 'holding',
    holder: pair.holder.actor.name,
    issuer: pair.company.actor.name,
    ...basisOf(page, parts, percent),
    measures: action === 'sell' || action === 'increment' ? 'change' : 'level',
    stake: percent.share,
    band: percent.band,
    ...(percent.qualifier !== undefined && { approximate: true }),
    ...(label !== undefined && { label }),
    action,
  };
  return {
    claim,
    circumstance: { modality: stakeModality(page, parts, percent, action) },
    start: parts.sentence.start,
    end: parts.sentence.end,
    coreferences: [
      ...coreferences('holder', pair.holder, parts),
      ...coreferences('issuer', pair.company, parts),
    ],
    band: bandOf(draft),
    score: probability,
    number: { start: percent.start, end: percent.end },
  };
}

function bandOf({ pair, probability, told }: Chosen): Confidence {
  if (probability >= BANDS.told && told) return 'accept';
  if (probability >= BANDS.named && pair.holder.here && pair.company.here) return 'accept';
  return probability >= BANDS.review ? 'review' : 'drop';
}

/** Marks of a holder and of a company that the grammar of the clause gives, and no guess. */
const HOLDS: ReadonlySet<string> = new Set([
  'subject:own',
  'subject:which-owns',
  'before:own-stake',
  'before:with',
  'before:whose',
  'after:agent',
]);
const IS_HELD: ReadonlySet<string> = new Set([
  'after:direct-of',
  'after:direct-in',
  'before:stake-in',
  'before:where',
  'before:has-shareholder',
  'after:has-shareholder',
]);

function isTold({ holder, company }: Pair): boolean {
  return (
    holder.features.some((feature) => HOLDS.has(feature)) &&
    company.features.some((feature) => IS_HELD.has(feature))
  );
}

/** Where a claim names somebody otherwise than by name in its own sentence. */
export function coreferences(
  role: string,
  end: Pick<End, 'mention' | 'here'>,
  parts: SentenceParts,
): Coreference[] {
  const { mention } = end;
  if (end.here && mention.form === 'name') return [];
  const inside = mention.start >= parts.sentence.start && mention.end <= parts.sentence.end;
  return [{ role, antecedent: nameSpan(mention), ...(inside && { mention: spanOf(mention) }) }];
}

function spanOf(mention: Mention): { readonly start: number; readonly end: number } {
  return { start: mention.start, end: mention.end };
}

function basisOf(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
): Pick<HoldingClaim, 'basis' | 'voting'> {
  const after = lowerWords(page, {
    from: percent.to,
    to: Math.min(parts.sentence.to, percent.to + 6),
  });
  const stop = after.findIndex((word) => [',', '.', ';', 'and', 'but', '('].includes(word));
  const near = stop === -1 ? after : after.slice(0, stop);
  const votes = near.findIndex((word) => word === 'votes' || word === 'voting');
  if (votes === -1) return { basis: 'capital' };
  const voteless = near.slice(0, votes).some((word) => VOTELESS.includes(word));
  return voteless ? { basis: 'capital', voting: 'none' } : { basis: 'votes-gross' };
}

/** "15% of Renault without voting rights": capital, and no votes. */
const VOTELESS: readonly string[] = ['without', 'no', 'non', 'non-voting', 'minus', 'lacking'];

const LABELS: readonly string[] = ['majority', 'minority', 'controlling', 'blocking'];

/** "a majority 43% stake": the word the text uses for the size. */
function labelOf(page: Page, percent: Percent): string | undefined {
  const near = lowerWords(page, { from: Math.max(0, percent.from - 2), to: percent.from });
  return LABELS.find((label) => near.includes(label));
}

/** A level that held before is a fact even where the change is only planned. */
function stakeModality(
  page: Page,
  parts: SentenceParts,
  percent: Percent,
  action: string,
): Modality {
  const clause = clauseAt(parts, percent.from);
  if (!clause || isStanding(page, percent)) return 'asserted';
  const marks = marksOf(page, parts, clause);
  if (action === 'prior' || action === 'hold')
    return modalityOf({ ...marks, planned: marks.planned && action === 'hold' });
  return modalityOf(marks);
}

/** "ready to reduce its 15% stake": what somebody has is a fact, whatever is planned with it. */
function isStanding(page: Page, percent: Percent): boolean {
  const near = lowerWords(page, { from: Math.max(0, percent.from - 3), to: percent.from });
  return near.some((word) => ['its', 'their', 'his', 'her', "'s"].includes(word));
}
