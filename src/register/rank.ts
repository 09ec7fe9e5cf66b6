import type { HoldingClaim, Statement } from '../evidence/index.ts';
import {
  earliestDay,
  fraction,
  type Interval,
  intersects,
  type Fraction,
  point,
} from '../model/index.ts';
import type { Standing } from './standing.ts';

export type HoldingStatement = Statement<HoldingClaim>;

/** A statement that may decide, with what it amounts to in the basis that is being decided. */
export interface Contender {
  readonly statement: HoldingStatement;
  readonly standing: Standing;
  /** The fraction of the basis, from the count where the total is known. */
  readonly share: Fraction | undefined;
  readonly band: Interval | undefined;
}

/** The grounds on which one statement goes before another, in this order. */
export const GROUNDS = [
  'review',
  'date',
  'period',
  'article',
  'year',
  'source',
  'recency',
  'precision',
  'id',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** Which of two goes first, and on which ground; negative when the first does. */
export function compare(
  first: Contender,
  second: Contender,
): { readonly order: number; readonly ground: Ground } {
  for (const ground of GROUNDS) {
    const order = by[ground](first, second);
    if (order !== 0) return { order, ground };
  }
  return { order: 0, ground: 'id' };
}

const by: Readonly<Record<Ground, (first: Contender, second: Contender) => number>> = {
  review: (first, second) => accepted(second) - accepted(first),
  date: (first, second) => dated(second) - dated(first),
  period: (first, second) => ends(second) - ends(first),
  article: (first, second) => fromArticle(first) - fromArticle(second),
  year: (first, second) =>
    text(since(second))
      .slice(0, 4)
      .localeCompare(text(since(first)).slice(0, 4)),
  source: (first, second) => sourceRank(first.statement) - sourceRank(second.statement),
  recency: (first, second) => text(since(second)).localeCompare(text(since(first))),
  precision: (first, second) => width(first).compare(width(second)),
  id: (first, second) => (first.statement.id < second.statement.id ? -1 : 1),
};

/**
 * How near a source stands to the register: a filing, a register or the party itself (0), a table
 * that reports someone else (1), an article in its own voice (2), an article that reports (3).
 */
export function sourceRank(statement: Statement): number {
  const read = statement.confidence !== undefined ? 2 : 0;
  return read + (statement.modality === 'asserted' ? 0 : 1);
}

/** Whether the two print the same figure: some number would be printed like both. */
export function agree(first: Contender, second: Contender): boolean | undefined {
  const [one, other] = [numbersOf(first), numbersOf(second)];
  return one && other ? intersects(one, other) : undefined;
}

/** The numbers that a contender stands for: a count is exact, a printed figure is a band. */
export function numbersOf(contender: Contender): Interval | undefined {
  if (contender.statement.claim.count !== undefined && !contender.statement.claim.approximate) {
    return contender.share ? point(contender.share) : undefined;
  }
  return contender.band ?? (contender.share ? point(contender.share) : undefined);
}

/** Exact counts first, then the narrowest band. */
export function width(contender: Contender): Fraction {
  const numbers = numbersOf(contender);
  if (contender.statement.claim.count !== undefined)
    return fraction(contender.statement.claim.approximate ? 1n : 0n, 1_000_000n);
  return numbers ? numbers.max.sub(numbers.min).add(fraction(1n, 10_000_000n)) : fraction(2n);
}

function accepted(contender: Contender): number {
  return contender.standing === 'accepted' ? 1 : 0;
}

/** A period with a stated last day was closed in hindsight: whoever wrote it knew what followed. */
function ends(contender: Contender): number {
  const { to } = contender.statement;
  return to !== undefined && to !== '..' ? 1 : 0;
}

function fromArticle(contender: Contender): number {
  return contender.statement.confidence === undefined ? 0 : 1;
}

function dated(contender: Contender): number {
  return contender.statement.from !== undefined ? 1 : 0;
}

function since(contender: Contender): string | undefined {
  return contender.statement.from && earliestDay(contender.statement.from);
}

function text(day: string | undefined): string {
  return day ?? '';
}
