import {
  earliestDay,
  type Fraction,
  fraction,
  type Interval,
  latestDay,
} from '../../model/index.ts';
import type { Day, PartialDate } from '../../model/index.ts';
import { WHOLE } from '../graph.ts';
import { NumberColumn } from './number-column.ts';
import { partsBelow } from './parts.ts';

/** What a record says of one holding, and since when. */
export interface SaidHolding {
  readonly holder: number;
  readonly company: number;
  readonly base: 'capital' | 'votes';
  readonly stake?: Fraction;
  readonly band?: Interval;
  readonly from?: PartialDate;
  readonly to?: PartialDate | '..';
  /** Somebody else says so, not the party or the register. */
  readonly reported?: boolean;
  /** The record, where its statements can be replaced by others. */
  readonly entry?: number;
}

/** Flags of a holding. */
export const [VOTES, MIN_OPEN, MAX_OPEN, ENDS, REPORTED] = [1, 2, 4, 8, 16];
/** Where a number is not known. */
export const NONE = 0xffff_ffff;

const FIELDS = ['holder', 'company', 'low', 'high', 'stake', 'from', 'flags', 'entry'] as const;
type Field = (typeof FIELDS)[number];

/** Holdings as records say them, one beside the other: which of them counts is chosen when all were read. */
export class SaidHoldings {
  readonly columns = Object.fromEntries(
    FIELDS.map((field) => [field, new NumberColumn()]),
  ) as Readonly<Record<Field, NumberColumn>>;
  /** Stakes that are no whole number of parts. */
  readonly exact = new Map<number, Fraction>();

  get length(): number {
    return this.columns.holder.length;
  }

  add(said: SaidHolding): void {
    const { stake, from } = said;
    const low = said.band?.min ?? stake ?? fraction(0);
    const high = partsBelow(said.band?.max ?? stake ?? fraction(1));
    const own = stake && partsBelow(stake);
    if (stake && own?.exact === false) this.exact.set(this.length, stake);
    const { columns } = this;
    columns.holder.push(said.holder);
    columns.company.push(said.company);
    columns.low.push(partsBelow(low).parts);
    columns.high.push(Math.min(WHOLE, high.exact ? high.parts : high.parts + 1));
    columns.stake.push(own ? own.parts : NONE);
    columns.from.push(from === undefined ? 0 : dayNumber(earliestDay(from)));
    columns.flags.push(flagsOf(said));
    columns.entry.push(said.entry ?? NONE);
  }
}

function flagsOf({ base, band, to, reported }: SaidHolding): number {
  return (
    (base === 'votes' ? VOTES : 0) |
    (band?.minOpen ? MIN_OPEN : 0) |
    (band?.maxOpen ? MAX_OPEN : 0) |
    (to !== undefined && to !== '..' ? ENDS : 0) |
    (reported ? REPORTED : 0)
  );
}

/** 2019-06-11 as 20190611: days in their order, and the year in front. */
export function dayNumber(day: Day): number {
  return Number(day.replaceAll('-', ''));
}

/** Whether a period covers a day; an end that is open or unknown does not end it. */
export function covers({ from, to }: Pick<SaidHolding, 'from' | 'to'>, day: Day): boolean {
  if (from !== undefined && earliestDay(from) > day) return false;
  return to === undefined || to === '..' || latestDay(to) >= day;
}
