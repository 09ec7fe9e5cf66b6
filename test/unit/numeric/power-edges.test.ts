import { describe, expect, it } from 'vitest';
import { orderCounts, othersBelow, pivotCounts } from '../../../src/numeric/power/exact.ts';
import { powerIndices } from '../../../src/numeric/power/indices.ts';
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
