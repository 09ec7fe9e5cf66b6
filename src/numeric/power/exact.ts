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
  if (below <= 0n) return weights.map(() => new Map());
  let all: CoalitionCounts = new Map([[0n, [1n]]]);
  // Stryker disable next-line MethodExpression: the heaviest first spares sums on the way
  for (const weight of [...weights].sort(ascending).reverse()) {
    all = withPlayer(all, weight, below);
    if (states(all) > STATES_MAX) return undefined;
  }
  const known = new Map<bigint, CoalitionCounts>();
  return weights.map((weight) => {
    const found = known.get(weight) ?? withoutPlayer(all, weight);
    known.set(weight, found);
    return found;
  });
}

function states(counts: CoalitionCounts): number {
  return [...counts.values()].reduce((total, sizes) => total + sizes.length, 0);
}

/**
 * The same with one player more, sums ascending. Larger sums are dropped: nobody is pivotal for a coalition that has
 * won without him.
 */
function withPlayer(counts: CoalitionCounts, weight: bigint, below: bigint): CoalitionCounts {
  const merged = new Map<bigint, readonly bigint[]>(counts);
  for (const [sum, sizes] of counts) {
    const reached = sum + weight;
    if (reached < below) merged.set(reached, added(merged.get(reached) ?? [], [0n, ...sizes]));
  }
  return new Map([...merged].sort(([first], [second]) => ascending(first, second)));
}

function added(first: readonly bigint[], second: readonly bigint[]): bigint[] {
  const [long, short] = first.length < second.length ? [second, first] : [first, second];
  return long.map((count, size) => count + (short[size] ?? 0n));
}

/** Coalitions without one player of the weight: those with it are those without it, one weight and one head lower. */
function withoutPlayer(counts: CoalitionCounts, weight: bigint): CoalitionCounts {
  const result = new Map<bigint, readonly bigint[]>();
  for (const [sum, all] of counts) {
    const without: bigint[] = [];
    result.set(sum, without);
    // Of a player without weight these are the same coalitions, as far as they are told already.
    const lower = result.get(sum - weight) ?? [];
    all.forEach((count, size) => without.push(count - (lower[size - 1] ?? 0n)));
  }
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

function ascending(first: bigint, second: bigint): number {
  return Number(first - second);
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
