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

const NEWTON_STEPS = 5;

/** Newton's method from Chebyshev's guess; has converged after five steps at every degree. */
function refined(guess: number, degree: number): number {
  let root = guess;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const { value, slope } = legendre(root, degree);
    root -= value / slope;
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

/**
 * How far the sum over `count` nodes is from the integral over [0, 1], at most, for a chance of this degree: a sum of
 * terms `c·t^s·(1 − t)^(degree − s)` with c from nothing to `binomial(degree, s)`. Nothing where the sum is exact.
 *
 * On the ellipse `|t| + |1 − t| = cosh a` such a chance is at most `M = cosh(a)^degree`, so that a polynomial of degree k
 * comes within `2M·e^(−ka) / (e^a − 1)` of it (Bernstein 1912); integral and sum both move by no more than that.
 */
export function quadratureError(degree: number, count: number): number {
  const exact = 2 * count - 1;
  if (degree <= exact) return 0;
  const a = Math.atanh(exact / degree);
  const largest = Math.exp(degree * Math.log(Math.cosh(a)) - exact * a);
  return Math.min(1, (4 * largest) / Math.expm1(a));
}
