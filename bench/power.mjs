// Both power indices by Gauss-Legendre quadrature, beside the plain dynamic programme that counts
// coalitions by size and weight in floats, O(n² W) for Shapley-Shubik and O(n W) for Banzhaf.
import { powerIndices } from '../dist/numeric/power/indices.js';

/** Weights with a heavy tail that sum to the total, from a fixed seed. */
function weightsOf(count, total) {
  let state = 20191125;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const raw = Array.from({ length: count }, () => 1 / (0.05 + next()));
  const sum = raw.reduce((all, weight) => all + weight, 0);
  return raw.map((weight) => Math.max(1, Math.round((weight / sum) * total)));
}

/** Swings of every voter: the distribution of all, with one voter taken out, summed over its window. */
function plainBanzhaf(weights, quota) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((own, voter) => {
    let reach = new Float64Array(total + 1);
    reach[0] = 1;
    let top = 0;
    for (const [other, weight] of weights.entries()) {
      if (other === voter) continue;
      for (let sum = top; sum >= 0; sum--)
        reach[sum + weight] = reach[sum + weight] / 2 + reach[sum] / 2;
      top += weight;
    }
    let swings = 0;
    for (let sum = Math.max(0, quota - own); sum < quota; sum++) swings += reach[sum] ?? 0;
    return swings;
  });
}

function timed(work, runs) {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.sort((first, second) => first - second)[Math.floor(runs / 2)];
}

export function power() {
  const small = weightsOf(100, 10_000);
  const large = weightsOf(1_000, 10_000);
  const half = (weights) => Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2) + 1;
  const plain = timed(() => plainBanzhaf(small, half(small)), 3);
  const rows = [
    ['plain O(n·nW) programme, Banzhaf only, 100 holders, 10^4 votes', plain],
    ['both indices, 100 holders, 10^4 votes', timed(() => powerIndices(small, half(small)), 7)],
    ['both indices, 1,000 holders, 10^4 votes', timed(() => powerIndices(large, half(large)), 3)],
  ];
  return rows.map(([name, ms]) => ({ name, ms: ms.toFixed(1), ratio: (ms / plain).toFixed(2) }));
}
