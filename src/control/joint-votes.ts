import type { Quota } from '../law/rule.ts';
import { type Fraction, type Interval, ONE, sum } from '../model/index.ts';
import type { VoteBands } from './vote-bands.ts';

/** Where the votes of a group in one issuer lie; an open end is not reached in any world. */
export type JointVotes = Interval;

/** The holders whose votes count with the group's in an issuer: those in concert with a member. */
export function withPartners(
  bands: VoteBands,
  group: ReadonlySet<string>,
  issuer: string,
): ReadonlySet<string> {
  const partners = (bands.concerts.get(issuer) ?? []).filter((concert) =>
    concert.some((name) => group.has(name)),
  );
  // Stryker disable next-line ConditionalExpression: the same set, without copying a large group
  return partners.length === 0 ? group : new Set([...group, ...partners.flat()]);
}

/**
 * The least and the most that a group may have in an issuer, over all worlds that the bands admit:
 * at least its own lower ends (or, where all holders are listed, what the others must leave it), at
 * most its own upper ends or what the others leave it. Both ends are tight.
 */
export function jointVotes(
  bands: VoteBands,
  group: ReadonlySet<string>,
  issuer: string,
): JointVotes {
  const column = bands.columns.get(issuer) ?? NOBODY;
  const all = totalsOf(column);
  const own = totals(bandsOf(column, group));
  const lower = { value: own.min, open: own.minOpen > 0 };
  const upper = { value: own.max, open: own.maxOpen > 0 };
  const left = { value: ONE.sub(all.min).add(own.min), open: all.minOpen > own.minOpen };
  const due = { value: ONE.sub(all.max).add(own.max), open: all.maxOpen > own.maxOpen };
  const least = bands.complete.has(issuer)
    ? binding(lower, due, due.value.compare(lower.value))
    : lower;
  const most = binding(upper, left, upper.value.compare(left.value));
  if (most.value.lt(least.value)) return overHeld(least);
  return { min: least.value, minOpen: least.open, max: most.value, maxOpen: most.open };
}

/**
 * Whether a group surely has less than a share, by its own upper ends alone: what the others leave it can only be less. Where all
 * holders are listed, what they must leave it may be more. Most groups are far below a line, and need no sums.
 */
export function isBelow(
  bands: VoteBands,
  group: ReadonlySet<string>,
  issuer: string,
  share: Fraction,
): boolean {
  if (bands.complete.has(issuer)) return false;
  const own = bandsOf(bands.columns.get(issuer) ?? NOBODY, group);
  return sum(own.map((band) => band.max)).lt(share);
}

/** `yes` when every admitted world meets the line, `no` when none does, else `open`. */
export function meetsLine(votes: JointVotes, quota: Quota): 'yes' | 'no' | 'open' {
  const low = votes.min.compare(quota.share);
  if (low > 0 || (low === 0 && (!quota.strict || votes.minOpen))) return 'yes';
  const high = votes.max.compare(quota.share);
  return high > 0 || (high === 0 && !quota.strict && !votes.maxOpen) ? 'open' : 'no';
}

/** Holders who sum to more than all leave less than the group has: then what it has is believed. */
function overHeld({ value }: End): JointVotes {
  return { min: value, minOpen: false, max: value, maxOpen: false };
}

interface End {
  readonly value: Fraction;
  readonly open: boolean;
}

/** The end that binds: the second where it is beyond; at the same value, either may close it. */
function binding(first: End, second: End, order: number): End {
  if (order > 0) return second;
  if (order < 0) return first;
  return { value: first.value, open: first.open || second.open };
}

type Column = ReadonlyMap<string, Interval>;

/** Sums of both ends of some bands, and how many of the ends are open. */
interface Totals {
  readonly min: Fraction;
  readonly max: Fraction;
  readonly minOpen: number;
  readonly maxOpen: number;
}

const NOBODY: Column = new Map();
const TOTALS = new WeakMap<Column, Totals>();

/** The totals of a whole column, computed once: every group is compared with the same. */
function totalsOf(column: Column): Totals {
  const known = TOTALS.get(column) ?? totals([...column.values()]);
  TOTALS.set(column, known);
  return known;
}

function totals(bands: readonly Interval[]): Totals {
  return {
    min: sum(bands.map((band) => band.min)),
    max: sum(bands.map((band) => band.max)),
    minOpen: bands.filter((band) => band.minOpen).length,
    maxOpen: bands.filter((band) => band.maxOpen).length,
  };
}

/** The group's bands, found through whichever has fewer names: the group or the column. */
function bandsOf(column: Column, group: ReadonlySet<string>): Interval[] {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: both ways find the same
  if (group.size < column.size) return [...group].flatMap((name) => column.get(name) ?? []);
  return [...column].filter(([holder]) => group.has(holder)).map(([, band]) => band);
}
