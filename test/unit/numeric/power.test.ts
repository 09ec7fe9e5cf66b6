import { describe, expect, it } from 'vitest';
import { orderCounts, othersBelow, pivotCounts } from '../../../src/numeric/power/exact.ts';
import { gaussLegendre, quadratureError } from '../../../src/numeric/power/gauss-legendre.ts';
import { powerIndices, powerIndicesInUnits } from '../../../src/numeric/power/indices.ts';
import { minimalCoalitions } from '../../../src/numeric/power/minimal-coalitions.ts';
import {
  decision,
  networkSwings,
  sampleNetwork,
  type VotingNetwork,
} from '../../../src/numeric/power/network.ts';
import { oceanicValues } from '../../../src/numeric/power/oceanic.ts';
import { oceanicIndices } from '../../../src/numeric/power/oceanic-indices.ts';

/** Games small enough to count every coalition by hand of the definition. */
const GAMES: readonly (readonly [weights: readonly number[], quota: number])[] = [
  [[4, 4, 4, 2, 2, 1], 12],
  [[2, 1, 1], 3],
  [[5, 0, 3, 3], 6],
  [[1, 1, 1, 1, 1], 3],
  [[7, 5, 5, 3, 2, 2, 1], 13],
  [[7, 5, 5, 3, 2, 2, 1], 25],
  [[7, 5, 5, 3, 2, 2, 1], 26],
  [[7, 5, 5, 3, 2, 2, 1], 1],
  [[3], 3],
  [[3], 2],
  [[0, 0], 1],
  [[9, 4, 4, 4, 3], 13],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 28],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 41],
];

const coalitions = (players: number) =>
  Array.from({ length: 2 ** players }, (_, bits) =>
    Array.from({ length: players }, (__, player) => player).filter(
      (player) => (bits >> player) & 1,
    ),
  );
const sumOf = (weights: readonly number[], members: readonly number[]) =>
  members.reduce((sum, member) => sum + (weights[member] ?? 0), 0);

/** Swings of a player by the size of the coalition of others, straight from the definition. */
function swingsBySize(weights: readonly number[], quota: number, player: number): bigint[] {
  const sizes = weights.map(() => 0n);
  for (const members of coalitions(weights.length)) {
    if (members.includes(player)) continue;
    const sum = sumOf(weights, members);
    if (sum < quota && sum + (weights[player] ?? 0) >= quota)
      sizes[members.length] = (sizes[members.length] ?? 0n) + 1n;
  }
  return sizes;
}

const exactly = (weights: readonly number[], quota: number) =>
  pivotCounts(weights.map(BigInt), BigInt(quota));

describe('swings', () => {
  it.each(GAMES)('of %j at %s are those of the definition', (weights, quota) => {
    const counts = exactly(weights, quota);
    const expected = weights.map((_, player) => swingsBySize(weights, quota, player));
    expect(counts?.bySize).toEqual(expected);
    expect(counts?.swings).toEqual(expected.map((sizes) => sizes.reduce((sum, one) => sum + one)));
  });

  it('of the Council of Ministers of 1958 are 10, 6 and none', () => {
    expect(exactly([4, 4, 4, 2, 2, 1], 12)?.swings).toEqual([10n, 10n, 10n, 6n, 6n, 0n]);
  });

  it('are not counted where the sums are too many, and nobody swings what is won by nobody', () => {
    const powers = Array.from({ length: 17 }, (_, power) => 2 ** power);
    expect(exactly(powers, 2 ** 17)).toBeUndefined();
    expect(exactly([1, 2], 0)?.swings).toEqual([0n, 0n]);
  });

  it('complete s!(n−1−s)! of the n! orders', () => {
    const { orders, all } = orderCounts(exactly([2, 1, 1], 3)?.bySize ?? []);
    expect([orders, all]).toEqual([[4n, 1n, 1n], 6n]);
    const council = orderCounts(exactly([4, 4, 4, 2, 2, 1], 12)?.bySize ?? []);
    expect(council.orders.map((count) => Number(count) / Number(council.all))).toEqual(
      [7 / 30, 7 / 30, 7 / 30, 3 / 20, 3 / 20, 0].map((value) => expect.closeTo(value, 12)),
    );
  });
});

describe('coalitions of the others', () => {
  it.each([
    [[3, 2, 2], 5],
    [[3, 0, 1], 3],
    [[3, 2], 0],
  ])('of %j below %s are counted by sum and size', (weights, below) => {
    const found = othersBelow(weights.map(BigInt), BigInt(below));
    weights.forEach((_, player) => {
      const expected = new Map<number, bigint[]>();
      for (const members of coalitions(weights.length)) {
        const sum = sumOf(weights, members);
        if (members.includes(player) || sum >= below) continue;
        const sizes = expected.get(sum) ?? [];
        sizes[members.length] = (sizes[members.length] ?? 0n) + 1n;
        expected.set(sum, sizes);
      }
      const counted = [...(found?.[player] ?? [])].flatMap(([sum, sizes]) =>
        sizes.flatMap((count, size) => (count === 0n ? [] : [`${sum} by ${size}: ${count}`])),
      );
      const wanted = [...expected].flatMap(([sum, sizes]) =>
        sizes.flatMap((count, size) =>
          count === undefined ? [] : [`${sum} by ${size}: ${count}`],
        ),
      );
      expect(counted.sort()).toEqual(wanted.sort());
    });
  });
});

describe('power in floating point', () => {
  it.each(GAMES)('of %j at %s lies within its bound of the exact power', (weights, quota) => {
    const { banzhaf, shapleyShubik, errorBound } = powerIndices(weights, quota);
    const counts = exactly(weights, quota);
    const { orders, all } = orderCounts(counts?.bySize ?? []);
    expect(errorBound).toBeLessThan(1e-11);
    weights.forEach((_, player) => {
      const swings = Number(counts?.swings[player]) / 2 ** (weights.length - 1);
      expect(Math.abs((banzhaf[player] ?? 9) - swings)).toBeLessThanOrEqual(errorBound);
      const pivots = Number(orders[player]) / Number(all);
      expect(Math.abs((shapleyShubik[player] ?? 9) - pivots)).toBeLessThanOrEqual(errorBound);
    });
  });

  it('is the same in units where the sums are few enough', () => {
    expect(powerIndicesInUnits([4, 3, 2, 1], 6, 10)).toEqual(powerIndices([4, 3, 2, 1], 6));
  });

  it.each([9, 50, 400])('in %s units lies within a bound that the units make', (units) => {
    const weights = [401, 299, 203, 97];
    const quota = 501;
    const { banzhaf, shapleyShubik, errorBound } = powerIndicesInUnits(weights, quota, units);
    const exact = powerIndices(weights, quota);
    expect(errorBound).toBeLessThan(0.501);
    weights.forEach((_, player) => {
      const off = (one: Float64Array, other: Float64Array) =>
        Math.abs((one[player] ?? 9) - (other[player] ?? 9));
      expect(off(banzhaf, exact.banzhaf)).toBeLessThanOrEqual(errorBound);
      expect(off(shapleyShubik, exact.shapleyShubik)).toBeLessThanOrEqual(errorBound);
    });
  });

  it('in units is sure where no sum is near the line, and open where all are', () => {
    expect(powerIndicesInUnits([600, 200, 200], 500, 100).errorBound).toBeLessThan(1e-9);
    expect([...powerIndicesInUnits([600, 200, 200], 500, 100).banzhaf]).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(0, 9),
      expect.closeTo(0, 9),
    ]);
    expect(powerIndicesInUnits([333, 333, 334], 667, 10).errorBound).toBeGreaterThan(0.1);
  });
});

describe('quadrature', () => {
  it('has the nodes and weights of Gauss and Legendre on the unit interval', () => {
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 14));
    const of = (count: number) => {
      const { nodes, weights } = gaussLegendre(count);
      return [[...nodes], [...weights]];
    };
    const third = Math.sqrt(1 / 3) / 2;
    const fifth = Math.sqrt(3 / 5) / 2;
    expect(of(1)).toEqual([close([1 / 2]), close([1])]);
    expect(of(2)).toEqual([close([1 / 2 - third, 1 / 2 + third]), close([1 / 2, 1 / 2])]);
    expect(of(3)).toEqual([
      close([1 / 2 - fifth, 1 / 2, 1 / 2 + fifth]),
      close([5 / 18, 4 / 9, 5 / 18]),
    ]);
  });

  it.each([4, 7, 64])('with %s nodes integrates powers below twice as many exactly', (count) => {
    const { nodes, weights } = gaussLegendre(count);
    for (const power of [0, 1, count, 2 * count - 1]) {
      const integral = nodes.reduce((sum, node, at) => sum + (weights[at] ?? 0) * node ** power, 0);
      expect(integral).toBeCloseTo(1 / (power + 1), 13);
    }
  });
});

describe('what a quadrature leaves out', () => {
  /** `binomial(degree, s)·t^s·(1 − t)^(degree − s)` has the integral 1 / (degree + 1), whatever s. */
  function off(degree: number, s: number, count: number): number {
    const { nodes, weights } = gaussLegendre(count);
    let binomial = 1;
    for (let k = 0; k < s; k++) binomial *= (degree - k) / (k + 1);
    const term = (t: number) => binomial * t ** s * (1 - t) ** (degree - s);
    const sum = nodes.reduce((total, t, at) => total + (weights[at] ?? 0) * term(t), 0);
    return Math.abs(sum - 1 / (degree + 1));
  }

  it.each([
    [12, 3],
    [30, 4],
    [30, 8],
    [60, 15],
  ])('of degree %s with %s nodes is within the bound', (degree, count) => {
    const bound = quadratureError(degree, count);
    const found = Array.from({ length: degree + 1 }, (_, s) => off(degree, s, count));
    expect(Math.max(...found)).toBeLessThanOrEqual(bound);
    expect(Math.max(...found)).toBeGreaterThan(1e-12);
  });

  it('is nothing up to the degree that is exact', () => {
    expect([1, 7, 64].map((count) => quadratureError(2 * count - 1, count))).toEqual([0, 0, 0]);
    expect(quadratureError(14, 7)).toBeGreaterThan(0);
  });

  it('falls with the nodes, and is never more than the chance itself', () => {
    const bounds = [2, 60, 90, 120, 200].map((count) => quadratureError(1000, count));
    expect(bounds).toEqual(bounds.toSorted((one, other) => other - one));
    expect(bounds[0]).toBe(1);
    // e^(−2·200² / 1000) is e^(−80).
    expect(Math.log(bounds[4] ?? 1)).toBeLessThan(-75);
  });
});

describe('an ocean of small holders', () => {
  it('leaves one major of 40 beside 60 two thirds of the power at 51', () => {
    const one = oceanicValues([40n], 60n, 51n);
    expect(Number(one?.numerators[0]) / Number(one?.denominator)).toBeCloseTo(2 / 3, 12);
  });

  /**
   * Pivotal from when the majors that came before and the ocean lack no more than its weight until they lack nothing;
   * in between the others are those majors at time t with the chance of just these having come.
   */
  function byDefinition(weights: readonly number[], ocean: number, quota: number, player: number) {
    const others = weights.filter((_, other) => other !== player);
    const { nodes, weights: shares } = gaussLegendre(others.length + 1);
    let value = 0;
    for (const members of coalitions(others.length)) {
      const lacking = quota - sumOf(others, members);
      const until = Math.min(1, lacking / ocean);
      const from = Math.max(0, (lacking - (weights[player] ?? 0)) / ocean);
      if (until <= from) continue;
      nodes.forEach((node, at) => {
        const t = from + (until - from) * node;
        const these = t ** members.length * (1 - t) ** (others.length - members.length);
        value += (until - from) * (shares[at] ?? 0) * these;
      });
    }
    return value;
  }

  const OCEANS: readonly (readonly [weights: readonly number[], ocean: number, quota: number])[] = [
    [[15, 9, 7], 31, 32],
    [[20, 3], 10, 17],
    [[4, 4, 4], 1, 7],
    [[5, 0], 5, 5],
    [[15, 9, 7, 20, 3, 11, 4], 31, 51],
    [[6, 6, 5, 3, 2, 2], 40, 20],
    [[2, 1], 7, 12],
  ];

  it.each(OCEANS)('beside %j, of %s small votes at %s is that of the definition', (...given) => {
    const [weights, ocean, quota] = given;
    const exact = oceanicValues(weights.map(BigInt), BigInt(ocean), BigInt(quota));
    weights.forEach((_, player) => {
      const value = Number(exact?.numerators[player]) / Number(exact?.denominator);
      expect(value).toBeCloseTo(byDefinition(weights, ocean, quota, player), 12);
    });
  });

  it('has values over the least common denominator of the powers of time', () => {
    // Antiderivatives of up to the sixth power of t/10: over 60 times a million.
    const weights = [1n, 1n, 1n, 1n, 1n, 1n];
    expect(oceanicValues(weights, 10n, 8n)?.denominator).toBe(60n * 10n ** 6n);
  });

  it.each(OCEANS)(
    'beside %j, of %s small votes at %s lies within the bound in floating point',
    (weights, ocean, quota) => {
      const { values, errorBound } = oceanicIndices(weights, ocean, quota);
      weights.forEach((_, player) => {
        const off = (values[player] ?? 9) - byDefinition(weights, ocean, quota, player);
        expect(Math.abs(off)).toBeLessThanOrEqual(errorBound);
      });
    },
  );

  it('is bounded by half of what the units leave open, and little more', () => {
    // Major of 400 beside 600 at 510, in single votes: one vote of slack at one end of the stretch or at the other.
    const { values, errorBound } = oceanicIndices([400], 600, 510);
    expect(values[0]).toBeCloseTo(400 / 600, 2);
    expect(errorBound).toBeGreaterThan(1 / 600);
    // The ends of the stretch fall between nodes, which are at most 1/80 apart among 128.
    expect(errorBound).toBeLessThan(1 / 600 + 2 / 80);
    // Ten of 40 have ten votes of slack at either end, while 1000 votes pass by.
    const ten = Array.from({ length: 10 }, () => 40);
    const { errorBound: wider } = oceanicIndices(ten, 600, 510);
    expect(wider).toBeGreaterThan(10 / 1000);
    expect(wider).toBeLessThan(1.5 * (10 / 1000));
  });

  it.each(OCEANS.slice(0, 4))(
    'beside %j, of %s small votes at %s, a million times as many, lies within a bound of 5%%',
    (weights, ocean, quota) => {
      const million = weights.map((weight) => weight * 1e6);
      const { values, errorBound } = oceanicIndices(million, ocean * 1e6, quota * 1e6);
      weights.forEach((_, player) => {
        const off = (values[player] ?? 9) - byDefinition(weights, ocean, quota, player);
        expect(Math.abs(off)).toBeLessThanOrEqual(errorBound);
      });
      expect(errorBound).toBeLessThan(0.05);
    },
  );

  it('is not counted where the sums are too many', () => {
    const powers = Array.from({ length: 17 }, (_, power) => 2n ** BigInt(power));
    expect(oceanicValues(powers, 10n, 2n ** 17n)).toBeUndefined();
  });
});

describe('minimal coalitions', () => {
  it.each(GAMES.filter(([, quota]) => quota > 0))(
    'of %j at %s are those that lose when any member leaves',
    (weights, quota) => {
      const wanted = coalitions(weights.length).filter((members) => {
        const sum = sumOf(weights, members);
        return sum >= quota && members.every((member) => sum - (weights[member] ?? 0) < quota);
      });
      const { listed, count } = minimalCoalitions(weights.map(BigInt), BigInt(quota), 1000);
      const texts = (list: readonly (readonly number[])[]) => list.map((one) => one.join()).sort();
      expect(texts(listed)).toEqual(texts(wanted));
      expect(count).toBe(BigInt(wanted.length));
    },
  );

  it('are listed as many as asked for, the heaviest first, and all are counted', () => {
    const weights = [1n, 3n, 2n, 3n];
    expect(minimalCoalitions(weights, 5n, 2)).toEqual({
      listed: [
        [1, 3],
        [1, 2],
      ],
      count: 3n,
    });
    expect(minimalCoalitions(weights, 5n, 0)).toEqual({ listed: [], count: 3n });
  });

  it('of a line that is reached by nobody is the empty one', () => {
    expect(minimalCoalitions([1n], 0n, 5)).toEqual({ listed: [[]], count: 1n });
    expect(minimalCoalitions([1n], -1n, 0)).toEqual({ listed: [], count: 1n });
  });

  it('are not counted where the sums are too many', () => {
    const powers = Array.from({ length: 18 }, (_, power) => 2n ** BigInt(power));
    expect(minimalCoalitions(powers, 2n ** 18n, 0).count).toBeUndefined();
  });
});

describe('decisions through companies', () => {
  const body = (voters: readonly number[], weights: readonly number[], needed: number) => ({
    voters,
    weights,
    needed,
  });
  /** Three sources with a vote each, two of which are needed. */
  const majority: VotingNetwork = {
    sources: 3,
    companies: [body([0, 1, 2], [1, 1, 1], 2)],
    target: 0,
  };
  /** Source 0 and a company that follows source 1 decide together; source 2 has no say. */
  const chain: VotingNetwork = {
    sources: 3,
    companies: [body([0, 4], [1, 1], 2), body([1], [1], 1)],
    target: 0,
  };
  /** Two companies that hold each other, and a source that holds one vote of three in both. */
  const loop: VotingNetwork = {
    sources: 1,
    companies: [body([0, 2], [1, 2], 2), body([0, 1], [1, 2], 2)],
    target: 0,
  };
  const decides = (network: VotingNetwork, votes: readonly number[], start: 'no' | 'yes') =>
    decision(
      network,
      Uint8Array.from(
        { length: network.sources + network.companies.length },
        (_, at) => votes[at] ?? 0,
      ),
      start,
    );

  it('are yes as soon as the votes that are needed say so', () => {
    expect(decides(majority, [1, 0, 0], 'no')).toBe(false);
    expect(decides(majority, [1, 0, 1], 'no')).toBe(true);
    expect(decides(chain, [1, 1, 0], 'no')).toBe(true);
    expect(decides(chain, [1, 0, 1], 'yes')).toBe(false);
  });

  it('are those of the company that is looked at', () => {
    const second = { ...chain, target: 1 };
    expect(decides(second, [0, 1, 0], 'no')).toBe(true);
    expect(decides(second, [1, 0, 1], 'yes')).toBe(false);
    expect(networkSwings(second, 'no')).toEqual([
      [0n, 0n, 0n],
      [1n, 2n, 1n],
      [0n, 0n, 0n],
    ]);
  });

  it('of a loop that follows itself stay what they were at the start', () => {
    expect([decides(loop, [1], 'no'), decides(loop, [0], 'no')]).toEqual([false, false]);
    expect([decides(loop, [1], 'yes'), decides(loop, [0], 'yes')]).toEqual([true, true]);
  });

  it('have swings by the size of the coalition of the other sources', () => {
    expect(networkSwings(majority, 'no')).toEqual(Array.from({ length: 3 }, () => [0n, 2n, 0n]));
    expect(networkSwings(chain, 'no')).toEqual([
      [0n, 1n, 1n],
      [0n, 1n, 1n],
      [0n, 0n, 0n],
    ]);
    expect(networkSwings(loop, 'no')).toEqual([[0n]]);
  });

  it('are estimated from samples, each with its standard error', () => {
    const samples = 4_000;
    const spread = (share: number) => Math.sqrt((share * (1 - share)) / samples);
    const found = sampleNetwork(majority, 'no', { samples, seed: 1 });
    for (let source = 0; source < 3; source++) {
      const [banzhaf, shapley] = [found.banzhaf[source] ?? 9, found.shapleyShubik[source] ?? 9];
      expect(Math.abs(banzhaf - 1 / 2)).toBeLessThan(4 * spread(1 / 2));
      expect(Math.abs(shapley - 1 / 3)).toBeLessThan(4 * spread(1 / 3));
      expect(found.banzhafError[source]).toBeCloseTo(spread(banzhaf), 12);
      expect(found.shapleyError[source]).toBeCloseTo(spread(shapley), 12);
    }
    expect(found.shapleyShubik.reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
  });

  it('of a dictator and of nobody are seen in every sample, with one in so many as the error', () => {
    const dictator = { ...majority, companies: [body([0, 1, 2], [3, 1, 1], 3)] };
    const { banzhaf, shapleyShubik, banzhafError, shapleyError } = sampleNetwork(dictator, 'no', {
      samples: 50,
      seed: 2,
    });
    expect([[...banzhaf], [...shapleyShubik]]).toEqual([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    expect([...banzhafError, ...shapleyError]).toEqual(Array.from({ length: 6 }, () => 0.02));
    const never = sampleNetwork(loop, 'no', { samples: 50, seed: 2 });
    expect([...never.shapleyShubik, ...never.banzhaf]).toEqual([0, 0]);
    const always = sampleNetwork(loop, 'yes', { samples: 50, seed: 2 });
    expect([...always.shapleyShubik, ...always.banzhaf]).toEqual([0, 0]);
  });

  it('sampled with one seed are the same, and with another others', () => {
    const of = (seed: number) => sampleNetwork(majority, 'no', { samples: 200, seed });
    expect(of(5)).toEqual(of(5));
    expect(of(6).shapleyShubik).not.toEqual(of(5).shapleyShubik);
  });

  it('of twelve equal sources share the power evenly', () => {
    const voters = Array.from({ length: 12 }, (_, voter) => voter);
    const many = {
      sources: 12,
      companies: [
        body(
          voters,
          voters.map(() => 1),
          7,
        ),
      ],
      target: 0,
    };
    const samples = 6_000;
    const { shapleyShubik } = sampleNetwork(many, 'no', { samples, seed: 3 });
    for (const share of shapleyShubik)
      expect(Math.abs(share - 1 / 12)).toBeLessThan(
        4.5 * Math.sqrt(((1 / 12) * (11 / 12)) / samples),
      );
  });
});
