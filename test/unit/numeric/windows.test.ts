import { describe, expect, it } from 'vitest';
import {
  type Bounds,
  countBounds,
  exactWindows,
  movingBounds,
} from '../../../src/numeric/power/windows.ts';

/** The chance that the others of a player, each saying yes with chance t, sum to `from` or more and less than `below`. */
function chanceOf(
  weights: readonly number[],
  player: number,
  { t, from, below }: { t: number; from: number; below: number },
): number {
  const others = weights.filter((_, other) => other !== player);
  let chance = 0;
  for (let coalition = 0; coalition < 2 ** others.length; coalition++) {
    let [sum, share] = [0, 1];
    others.forEach((weight, at) => {
      const says = (coalition >> at) & 1;
      if (says) sum += weight;
      share *= says ? t : 1 - t;
    });
    if (sum >= from && sum < below) chance += share;
  }
  return chance;
}

/** Bounds as the widest and the narrowest window give them, for weights that are whole units. */
function expected(weights: readonly number[], unit: number, at: { quota: number; t: number }) {
  const slack = weights.length * unit;
  const { quota, t } = at;
  return {
    low: weights.map((weight, player) =>
      chanceOf(weights, player, { t, from: quota - weight, below: quota - slack }),
    ),
    high: weights.map((weight, player) =>
      chanceOf(weights, player, { t, from: quota - weight - slack, below: quota }),
    ),
  };
}

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
const told = ({ low, high }: Bounds) => [[...low], [...high]];

describe('Chances of being pivotal', () => {
  const WEIGHTS = [7, 5, 5, 3, 0, 1];

  it.each([1, 8, 11, 15, 21])('at a line of %s are those of the definition', (quota) => {
    const { at } = exactWindows(WEIGHTS, quota);
    for (const rare of [0, 0.1, 0.3, 0.5]) {
      const of = (t: number) =>
        close(
          WEIGHTS.map((weight, player) =>
            chanceOf(WEIGHTS, player, { t, from: quota - weight, below: quota }),
          ),
        );
      expect(told(at(rare).rare)).toEqual([of(rare), of(rare)]);
      expect(told(at(rare).usual)).toEqual([of(1 - rare), of(1 - rare)]);
    }
  });

  it('of nobody are none', () => {
    expect(told(exactWindows([], 1).at(0.5).rare)).toEqual([[], []]);
  });

  /** Whole units of 4; a slack of a unit for each of the five. */
  const COARSE = [240, 120, 120, 60, 20];

  it.each([100, 241, 280.5, 390])(
    'in units, at a line of %s, lie between those of a window narrower and one wider by a unit per player',
    (quota) => {
      for (const t of [0, 0.2, 0.5]) {
        const both = countBounds(COARSE, quota, 4).at(t);
        const [rare, usual] = [t, 1 - t].map((chance) =>
          expected(COARSE, 4, { quota, t: chance }),
        ) as [ReturnType<typeof expected>, ReturnType<typeof expected>];
        expect(told(both.rare)).toEqual([close(rare.low), close(rare.high)]);
        expect(told(both.usual)).toEqual([close(usual.low), close(usual.high)]);
      }
    },
  );

  it('at a line that moves with the chance are bounded in the same way', () => {
    const { at } = movingBounds(COARSE, 4);
    for (const quota of [100, 241, 280.5, 390])
      for (const t of [0, 0.2, 0.5, 0.9, 1]) {
        const { low, high } = expected(COARSE, 4, { quota, t });
        expect(told(at(quota, t))).toEqual([close(low), close(high)]);
      }
  });

  it('in units that are no part of the weights, some of them lighter than a unit, hold the chance', () => {
    const weights = [203, 121, 58, 3, 1];
    const moving = movingBounds(weights, 4.5);
    for (const quota of [3, 60, 122, 193, 262, 386])
      for (const t of [0.1, 0.4, 0.5, 0.7]) {
        const { rare, usual } = countBounds(weights, quota, 4.5).at(Math.min(t, 1 - t));
        for (const bounds of [moving.at(quota, t), t > 0.5 ? usual : rare])
          weights.forEach((weight, player) => {
            const chance = chanceOf(weights, player, { t, from: quota - weight, below: quota });
            expect(bounds.low[player]).toBeLessThanOrEqual(chance + 1e-12);
            expect(bounds.high[player]).toBeGreaterThanOrEqual(chance - 1e-12);
          });
      }
  });

  it('of players of one weight are the same', () => {
    const { low, high } = movingBounds([9, 4, 9, 4], 1).at(13.5, 0.3);
    for (const ends of [low, high]) expect([ends[0], ends[1]]).toEqual([ends[2], ends[3]]);
    expect(high[0]).not.toBe(high[1]);
  });
});

describe('The rounding of chances', () => {
  const { EPSILON } = Number;
  /** Two operations for each player and for the one taken out, along so many steps, on both sides of a window. */
  const along = (players: number, steps: number) => 2 * (2 * players + 2) * EPSILON * steps;

  it.each([
    { of: 'equal players: all their weights, one after the other', weights: [1, 1, 1], steps: 4 },
    { of: 'a chain of the lightest', weights: [6, 2, 2], steps: 5 + 1 },
    { of: 'sums, where these are fewer than the chain', weights: [3, 0.25], steps: 3.25 + 1 },
    { of: 'somebody without weight: no chain at all', weights: [2, 0], steps: 1 + 1 },
    { of: 'nobody with weight: the sum of nothing', weights: [0, 0], steps: 1 },
  ])('is bounded along $of', ({ weights, steps }) => {
    expect(exactWindows(weights, 2).rounding).toBeCloseTo(along(weights.length, steps), 25);
  });

  it('is that of the units, where weights are counted in units', () => {
    const halves = exactWindows([3, 2], 2).rounding;
    expect(countBounds([30, 20], 20, 10).rounding).toBe(halves);
    expect(movingBounds([30, 20], 10).rounding).toBe(halves);
  });
});
