import {
  type Day,
  earliestDay,
  type Fraction,
  latestDay,
  parsePartialDate,
  type PartialDate,
} from '../../model/index.ts';
import { readShareCell } from '../../formats/share-cell.ts';
import { WHOLE } from '../graph.ts';
import { partsBelow } from './parts.ts';

/** How much a row says is held, in parts of the whole. */
export interface Amount {
  /** The stake, or the lower end of its band. */
  readonly parts: number;
  readonly high: number;
  /** Part of the votes, where it is not that of the capital. */
  readonly votes?: number;
  /** The stake, where it is no whole number of parts. */
  readonly exact?: Fraction;
  readonly exactVotes?: Fraction;
}

export interface Refused {
  readonly code: string;
  readonly says: string;
  readonly try: string;
}

/** The text of a column of one row. */
export type CellOf = (column: string) => string | undefined;

/** The amount of a row, or everything that is wrong with it. */
export function amountOf(cell: CellOf): Amount | readonly Refused[] {
  const wrong: Refused[] = [];
  const share = (column: string, skip = 0): Fraction | undefined => {
    const text = cell(column)?.slice(skip).trim();
    if (text === undefined || text === '') return undefined;
    const read = readShareCell(column, text);
    if ('share' in read) return read.share;
    wrong.push(read);
    return undefined;
  };
  // An end that does not belong to the band is marked: >25%, <75%.
  const [above, under] = [cell('min')?.startsWith('>'), cell('max')?.startsWith('<')];
  const [stake, votes] = [share('stake'), share('votes')];
  const [min, max] = [share('min', above ? 1 : 0), share('max', under ? 1 : 0)];
  if (min && max && (min.gt(max) || (min.equals(max) && (above || under))))
    wrong.push({
      code: 'min-over-max',
      says: `min ${cell('min')} is above max ${cell('max')}.`,
      try: 'Exchange them.',
    });
  if (wrong.length > 0) return wrong;
  if (!stake && !votes && !min && !max) return [missing(cell)];
  const amount = stakeParts(stake, min, max);
  if (votes || stake || !above) return { ...amount, ...voteParts(votes) };
  // More than the line, by however little: the next whole part says so to a test of votes.
  return { ...amount, votes: amount.parts + 1 };
}

function stakeParts(
  stake: Fraction | undefined,
  min: Fraction | undefined,
  max: Fraction | undefined,
): Amount {
  if (stake) {
    const { parts, exact } = partsBelow(stake);
    return { parts, high: parts, ...(!exact && { exact: stake }) };
  }
  const low = min ? partsBelow(min).parts : 0;
  if (!max) return { parts: low, high: WHOLE };
  const { parts, exact } = partsBelow(max);
  return { parts: low, high: exact ? parts : parts + 1 };
}

function voteParts(votes: Fraction | undefined): Partial<Amount> {
  if (!votes) return {};
  const { parts, exact } = partsBelow(votes);
  return { votes: parts, ...(!exact && { exactVotes: votes }) };
}

function missing(cell: CellOf): Refused {
  if (cell('shares'))
    return {
      code: 'bulk-count-only',
      says: 'Only a count of shares is given, and nothing says of how many.',
      try: 'Give the stake too, as a percentage or a fraction.',
    };
  return {
    code: 'missing-amount',
    says: 'Nothing says how much is held.',
    try: 'Give stake, votes, or min and max.',
  };
}

/** Whether a row is in force on a day; days that are no dates are refused. */
export function inForce(cell: CellOf, day: Day): boolean | readonly Refused[] {
  const [from, to] = [cell('from'), cell('to')];
  const wrong: Refused[] = [];
  const date = (column: string, text: string | undefined): PartialDate | undefined => {
    if (!text || (column === 'to' && text === '..')) return undefined;
    const parsed = parsePartialDate(text);
    if (!parsed)
      wrong.push({
        code: 'bad-date',
        says: `${column} is "${text}", not a date.`,
        try: 'Write 2019, 2019-06 or 2019-06-10.',
      });
    return parsed;
  };
  const [begins, ends] = [date('from', from), date('to', to)];
  if (begins && ends && latestDay(ends) < earliestDay(begins))
    wrong.push({
      code: 'from-after-to',
      says: `It begins ${begins}, after its end ${ends}.`,
      try: 'Exchange the dates.',
    });
  if (wrong.length > 0) return wrong;
  return (!begins || earliestDay(begins) <= day) && (!ends || day <= latestDay(ends));
}
