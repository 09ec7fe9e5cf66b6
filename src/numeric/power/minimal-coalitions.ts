/** Coalitions that lose when any member leaves: some of them, and how many there are. */
export interface MinimalCoalitions {
  /** Players by index, ascending; at most as many coalitions as asked for. */
  readonly listed: readonly (readonly number[])[];
  /** All of them; nothing when there are too many sums to count. */
  readonly count: bigint | undefined;
}

const SUMS_MAX = 200_000;

/**
 * The minimal coalitions whose weights reach `quota`.
 *
 * Ordered by weight, the last member is the lightest, so a coalition is minimal exactly when its other
 * members sum to at least `quota − w` and less than `quota`. With `total − quota + 1` as quota these are
 * the minimal blocking coalitions.
 */
export function minimalCoalitions(
  weights: readonly bigint[],
  quota: bigint,
  limit: number,
): MinimalCoalitions {
  if (quota <= 0n) return { listed: limit > 0 ? [[]] : [], count: 1n };
  const order = weights
    .map((_, player) => player)
    .sort((a, b) => Number((weights[b] ?? 0n) - (weights[a] ?? 0n)));
  const sorted = order.map((player) => weights[player] ?? 0n);
  return {
    listed: list(sorted, quota, limit).map((places) =>
      places.map((place) => order[place] ?? 0).sort((a, b) => a - b),
    ),
    count: countAll(sorted, quota),
  };
}

function countAll(sorted: readonly bigint[], quota: bigint): bigint | undefined {
  let sums = new Map<bigint, bigint>([[0n, 1n]]);
  let count = 0n;
  for (const weight of sorted) {
    const next = new Map(sums);
    for (const [sum, ways] of sums) {
      if (sum + weight >= quota) count += ways;
      else next.set(sum + weight, (next.get(sum + weight) ?? 0n) + ways);
    }
    sums = next;
    if (sums.size > SUMS_MAX) return undefined;
  }
  return count;
}

interface Search {
  readonly sorted: readonly bigint[];
  /** What the players from a place on can still add; nothing after the last. */
  readonly left: readonly bigint[];
  readonly quota: bigint;
  readonly limit: number;
  readonly found: number[][];
}

function list(sorted: readonly bigint[], quota: bigint, limit: number): number[][] {
  const left = [0n];
  for (const weight of [...sorted].reverse()) left.unshift((left[0] as bigint) + weight);
  const search: Search = { sorted, left, quota, limit, found: [] };
  extend(search, [], { sum: 0n, from: 0 });
  return search.found;
}

function extend(
  search: Search,
  members: readonly number[],
  { sum, from }: { sum: bigint; from: number },
): void {
  const { sorted, left, quota, limit, found } = search;
  const reaches = (place: number) => sum + (left[place] as bigint) >= quota;
  for (let place = from; found.length < limit && reaches(place); place++) {
    const reached = sum + (sorted[place] ?? 0n);
    if (reached >= quota) found.push([...members, place]);
    else extend(search, [...members, place], { sum: reached, from: place + 1 });
  }
}
