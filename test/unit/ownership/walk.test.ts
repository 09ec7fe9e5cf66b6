import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText, fraction, NoAnswer, ONE, ZERO } from '../../../src/model/index.ts';
import { invertExact } from '../../../src/numeric/invert-exact.ts';
import { solveExact } from '../../../src/numeric/solve-exact.ts';
import { grossOwnership, netOwnership, returnFactor } from '../../../src/ownership/integrated.ts';
import { owners } from '../../../src/ownership/owners.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';

type Edge = readonly [string, string, ReturnType<typeof fraction>];
const edge = (holder: string, issuer: string, stake: string): Edge => [
  holder,
  issuer,
  fraction(stake),
];

describe('the inverse in whole numbers', () => {
  it('equals elimination in fractions', () => {
    const entry = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 6 }));
    const square = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.array(fc.array(entry, { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(square, (numbers) => {
        const matrix = numbers.map((row) =>
          row.map(([top, bottom]) => fraction(`${top}/${bottom}`)),
        );
        const unit = matrix.map((_, row) => matrix.map((__, at) => (row === at ? ONE : ZERO)));
        const slow = solveExact(matrix, unit);
        const fast = invertExact(matrix);
        const entries = fast && unit.map((_, row) => unit.map((__, at) => fast.entry(row, at)));
        expect(entries?.map((row) => row.map(exactText))).toEqual(
          slow?.map((row) => row.map(exactText)),
        );
        expect(fast?.hasNegative).toBe(slow?.some((row) => row.some((value) => value.lt(0))));
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

describe('the walk up', () => {
  it('solves a chain of 500 companies without solving them together', () => {
    const chain = Array.from({ length: 500 }, (_, at) => edge(`C${at}`, `C${at + 1}`, '1/2'));
    const net = netOwnership(stakesFrom(chain), 'C500');
    expect(net instanceof Map && net.get('C498')?.toFraction()).toBe('1/4');
  });

  it('names only the members of a closed loop, not those who enter it', () => {
    const stakes = stakesFrom([
      edge('A', 'B', '1'),
      edge('B', 'A', '1'),
      edge('A', 'C', '1/2'),
      edge('X', 'C', '1/2'),
    ]);
    const answer = owners(stakes, 'C');
    expect(answer.status).toBe('closedLoop');
    expect([...answer.closedLoop].sort()).toEqual(['A', 'B']);
    expect(
      answer.rows.map((row) => `${row.holder} ${row.integrated?.toFraction()}`).sort(),
    ).toEqual(['A 1/2', 'B 1/2', 'X 1/2']);
    expect(grossOwnership(stakes, 'C')).toEqual({ diverges: expect.arrayContaining(['A', 'B']) });
    expect(returnFactor(stakes, 'C')?.toFraction()).toBe('1');
    expect(returnFactor(stakes, 'A')).toBeUndefined();
  });

  it('refuses a loop of more than 300 companies by name', () => {
    const ring = Array.from({ length: 301 }, (_, at) =>
      edge(`R${at}`, `R${(at + 1) % 301}`, '1/2'),
    );
    expect(() => netOwnership(stakesFrom(ring), 'R0')).toThrow(NoAnswer);
    expect(() => netOwnership(stakesFrom(ring), 'R0')).toThrow(/301 companies .*too-large/);
  });
});
