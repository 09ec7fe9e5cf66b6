import { describe, expect, it } from 'vitest';
import { fraction, type Interval } from '../../../src/model/index.ts';
import { ownershipBounds } from '../../../src/ownership/bounds.ts';
import { stakesFromBands } from '../../../src/ownership/stakes.ts';

type Row = readonly [holder: string, issuer: string, min: string, max?: string];

/** Bounds of the net ownership of one holder in one company, as `least to most`. */
function bounds(rows: readonly Row[], pair: string, complete: readonly string[] = []): string {
  const [holder = '', issuer = ''] = pair.split(' in ');
  const stakes = stakesFromBands(
    rows.map(([from, to, min, max = min]): readonly [string, string, Interval] => [
      from,
      to,
      { min: fraction(min), max: fraction(max), minOpen: false, maxOpen: false },
    ]),
    complete,
  );
  const { min, max } = ownershipBounds(stakes, holder, issuer);
  return `${min.toFraction()} to ${max.toFraction()}`;
}

describe('Bounds of ownership', () => {
  it('are one number where every stake is known', () => {
    expect(
      bounds(
        [
          ['P', 'A', '1/2'],
          ['A', 'C', '1/3'],
        ],
        'P in C',
      ),
    ).toBe('1/6 to 1/6');
  });

  it('are nothing where no chain leads to the company', () => {
    expect(bounds([['P', 'A', '1/4', '1/2']], 'A in P')).toBe('0 to 0');
    expect(
      bounds(
        [
          ['P', 'A', '1/4', '1/2'],
          ['P', 'C', '1/2'],
        ],
        'A in C',
      ),
    ).toBe('0 to 0');
  });

  it('multiply along a chain', () => {
    expect(
      bounds(
        [
          ['P', 'A', '1/4', '1/2'],
          ['A', 'C', '1/3', '2/3'],
        ],
        'P in C',
      ),
    ).toBe('1/12 to 1/3');
  });

  it('give the room that a company has left to the most valuable holder first', () => {
    const rows: Row[] = [
      ['P', 'A', '1/2', '1'],
      ['B', 'A', '1/4', '1'],
      ['P', 'B', '1/2'],
    ];
    // 3/4 of A with P and 1/4 with B at most: 3/4 + 1/4·1/2; at least 1/2 + 1/4·1/2.
    expect(bounds(rows, 'P in A')).toBe('5/8 to 7/8');
    expect(bounds([...rows].reverse(), 'P in A')).toBe('5/8 to 7/8');
  });

  it('give no more than the band, and what is left to the next', () => {
    const rows: Row[] = [
      ['P', 'A', '1/10', '3/10'],
      ['B', 'A', '1/4', '1/2'],
      ['P', 'B', '1/2'],
    ];
    expect(bounds(rows, 'P in A')).toBe('9/40 to 11/20');
  });

  it('fill a complete company with the least valuable holders first', () => {
    const rows: Row[] = [
      ['P', 'A', '0', '3/5'],
      ['Q', 'A', '1/4', '1/2'],
    ];
    expect(bounds(rows, 'P in A')).toBe('0 to 3/5');
    expect(bounds(rows, 'P in A', ['A'])).toBe('1/2 to 3/5');
    expect(bounds(rows, 'Q in A', ['A'])).toBe('2/5 to 1/2');
  });

  it('are nothing at least where others may own all of a complete company', () => {
    const rows: Row[] = [
      ['P', 'A', '0', '1'],
      ['B', 'A', '0', '1'],
      ['A', 'B', '0', '1'],
      ['Q', 'B', '0', '1'],
    ];
    expect(bounds(rows, 'P in A', ['A', 'B'])).toBe('0 to 1');
  });

  it('are nothing at least where a loop may own itself entirely', () => {
    const rows: Row[] = [
      ['P', 'A', '0', '1/2'],
      ['B', 'A', '1/2', '1'],
      ['A', 'B', '1'],
    ];
    expect(bounds(rows, 'P in A', ['A', 'B'])).toBe('0 to 1');
  });

  it('are nothing at least by way of the closed loop, though the other way looks as good', () => {
    const rows: Row[] = [
      ['C', 'A', '0', '1'],
      ['B', 'A', '0', '1'],
      ['A', 'B', '1'],
      ['P', 'C', '1/2'],
      ['Q', 'C', '1/2'],
    ];
    expect(bounds(rows, 'P in A', ['A', 'B', 'C'])).toBe('0 to 1/2');
    expect(bounds(rows, 'P in B', ['A', 'B', 'C'])).toBe('0 to 1/2');
    expect(bounds(rows, 'P in C', ['A', 'B', 'C'])).toBe('1/2 to 1/2');
  });

  it('are told beside a loop that nobody outside owns a part of', () => {
    const rows: Row[] = [
      ['C', 'D', '1/2'],
      ['A', 'D', '1/4', '1/2'],
      ['A', 'B', '1'],
      ['B', 'A', '1'],
      ['P', 'C', '1/2'],
    ];
    expect(bounds(rows, 'P in D')).toBe('1/4 to 1/4');
    expect(bounds(rows, 'B in D')).toBe('1/4 to 1/2');
  });

  it('cannot avoid a holder whom the closed loop must let in', () => {
    const rows = (leak: string): Row[] => [
      ['C', 'A', '0', '1'],
      ['B', 'A', '0', '1'],
      ['A', 'B', '0', '1'],
      ['P', 'B', leak, '1'],
      ['P', 'C', '1/2'],
      ['Q', 'C', '1/2'],
    ];
    expect(bounds(rows('0'), 'P in A', ['A', 'B', 'C'])).toBe('0 to 1');
    // B has P for a tenth: round the loop P is met at last, and C lets in half of it.
    expect(bounds(rows('1/10'), 'P in A', ['A', 'B', 'C'])).toBe('1/2 to 1');
  });

  it('cannot avoid a holder where the others may not own all of a complete company', () => {
    const rows = (most: string): Row[] => [
      ['C', 'A', '0', '1'],
      ['B', 'A', '0', most],
      ['A', 'B', '1'],
      ['P', 'C', '1/2'],
      ['Q', 'C', '1/2'],
    ];
    expect(bounds(rows('1'), 'P in A', ['A', 'B', 'C'])).toBe('0 to 1/2');
    // A quarter of A must be with C: x = 3/4 x + 1/4 · 1/2.
    expect(bounds(rows('3/4'), 'P in A', ['A', 'B', 'C'])).toBe('1/2 to 1/2');
    expect(bounds(rows('3/4'), 'P in A', ['B', 'C'])).toBe('0 to 1/2');
  });

  it('are not nothing where every way round the loop leaks to the holder', () => {
    const rows: Row[] = [
      ['P', 'A', '0', '1/2'],
      ['B', 'A', '1/2', '1'],
      ['A', 'B', '1/2'],
      ['P', 'B', '1/4'],
      ['Q', 'B', '1/4'],
    ];
    // A all with B: x = y, y = x/2 + 1/4, so 1/2. A half with P: x = 1/2 + y/2, y = x/2 + 1/4, so 5/6.
    expect(bounds(rows, 'P in A', ['A', 'B'])).toBe('1/2 to 5/6');
    expect(bounds(rows, 'P in B', ['A', 'B'])).toBe('1/2 to 2/3');
  });

  it('look past a company that is not complete: its unknown holders need not be the holder', () => {
    const rows: Row[] = [
      ['B', 'A', '1'],
      ['P', 'B', '0', '1/3'],
    ];
    expect(bounds(rows, 'P in A', ['A'])).toBe('0 to 1/3');
  });

  it('of a company in itself run through its own loop', () => {
    const rows: Row[] = [
      ['B', 'A', '1/2', '1'],
      ['A', 'B', '1/4', '1/2'],
    ];
    expect(bounds(rows, 'A in A')).toBe('1/8 to 1/2');
    expect(bounds([['A', 'A', '1/10', '1/5'], ...rows], 'A in A')).toBe('9/40 to 3/5');
  });
});
