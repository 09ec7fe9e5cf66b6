import { gaussLegendre, quadratureError } from './gauss-legendre.ts';
import { type Bounds, countBounds, exactWindows, type Windows } from './windows.ts';

/** Both indices of every player of a weighted game, in Float64. */
export interface PowerIndices {
  /** Chance that the player is pivotal when all others toss coins: absolute Banzhaf. */
  readonly banzhaf: Float64Array;
  /** Share of orders in which the player is pivotal. */
  readonly shapleyShubik: Float64Array;
  /** No value is further than this from the true one. */
  readonly errorBound: number;
}

const NODES_MAX = 192;

/**
 * Nodes of the quadrature: half as many as players make it exact, and `√(20n)` leave out less than Float64 rounds.
 * From 1844 players on there are too few of them, and what they leave out is in the error bound.
 */
export function nodesFor(players: number): number {
  const enough = Math.min(Math.ceil(players / 2), Math.ceil(Math.sqrt(20 * players)));
  return Math.max(1, Math.min(enough, NODES_MAX));
}

/**
 * Banzhaf and Shapley–Shubik indices of the game that is won by a sum of weights of at least `quota`.
 *
 * Weights and quota are whole and not negative. With every other player saying yes independently with
 * chance t, `g_i(t) = P(quota − w_i ≤ S < quota)`; then Banzhaf is `g_i(1/2)` and Shapley–Shubik is
 * the integral of `g_i` over [0, 1] (Owen 1972), by Gauss–Legendre quadrature. Time is
 * O(nodes · (players + distinct weights) · quota).
 */
export function powerIndices(
  weights: ArrayLike<number>,
  quota: number,
  nodes: number = nodesFor(weights.length),
): PowerIndices {
  return evaluate(exactWindows(weights, quota), nodes);
}

/**
 * The same for weights of any size: they are measured in coarse units so that sums stay within
 * `unitsMax`, and the rounding is carried into the error bound.
 */
export function powerIndicesInUnits(
  weights: ArrayLike<number>,
  quota: number,
  unitsMax: number,
): PowerIndices {
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  if (total <= unitsMax) return powerIndices(weights, quota);
  return evaluate(countBounds(weights, quota, total / unitsMax), nodesFor(weights.length));
}

function evaluate(windows: Windows, nodes: number): PowerIndices {
  const banzhaf = windows.at(0.5).rare;
  const shapley = integrated(windows, nodes);
  const width = Math.max(halfWidth(banzhaf), halfWidth(shapley));
  const leftOut = quadratureError(windows.players - 1, nodes);
  return {
    banzhaf: middleOf(banzhaf),
    shapleyShubik: middleOf(shapley),
    errorBound: width + leftOut + windows.rounding + nodes * Number.EPSILON,
  };
}

/** Integrals over all chances of yes; nodes come in mirrored pairs, the middle one alone. */
function integrated(windows: Windows, count: number): Bounds {
  const { players } = windows;
  const result: Bounds = { low: new Float64Array(players), high: new Float64Array(players) };
  const { nodes, weights } = gaussLegendre(count);
  for (let index = 0; 2 * index < count; index++) {
    const { rare, usual } = windows.at(nodes[index] ?? 0);
    add(result, rare, weights[index] ?? 0);
    if (2 * index + 1 < count) add(result, usual, weights[index] ?? 0);
  }
  return result;
}

function add(total: Bounds, chance: Bounds, weight: number): void {
  for (let player = 0; player < total.low.length; player++) {
    total.low[player] = (total.low[player] ?? 0) + weight * (chance.low[player] ?? 0);
    total.high[player] = (total.high[player] ?? 0) + weight * (chance.high[player] ?? 0);
  }
}

function middleOf({ low, high }: Bounds): Float64Array {
  return low.map((value, index) => (value + (high[index] ?? 0)) / 2);
}

function halfWidth({ low, high }: Bounds): number {
  return low.reduce(
    (widest, value, index) => Math.max(widest, ((high[index] ?? 0) - value) / 2),
    0,
  );
}
