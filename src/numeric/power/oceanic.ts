import { othersBelow, type CoalitionCounts } from './exact.ts';

/** Exact values of the major players, over one denominator. */
export interface OceanicValues {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/**
 * Milnor–Shapley values of major players beside an ocean of infinitely many small ones.
 *
 * Everything is in whole units of one size. A player is pivotal at time t of the ocean when
 * `quota − w(S) − w_i ≤ ocean·t < quota − w(S)` for the set S of majors that came before; so its value is
 * `Σ_S ∫ t^s (1 − t)^(m − 1 − s) dt` over that stretch (Milnor & Shapley 1978). Nothing when there are
 * too many distinct sums.
 */
export function oceanicValues(
  weights: readonly bigint[],
  ocean: bigint,
  quota: bigint,
): OceanicValues | undefined {
  const others = othersBelow(weights, quota);
  if (!others) return undefined;
  const majors = weights.length;
  const scale = leastMultiple(majors);
  const numerators = weights.map((weight, player) =>
    valueOf(others[player] ?? new Map(), { weight, ocean, quota, majors, scale }),
  );
  return { numerators, denominator: scale * ocean ** BigInt(majors) };
}

interface Player {
  readonly weight: bigint;
  readonly ocean: bigint;
  readonly quota: bigint;
  readonly majors: number;
  /** A multiple of 1 … majors, so that antiderivatives have whole coefficients. */
  readonly scale: bigint;
}

function valueOf(others: CoalitionCounts, player: Player): bigint {
  const { weight, ocean, quota, majors } = player;
  let total = 0n;
  for (const [sum, sizes] of others) {
    const until = least(ocean, quota - sum);
    const from = most(0n, quota - sum - weight);
    if (until <= from) continue;
    const polynomial = arrivals(sizes, majors - 1);
    total += antiderivative(polynomial, until, player) - antiderivative(polynomial, from, player);
  }
  return total;
}

/** `Σ_s count_s t^s (1 − t)^(others − s)` by powers of t. */
function arrivals(sizes: readonly bigint[], others: number): bigint[] {
  const powers: bigint[] = [];
  sizes.forEach((count, size) => {
    let binomial = 1n;
    for (let k = 0; k <= others - size; k++) {
      powers[size + k] = (powers[size + k] ?? 0n) + (k % 2 === 0 ? count : -count) * binomial;
      binomial = (binomial * BigInt(others - size - k)) / BigInt(k + 1);
    }
  });
  return powers;
}

/** The antiderivative at `at/ocean`, times `scale · ocean^majors`. */
function antiderivative(powers: readonly bigint[], at: bigint, { ocean, scale }: Player): bigint {
  let total = 0n;
  let unit = 1n;
  for (let power = powers.length - 1; power >= 0; power--) {
    total = total * at + (powers[power] ?? 0n) * (scale / BigInt(power + 1)) * unit;
    unit *= ocean;
  }
  return total * at;
}

function leastMultiple(until: number): bigint {
  let multiple = 1n;
  for (let n = 2n; n <= BigInt(until); n++) multiple = (multiple / common(multiple, n)) * n;
  return multiple;
}

function common(first: bigint, second: bigint): bigint {
  return second === 0n ? first : common(second, first % second);
}

function least(first: bigint, second: bigint): bigint {
  return first < second ? first : second;
}

function most(first: bigint, second: bigint): bigint {
  return first > second ? first : second;
}
