import type { Holding } from '../model/index.ts';
import type { Register } from '../register/register.ts';

/**
 * Where the rows of each issuer stand in a list of holdings.
 *
 * Lists of holdings are never changed, so the positions are found once for each list: the many
 * steps that a search tries on one register do not read a whole national register every time.
 */
export function positionsOf(holdings: readonly Holding[], issuer: string): readonly number[] {
  const known = POSITIONS.get(holdings) ?? indexed(holdings);
  POSITIONS.set(holdings, known);
  return known.get(issuer) ?? [];
}

const POSITIONS = new WeakMap<readonly Holding[], ReadonlyMap<string, readonly number[]>>();
const STATED = new WeakMap<object, boolean>();

export function rowsIn({ holdings }: Register, issuer: string): Holding[] {
  return positionsOf(holdings, issuer).flatMap((at) => holdings[at] ?? []);
}

/** Whether anything in the register is stated as a part or a number of exercisable votes. */
export function statesExercisable({ capital, holdings }: Register): boolean {
  return (
    remembered(capital, () =>
      [...capital.values()].some((totals) => totals.exercisableVotes !== undefined),
    ) || remembered(holdings, () => holdings.some((row) => row.exercisable !== undefined))
  );
}

function remembered(list: object, find: () => boolean): boolean {
  const known = STATED.get(list) ?? find();
  STATED.set(list, known);
  return known;
}

function indexed(holdings: readonly Holding[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [at, { issuer }] of holdings.entries()) {
    const list = positions.get(issuer);
    if (list) list.push(at);
    else positions.set(issuer, [at]);
  }
  return positions;
}
