import { fraction, ZERO } from '../model/index.ts';
import { orderCounts, type PivotCounts, pivotCounts } from '../numeric/power/exact.ts';
import { approximatePower } from './approximate-power.ts';
import { type Game, inUnits, type Power, type Voter, type VoterPower } from './game.ts';
import { oceanicPower } from './oceanic.ts';

/**
 * Banzhaf and Shapley–Shubik indices: exact by counting where there are few enough distinct sums,
 * else in Float64 with a bound on the error.
 */
export function power(game: Game): Power {
  if (game.ocean.gt(0)) return oceanicPower(game);
  const { weights, quota } = inUnits(game);
  const counts = pivotCounts(weights, quota);
  if (counts) return { rows: exactRows(game.voters, counts), exact: true, errorBound: 0 };
  return approximatePower(game);
}

function exactRows(voters: readonly Voter[], { swings, bySize }: PivotCounts): VoterPower[] {
  const { orders, all } = orderCounts(bySize);
  const coalitions = 2n ** BigInt(Math.max(0, voters.length - 1));
  const total = swings.reduce((count, own) => count + own, 0n);
  return voters.map((voter, index) => ({
    ...voter,
    swings: swings[index] ?? 0n,
    banzhaf: fraction(swings[index] ?? 0n, coalitions),
    banzhafNormalised: total === 0n ? ZERO : fraction(swings[index] ?? 0n, total),
    shapleyShubik: fraction(orders[index] ?? 0n, all),
  }));
}
