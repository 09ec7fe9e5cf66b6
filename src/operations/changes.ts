import { isOf } from '../evidence/index.ts';
import {
  type Day,
  earliestDay,
  isFactual,
  latestDay,
  type PartialDate,
  shiftDay,
} from '../model/index.ts';
import type { CaseFile } from '../register/index.ts';

/** A day from which the register may be another one. */
export interface Change {
  readonly day: Day;
  /** The date as its sources print it, where that is less than a day. */
  readonly printed?: string;
  /** How many facts begin or end on it. */
  readonly facts: number;
}

interface Period {
  readonly from?: PartialDate;
  readonly to?: PartialDate | '..';
}

/** The days on which holdings, totals or agreements begin, and those after which they end. */
export function changesOf(caseFile: CaseFile): Change[] {
  const changes = new Map<Day, { printed: string; facts: number }>();
  const mark = (day: Day, printed: string) => {
    const known = changes.get(day);
    changes.set(day, { printed: known?.printed ?? printed, facts: (known?.facts ?? 0) + 1 });
  };
  for (const { from, to } of periodsOf(caseFile)) {
    if (from !== undefined) mark(earliestDay(from), from);
    if (to !== undefined && to !== '..') mark(shiftDay(latestDay(to), 1), to);
  }
  return [...changes]
    .sort(([first], [second]) => first.localeCompare(second))
    .map(([day, { printed, facts }]) => ({ day, ...(printed.length < 10 && { printed }), facts }));
}

function periodsOf(caseFile: CaseFile): Period[] {
  const claims = caseFile.statements.filter(
    (statement) =>
      isFactual(statement.modality) && (isOf('holding')(statement) || isOf('total')(statement)),
  );
  const facts = caseFile.holdings.filter((holding) => isFactual(holding.modality));
  return [...claims, ...facts, ...caseFile.agreements];
}
