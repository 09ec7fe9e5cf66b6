import type { Confidence, HoldingClaim } from '../evidence/index.ts';
import type { Modality } from '../model/index.ts';
import { type MainChance, mainChances } from './main-company.ts';
import { clauseAt, lowerWords, type Page, type SentenceParts } from './page.ts';
import type { Mention } from './mention.ts';
import { marksOf, modalityOf } from './modality.ts';
import type { Percent } from './percent.ts';
import { calibrated, scoreOf, softmax } from './ranker.ts';
import type { Coreference, ReadClaim } from './reading.ts';
import {
  type End,
  mainFeatures,
  nameSpan,
  type Pair,
  type Previous,
  previousOf,
  type StakeQuestion,
  stakeQuestion,
} from './stake-candidates.ts';
import { stakeDocument } from './stake-document.ts';
import { stakeAction } from './stake-action.ts';
import { STAKE_MODEL } from './weights/stake.ts';

/** The stakes that the percentages of a text state. */
export function findStakes(page: Page): ReadClaim<HoldingClaim>[] {
  const found: ReadClaim<HoldingClaim>[] = [];
  const mains = mainChances(stakeDocument(page), STAKE_MODEL.weights);
  let previous: Previous | undefined;
  for (const parts of page.inSentence) {
    if (parts.sentence.kind === 'boilerplate' || parts.sentence.kind === 'caption') continue;
    for (const percent of parts.percents) {
      const best = bestPair(stakeQuestion(page, parts, percent, previous), mains);
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

/** The likeliest pair, when it is likelier than "no stake"; over all companies that the text may be about. */
function bestPair(question: StakeQuestion, mains: readonly MainChance[]): Chosen | undefined {
  if (question.pairs.length === 0) return undefined;
  const [none = 0, ...odds] = oddsOf(question, mains);
  const probability = Math.max(...odds);
  const pair = question.pairs[odds.indexOf(probability)] as Pair;
  if (probability <= none) return undefined;
  const named = pair.holder.slot !== undefined && pair.company.slot !== undefined;
  const told = named && !question.frame.otherBase;
  return { pair, probability, told };
}

function oddsOf(question: StakeQuestion, mains: readonly MainChance[]): number[] {
  const base = [scoreOf(STAKE_MODEL.weights, question.none), ...pairScores(question.pairs)];
  if (mains.length === 0) return softmax(base);
  const sum = base.map(() => 0);
  for (const { actor, odds } of mains) {
    const scores = base.map((score, at) => {
      const pair = question.pairs[at - 1];
      const added = pair ? mainFeatures(question, pair, actor) : [];
      return added.length === 0 ? score : score + scoreOf(STAKE_MODEL.weights, added);
    });
    softmax(scores).forEach((value, at) => {
      sum[at] = (sum[at] ?? 0) + odds * value;
    });
  }
  return sum;
}

/** Each end is scored once, however many pairs it stands in. */
function pairScores(pairs: readonly Pair[]): number[] {
  const holders = new Map<End, number>();
  const companies = new Map<End, number>();
  const { weights } = STAKE_MODEL;
  return pairs.map((pair) => {
    const holder = holders.get(pair.holder) ?? scoreOf(weights, pair.holder.features, 'H:');
    const company = companies.get(pair.company) ?? scoreOf(weights, pair.company.features, 'C:');
    holders.set(pair.holder, holder);
    companies.set(pair.company, company);
    return holder + company + scoreOf(weights, pair.features);
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
    score: calibrated(STAKE_MODEL.calibration[draft.told ? 'told' : 'inferred'], probability),
    number: { start: percent.start, end: percent.end },
  };
}

function bandOf({ probability, told }: Chosen): Confidence {
  const { bands, calibration } = STAKE_MODEL;
  if (probability >= (told ? bands.told : bands.inferred)) return 'accept';
  const worth = calibrated(calibration[told ? 'told' : 'inferred'], probability);
  return worth >= bands.review ? 'review' : 'drop';
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
