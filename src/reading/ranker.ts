/** Weights of a linear model in hundredths, by the name of the feature; a missing feature weighs nothing. */
export type Weights = Readonly<Record<string, number>>;

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
