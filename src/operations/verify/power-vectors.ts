import { exactText, fraction, type Fraction } from '../../model/index.ts';
import { minimalCoalitions } from '../../numeric/power/minimal-coalitions.ts';
import type { Game, VoterPower } from '../../voting/game.ts';
import { networkPower, type SourcePower } from '../../voting/network-power.ts';
import { oceanicBanzhaf, oceanicPower } from '../../voting/oceanic.ts';
import { power as powerOf } from '../../voting/power.ts';
import { quotaOf } from './control-vectors.ts';
import { readEdges } from './edges.ts';
import type { Vector } from './vectors.ts';

/** All coalitions are listed where the vector lists them. */
const LISTED_MAX = 1_000;

/** Both indices, swings, and the minimal winning and blocking coalitions. */
export function power({ input }: Vector): unknown {
  const weights = (input['weights'] as readonly unknown[]).map((weight) => BigInt(String(weight)));
  const quota = BigInt(String(input['quota']));
  const rows = powerOf(gameOf(weights, quota)).rows;
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const winning = minimalCoalitions(weights, quota, LISTED_MAX);
  const blocking = minimalCoalitions(weights, total - quota + 1n, LISTED_MAX);
  return {
    swings: rows.map(({ swings }) => Number(swings ?? 0n)),
    banzhafAbsolute: column(rows, 'banzhaf'),
    banzhafNormalized: column(rows, 'banzhafNormalised'),
    shapleyShubik: column(rows, 'shapleyShubik'),
    minimalWinningCount: Number(winning.count ?? 0n),
    minimalBlockingCount: Number(blocking.count ?? 0n),
    minimalWinning: winning.listed,
    minimalBlocking: blocking.listed,
  };
}

/** Power of a few holders beside a continuum of small ones. */
export function oceanic({ input }: Vector): unknown {
  const majors = (input['majors'] as readonly unknown[]).map((weight) => fraction(String(weight)));
  const game: Game = {
    voters: majors.map((weight, index) => ({ player: String(index), weight })),
    line: { votes: fraction(String(input['quota'])), strict: true },
    ocean: fraction(String(input['ocean'])),
  };
  const result = oceanicPower(game);
  const banzhaf = oceanicBanzhaf(game);
  return {
    shapley: column(result.rows, 'shapleyShubik'),
    oceanShapley: result.oceanShapley && exactText(result.oceanShapley),
    banzhafLimitSwings: banzhaf?.swings.map(Number),
    banzhafLimitAbsolute: banzhaf?.absolute.map(exactText),
  };
}

/** Power of sources over a company through the companies between. */
export function network({ input }: Vector): unknown {
  const result = networkPower({
    edges: readEdges(input['edges']),
    target: String(input['target']),
    sources: input['sources'] as readonly string[],
    quota: quotaOf(input),
  });
  return { leastFixpoint: values(result.least), greatestFixpoint: values(result.greatest) };
}

function values(rows: readonly SourcePower[]): unknown {
  return {
    swings: rows.map(({ swings }) => Number(swings ?? 0n)),
    banzhafAbsolute: rows.map(({ banzhaf }) => exactText(banzhaf)),
    shapleyShubik: rows.map(({ shapleyShubik }) => exactText(shapleyShubik)),
  };
}

function gameOf(weights: readonly bigint[], quota: bigint): Game {
  return {
    voters: weights.map((weight, index) => ({ player: String(index), weight: fraction(weight) })),
    line: { votes: fraction(quota), strict: false },
    ocean: fraction(0n),
  };
}

function column(
  rows: readonly VoterPower[],
  field: 'banzhaf' | 'banzhafNormalised' | 'shapleyShubik',
): string[] {
  return rows.map((row): Fraction => row[field]).map(exactText);
}
