import Fraction from 'fraction.js';
import type { Matrix } from './solve-exact.ts';

/** An inverse whose entries become fractions only when they are looked at. */
export interface Inverse {
  readonly entry: (row: number, column: number) => Fraction;
  readonly hasNegative: boolean;
}

/**
 * The exact inverse of a square matrix of rationals, or nothing when it is singular.
 *
 * Rows are kept as whole numbers without a common divisor, so that no step has to reduce a fraction:
 * Gauss–Jordan elimination without division (Bareiss 1968, with the content of a row taken out).
 * Much faster than elimination in fractions once the matrix is dense; O(n³) products of O(n) digits.
 */
export function invertExact(matrix: Matrix): Inverse | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, at) => wholeRow(row, at, size));
  for (let column = 0; column < size; column++) {
    const found = rows.findIndex((row, at) => at >= column && row[column] !== 0n);
    if (found < 0) return undefined;
    const pivot = rows[found] as bigint[];
    rows[found] = rows[column] as bigint[];
    rows[column] = pivot;
    for (let at = 0; at < size; at++) {
      if (at !== column) eliminate(rows[at] as bigint[], pivot, column);
    }
  }
  const head = (at: number) => rows[at]?.[at] as bigint;
  return {
    entry: (row, column) => new Fraction(rows[row]?.[size + column] as bigint, head(row)),
    // On the left stand the heads alone, whose squares are not negative.
    hasNegative: rows.some((row, at) => row.some((entry) => entry * head(at) < 0n)),
  };
}

/** `[row | unit row]` times the common denominator of the row. */
function wholeRow(row: readonly Fraction[], at: number, size: number): bigint[] {
  // Stryker disable next-line ArithmeticOperator: a larger common multiple gives the same entries
  const scale = row.reduce((all, entry) => (all / divisor(all, entry.d)) * entry.d, 1n);
  const whole = row.map((entry) => (entry.s * entry.n * scale) / entry.d);
  return [...whole, ...Array.from({ length: size }, (_, index) => (index === at ? scale : 0n))];
}

function eliminate(row: bigint[], pivot: readonly bigint[], column: number): void {
  const factor = row[column] as bigint;
  // Stryker disable next-line ConditionalExpression: nothing times the other row changes nothing
  if (factor === 0n) return;
  const head = pivot[column] as bigint;
  const shared = divisor(head, factor);
  const [times, less] = [head / shared, factor / shared];
  for (let at = 0; at < row.length; at++) {
    const entry = row[at] as bigint;
    const other = pivot[at] as bigint;
    // Stryker disable next-line ConditionalExpression: of two zeros comes zero
    if (entry !== 0n || other !== 0n) row[at] = times * entry - less * other;
  }
  reduce(row);
}

// Stryker disable all: numbers of any size and sign give the same entries; this keeps them small
/** Takes out what divides every number of the row. */
function reduce(row: bigint[]): void {
  let content = 0n;
  for (const entry of row) {
    if (entry === 0n) continue;
    content = entry % (content || entry) === 0n && content ? content : divisor(content, entry);
    if (content === 1n) return;
  }
  for (let at = 0; at < row.length; at++) {
    if (row[at] !== 0n) row[at] = (row[at] as bigint) / content;
  }
}

function divisor(first: bigint, second: bigint): bigint {
  let [one, other] = [first < 0n ? -first : first, second < 0n ? -second : second];
  // Stryker restore all
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
