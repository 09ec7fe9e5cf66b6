import Fraction from 'fraction.js';

const ZERO = new Fraction(0);

export type Matrix = readonly (readonly Fraction[])[];

/**
 * Solves `M X = B` in exact rationals by Gauss–Jordan elimination with the first non-zero pivot.
 *
 * `M` is n × n and `B` n × k; the result is n × k, or nothing when `M` is singular.
 */
export function solveExact(matrix: Matrix, right: Matrix): Fraction[][] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [...row, ...(right[index] ?? [])]);
  for (let column = 0; column < size; column++) {
    const pivot = rows.findIndex((row, index) => index >= column && !isZero(row[column]));
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

function isZero(value: Fraction | undefined): boolean {
  return value === undefined || value.n === 0n;
}

function swap(rows: Fraction[][], first: number, second: number): void {
  const kept = rows[first] as Fraction[];
  rows[first] = rows[second] as Fraction[];
  rows[second] = kept;
}

function normalise(row: Fraction[], column: number): void {
  const pivot = row[column] as Fraction;
  for (let index = column; index < row.length; index++) {
    if (!isZero(row[index])) row[index] = (row[index] as Fraction).div(pivot);
  }
}

function eliminate(row: Fraction[], pivotRow: readonly Fraction[], column: number): void {
  const factor = row[column] as Fraction;
  if (isZero(factor)) return;
  for (let index = column; index < row.length; index++) {
    const term = pivotRow[index] as Fraction;
    if (!isZero(term)) row[index] = (row[index] ?? ZERO).sub(factor.mul(term));
  }
}
