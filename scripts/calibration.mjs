// Isotonic calibration of scores: the share of right answers, made to rise with the score.

/** Steps of a rising function from score to probability, from judged answers: pool adjacent violators. */
export function calibrationOf(judged) {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  const pools = [];
  for (const { probability, right } of sorted) {
    pools.push({ from: probability, right: right ? 1 : 0, count: 1 });
    while (pools.length > 1 && rate(pools.at(-2)) >= rate(pools.at(-1))) {
      const last = pools.pop();
      const before = pools.at(-1);
      before.right += last.right;
      before.count += last.count;
    }
  }
  return pools.map((pool) => [round(pool.from), round(smoothed(pool))]);
}

const rate = ({ right, count }) => right / count;
/** No pool is certain: half an answer of each sort is added. */
const smoothed = ({ right, count }) => (right + 0.5) / (count + 1);
const round = (value) => Math.round(value * 1000) / 1000;

/** The probability that the steps give a score. */
export function calibrated(steps, score) {
  let value = steps[0]?.[1] ?? score;
  for (const [from, probability] of steps) if (score >= from) value = probability;
  return value;
}

/** Score bins with the mean score and the share of right answers. */
export function reliability(judged, bins = 10) {
  return Array.from({ length: bins }, (_, bin) => {
    const inside = judged.filter(
      ({ probability }) => Math.min(bins - 1, Math.floor(probability * bins)) === bin,
    );
    const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length;
    return {
      bin,
      count: inside.length,
      mean,
      right: inside.filter(({ right }) => right).length / inside.length,
    };
  }).filter(({ count }) => count > 0);
}
