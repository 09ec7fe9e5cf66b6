import { describe, expect, it } from 'vitest';
import { moreThan } from '../../../src/law/quota.ts';
import { fraction } from '../../../src/model/index.ts';
import { powerIndices } from '../../../src/numeric/power/indices.ts';
import { oceanicValues } from '../../../src/numeric/power/oceanic.ts';
import { oceanicIndices } from '../../../src/numeric/power/oceanic-indices.ts';
import { networkPower, type VoteEdge } from '../../../src/voting/network-power.ts';
import { askAbout, type Given, rows } from '../control/ask.ts';

const asked = (given: Given, more: Record<string, unknown>) =>
  askAbout(given, { ask: 'power', ...more });

describe('power', () => {
  it('knows the Council of Ministers of 1958 and its dummy', () => {
    const players = { DE: 4, FR: 4, IT: 4, BE: 2, NL: 2, LU: 1 };
    const answer = asked({}, { players, quota: 12 });
    expect(answer['rows']).toMatchObject([
      {
        player: 'DE',
        swings: 10,
        exact: { shapleyShubik: '7/30', banzhaf: '5/16', banzhafNormalised: '5/21' },
      },
      { player: 'FR' },
      { player: 'IT' },
      { player: 'BE', swings: 6, exact: { shapleyShubik: '3/20' } },
      { player: 'NL' },
      { player: 'LU', swings: 0, exact: { shapleyShubik: '0' } },
    ]);
    expect(answer).toMatchObject({ winningCount: 4, blockingCount: 9 });
  });

  it('reads quotas as shares or counts, strictly or not', () => {
    const wins = (quota: unknown) =>
      asked({}, { players: { A: 50, B: 25, C: 25 }, quota })['winningCoalitions'];
    expect(wins('at least 1/2')).toEqual([['A'], ['B', 'C']]);
    expect(wins('more than 1/2')).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ]);
    expect(wins(50)).toEqual(wins('at least 1/2'));
    expect(wins(51)).toEqual(wins('more than 1/2'));
    expect(wins('more than 50')).toEqual(wins('more than 1/2'));
    expect(wins('at least 100%')).toEqual([['A', 'B', 'C']]);
  });

  it('takes fractions and percentages as weights, exactly', () => {
    const answer = asked(
      {},
      { players: { A: '1/3', B: '33.3%', C: '0.334' }, quota: 'at least 2/3' },
    );
    expect(answer['rows']).toMatchObject([
      { exact: { shapleyShubik: '1/6' } },
      { exact: { shapleyShubik: '1/6' } },
      { exact: { shapleyShubik: '2/3' } },
    ]);
  });

  it('of holders leaves suspended votes out and ends capped ones at the cap', () => {
    const given = {
      holdings: [
        ...rows(['A', 'Z', '40%'], ['B', 'Z', '20%'], ['C', 'Z', '20%']),
        { holder: 'D', issuer: 'Z', stake: '20%', voting: 'suspended' },
      ],
      agreements: [
        { id: 'cap', kind: 'cap', parties: ['A'], issuer: 'Z', limit: '25%', excess: 'lost' },
      ],
    };
    const answer = asked(given, { issuer: 'Z' });
    expect(answer['rows']).toMatchObject([
      { player: 'A', swings: 4, cap: 'cap' },
      { player: 'B', swings: 4 },
      { player: 'C', swings: 4 },
      { player: 'D', swings: 0, suspended: true },
    ]);
  });

  it('of holders takes unidentified holders as an ocean', () => {
    const answer = asked({ holdings: rows(['A', 'Z', '40%']) }, { issuer: 'Z' });
    expect(answer).toMatchObject({
      rows: [{ player: 'A', exact: { shapleyShubik: '2/3' } }],
      ocean: { exact: { shapleyShubik: '1/3' } },
    });
  });

  it('looks through companies to those who vote at the source', () => {
    const given = {
      holdings: rows(
        ['a', 'H', '40%'],
        ['b', 'H', '35%'],
        ['c', 'H', '25%'],
        ['H', 'T', '45%'],
        ['d', 'T', '30%'],
        ['c', 'T', '25%'],
      ),
    };
    const answer = asked(given, { issuer: 'T', network: true });
    expect(answer['rows']).toContainEqual(
      expect.objectContaining({
        player: 'c',
        swings: 6,
        exact: { banzhaf: '3/4', shapleyShubik: '1/2' },
      }),
    );
  });

  it('judges a coalition, and refuses one of unknown names', () => {
    const players = { A: 40, B: 30, C: 20, D: 10 };
    expect(asked({}, { players, coalition: ['A', 'D'] })['coalition']).toMatchObject({
      share: '50%',
      wins: false,
      blocks: true,
    });
    expect(() => asked({}, { players, coalition: ['A', 'Zed'] })).toThrow(
      /"Zed" is not among the players: A, B, C, D/,
    );
  });

  it('refuses lines and weights that cannot be', () => {
    const players = { A: 40, B: 60 };
    for (const quota of [
      'more than 1',
      'at least 0',
      'at least 101%',
      0,
      -3,
      101,
      'half',
      '2/3',
      'more than 100%',
    ]) {
      expect(() => asked({}, { players, quota }), String(quota)).toThrow(/"quota"/);
    }
    expect(() => asked({}, { players: { A: -1, B: 2 } })).toThrow(/below zero/);
    expect(() => asked({}, { players: { A: '40%', B: 3 } })).toThrow(/mixed/);
    expect(() => asked({}, { players: {} })).toThrow(/empty/);
    expect(() => asked({}, { players: { A: 0 } })).toThrow(/vote/);
    expect(() => asked({}, {})).toThrow(/either players/);
  });
});

describe('floating point', () => {
  it('gives a hundred holders of ten thousand votes all power between them', () => {
    const weights = Array.from({ length: 100 }, (_, holder) => 50 + ((holder * 37) % 101));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const { shapleyShubik, errorBound } = powerIndices(weights, Math.floor(total / 2) + 1);
    expect(Math.abs(shapleyShubik.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-12);
    expect(errorBound).toBeLessThan(1e-10);
  });

  it('bounds the power beside an ocean where sums are too many to count', () => {
    const weights = [15, 9, 7, 20, 3, 11, 4];
    const exact = oceanicValues(weights.map(BigInt), 31n, 51n);
    const rough = oceanicIndices(
      weights.map((weight) => weight * 1e7),
      31e7,
      51e7,
    );
    weights.forEach((_, player) => {
      const value = Number(exact?.numerators[player]) / Number(exact?.denominator);
      expect(Math.abs((rough.values[player] as number) - value)).toBeLessThanOrEqual(
        rough.errorBound,
      );
    });
    expect(rough.errorBound).toBeLessThan(0.01);
  });
});

describe('sampled networks', () => {
  const sources = Array.from({ length: 24 }, (_, place) => `s${place}`);
  const edges: VoteEdge[] = sources.map((source, place) => [
    source,
    place < 12 ? 'H' : 'T',
    fraction(1, 24),
  ]);
  const network = {
    edges: [...edges, ['H', 'T', fraction(1, 2)] as const],
    target: 'T',
    sources,
    quota: moreThan(1, 2),
  };

  it('give the same numbers for the same seed, with standard errors', () => {
    const sampling = { samples: 2_000, seed: 7 };
    const [first, second] = [networkPower(network, sampling), networkPower(network, sampling)];
    expect(first.exact).toBe(false);
    expect(first.least).toEqual(second.least);
    expect(networkPower(network, { ...sampling, seed: 8 }).least).not.toEqual(first.least);
    for (const row of first.least) expect(row.errors?.shapleyShubik).toBeGreaterThan(0);
  });

  it('share out all power', () => {
    const { least } = networkPower(network, { samples: 500, seed: 3 });
    const total = least.reduce((sum, row) => sum + row.shapleyShubik.valueOf(), 0);
    expect(total).toBeCloseTo(1, 9);
  });
});
