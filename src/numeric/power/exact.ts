/** How often every player is pivotal, counted exactly. */
export interface PivotCounts {
  /** Coalitions of the others that the player turns from losing to winning. */
  readonly swings: readonly bigint[];
  /** The same by size of the coalition of others: `bySize[player][size]`. */
  readonly bySize: readonly (readonly bigint[])[];
}

/** Distinct pairs of sum and size that are held at once; beyond it the count takes too long. */
const STATES_MAX = 60_000;

/**
 * Swings of every player of the game won by a sum of at least `quota`; whole weights of any size.
 * Nothing when there are too many distinct sums.
 */
export function pivotCounts(weights: readonly bigint[], quota: bigint): PivotCounts | undefined {
  const others = othersBelow(weights, quota);
  if (!others) return undefined;
  const bySize = weights.map((weight, player) =>
    windowSizes(others[player] ?? new Map(), quota - weight, weights.length),
  );
  return { bySize, swings: bySize.map((sizes) => sizes.reduce((sum, count) => sum + count, 0n)) };
}

/** Numbers of coalitions: by sum, then by size. */
export type CoalitionCounts = ReadonlyMap<bigint, readonly bigint[]>;

/**
 * For every player, the coalitions of the others that sum to less than `below`, by sum and size.
 *
 * Coalitions of all are counted once (generating function, Brams & Affuso 1976); a player is taken out
 * of the count by division. Nothing when there are too many distinct sums.
 */
export function othersBelow(
  weights: readonly bigint[],
  below: bigint,
): CoalitionCounts[] | undefined {
  let counts: Counts | undefined =
    below > 0n ? { sums: [0n], sizes: [[1n]] } : { sums: [], sizes: [] };
  for (const weight of [...weights].sort(descending)) {
    counts = counts && withPlayer(counts, weight, below);
    if (!counts || states(counts) > STATES_MAX) return undefined;
  }
  const all = counts;
  const known = new Map<bigint, CoalitionCounts>();
  return weights.map((weight) => {
    const found = known.get(weight) ?? withoutPlayer(all, weight);
    known.set(weight, found);
    return found;
  });
}

/** Numbers of coalitions by sum (ascending, below the quota) and size. */
interface Counts {
  readonly sums: readonly bigint[];
  readonly sizes: readonly (readonly bigint[])[];
}

function states({ sizes }: Counts): number {
  return sizes.reduce((total, list) => total + list.length, 0);
}

/** Larger sums are dropped: nobody is pivotal for a coalition that has won without him. */
function withPlayer(counts: Counts, weight: bigint, below: bigint): Counts {
  const merged = new Map<bigint, bigint[]>();
  counts.sums.forEach((sum, index) => addSizes(merged, sum, counts.sizes[index] ?? [], 0));
  counts.sums.forEach((sum, index) => {
    if (sum + weight < below) addSizes(merged, sum + weight, counts.sizes[index] ?? [], 1);
  });
  const sums = [...merged.keys()].sort((first, second) => -descending(first, second));
  return { sums, sizes: sums.map((sum) => merged.get(sum) ?? []) };
}

function addSizes(
  into: Map<bigint, bigint[]>,
  sum: bigint,
  sizes: readonly bigint[],
  shift: number,
): void {
  const known = into.get(sum) ?? [];
  sizes.forEach((count, size) => {
    known[size + shift] = (known[size + shift] ?? 0n) + count;
  });
  for (let size = 0; size < known.length; size++) known[size] ??= 0n;
  into.set(sum, known);
}

/** Coalitions without one player of the weight: those with it are those without it, one weight and one head lower. */
function withoutPlayer({ sums, sizes }: Counts, weight: bigint): CoalitionCounts {
  const result = new Map<bigint, readonly bigint[]>();
  sums.forEach((sum, index) => {
    const all = sizes[index] ?? [];
    if (weight === 0n) {
      let before = 0n;
      result.set(
        sum,
        all.map((count) => (before = count - before)),
      );
      return;
    }
    const lower = result.get(sum - weight) ?? [];
    result.set(
      sum,
      all.map((count, size) => count - (lower[size - 1] ?? 0n)),
    );
  });
  return result;
}

function windowSizes(others: CoalitionCounts, from: bigint, players: number): readonly bigint[] {
  const total = Array.from({ length: players }, () => 0n);
  for (const [sum, sizes] of others) {
    if (sum < from) continue;
    sizes.forEach((count, size) => {
      if (size < players) total[size] = (total[size] ?? 0n) + count;
    });
  }
  return total;
}

function descending(first: bigint, second: bigint): number {
  return first < second ? 1 : first > second ? -1 : 0;
}

/**
 * Shapley–Shubik numerators over `n!`: a coalition of `s` others is completed by the player in
 * `s!·(n − 1 − s)!` of the orders.
 */
export function orderCounts(bySize: readonly (readonly bigint[])[]): {
  orders: bigint[];
  all: bigint;
} {
  const players = bySize.length;
  const factorials = [1n];
  for (let n = 1; n <= players; n++) factorials.push((factorials[n - 1] ?? 1n) * BigInt(n));
  const ways = (size: number) => (factorials[size] ?? 0n) * (factorials[players - 1 - size] ?? 0n);
  return {
    orders: bySize.map((sizes) => sizes.reduce((sum, count, size) => sum + count * ways(size), 0n)),
    all: factorials[players] ?? 1n,
  };
}
