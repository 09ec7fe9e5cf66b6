/** Weights of a linear model in hundredths, by the name of the feature; a missing feature weighs nothing. */
export type Weights = Readonly<Record<string, number>>;

/** A trained ranker: its weights, and what its scores have been worth on texts that it had not seen. */
export interface StakeModel {
  readonly version: number;
  readonly weights: Weights;
  readonly calibration: { readonly told: Steps; readonly inferred: Steps };
  /** Scores from which a stake is accepted, or shown for review. */
  readonly bands: StakeBands;
}

/** Scores from which a probability holds, rising. */
type Steps = readonly (readonly [score: number, probability: number])[];

/** Scores from which a stake goes into a band. */
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

export function scoreOf(weights: Weights, features: readonly string[], prefix = ''): number {
  let total = 0;
  for (const feature of features) total += weights[prefix + feature] ?? 0;
  return total / 100;
}

/** Probabilities of rival candidates from their scores. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
