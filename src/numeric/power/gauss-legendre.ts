/** Nodes and weights for integrals over [0, 1]. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature with `count` nodes on [0, 1]: exact for polynomials up to degree
 * `2·count − 1`. Nodes ascend and mirror each other around one half.
 */
export function gaussLegendre(count: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let low = 0; 2 * low < count; low++) {
    const root = refined(Math.cos((Math.PI * (low + 0.75)) / (count + 0.5)), count);
    const { slope } = legendre(root, count);
    const weight = 1 / ((1 - root * root) * slope * slope);
    const high = count - 1 - low;
    nodes[low] = (1 - root) / 2;
    nodes[high] = 1 - (nodes[low] ?? 0);
    weights[low] = weights[high] = weight;
  }
  return { nodes, weights };
}

/** Newton's method from Chebyshev's guess; converges in a handful of steps at every degree. */
function refined(guess: number, degree: number): number {
  let root = guess;
  for (let step = 0; step < 100; step++) {
    const { value, slope } = legendre(root, degree);
    const shift = value / slope;
    root -= shift;
    if (Math.abs(shift) < 1e-16) break;
  }
  return root;
}

/** The Legendre polynomial and its derivative, by the three-term recurrence. */
function legendre(at: number, degree: number): { value: number; slope: number } {
  let [before, value] = [0, 1];
  for (let n = 1; n <= degree; n++) {
    [before, value] = [value, ((2 * n - 1) * at * value - (n - 1) * before) / n];
  }
  return { value, slope: (degree * (at * value - before)) / (at * at - 1) };
}
