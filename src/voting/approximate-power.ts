import { nodesFor, type PowerIndices, powerIndicesInUnits } from '../numeric/power/indices.ts';
import { fromFloat, type Game, inUnits, type Power, type Voter, type VoterPower } from './game.ts';

/** Both indices in Float64, by quadrature over the chance of yes. */
export function approximatePower(game: Game): Power {
  const { weights, quota } = inUnits(game);
  const indices = powerIndicesInUnits(weights.map(Number), Number(quota), unitsFor(weights.length));
  return { rows: floatRows(game.voters, indices), exact: false, errorBound: indices.errorBound };
}

/** So coarse that the sums take about a second, and never coarser than ten thousand units. */
function unitsFor(players: number): number {
  return Math.min(1_000_000, Math.max(10_000, Math.floor(2e8 / (nodesFor(players) * players))));
}

function floatRows(
  voters: readonly Voter[],
  { banzhaf, shapleyShubik }: PowerIndices,
): VoterPower[] {
  const total = banzhaf.reduce((all, value) => all + value, 0);
  return voters.map((voter, index) => ({
    ...voter,
    banzhaf: fromFloat(banzhaf[index] ?? 0),
    banzhafNormalised: fromFloat(total === 0 ? 0 : (banzhaf[index] ?? 0) / total),
    shapleyShubik: fromFloat(shapleyShubik[index] ?? 0),
  }));
}
