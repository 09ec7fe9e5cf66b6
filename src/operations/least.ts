/** What trying one size of a step says: the goal is met, it is not, or the step cannot be so large. */
export type Trial = 'met' | 'not met' | 'too large';

export interface Least {
  /** The least size that meets the goal; absent when no possible size does. */
  readonly size?: bigint;
  /** The largest size that was possible, as far as the search went. */
  readonly largest: bigint;
  readonly trials: number;
}

/** How many sizes between are looked at where doubling has met the goal nowhere. */
const PROBES = 48n;

/**
 * The least whole size from 0 that meets a goal, by doubling and halving.
 *
 * Exact where the goal, once met, stays met for larger sizes. Where it does not, a size is found
 * that meets the goal while the one below does not; `largest` bounds what was looked at.
 */
export function leastSize(trial: (size: bigint) => Trial, ceiling: bigint): Least {
  const known = new Map<bigint, Trial>();
  const at = (size: bigint) => {
    const seen = known.get(size) ?? trial(size);
    known.set(size, seen);
    return seen;
  };
  const result = searched(at, ceiling);
  return { ...result, trials: known.size };
}

function searched(at: (size: bigint) => Trial, ceiling: bigint): Omit<Least, 'trials'> {
  if (at(0n) === 'met') return { size: 0n, largest: 0n };
  let low = 0n;
  let high = 1n;
  while (high < ceiling && at(high) === 'not met') {
    low = high;
    high *= 2n;
  }
  if (high > ceiling) high = ceiling;
  if (at(high) === 'met') return { size: between(at, low, high), largest: high };
  const largest = at(high) === 'too large' ? lastPossible(at, low, high) : high;
  if (at(largest) === 'met') return { size: between(at, low, largest), largest };
  return { ...probed(at, largest), largest };
}

/** The border between a size that does not meet the goal and one that does. */
function between(at: (size: bigint) => Trial, from: bigint, to: bigint): bigint {
  let [low, high] = [from, to];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (at(middle) === 'met') high = middle;
    else low = middle;
  }
  return high;
}

function lastPossible(at: (size: bigint) => Trial, from: bigint, to: bigint): bigint {
  let [low, high] = [from, to];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (at(middle) === 'too large') high = middle;
    else low = middle;
  }
  return low;
}

function probed(at: (size: bigint) => Trial, largest: bigint): { size?: bigint } {
  let last = 0n;
  for (let probe = 1n; probe < PROBES; probe += 1n) {
    const size = (largest * probe) / PROBES;
    if (size > last && at(size) === 'met') return { size: between(at, last, size) };
    last = size;
  }
  return {};
}
