import type Fraction from 'fraction.js';

export type Matrix = readonly (readonly Fraction[])[];

/**
 * Solves `M X = B` in exact rationals by Gauss–Jordan elimination with the first non-zero pivot.
 *
 * `M` is n × n and `B` n × k; the result is n × k, or nothing when `M` is singular.
 */
export function solveExact(matrix: Matrix, right: Matrix): Fraction[][] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...(right[index] as Matrix[number])]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.findIndex(
      (row, index) => index >= column && !isZero(row[column] as Fraction),
    );
    if (pivot < 0) return undefined;
    swap(rows, pivot, column);
    normalise(rows[column] as Fraction[], column);
    for (let index = 0; index < size; index++) {
      if (index !== column)
        eliminate(rows[index] as Fraction[], rows[column] as Fraction[], column);
    }
  }
  return rows.map((row) => row.slice(size));
}

function isZero(value: Fraction): boolean {
  return value.n === 0n;
}

function swap(rows: Fraction[][], first: number, second: number): void {
  const kept = rows[first] as Fraction[];
  rows[first] = rows[second] as Fraction[];
  rows[second] = kept;
}

function normalise(row: Fraction[], column: number): void {
  const pivot = row[column] as Fraction;
  for (let index = column; index < row.length; index++) {
    const entry = row[index] as Fraction;
    // Stryker disable next-line ConditionalExpression: nothing stays nothing
    if (!isZero(entry)) row[index] = entry.div(pivot);
  }
}

function eliminate(row: Fraction[], pivotRow: readonly Fraction[], column: number): void {
  const factor = row[column] as Fraction;
  // Stryker disable next-line ConditionalExpression: nothing times the other row changes nothing
  if (isZero(factor)) return;
  for (let index = column; index < row.length; index++) {
    const term = pivotRow[index] as Fraction;
    // Stryker disable next-line ConditionalExpression: less nothing is the same
    if (!isZero(term)) row[index] = (row[index] as Fraction).sub(factor.mul(term));
  }
}
