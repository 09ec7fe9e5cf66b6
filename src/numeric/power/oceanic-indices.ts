import { gaussLegendre } from './gauss-legendre.ts';
import { type Bounds, movingBounds } from './windows.ts';

/** Milnor–Shapley values of the major players, in Float64. */
export interface OceanicIndices {
  readonly values: Float64Array;
  /** Rounding to units and in Float64, which is certain, and what twice as many nodes changed. */
  readonly errorBound: number;
}

const NODES = 64;

/**
 * Values of major players beside an ocean, by quadrature over its time t: every major has come by then
 * with chance t, the ocean with `ocean·t`, and a player is pivotal when the others and the ocean lack
 * no more than its weight. Weights are whole and of any size.
 */
export function oceanicIndices(
  weights: readonly number[],
  ocean: number,
  quota: number,
): OceanicIndices {
  const total = weights.reduce((sum, weight) => sum + weight, ocean);
  const units = Math.min(
    20_000,
    Math.max(2_000, Math.floor(500_000 / Math.max(1, weights.length))),
  );
  const { at, rounding } = movingBounds(weights, Math.max(1, total / units));
  const integral = (nodes: number) => {
    const { nodes: times, weights: shares } = gaussLegendre(nodes);
    const sum: Bounds = {
      low: new Float64Array(weights.length),
      high: new Float64Array(weights.length),
    };
    times.forEach((time, index) => add(sum, at(quota - ocean * time, time), shares[index] ?? 0));
    return sum;
  };
  const [coarse, fine] = [middle(integral(NODES)), integral(2 * NODES)];
  const values = middle(fine);
  const [width, change] = [widest(fine.low, fine.high), widest(coarse, values)];
  return { values, errorBound: width / 2 + change + rounding + 2 * NODES * Number.EPSILON };
}

function add(total: Bounds, value: Bounds, share: number): void {
  for (let player = 0; player < total.low.length; player++) {
    total.low[player] = (total.low[player] ?? 0) + share * (value.low[player] ?? 0);
    total.high[player] = (total.high[player] ?? 0) + share * (value.high[player] ?? 0);
  }
}

function middle({ low, high }: Bounds): Float64Array {
  return low.map((value, player) => (value + (high[player] ?? 0)) / 2);
}

function widest(first: Float64Array, second: Float64Array): number {
  return first.reduce(
    (most, value, player) => Math.max(most, Math.abs(value - (second[player] ?? 0))),
    0,
  );
}
