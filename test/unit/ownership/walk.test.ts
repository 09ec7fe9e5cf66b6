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

  it('solves a loop of exactly 300 companies', () => {
    const ring = Array.from({ length: 300 }, (_, at) =>
      edge(`R${at}`, `R${(at + 1) % 300}`, '1/2'),
    );
    const net = netOwnership(stakesFrom(ring), 'R0');
    expect(net instanceof Map && net.get('R298')?.toFraction()).toBe('1/4');
  });

  it('tells the loop by its number of companies, three of their names and what to ask instead', () => {
    const ring = Array.from({ length: 301 }, (_, at) =>
      edge(`R${at}`, `R${(at + 1) % 301}`, '1/2'),
    );
    expect(() => netOwnership(stakesFrom(ring), 'R0')).toThrow(
      '301 companies own each other in one loop (R0, R300, R299 and others): exact ownership is computed for loops of up to 300. Ask about a table with fewer of them, or with the smallest stakes left out. [too-large]',
    );
  });

  it('has no finite sum where a loop holds more than all of itself', () => {
    const more = stakesFrom([edge('A', 'B', '3'), edge('B', 'A', '1/2'), edge('A', 'C', '1/2')]);
    const even = stakesFrom([edge('A', 'B', '2'), edge('B', 'A', '1/2'), edge('A', 'C', '1/2')]);
    for (const stakes of [more, even]) {
      const diverges = { diverges: expect.arrayContaining(['A', 'B']) };
      expect(netOwnership(stakes, 'C')).toEqual(diverges);
      expect(grossOwnership(stakes, 'C')).toEqual(diverges);
      expect(returnFactor(stakes, 'A')).toBeUndefined();
      expect(returnFactor(stakes, 'C')?.toFraction()).toBe('1');
    }
  });

  it('returns to a company as often as its loops bring it back', () => {
    const loop = stakesFrom([edge('A', 'B', '1/2'), edge('B', 'A', '1/2'), edge('A', 'A', '1/4')]);
    // V_AA = 1 / (1 − 1/4 − 1/4).
    expect(returnFactor(loop, 'A')?.toFraction()).toBe('2');
    expect(returnFactor(stakesFrom([edge('A', 'B', '1/2')]), 'X')?.toFraction()).toBe('1');
  });

  it('counts every walk gross, without the company as its own start', () => {
    const loop = stakesFrom([edge('A', 'B', '1/2'), edge('B', 'A', '1/2'), edge('P', 'A', '1/4')]);
    const gross = grossOwnership(loop, 'A');
    expect(
      gross instanceof Map && [...gross].map(([name, share]) => [name, share.toFraction()]),
    ).toEqual([
      ['A', '1/3'],
      ['B', '2/3'],
      ['P', '1/3'],
    ]);
    const none = grossOwnership(stakesFrom([edge('P', 'A', '0'), edge('A', 'B', '1/2')]), 'A');
    expect(none).toEqual(new Map());
  });

  it('leaves out of net ownership whoever owns nothing', () => {
    const stakes = stakesFrom([edge('P', 'A', '0'), edge('Q', 'A', '1/2'), edge('A', 'B', '1/2')]);
    const net = netOwnership(stakes, 'B');
    expect(net instanceof Map && [...net.keys()]).toEqual(['A', 'Q']);
  });
});
