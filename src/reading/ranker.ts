import { unique } from './words/unique.ts';

/** Weights of a linear model in hundredths, by the name of the feature; a missing feature weighs nothing. */
export type Weights = Readonly<Record<string, number>>;

/** A trained ranker: its weights, and what its scores have been worth on texts that it had not seen. */
export interface StakeModel {
  readonly version: number;
  /** Each percentage for itself, and the company that a text is about (`M:`). */
  readonly first: Weights;
  /** Each percentage again, with what the first look says of the others. */
  readonly second: Weights;
  readonly calibration: { readonly told: Steps; readonly inferred: Steps };
  /** Scores from which a stake is accepted, or shown for review. */
  readonly bands: StakeBands;
}

/** Scores from which a probability holds, rising. */
type Steps = readonly (readonly [score: number, probability: number])[];

/** Scores from which a stake is accepted, and the probability from which it is shown for review. */
export interface StakeBands {
  /** Accepted, where the grammar of the sentence itself names both. */
  readonly told: number;
  /** Accepted, where one of them comes from elsewhere in the text. */
  readonly inferred: number;
  readonly review: number;
}

/** The probability that a score stands for: the share of right answers among scores like it. */
export function calibrated(steps: Steps, score: number): number {
  return steps.findLast(([from]) => score >= from)?.[1] ?? steps[0]?.[1] ?? score;
}

/** What a feature weighs in each of two looks, in hundredths. */
export interface Look {
  first: number;
  second: number;
}

/** Weights of two looks by feature, as the features of one prefix are named without it: each is looked up once for both. */
export type Looks = ReadonlyMap<string, Readonly<Look>>;

export function looksOf(
  { first, second }: Pick<StakeModel, 'first' | 'second'>,
  prefix: string,
): Looks {
  const looks = new Map<string, Look>();
  for (const [look, weights] of [
    ['first', first],
    ['second', second],
  ] as const)
    for (const [name, weight] of Object.entries(weights)) {
      if (!name.startsWith(prefix)) continue;
      const feature = unique(name.slice(prefix.length));
      const known = looks.get(feature) ?? { first: 0, second: 0 };
      known[look] = weight;
      looks.set(feature, known);
    }
  return looks;
}

const NOTHING: Readonly<Look> = { first: 0, second: 0 };

/** The sums of the weights of some features, in hundredths. */
export function lookAt(looks: Looks, features: readonly string[]): Readonly<Look> {
  if (features.length === 0) return NOTHING;
  const total = { first: 0, second: 0 };
  for (let at = 0; at < features.length; at += 1) {
    const weight = looks.get(features[at] as string);
    if (!weight) continue;
    total.first += weight.first;
    total.second += weight.second;
  }
  return total;
}

/** The sum of the weights of some features, in units. */
export function scoreOf(weights: Weights, features: readonly string[], prefix = ''): number {
  return weightOf(weights, features, prefix) / 100;
}

/** The same in hundredths: whole numbers, which may be summed in any order. */
export function weightOf(weights: Weights, features: readonly string[], prefix = ''): number {
  if (features.length === 0) return 0;
  const table = tableOf(weights, prefix);
  let total = 0;
  for (let at = 0; at < features.length; at += 1) total += table.get(features[at] as string) ?? 0;
  return total;
}

const TABLES = new WeakMap<Weights, Map<string, ReadonlyMap<string, number>>>();

/** The weights of one prefix, without it: made once, so that scoring joins no strings. */
function tableOf(weights: Weights, prefix: string): ReadonlyMap<string, number> {
  const made = TABLES.get(weights);
  const known = made?.get(prefix);
  if (known) return known;
  const tables = made ?? new Map<string, ReadonlyMap<string, number>>();
  TABLES.set(weights, tables);
  const own = Object.entries(weights).filter(([name]) => name.startsWith(prefix));
  const table = new Map(own.map(([name, weight]) => [unique(name.slice(prefix.length)), weight]));
  tables.set(prefix, table);
  return table;
}

/** Probabilities of rival candidates from their scores. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The probability that a score stands for where there is only yes or no. */
export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
