import { fraction, type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import { othersBelow, pivotCounts } from '../numeric/power/exact.ts';
import { oceanicValues } from '../numeric/power/oceanic.ts';
import { oceanicIndices } from '../numeric/power/oceanic-indices.ts';
import { approximatePower } from './approximate-power.ts';
import { fromFloat, type Game, inUnits, type Power, type Voter, type VoterPower } from './game.ts';

/** The game of the majors alone, with half of the ocean on either side. */
export interface OceanicBanzhaf {
  readonly swings: readonly bigint[];
  readonly absolute: readonly Fraction[];
  /** Some majors meet the line exactly: the limit depends on how the ocean is counted. */
  readonly tie: boolean;
}

/**
 * Power beside an ocean of infinitely many small voters: Milnor–Shapley values, and the limit of the
 * Banzhaf index, in which half of the ocean says yes (Dubey & Shapley 1979).
 */
export function oceanicPower(game: Game): Power {
  const shapley = oceanicShapley(game);
  const banzhaf = oceanicBanzhaf(game);
  if (!shapley || !banzhaf) return inFloats(game);
  const total = banzhaf.swings.reduce((count, own) => count + own, 0n);
  const rows = game.voters.map((voter, index): VoterPower => ({
    ...voter,
    swings: banzhaf.swings[index] ?? 0n,
    banzhaf: banzhaf.absolute[index] ?? ZERO,
    banzhafNormalised: total === 0n ? ZERO : fraction(banzhaf.swings[index] ?? 0n, total),
    shapleyShubik: shapley[index] ?? ZERO,
  }));
  return {
    rows,
    exact: true,
    errorBound: 0,
    oceanShapley: oceanShare(game, sum(shapley)),
    tie: banzhaf.tie,
  };
}

/** Milnor–Shapley value of every player, exact; nothing when there are too many distinct sums. */
export function oceanicShapley(game: Game): Fraction[] | undefined {
  const { weights, ocean, quota } = inUnits(finer(game));
  const values = oceanicValues(weights, ocean, quota);
  return values?.numerators.map((numerator) => fraction(numerator, values.denominator));
}

/** Banzhaf index of the players when half of the ocean says yes: majors reach `quota − ocean/2`. */
export function oceanicBanzhaf({ voters, line, ocean }: Game): OceanicBanzhaf | undefined {
  const votes = line.votes.sub(ocean.div(2));
  const { weights, quota } = inUnits({ voters, ocean: ZERO, line: { votes, strict: false } });
  const reached = pivotCounts(weights, quota);
  if (!reached) return undefined;
  const coalitions = 2n ** BigInt(Math.max(0, voters.length - 1));
  return {
    swings: reached.swings,
    absolute: reached.swings.map((swings) => fraction(swings, coalitions)),
    tie: meetsExactly(voters, votes),
  };
}

/** Whether some of the players together have exactly these votes. */
function meetsExactly(voters: readonly Voter[], votes: Fraction): boolean {
  // Stryker disable next-line StringLiteral: nobody reads the name of the onlooker
  const onlooker = { player: '', weight: ZERO };
  const { weights, quota } = inUnits({
    voters: [onlooker, ...voters],
    ocean: ZERO,
    line: { votes, strict: false },
  });
  const { quota: next } = inUnits({ voters, ocean: ZERO, line: { votes, strict: true } });
  return othersBelow(weights, next)?.[0]?.has(quota) === true;
}

/** All weights times the denominator of the line, so that the line is a whole number of units. */
function finer({ voters, line, ocean }: Game): Game {
  const scale = fraction(line.votes.d);
  return {
    voters: voters.map((voter) => ({ ...voter, weight: voter.weight.mul(scale) })),
    ocean: ocean.mul(scale),
    line: { votes: line.votes.mul(scale), strict: false },
  };
}

/** What the players leave of the whole, when all together win. */
function oceanShare({ voters, line, ocean }: Game, players: Fraction): Fraction {
  const total = sum(voters.map(({ weight }) => weight)).add(ocean);
  const decides = total.gte(line.votes) && line.votes.gt(0);
  return decides ? ONE.sub(players) : ZERO;
}

/** In Float64, by quadrature over the time of the ocean, where there are too many distinct sums. */
function inFloats(game: Game): Power {
  const { weights, quota, ocean } = inUnits(finer(game));
  const shapley = oceanicIndices(weights.map(Number), Number(ocean), Number(quota));
  const half = {
    ...game,
    ocean: ZERO,
    line: { votes: game.line.votes.sub(game.ocean.div(2)), strict: false },
  };
  const banzhaf = approximatePower(half);
  const rows = banzhaf.rows.map((row, player) => ({
    ...row,
    shapleyShubik: fromFloat(shapley.values[player] ?? 0),
  }));
  return {
    rows,
    exact: false,
    errorBound: Math.max(banzhaf.errorBound, shapley.errorBound),
    oceanShapley: oceanShare(game, sum(rows.map((row) => row.shapleyShubik))),
  };
}
