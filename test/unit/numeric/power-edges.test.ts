import { describe, expect, it } from 'vitest';
import { orderCounts, othersBelow, pivotCounts } from '../../../src/numeric/power/exact.ts';
import { quadratureError } from '../../../src/numeric/power/gauss-legendre.ts';
import { nodesFor, powerIndices } from '../../../src/numeric/power/indices.ts';
import { minimalCoalitions } from '../../../src/numeric/power/minimal-coalitions.ts';

describe('Power of very many players', () => {
  it('is told with what the quadrature leaves out', () => {
    // 200 equal players, of whom 101 win: each is pivotal in one order of 200.
    const { shapleyShubik, errorBound } = powerIndices(
      Array.from({ length: 200 }, () => 1),
      101,
    );
    for (const value of shapleyShubik) expect(Math.abs(value - 1 / 200)).toBeLessThan(errorBound);
    expect(errorBound).toBeGreaterThan(0);
    expect(errorBound).toBeLessThan(1e-9);
  });

  it('is told with what fewer nodes leave out', () => {
    // The last of 40 who all must agree decides in every order: each has one order of 40.
    const equals = Array.from({ length: 40 }, () => 1);
    for (const nodes of [2, 5, 9, 14]) {
      const { shapleyShubik, errorBound } = powerIndices(equals, 40, nodes);
      const off = Math.max(...shapleyShubik.map((value) => Math.abs(value - 1 / 40)));
      expect(off).toBeLessThanOrEqual(errorBound);
      expect(off, `${nodes} nodes`).toBeGreaterThan(1e-15);
    }
    expect(powerIndices(equals, 40, 5).errorBound).toBeGreaterThan(0.01);
  });

  it('takes half as many nodes as players, and of many players fewer', () => {
    expect([0, 1, 2, 5, 80].map(nodesFor)).toEqual([1, 1, 1, 3, 40]);
    // √(20n), and no more than 192; what they leave out is less than Float64 rounds up to 1843 players.
    expect([125, 500, 1843, 100_000].map(nodesFor)).toEqual([50, 100, 192, 192]);
    for (const players of [100, 300, 1000, 1843])
      expect(quadratureError(players - 1, nodesFor(players))).toBeLessThan(Number.EPSILON);
    expect(quadratureError(2999, nodesFor(3000))).toBeLessThan(1e-8);
  });

  it('is nobody’s where all together do not win', () => {
    const { shapleyShubik, errorBound } = powerIndices(
      Array.from({ length: 200 }, () => 1),
      201,
    );
    expect(Math.max(...shapleyShubik)).toBeLessThanOrEqual(errorBound);
    expect(errorBound).toBeLessThan(1e-9);
  });
});

describe('Minimal coalitions', () => {
  const of = (weights: readonly bigint[], quota: bigint, limit = 10) =>
    minimalCoalitions(weights, quota, limit);

  it('name their players in ascending order, the heaviest coalitions first', () => {
    expect(of([1n, 3n, 2n], 3n)).toEqual({ listed: [[1], [0, 2]], count: 2n });
  });

  it('of equals come in the order of the players', () => {
    expect(of([2n, 2n, 2n], 4n).listed).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('leave out who has no weight', () => {
    expect(of([0n, 1n, 0n, 1n], 2n)).toEqual({ listed: [[1, 3]], count: 1n });
    expect(of([0n, 0n], 1n)).toEqual({ listed: [], count: 0n });
  });

  it('are the empty one alone where nothing is needed', () => {
    expect(of([1n], 0n)).toEqual({ listed: [[]], count: 1n });
    expect(of([1n], 0n, 0)).toEqual({ listed: [], count: 1n });
  });

  it('are found at once where hardly any sum suffices', () => {
    const ones = Array.from({ length: 40 }, () => 1n);
    expect(of(ones, 41n)).toEqual({ listed: [], count: 0n });
    // All are needed: two of a hundred and thirty of one.
    const all = [100n, 100n, ...ones.slice(10)];
    expect(of(all, 230n)).toEqual({ listed: [all.map((_, player) => player)], count: 1n });
  });

  it('are listed up to the limit and all counted', () => {
    expect(of([1n, 1n, 1n, 1n], 2n, 2)).toEqual({
      listed: [
        [0, 1],
        [0, 2],
      ],
      count: 6n,
    });
  });
});

describe('Counts of coalitions', () => {
  it('are none below nothing', () => {
    expect(othersBelow([1n, 2n], 0n)).toEqual([new Map(), new Map()]);
  });

  it('are by sum and by size, whatever the order of the weights', () => {
    const [first = new Map()] = othersBelow([2n, 1n, 3n, 1n], 5n) ?? [];
    const told = [...first].map(([sum, sizes]) => [
      sum,
      ...sizes.flatMap((count: bigint, size: number) =>
        count > 0n ? [`${count} of ${size}`] : [],
      ),
    ]);
    // Without the player of 2: nobody; 1 twice; 1 and 1; 3; 3 and 1 twice.
    expect(told).toEqual([
      [0n, '1 of 0'],
      [1n, '2 of 1'],
      [2n, '1 of 2'],
      [3n, '1 of 1'],
      [4n, '2 of 2'],
    ]);
  });

  it('give the swings and the orders of a game of three', () => {
    // 49, 49 and 2 of 100, 51 win: any two do.
    const counts = pivotCounts([49n, 49n, 2n], 51n);
    expect(counts?.swings).toEqual([2n, 2n, 2n]);
    expect(orderCounts(counts?.bySize ?? [])).toEqual({ orders: [2n, 2n, 2n], all: 6n });
  });
});
