import type { Statement, TotalClaim } from '../evidence/index.ts';
import type { Capital, Holding } from '../model/index.ts';
import type { HoldingStatement } from './rank.ts';
import type { Standing } from './standing.ts';

/** A statement of a holding, with its place in the case and the names that it comes to. */
export interface HoldingEntry {
  readonly place: number;
  readonly statement: HoldingStatement;
  readonly standing: Standing;
  readonly holder: string;
  readonly beneficiary: string | undefined;
  /** The first of several holders that it counts as one. */
  readonly first: string | undefined;
}

export interface TotalEntry {
  readonly place: number;
  readonly statement: Statement<TotalClaim>;
  readonly standing: Standing;
}

/** A row given as a fact, under the entities' own names, with its place among those. */
export interface GivenEntry {
  readonly place: number;
  readonly row: Holding;
}

/**
 * Everything that is known of one issuer, for all dates, in the order of the case: what its part of
 * a register is made of, and nothing else. A sheet never changes; another one takes its place.
 */
export interface Sheet {
  readonly issuer: string;
  readonly holdings: readonly HoldingEntry[];
  readonly totals: readonly TotalEntry[];
  readonly given: readonly GivenEntry[];
  readonly facts: readonly Capital[];
}

/** Whether two sheets say the same: then what was made of the one holds for the other. */
export function sameSheet(first: Sheet, second: Sheet): boolean {
  return (
    sameEntries(first.holdings, second.holdings) &&
    sameEntries(first.totals, second.totals) &&
    first.given.length === second.given.length &&
    first.given.every(({ row }, at) => sameFields(row, second.given[at]?.row)) &&
    first.facts.length === second.facts.length &&
    first.facts.every((facts, at) => facts === second.facts[at])
  );
}

function sameEntries(first: readonly object[], second: readonly object[]): boolean {
  return (
    first.length === second.length && first.every((entry, at) => sameFields(entry, second[at]))
  );
}

function sameFields(first: object, second: object | undefined): boolean {
  if (second === undefined) return false;
  const [one, other] = [Object.entries(first), second as Readonly<Record<string, unknown>>];
  return (
    one.length === Object.keys(second).length &&
    one.every(([field, value]) => Object.hasOwn(other, field) && other[field] === value)
  );
}
