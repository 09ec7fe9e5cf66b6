import { earliestDay, type Holding, latestDay } from '../model/index.ts';

/**
 * Given rows that stand after those that replace others: of rows of the same holder, issuer and base
 * that cover one day, the one that became known last counts; known at the same time, the one that
 * began last. Rows alike in both (and rows of different classes or lots) count together.
 */
export function latestRows(rows: readonly Holding[]): Holding[] {
  const latest = new Map<string, string>();
  for (const row of rows) {
    const known = latest.get(keyOf(row));
    if (known === undefined || rankOf(row) > known) latest.set(keyOf(row), rankOf(row));
  }
  return rows.filter((row) => rankOf(row) === latest.get(keyOf(row)));
}

function keyOf(row: Holding): string {
  const { holder, issuer, lot, registeredSince } = row;
  return JSON.stringify([holder, issuer, baseOf(row), row.class, lot, registeredSince]);
}

/** Counts and parts of capital speak of the same; votes of another base stand beside them. */
function baseOf(row: Holding): string {
  const { stake, shares, band, votes, grossVotes } = row;
  if ([stake, shares, band].some((measure) => measure !== undefined)) return 'capital';
  return votes !== undefined || grossVotes !== undefined ? 'gross' : 'exercisable';
}

/** Days as text sort as days do; what has no date of its own comes first. */
function rankOf({ knownFrom, from }: Holding): string {
  const known = knownFrom === undefined ? '' : latestDay(knownFrom);
  return `${known.padEnd(10, ' ')} ${from === undefined ? '' : earliestDay(from)}`;
}
