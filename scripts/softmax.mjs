// Choosing among options by a linear score: training with Adagrad steps and a quadratic penalty. No randomness.

/** The probability of each option. */
export function oddsOf(weights, options) {
  const scores = options.map(({ features }) =>
    features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0),
  );
  const top = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - top));
  const total = powers.reduce((sum, value) => sum + value, 0);
  return powers.map((value) => value / total);
}

function slopeOf(weights, options) {
  const all = oddsOf(weights, options);
  const mass = options.reduce((sum, { good }, at) => sum + (good ? all[at] : 0), 0) || 1e-9;
  const slope = new Map();
  options.forEach(({ features, good }, at) => {
    const pull = (good ? all[at] / mass : 0) - all[at];
    if (Math.abs(pull) <= 1e-6) return;
    for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + pull);
  });
  return slope;
}

/** Weights that make the good options of the questions likely. */
export function trained(questions, { priors = {}, rate = 0.2, penalty = 0.05, rounds = 20 } = {}) {
  const weights = new Map(Object.entries(priors));
  const squares = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const options of questions) {
      if (!options.some(({ good }) => good)) continue;
      for (const [feature, value] of slopeOf(weights, options)) {
        const step = value - penalty * ((weights.get(feature) ?? 0) - (priors[feature] ?? 0));
        const square = (squares.get(feature) ?? 1e-3) + step * step;
        squares.set(feature, square);
        weights.set(feature, (weights.get(feature) ?? 0) + (rate * step) / Math.sqrt(square));
      }
    }
  return weights;
}

/** The option that the weights choose, with its probability. */
export function chosen(weights, options) {
  const odds = oddsOf(weights, options);
  const best = odds.reduce((top, value, at) => (value > odds[top] ? at : top), 0);
  return { option: options[best], probability: odds[best], odds };
}
