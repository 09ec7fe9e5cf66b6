import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { invertExact } from '../../../src/numeric/invert-exact.ts';
import { type Matrix, solveExact } from '../../../src/numeric/solve-exact.ts';

const matrix = (...rows: readonly (readonly (number | string)[])[]): Matrix =>
  rows.map((row) => row.map((entry) => new Fraction(entry)));
const text = (rows: Matrix | undefined) =>
  rows?.map((row) => row.map((entry) => entry.toFraction()));

function inverseOf(rows: Matrix): string[][] | undefined {
  const inverse = invertExact(rows);
  return (
    inverse &&
    rows.map((_, row) => rows.map((__, column) => inverse.entry(row, column).toFraction()))
  );
}

describe('a system of equations', () => {
  it('is solved exactly', () => {
    expect(text(solveExact(matrix([2, 1], [1, 3]), matrix([1], [2])))).toEqual([['1/5'], ['3/5']]);
  });

  it('is solved for several right sides at once', () => {
    expect(text(solveExact(matrix(['1/2', 0], [1, 4]), matrix([1, 0], [0, 1])))).toEqual([
      ['2', '0'],
      ['-1/2', '1/4'],
    ]);
  });

  it('takes a later row where the first has a zero', () => {
    expect(
      text(solveExact(matrix([0, 2, 1], [1, 0, 0], [3, 4, 0]), matrix([5], [1], [11]))),
    ).toEqual([['1'], ['2'], ['1']]);
  });

  it('has no solution where a row repeats another', () => {
    expect(solveExact(matrix([1, 2], [2, 4]), matrix([1], [2]))).toBeUndefined();
    expect(solveExact(matrix([0, 0], [1, 4]), matrix([1], [2]))).toBeUndefined();
  });

  it('of no size has a solution of no size', () => {
    expect(solveExact([], [])).toEqual([]);
  });

  it('leaves what was given as it was', () => {
    const given = matrix([0, 1], [1, 1]);
    const right = matrix([1], [2]);
    solveExact(given, right);
    expect(text(given)).toEqual([
      ['0', '1'],
      ['1', '1'],
    ]);
    expect(text(right)).toEqual([['1'], ['2']]);
  });
});

describe('an inverse', () => {
  it('is exact', () => {
    expect(inverseOf(matrix([2, 1], [1, 3]))).toEqual([
      ['3/5', '-1/5'],
      ['-1/5', '2/5'],
    ]);
  });

  it('takes fractions with different denominators in one row', () => {
    expect(inverseOf(matrix(['1/6', '-1/4'], ['-2/9', 1]))).toEqual([
      ['9', '9/4'],
      ['2', '3/2'],
    ]);
  });

  it('takes a later row where the first has a zero', () => {
    expect(inverseOf(matrix([0, 1, 0], [0, 0, '1/3'], [2, 0, 0]))).toEqual([
      ['0', '0', '1/2'],
      ['1', '0', '0'],
      ['0', '3', '0'],
    ]);
  });

  it('takes negative pivots', () => {
    expect(inverseOf(matrix([-2, 1], [4, -3]))).toEqual([
      ['-3/2', '-1/2'],
      ['-2', '-1'],
    ]);
  });

  it('does not exist where rows repeat each other', () => {
    expect(invertExact(matrix([1, '-1/2'], [-2, 1]))).toBeUndefined();
  });

  it('says whether an entry is negative, whatever the sign of the pivot', () => {
    expect(invertExact(matrix([1, '-1/2'], ['-1/2', 1]))?.hasNegative).toBe(false);
    expect(invertExact(matrix([1, -2], [-1, 1]))?.hasNegative).toBe(true);
    expect(invertExact(matrix([-1]))?.hasNegative).toBe(true);
    expect(invertExact(matrix(['1/3']))?.hasNegative).toBe(false);
  });

  it('agrees with the solved system of unit columns on 300 random matrices', () => {
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return ((state >>> 8) % 13) - 6;
    };
    for (let run = 0; run < 300; run++) {
      const size = 1 + (run % 5);
      const rows = Array.from({ length: size }, () =>
        Array.from({ length: size }, () => new Fraction(next(), 1 + Math.abs(next()))),
      );
      const unit = rows.map((_, row) => rows.map((__, column) => new Fraction(+(row === column))));
      const solved = solveExact(rows, unit);
      expect(inverseOf(rows)).toEqual(text(solved));
      const negative = solved?.some((row) => row.some((entry) => entry.lt(0)));
      expect(invertExact(rows)?.hasNegative).toBe(negative);
    }
  });
});
