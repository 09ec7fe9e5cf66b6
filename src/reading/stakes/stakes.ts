import type { Confidence, HoldingClaim } from '../../evidence/index.ts';
import { mainOdds } from './main-company.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Percent } from '../percents/percent.ts';
import { calibrated, type Look, lookAt, type Looks, looksOf, softmax } from '../ranker.ts';
import type { Coreference, ReadClaim } from '../reading.ts';
import {
  type End,
  mainFeature,
  type MainOdds,
  nameSpan,
  type Pair,
  type StakeQuestion,
  stakeQuestion,
} from './candidates.ts';
import { contextsOf, type Judged } from './context.ts';
import { stakeDocument } from './document.ts';
import { stakeModality } from './modality.ts';
import { stakeAction } from './action.ts';
import { formsOf } from '../names/text-names.ts';
import { STAKE_MODEL } from '../weights/stake.ts';
import { gathered } from '../gathered.ts';

/** The stakes that the percentages of a text state. */
export function findStakes(page: Page): ReadClaim<HoldingClaim>[] {
  const questions: StakeQuestion[] = [];
  for (const parts of page.inSentence) {
    if (parts.sentence.kind === 'boilerplate' || parts.sentence.kind === 'caption') continue;
    for (const percent of parts.percents)
      if (percent.percent <= WHOLE) questions.push(stakeQuestion(page, parts, percent));
  }
  const mains = mainOdds(stakeDocument(page), STAKE_MODEL.first);
  return gathered(secondLook(questions, mains), ({ question, odds }) => {
    const best = bestPair(question, odds);
    if (!best) return [];
    const { parts, percent } = question;
    return [best, ...othersBeside(question, best)].map((chosen) =>
      stakeClaim({ page, parts, percent, ...chosen }),
    );
  });
}

/** Nobody holds more than all of a company. */
const WHOLE = 100;

/** Judges each percentage for itself, and then all again with what that says of the others. */
function secondLook(questions: readonly StakeQuestion[], mains: MainOdds): Judged[] {
  const seen = questions.map((question) => scores(question, mains));
  const first = questions.map((question, at) => ({
    question,
    odds: softmax(seen[at]?.first ?? []),
  }));
  const { own } = tablesOf();
  const contexts = contextsOf(first, (features) => lookAt(own, features).second);
  return questions.map((question, at) => {
    const base = seen[at]?.second ?? [];
    contexts[at]?.forEach(({ company, holder, pair }, option) => {
      base[option + 1] = (base[option + 1] as number) + (company + holder + pair) / UNIT;
    });
    return { question, odds: softmax(base) };
  });
}

/** Weights are in hundredths. */
const UNIT = 100;

/** The weights of both looks: of holders and companies without their prefix, and all by their names. */
interface Tables {
  readonly own: Looks;
  readonly holder: Looks;
  readonly company: Looks;
}

let tables: Tables | undefined;

/** Made when the first stake is judged, as most runs judge none. */
function tablesOf(): Tables {
  tables ??= {
    own: looksOf(STAKE_MODEL, ''),
    holder: looksOf(STAKE_MODEL, 'H:'),
    company: looksOf(STAKE_MODEL, 'C:'),
  };
  return tables;
}

/** The scores of "no stake", and of each pair, at both looks; each end is scored once, however many pairs it stands in. */
function scores(
  question: StakeQuestion,
  mains: MainOdds,
): { readonly first: number[]; readonly second: number[] } {
  const holders = question.holders.map((end) => scoreEnd(end, mains, 'holder'));
  const companies = question.companies.map((end) => scoreEnd(end, mains, 'company'));
  const looks = tablesOf().own;
  const none = lookAt(looks, question.none);
  const found = { first: [none.first / UNIT], second: [none.second / UNIT] };
  for (const { holder, company, features } of question.pairs) {
    const [one, other] = [holders[holder.at] as Look, companies[company.at] as Look];
    const own = lookAt(looks, features);
    found.first.push(one.first + other.first + own.first / UNIT);
    found.second.push(one.second + other.second + own.second / UNIT);
  }
  return found;
}

function scoreEnd(end: End, mains: MainOdds, side: 'holder' | 'company'): Look {
  const looks = tablesOf()[side];
  const own = lookAt(looks, end.features);
  const main = lookAt(looks, mainFeature(end, mains, side));
  return {
    first: own.first / UNIT + main.first / UNIT,
    second: own.second / UNIT + main.second / UNIT,
  };
}

interface Chosen {
  readonly pair: Pair;
  readonly probability: number;
  /** The clause itself says so, in one of the readings of the two actors. */
  readonly told: boolean;
}

/** Words that speak of votes, rules, prices or business, where a percentage is seldom a stake. */
const ELSEWHERE =
  /^none:(?:rule|vote|is-|market|moves|price|business|other-base|next-majority|form-word|form-ratio)/;

/**
 * How many times likelier than the best pair "no stake" must be to win: what is uncertain waits for a
 * person, and a wrong one costs less there than a missed one, unless the words speak of something else.
 *
 * @public The training script reads it from the build.
 */
export function doubtOf({ none }: StakeQuestion): number {
  return none.some((feature) => ELSEWHERE.test(feature)) ? 1 : 2;
}

/** The likeliest pair, unless "no stake" is likelier by as much as it must be. */
function bestPair(question: StakeQuestion, odds: readonly number[]): Chosen | undefined {
  const [none = 0, ...rest] = odds;
  if (rest.length === 0) return undefined;
  const probability = Math.max(...rest);
  const pair = question.pairs[rest.indexOf(probability)] as Pair;
  return probability * doubtOf(question) > none
    ? { pair, probability, told: isTold(question, pair) }
    : undefined;
}

/** Whether the grammar of the sentence names both ends. */
export function isTold({ frame }: StakeQuestion, { holder, company }: Pair): boolean {
  return holder.slot !== undefined && company.slot !== undefined && !frame.otherBase;
}

/** "A and B own 15 percent each": the same of the other holders. */
function othersBeside(question: StakeQuestion, chosen: Chosen): Chosen[] {
  const { holder, company } = chosen.pair;
  if (holder.slot?.joint !== true) return [];
  if (question.frame.mutual)
    return question.pairs
      .filter((pair) => pair.holder.actor === company.actor && pair.company.actor === holder.actor)
      .map((pair) => ({ ...chosen, pair }));
  return question.pairs
    .filter(
      (pair) =>
        pair.company === company &&
        pair.holder !== holder &&
        pair.holder.slot?.joint === true &&
        pair.holder.slot.rule === holder.slot?.rule,
    )
    .map((pair) => ({ ...chosen, pair }));
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
    forms: formsOf(page, [pair.holder.mention, pair.company.mention]),
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
