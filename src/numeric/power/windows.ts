/** Between which values the chance of being pivotal lies, for every player. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A weighted game prepared for many chances `t` of saying yes. */
export interface Windows {
  readonly players: number;
  /**
   * Chances of being pivotal when every other player says yes with chance `rare`, and with chance
   * `1 − rare`; `rare` is at most one half.
   */
  readonly at: (rare: number) => Both<Bounds>;
  /** Bound on what Float64 adds to each value. */
  readonly rounding: number;
}

/** One value for the chance of yes that is at most one half, one for its complement. */
export interface Both<T> {
  readonly rare: T;
  readonly usual: T;
}

/** Sums of the others, as whole units, that make a player pivotal: from `low` to below `high`. */
interface Window {
  readonly low: number;
  readonly high: number;
}

/** Whole weights: the window of a player is exactly `[quota − w, quota)`. */
export function exactWindows(given: ArrayLike<number>, quota: number): Windows {
  const weights = Float64Array.from(given);
  const kinds = kindsOf(weights);
  const windows = kinds.map((kind) => ({ low: quota - kind.weight, high: quota }));
  const at = (rare: number): Both<Bounds> => {
    const values = chances(kinds, windows, rare);
    const bounds = (chance: Float64Array) => {
      const all = spread(kinds, chance, weights.length);
      return { low: all, high: all };
    };
    return { rare: bounds(values.rare), usual: bounds(values.usual) };
  };
  return { players: weights.length, at, rounding: roundingOf(kinds, weights.length) };
}

/**
 * Weights in units of `unit`, rounded down: a sum of true weights lies less than one unit per player
 * above the sum of units, so that a narrower and a wider window bound the chance from both sides.
 */
export function countBounds(given: ArrayLike<number>, quota: number, unit: number): Windows {
  const weights = Float64Array.from(given);
  const units = weights.map((weight) => Math.floor(weight / unit));
  const kinds = kindsOf(units, weights);
  const slack = weights.length;
  const wide = kinds.map(({ real }) => ({
    low: (quota - real) / unit - slack,
    high: quota / unit,
  }));
  const narrow = kinds.map(({ real }) => ({
    low: (quota - real) / unit,
    high: quota / unit - slack,
  }));
  const at = (rare: number): Both<Bounds> => {
    const [low, high] = [
      chances(kinds, narrow.map(whole), rare),
      chances(kinds, wide.map(whole), rare),
    ];
    const bounds = (side: keyof Both<Bounds>) => ({
      low: spread(kinds, low[side], weights.length),
      high: spread(kinds, high[side], weights.length),
    });
    return { rare: bounds('rare'), usual: bounds('usual') };
  };
  return { players: weights.length, at, rounding: roundingOf(kinds, weights.length) };
}

/** The same for a line that moves with the chance of yes. */
export interface MovingWindows {
  /** Bounds at one chance `t`. */
  readonly at: (quota: number, t: number) => Bounds;
  /** Bound on what Float64 adds to each value. */
  readonly rounding: number;
}

/** Weights in units of `unit`, rounded down, between a narrower and a wider window. */
export function movingBounds(given: ArrayLike<number>, unit: number): MovingWindows {
  const weights = Float64Array.from(given);
  const kinds = kindsOf(
    weights.map((weight) => Math.floor(weight / unit)),
    weights,
  );
  const slack = weights.length;
  const at = (quota: number, t: number) => {
    const side = t <= 0.5 ? 'rare' : 'usual';
    const values = (widen: number, narrow: number) => {
      const windows = kinds.map(({ real }) =>
        whole({ low: (quota - real) / unit - widen, high: quota / unit - narrow }),
      );
      return spread(kinds, chances(kinds, windows, Math.min(t, 1 - t))[side], weights.length);
    };
    return { low: values(0, slack), high: values(slack, 0) };
  };
  return { at, rounding: roundingOf(kinds, weights.length) };
}

/** Sums are whole units: `s ≥ low` and `s < high` are unchanged by rounding both ends up. */
function whole({ low, high }: Window): Window {
  return { low: Math.ceil(low), high: Math.ceil(high) };
}

/** Players of one weight: pivotal equally often, so computed once. */
interface Kind {
  readonly weight: number;
  /** The weight before it was measured in units. */
  readonly real: number;
  readonly players: readonly number[];
}

function kindsOf(weights: Float64Array, real: Float64Array = weights): Kind[] {
  const kinds = new Map<number, number[]>();
  real.forEach((weight, player) => {
    const known = kinds.get(weight);
    if (known) known.push(player);
    else kinds.set(weight, [player]);
  });
  return [...kinds].map(([weight, players]) => ({
    weight: weights[players[0] ?? 0] ?? 0,
    real: weight,
    players,
  }));
}

function spread(kinds: readonly Kind[], values: Float64Array, players: number): Float64Array {
  const result = new Float64Array(players);
  kinds.forEach((kind, index) => {
    for (const player of kind.players) result[player] = values[index] ?? 0;
  });
  return result;
}

/**
 * For every kind, the chance that the others' sum falls into its window. The chance `1 − rare` of yes
 * is the chance `rare` of no: the same distribution serves both, and as it is at most one half,
 * taking a player out of it is stable.
 */
function chances(
  kinds: readonly Kind[],
  windows: readonly Window[],
  rare: number,
): Both<Float64Array> {
  const total = kinds.reduce((sum, kind) => sum + kind.weight * kind.players.length, 0);
  const noes = windows.map((window, index) =>
    mirrored(window, total - (kinds[index] as Kind).weight),
  );
  const top = [...windows, ...noes].reduce((most, window) => Math.max(most, window.high), 0);
  const sums = distribution(kinds, rare, Math.min(top, total + 1));
  const others = new Float64Array(sums.length);
  const result = { rare: new Float64Array(kinds.length), usual: new Float64Array(kinds.length) };
  kinds.forEach((kind, index) => {
    withoutOne(sums, others, kind.weight, rare);
    result.rare[index] = windowSum(others, windows[index] as Window);
    result.usual[index] = windowSum(others, noes[index] as Window);
  });
  return result;
}

/** The same window counted from the noes of the others, whose weights sum to `others`. */
function mirrored({ low, high }: Window, others: number): Window {
  return { low: others - high + 1, high: others - low + 1 };
}

/** Chances of the sums 0 … length − 1 when every player counts with chance `t`. */
function distribution(kinds: readonly Kind[], t: number, length: number): Float64Array {
  const sums = new Float64Array(Math.max(1, length));
  sums[0] = 1;
  let reach = 0;
  for (const kind of kinds) {
    for (let again = 0; again < kind.players.length; again++) {
      reach = Math.min(sums.length - 1, reach + kind.weight);
      addPlayer(sums, reach, kind.weight, t);
    }
  }
  return sums;
}

function addPlayer(sums: Float64Array, reach: number, weight: number, t: number): void {
  const stay = 1 - t;
  for (let sum = reach; sum >= weight; sum--) {
    sums[sum] = stay * (sums[sum] as number) + t * (sums[sum - weight] as number);
  }
  for (let sum = Math.min(weight - 1, reach); sum >= 0; sum--)
    sums[sum] = stay * (sums[sum] as number);
}

/** Undoes `addPlayer` of one weight from below; `t ≤ 1/2` keeps errors from growing. */
function withoutOne(sums: Float64Array, others: Float64Array, weight: number, t: number): void {
  if (weight === 0) {
    others.set(sums);
    return;
  }
  const inverse = 1 / (1 - t);
  const ratio = t * inverse;
  const first = Math.min(weight, sums.length);
  for (let sum = 0; sum < first; sum++) others[sum] = (sums[sum] as number) * inverse;
  for (let sum = weight; sum < sums.length; sum++) {
    others[sum] = (sums[sum] as number) * inverse - ratio * (others[sum - weight] as number);
  }
}

function windowSum(values: Float64Array, { low, high }: Window): number {
  let total = 0;
  const end = Math.min(high, values.length);
  for (let sum = Math.max(0, low); sum < end; sum++) total += values[sum] as number;
  return Math.min(1, Math.max(0, total));
}

/**
 * Each sum has a relative error of at most 2nε; taking one player out adds these along chains of
 * steps of its weight, at most `total / weight` of them.
 */
function roundingOf(kinds: readonly Kind[], players: number): number {
  const total = kinds.reduce((sum, kind) => sum + kind.weight * kind.players.length, 0);
  const chain = kinds.reduce(
    (most, { weight }) => (weight > 0 ? Math.max(most, total / weight) : most),
    1,
  );
  return 2 * (2 * players + 2) * Number.EPSILON * Math.min(chain + 1, total + 1);
}
