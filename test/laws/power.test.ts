import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderCounts, pivotCounts } from '../../src/numeric/power/exact.ts';
import { powerIndices, powerIndicesInUnits } from '../../src/numeric/power/indices.ts';
import { minimalCoalitions } from '../../src/numeric/power/minimal-coalitions.ts';

const SEED = 19581207;

interface Game {
  readonly weights: readonly number[];
  readonly quota: number;
}

/** Up to twelve holders; small games are likelier, so that twenty thousand of them stay quick. */
const games = (most: number): fc.Arbitrary<Game> =>
  fc
    .tuple(
      fc.array(fc.nat(most), { minLength: 1, maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([weights, part]) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return { weights, quota: Math.max(1, Math.round(part * (total + 1))) };
    });

/** The slow twin: every coalition of the others, one by one. */
function enumerated({ weights, quota }: Game): { swings: number[]; shapley: number[] } {
  const players = weights.length;
  const factorial = [1];
  for (let n = 1; n <= players; n++) factorial.push((factorial[n - 1] as number) * n);
  const swings = weights.map(() => 0);
  const shapley = weights.map(() => 0);
  const sums = new Float64Array(2 ** players);
  const sizes = new Uint8Array(2 ** players);
  for (let coalition = 1; coalition < sums.length; coalition++) {
    const lowest = 31 - Math.clz32(coalition & -coalition);
    sums[coalition] = (sums[coalition & (coalition - 1)] as number) + (weights[lowest] as number);
    sizes[coalition] = (sizes[coalition & (coalition - 1)] as number) + 1;
  }
  for (let coalition = 0; coalition < sums.length; coalition++) {
    if ((sums[coalition] as number) >= quota) continue;
    const orders =
      ((factorial[sizes[coalition] as number] as number) *
        (factorial[Math.max(0, players - 1 - (sizes[coalition] as number))] as number)) /
      (factorial[players] as number);
    for (let player = 0; player < players; player++) {
      const joined = coalition | (1 << player);
      if (joined === coalition || (sums[joined] as number) < quota) continue;
      swings[player] = (swings[player] as number) + 1;
      shapley[player] = (shapley[player] as number) + orders;
    }
  }
  return { swings, shapley };
}

describe(`power indices (seed ${SEED})`, () => {
  it('equal the enumeration of all coalitions, in floating point', () => {
    fc.assert(
      fc.property(games(40), (game) => {
        const { swings, shapley } = enumerated(game);
        const indices = powerIndices(game.weights, game.quota);
        const coalitions = 2 ** (game.weights.length - 1);
        const off = game.weights.map((_, player) =>
          Math.max(
            Math.abs((indices.banzhaf[player] as number) - (swings[player] as number) / coalitions),
            Math.abs((indices.shapleyShubik[player] as number) - (shapley[player] as number)),
          ),
        );
        expect(Math.max(...off)).toBeLessThan(1e-12);
        expect(Math.max(...off)).toBeLessThanOrEqual(indices.errorBound);
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });

  it('equal the enumeration exactly, counted in whole numbers', () => {
    fc.assert(
      fc.property(games(40), (game) => {
        const { swings, shapley } = enumerated(game);
        const counts = pivotCounts(game.weights.map(BigInt), BigInt(game.quota));
        expect(counts?.swings.map(Number)).toEqual(swings);
        const { orders, all } = orderCounts(counts?.bySize ?? []);
        orders.forEach((count, player) =>
          expect(Number(count) / Number(all)).toBeCloseTo(shapley[player] as number, 12),
        );
        const decided = game.weights.reduce((sum, weight) => sum + weight, 0) >= game.quota;
        expect(orders.reduce((sum, count) => sum + count, 0n)).toBe(decided ? all : 0n);
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  });

  it('stay within the bound when weights are measured in coarse units', () => {
    fc.assert(
      fc.property(games(100_000), (game) => {
        const { swings, shapley } = enumerated(game);
        const indices = powerIndicesInUnits(game.weights, game.quota, 500);
        const coalitions = 2 ** (game.weights.length - 1);
        game.weights.forEach((_, player) => {
          expect(
            Math.abs((indices.banzhaf[player] as number) - (swings[player] as number) / coalitions),
          ).toBeLessThanOrEqual(indices.errorBound);
          expect(
            Math.abs((indices.shapleyShubik[player] as number) - (shapley[player] as number)),
          ).toBeLessThanOrEqual(indices.errorBound);
        });
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('change nothing when yes and no trade places', () => {
    fc.assert(
      fc.property(games(40), ({ weights, quota }) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(quota <= total);
        const [game, dual] = [
          powerIndices(weights, quota),
          powerIndices(weights, total - quota + 1),
        ];
        game.shapleyShubik.forEach((value, player) =>
          expect(value).toBeCloseTo(dual.shapleyShubik[player] as number, 12),
        );
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});

describe(`minimal coalitions (seed ${SEED})`, () => {
  it('are all coalitions that lose with any member gone, each once', () => {
    fc.assert(
      fc.property(games(15), ({ weights, quota }) => {
        const weight = (members: readonly number[]) =>
          members.reduce((sum, member) => sum + (weights[member] as number), 0);
        const all = Array.from({ length: 2 ** weights.length }, (_, bits) =>
          weights.map((_, player) => player).filter((player) => (bits >> player) & 1),
        );
        const minimal = all.filter(
          (members) =>
            weight(members) >= quota &&
            members.every((gone) => weight(members) - (weights[gone] as number) < quota),
        );
        const found = minimalCoalitions(weights.map(BigInt), BigInt(quota), 5_000);
        expect(found.listed.map(String).sort()).toEqual(minimal.map(String).sort());
        expect(found.count).toBe(BigInt(minimal.length));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
