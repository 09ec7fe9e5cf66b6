import { describe, expect, it } from 'vitest';
import { moreThan } from '../../../src/law/quota.ts';
import { exactText, type Fraction, fraction, ONE, ZERO } from '../../../src/model/index.ts';
import { approximatePower } from '../../../src/voting/approximate-power.ts';
import { type Game, leastMultiple, lineOf, type VoterPower } from '../../../src/voting/game.ts';
import { oceanicBanzhaf, oceanicPower, oceanicShapley } from '../../../src/voting/oceanic.ts';
import { power } from '../../../src/voting/power.ts';
import { share } from './register-of.ts';

function game(weights: readonly number[], votes: number, ocean = 0, strict = false): Game {
  return {
    voters: weights.map((weight, index) => ({ player: `p${index}`, weight: fraction(weight) })),
    line: { votes: fraction(votes), strict },
    ocean: fraction(ocean),
  };
}

const INDICES = ['banzhaf', 'banzhafNormalised', 'shapleyShubik'] as const;

function furthest(
  rows: readonly VoterPower[],
  others: readonly VoterPower[],
  indices: readonly (typeof INDICES)[number][] = INDICES,
): number {
  const apart = rows.flatMap((row, player) =>
    indices.map((name) => Math.abs(row[name].sub(others[player]?.[name] ?? 9).valueOf())),
  );
  return Math.max(...apart);
}

/** Weights of which hardly any two sums are the same: too many to count one by one. */
const DISTINCT = Array.from(
  { length: 24 },
  (_, index) => 1_000_003 + 7_919 * index * index + (2 ** index % 9_973),
);

describe('Power in floating point', () => {
  it('is the exact power, within its bound', () => {
    const council = game([4, 4, 4, 2, 2, 1], 12);
    const [rough, exact] = [approximatePower(council), power(council)];
    expect([rough.exact, exact.exact, exact.errorBound]).toEqual([false, true, 0]);
    expect(rough.errorBound).toBeLessThan(1e-12);
    expect(furthest(rough.rows, exact.rows)).toBeLessThan(1e-12);
    expect(rough.rows.map(({ player, weight }) => [player, exactText(weight)])).toEqual(
      exact.rows.map(({ player, weight }) => [player, exactText(weight)]),
    );
  });

  it('is nothing for everybody where nobody can win', () => {
    for (const rows of [approximatePower(game([1, 2], 9)).rows, power(game([1, 2], 9)).rows]) {
      expect(rows.flatMap((row) => INDICES.map((name) => exactText(row[name])))).toEqual([
        '0',
        '0',
        '0',
        '0',
        '0',
        '0',
      ]);
    }
  });

  it('stands in where there are too many sums to count, with an error that is told', () => {
    const total = DISTINCT.reduce((sum, weight) => sum + weight, 0);
    const found = power(game(DISTINCT, Math.floor(total / 2) + 1));
    expect(found.exact).toBe(false);
    // Twelve nodes, 24 players: 694,444 units keep the sums to about a second.
    expect(found.errorBound).toBeCloseTo(0.000_117_5, 6);
    const [shapley, banzhaf] = (['shapleyShubik', 'banzhafNormalised'] as const).map((index) =>
      found.rows.reduce((sum, row) => sum + row[index].valueOf(), 0),
    );
    expect(shapley).toBeCloseTo(1, 3);
    expect(banzhaf).toBeCloseTo(1, 9);
    expect(found.rows.at(-1)?.shapleyShubik.valueOf()).toBeCloseTo(0.0925, 3);
  });
});

describe('Power beside an ocean', () => {
  it('of one major is the chance that the ocean leaves it the decision', () => {
    // At 50 of 100, a major of 40 is pivotal while between 10 and 50 of the ocean of 60 have come.
    const found = oceanicPower(game([40], 50, 60));
    expect(found.rows.map((row) => INDICES.map((name) => exactText(row[name])))).toEqual([
      ['1', '1', '2/3'],
    ]);
    expect([found.exact, found.errorBound, found.tie]).toEqual([true, 0, false]);
    expect(found.oceanShapley && exactText(found.oceanShapley)).toBe('1/3');
    expect(found.rows[0]?.swings).toBe(1n);
  });

  it('counts swings among majors with half of the ocean on either side', () => {
    const { swings, absolute } = oceanicBanzhaf(game([30, 20, 10], 50, 40)) ?? {};
    // 30 votes are needed: {30} and {20, 10} win.
    expect([swings, absolute?.map(exactText)]).toEqual([
      [3n, 1n, 1n],
      ['3/4', '1/4', '1/4'],
    ]);
    const rows = oceanicPower(game([30, 20, 10], 50, 40)).rows;
    expect(rows.map((row) => exactText(row.banzhafNormalised))).toEqual(['3/5', '1/5', '1/5']);
    expect(rows.map((row) => row.swings)).toEqual([3n, 1n, 1n]);
    expect(rows.map((row) => exactText(row.banzhaf))).toEqual(['3/4', '1/4', '1/4']);
  });

  it('asks majors for no more than the line itself', () => {
    expect(oceanicBanzhaf(game([30, 20], 50, 40))?.swings).toEqual([2n, 0n]);
  });

  it('is a tie where some majors have just what half of the ocean leaves, in fractions too', () => {
    const tie = (weights: readonly number[], votes: Fraction, ocean: number) =>
      oceanicBanzhaf({ ...game(weights, 0, ocean), line: { votes, strict: false } })?.tie;
    expect(tie([30, 20, 10], fraction(50), 40)).toBe(true);
    expect(tie([30, 20, 10], fraction(101, 2), 40)).toBe(false);
    expect(tie([30, 20, 10], fraction(101, 2), 41)).toBe(true);
    expect(tie([], fraction(20), 40)).toBe(true);
    expect(tie([1], fraction(10), 40)).toBe(false);
  });

  it('leaves the ocean nothing where all together lose, or where nothing is asked', () => {
    const ocean = (votes: number) => {
      const { oceanShapley } = oceanicPower(game([30, 20], votes, 50));
      return oceanShapley && exactText(oceanShapley);
    };
    expect([ocean(101), ocean(0)]).toEqual(['0', '0']);
    expect(ocean(100)).toBe('1');
    expect(exactText(oceanicPower(game([30, 20], 50, 50)).oceanShapley ?? ZERO)).not.toBe('0');
  });

  it('finds values at lines between whole votes', () => {
    const half: Game = {
      voters: [{ player: 'A', weight: share('1/3') }],
      line: lineOf(moreThan(1, 2), [{ player: 'A', weight: share('1/3') }], share('2/3')),
      ocean: share('2/3'),
    };
    expect(oceanicShapley(half)?.map(exactText)).toEqual(['1/2']);
  });

  it('is in floating point where there are too many sums, and agrees with the exact one', () => {
    const small = [15, 9, 7, 20, 3, 11, 4];
    const exact = oceanicPower(game(small, 51, 31));
    // The same game in units too fine to count, with grains that no coalition turns on.
    const grains = Array.from({ length: 17 }, (_, index) => 2 ** index);
    const scale = 2 ** 30;
    const fine = oceanicPower(
      game([...small.map((weight) => weight * scale), ...grains], 51 * scale, 31 * scale),
    );
    expect([exact.exact, fine.exact, fine.tie]).toEqual([true, false, undefined]);
    const majors = fine.rows.slice(0, small.length);
    expect(furthest(majors, exact.rows, ['shapleyShubik'])).toBeLessThan(fine.errorBound + 1e-5);
    expect(furthest(majors, exact.rows, ['banzhaf', 'banzhafNormalised'])).toBeLessThan(0.001);
    expect(fine.errorBound).toBeGreaterThan(0.0005);
    expect(fine.errorBound).toBeLessThan(0.02);
    expect(fine.rows.map(({ player }) => player)).toContain('p23');
    expect(
      Math.abs((fine.oceanShapley ?? ZERO).sub(exact.oceanShapley ?? ONE).valueOf()),
    ).toBeLessThan(0.01);
  });
});

describe('Whole units', () => {
  it('are of the least common multiple of the denominators', () => {
    expect(leastMultiple([4n, 6n, 10n])).toBe(60n);
    expect(leastMultiple([1n, 1n])).toBe(1n);
    expect(leastMultiple([])).toBe(1n);
  });
});
