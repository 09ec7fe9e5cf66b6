import { percentOf } from '../percent.ts';
import type { Row } from '../questions.ts';

/** What of a holder is compared, as the server names it. */
export const MEASURES = {
  capital: 'capital',
  exercisable: 'votes',
  free: 'free votes',
  integrated: 'look-through',
} as const;
export type Measure = keyof typeof MEASURES;

/** One line of the slope chart, in percent. */
export interface Slope {
  readonly holder: string;
  readonly before: number;
  readonly after: number;
  /** The company that it was before, when another takes its place. */
  readonly of?: string;
}

/** More lines than this cannot be told apart. */
const MOST = 9;

/**
 * Before and after of the holders of a company. Who held a company that was merged into it starts
 * from that stake: 15% of the old company becomes 7.5% of the new one.
 */
export function slopesOf(
  rows: readonly Row[],
  issuer: string,
  measure: Measure,
  merged: readonly string[],
): Slope[] {
  const of = (row: Row, side: string) => percentOf(row[`${measure}${side}`]);
  const old = rows.filter((row) => merged.includes(String(row['issuer'])));
  const slopes = rows
    .filter((row) => row['issuer'] === issuer)
    .flatMap((row): Slope[] => {
      const [before, after] = [of(row, 'Before'), of(row, 'After')];
      if (before === undefined && after === undefined) return [];
      const holder = String(row['holder']);
      const past = old.filter((one) => one['holder'] === holder && (of(one, 'Before') ?? 0) > 0);
      const from = (before ?? 0) > 0 ? [] : past;
      if (from.length === 0) return [{ holder, before: before ?? 0, after: after ?? 0 }];
      return from.map((one) => ({
        holder,
        before: of(one, 'Before') ?? 0,
        after: after ?? 0,
        of: String(one['issuer']),
      }));
    });
  return slopes
    .filter(({ before, after }) => before > 0 || after > 0)
    .sort((first, second) => second.after - first.after || second.before - first.before)
    .slice(0, MOST);
}
