import { type Day, parseDay } from '../../model/index.ts';
import type { BodsStatement, Placed } from './record.ts';

/** All that a file says of one record, oldest first; of the same day, in the order of the file. */
export interface Series<S extends BodsStatement = BodsStatement> {
  readonly recordId: string;
  readonly versions: readonly Placed<S>[];
}

export function seriesOf(placed: readonly Placed[]): Map<string, Series> {
  const grouped = new Map<string, Placed[]>();
  for (const each of placed) {
    const known = grouped.get(each.statement.recordId);
    if (known) known.push(each);
    else grouped.set(each.statement.recordId, [each]);
  }
  return new Map(
    [...grouped].map(([recordId, versions]) => [
      recordId,
      { recordId, versions: versions.sort(byDate) },
    ]),
  );
}

export function latest<S extends BodsStatement>(series: Series<S>): Placed<S> {
  return series.versions.at(-1) as Placed<S>;
}

/** The day on which the source declared it. */
export function dayOf({ statement }: Placed): Day {
  return parseDay(statement.statementDate.slice(0, 10)) as Day;
}

function byDate(first: Placed, second: Placed): number {
  const [one, other] = [first.statement.statementDate, second.statement.statementDate];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
