import { describe, expect, it } from 'vitest';
import { fraction, type Interval, ONE, point, ZERO } from '../../../src/model/index.ts';
import { ComputedMap } from '../../../src/register/computed-map.ts';
import { economicStakes, stakeBand } from '../../../src/ownership/from-register.ts';
import {
  addEntry,
  ancestry,
  columnMin,
  columnOf,
  isExact,
  isOverHeld,
  joined,
  type StakeEntry,
  stakeIn,
  stakesFrom,
  stakesFromBands,
} from '../../../src/ownership/stakes.ts';
import { registerOf } from '../voting/register-of.ts';

const band = (min: string, max: string, ends: Partial<Interval> = {}): Interval => ({
  min: fraction(min),
  max: fraction(max),
  minOpen: false,
  maxOpen: false,
  ...ends,
});
const entry = (holder: string, of: Interval, over: Partial<StakeEntry> = {}): StakeEntry => ({
  holder,
  band: of,
  statements: [],
  legalHolders: [],
  ...over,
});

describe('A column of stakes', () => {
  const stakes = stakesFromBands(
    [
      ['P', 'A', band('1/4', '1/2')],
      ['Q', 'A', point(fraction(1, 3))],
      ['P', 'A', band('1/8', '1/8')],
      ['R', 'B', point(ONE)],
    ],
    ['B'],
  );

  it('has one entry a holder, repeated pairs added, in the order of their first', () => {
    expect(columnOf(stakes, 'A')).toEqual([
      entry('P', band('3/8', '5/8')),
      entry('Q', band('1/3', '1/3')),
    ]);
    expect(columnOf(stakes, 'nobody')).toEqual([]);
    expect([...stakes.complete]).toEqual(['B']);
  });

  it('gives the band of one holder, and nothing as a point', () => {
    expect(stakeIn(stakes, 'Q', 'A')).toEqual(band('1/3', '1/3'));
    expect(stakeIn(stakes, 'R', 'A')).toEqual(point(ZERO));
  });

  it('sums to its lower ends, and is over-held only above one', () => {
    expect(columnMin(stakes, 'A').toFraction()).toBe('17/24');
    expect(isOverHeld(stakes, 'B')).toBe(false);
    const more = stakesFrom([
      ['R', 'B', ONE],
      ['S', 'B', fraction(1, 1_000_000)],
    ]);
    expect(isOverHeld(more, 'B')).toBe(true);
  });

  it('is exact where every band is a point', () => {
    expect(isExact(stakes, ['B', 'R'])).toBe(true);
    expect(isExact(stakes, ['B', 'A'])).toBe(false);
  });

  it('joins open ends, statements and legal holders of one holder', () => {
    const first = entry('P', band('1/4', '1/2', { minOpen: true }), {
      statements: ['a', 'b'],
      legalHolders: ['T'],
    });
    const second = entry('P', band('1/8', '1/8', { maxOpen: true }), {
      statements: ['b', 'c'],
      legalHolders: ['T', 'U'],
    });
    expect(joined(first, second)).toEqual(
      entry('P', band('3/8', '5/8', { minOpen: true, maxOpen: true }), {
        statements: ['a', 'b', 'c'],
        legalHolders: ['T', 'U'],
      }),
    );
    expect(joined(entry('P', band('0', '1/2')), entry('P', band('0', '1/4')))).toEqual(
      entry('P', band('0', '3/4')),
    );
    const columns = new Map<string, StakeEntry[]>();
    addEntry(columns, 'A', first);
    addEntry(columns, 'A', second);
    expect(columns.get('A')).toEqual([joined(first, second)]);
  });
});

describe('The companies above a company', () => {
  it('are itself and all that may own a part of it, at any distance, nearest first', () => {
    const stakes = stakesFromBands([
      ['B', 'A', point(fraction(1, 2))],
      ['C', 'A', band('0', '1/4')],
      ['N', 'A', point(ZERO)],
      ['D', 'B', point(fraction(1, 2))],
      ['A', 'D', point(fraction(1, 2))],
      ['A', 'X', point(fraction(1, 2))],
    ]);
    expect(ancestry(stakes, 'A')).toEqual(['A', 'B', 'C', 'D']);
    expect(ancestry(stakes, 'nobody')).toEqual(['nobody']);
  });
});

describe('The economic stakes of a register', () => {
  const register = registerOf({
    capital: {
      A: { issuedShares: 1_000 },
      T: { issuedShares: 200, treasuryShares: 10 },
      U: { issuedShares: 200, treasuryShares: 10 },
      V: { treasuryShares: 10 },
      Z: { issuedShares: 0 },
    },
    holdings: [
      { holder: 'P', issuer: 'A', shares: 250, stake: '30%', statements: ['p'] },
      { holder: 'Q', issuer: 'A', stake: '10%', statements: ['q'] },
      { holder: 'Q', issuer: 'A', stake: '5%', lot: 'second', statements: ['q2'] },
      { holder: 'Trust', issuer: 'A', stake: '20%', beneficiary: 'Q', statements: ['t'] },
      { holder: 'W', issuer: 'A', votes: '40%' },
      { holder: 'N', issuer: 'A', stake: '0%' },
      { holder: 'Bank', issuer: 'A', band: band('1/20', '1/10', { maxOpen: true }) },
      { holder: 'P', issuer: 'Z', shares: 5, stake: '7%' },
      { holder: 'P', issuer: 'Y', shares: 5 },
      { holder: 'P', issuer: 'T', stake: '50%' },
      { holder: 'U', issuer: 'U', stake: '4%' },
    ],
  });
  const stakes = economicStakes(register);
  const told = (issuer: string) =>
    columnOf(stakes, issuer).map(({ holder, band: { min, max } }) => [
      holder,
      min.toFraction(),
      max.toFraction(),
    ]);

  it('are counts where both are known, else the fraction, else the band, for the beneficiary', () => {
    expect(told('A')).toEqual([
      ['P', '1/4', '1/4'],
      ['Q', '7/20', '7/20'],
      ['Bank', '1/20', '1/10'],
    ]);
    expect(columnOf(stakes, 'A')[1]).toMatchObject({
      statements: ['q', 'q2', 't'],
      legalHolders: ['Trust'],
    });
    expect(columnOf(stakes, 'A')[2]?.band).toMatchObject({ minOpen: false, maxOpen: true });
  });

  it('use the fraction where no shares are issued, and nothing where nothing can be measured', () => {
    expect(told('Z')).toEqual([['P', '7/100', '7/100']]);
    expect(stakes.columns.get('Y')).toBeUndefined();
    expect(stakes.columns.has('Y')).toBe(false);
  });

  it('have the published treasury shares, unless a holding says how many there are', () => {
    expect(told('T')).toEqual([
      ['P', '1/2', '1/2'],
      ['T', '1/20', '1/20'],
    ]);
    expect(told('U')).toEqual([['U', '1/25', '1/25']]);
    expect(told('V')).toEqual([]);
  });

  it('give one holding its band of the capital of its issuer', () => {
    const [counted, stated] = register.holdings;
    expect(stakeBand(register, counted as never)).toEqual(point(fraction(1, 4)));
    expect(stakeBand(register, stated as never)).toEqual(point(fraction(1, 10)));
    expect(stakeBand(register, register.holdings[4] as never)).toBeUndefined();
  });

  it('name every company with a column when they are iterated', () => {
    expect([...stakes.columns.keys()].sort()).toEqual(['A', 'T', 'U', 'Z']);
    expect(stakes.complete.size).toBe(0);
  });
});

describe('A map of columns', () => {
  const asked: string[] = [];
  const map = () => {
    asked.length = 0;
    return new ComputedMap<number>(
      () => ['one', 'two', 'none'],
      (name) => {
        asked.push(name);
        return { one: 1, two: 2, three: 3 }[name];
      },
    );
  };

  it('computes a column when it is asked for, and no other', () => {
    const columns = map();
    expect([columns.get('two'), columns.has('one'), columns.has('none')]).toEqual([2, true, false]);
    expect(asked).toEqual(['two', 'one', 'none']);
  });

  it('computes all once when it is iterated, and leaves out what has none', () => {
    const columns = map();
    expect([...columns]).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    expect([columns.size, [...columns.keys()], [...columns.values()]]).toEqual([
      2,
      ['one', 'two'],
      [1, 2],
    ]);
    expect([...columns.entries()]).toEqual([...columns]);
    const seen: unknown[] = [];
    columns.forEach((value, key, whole) => seen.push(value, key, whole === columns));
    expect(seen).toEqual([1, 'one', true, 2, 'two', true]);
    expect([columns.get('one'), columns.get('none')]).toEqual([1, undefined]);
    expect(asked).toEqual(['one', 'two', 'none']);
  });
});
