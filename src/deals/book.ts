import {
  type Capital,
  fraction,
  type Fraction,
  type Holding,
  type Interval,
  isPoint,
  isTreasury,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { oneRowEach } from './one-row.ts';
import { rowsIn } from './positions.ts';

/**
 * One holding on its issuer's book, in the unit of the book.
 *
 * `gross` and `exercisable` are votes, tracked only where the holding states them. A row without
 * `holding.statements` of its own that a step has made is `fresh`.
 */
export interface BookRow {
  readonly holding: Holding;
  /** Absent when only a band is known. */
  readonly amount: Fraction | undefined;
  readonly band?: Interval;
  readonly gross?: Fraction;
  readonly exercisable?: Fraction;
  readonly fresh?: boolean;
  /** The row of the register that the holding was read from; a step may rewrite the holding. */
  readonly origin?: Holding;
  /** Treasury shares that only a published total speaks of. */
  readonly published?: boolean;
}

/**
 * Everything that the register says about the shares of one issuer, in one exact unit: shares where
 * the issued shares are known, else parts of the capital before the step.
 *
 * What the rows leave of `capital` is the unidentified rest; it carries one vote per share.
 */
export interface Book {
  readonly issuer: string;
  readonly unit: 'shares' | 'capital';
  /** Issued capital in the unit. */
  readonly capital: Fraction;
  /** False when holdings are counted and nothing says how many shares are issued. */
  readonly complete: boolean;
  /** Gross votes, and those of them that are neither treasury votes nor suspended. */
  readonly gross: Fraction;
  readonly exercisable: Fraction;
  readonly rows: readonly BookRow[];
}

/** The book of one issuer, read from a register. */
export function openBook(register: Register, issuer: string): Book {
  const single = oneRowEach(rowsIn(register, issuer));
  const holdings = single.map(({ holding }) => holding);
  const totals = register.capital.get(issuer);
  const base = baseOf(holdings, totals);
  const gross = grossOf(holdings, totals, base);
  const exercisable = exercisableOf(holdings, totals, { ...base, gross });
  const scale = { ...base, gross, exercisable };
  const rows = single.map((row) => ({ ...rowOf(row.holding, scale), origin: row.origin }));
  const capital = base.complete ? base.capital : sum(rows.map((row) => row.amount ?? ZERO));
  return {
    issuer,
    ...scale,
    capital,
    rows: [...rows, ...publishedTreasury(holdings, totals, base)],
  };
}

/** Votes of one share of a row. */
export function votesPerShare(holding: Holding): Fraction {
  return holding.voting === 'none' ? ZERO : (holding.votesPerShare ?? ONE);
}

/** What is certainly held: the amount, or the lower end of the band. */
export function heldAtLeast(row: BookRow): Fraction {
  return row.amount ?? row.band?.min ?? ZERO;
}

export function heldBy(book: Book, holder: string): Fraction {
  return sum(book.rows.filter((row) => row.holding.holder === holder).map(heldAtLeast));
}

/** What no row covers; negative when the holders sum to more than the whole. */
export function restOf(book: Book): Fraction {
  return book.capital.sub(sum(book.rows.map(heldAtLeast)));
}

export function treasuryOf(book: Book): Fraction {
  return heldBy(book, book.issuer);
}

/** Gross votes by the rows and one vote per share for the rest. */
export function countedVotes(book: Book): Fraction {
  return sum(book.rows.map((row) => heldAtLeast(row).mul(votesPerShare(row.holding)))).add(
    restOf(book),
  );
}

/** Votes that are neither treasury votes nor said to be suspended. */
export function countedExercisable(book: Book): Fraction {
  const silent = book.rows.filter(
    ({ holding }) => isTreasury(holding) || holding.voting === 'suspended',
  );
  return countedVotes(book).sub(
    sum(silent.map((row) => heldAtLeast(row).mul(votesPerShare(row.holding)))),
  );
}

type Base = Pick<Book, 'unit' | 'capital' | 'complete'>;
type Scale = Base & Pick<Book, 'gross' | 'exercisable'>;

function baseOf(holdings: readonly Holding[], totals: Capital | undefined): Base {
  const issued = totals?.issuedShares ?? impliedIssue(holdings);
  if (issued !== undefined && issued > 0n) {
    return { unit: 'shares', capital: fraction(issued, 1n), complete: true };
  }
  const counted = holdings.length > 0 && holdings.every(isCountOnly);
  return counted
    ? { unit: 'shares', capital: ZERO, complete: false }
    : { unit: 'capital', capital: ONE, complete: true };
}

/** Issued shares that a count and an exact stake imply; a rounded stake implies no whole number. */
function impliedIssue(holdings: readonly Holding[]): bigint | undefined {
  for (const { shares, stake } of holdings) {
    if (shares === undefined || shares <= 0n || stake === undefined || stake.lte(0)) continue;
    const issued = fraction(shares, 1n).div(stake);
    if (issued.d === 1n) return issued.n;
  }
  return undefined;
}

function isCountOnly(holding: Holding): boolean {
  return holding.shares !== undefined && holding.stake === undefined;
}

/** The share amount that a holding states of capital, votes aside. */
function statedAmount(holding: Holding, base: Base): Fraction | undefined {
  if (holding.shares !== undefined && base.unit === 'shares') return fraction(holding.shares, 1n);
  if (holding.stake !== undefined && base.complete) return holding.stake.mul(base.capital);
  const point = holding.band && isPoint(holding.band) && base.complete;
  return point ? holding.band.min.mul(base.capital) : undefined;
}

function grossOf(holdings: readonly Holding[], totals: Capital | undefined, base: Base): Fraction {
  if (base.unit === 'shares' && totals?.grossVotes !== undefined)
    return fraction(totals.grossVotes, 1n);
  const extra = holdings.map((holding) =>
    (statedAmount(holding, base) ?? ZERO).mul(votesPerShare(holding).sub(ONE)),
  );
  return base.capital.add(sum(extra));
}

function exercisableOf(
  holdings: readonly Holding[],
  totals: Capital | undefined,
  base: Base & { gross: Fraction },
): Fraction {
  if (base.unit === 'shares' && totals?.exercisableVotes !== undefined) {
    return fraction(totals.exercisableVotes, 1n);
  }
  const silent = holdings.filter(
    (holding) => isTreasury(holding) || holding.voting === 'suspended',
  );
  return base.gross.sub(
    sum(silent.map((holding) => (statedAmount(holding, base) ?? ZERO).mul(votesPerShare(holding)))),
  );
}

function rowOf(holding: Holding, scale: Scale): BookRow {
  const gross = holding.votes?.mul(scale.gross) ?? countedGross(holding, scale);
  const exercisable = holding.exercisable?.mul(scale.exercisable);
  const amount = statedAmount(holding, scale) ?? amountFromVotes(holding, gross ?? exercisable);
  return {
    holding,
    amount,
    ...(gross && { gross }),
    ...(exercisable && { exercisable }),
    ...(holding.band && { band: times(holding.band, scale.capital) }),
  };
}

function countedGross(holding: Holding, scale: Scale): Fraction | undefined {
  if (holding.grossVotes === undefined || scale.unit !== 'shares') return undefined;
  return fraction(holding.grossVotes, 1n);
}

/** A holding of which only votes are known stands for shares of one vote each, unless it says more. */
function amountFromVotes(holding: Holding, votes: Fraction | undefined): Fraction | undefined {
  const each = votesPerShare(holding);
  return votes === undefined || holding.band || each.equals(0) ? undefined : votes.div(each);
}

export function times(band: Interval, factor: Fraction): Interval {
  return { ...band, min: band.min.mul(factor), max: band.max.mul(factor) };
}

function publishedTreasury(
  holdings: readonly Holding[],
  totals: Capital | undefined,
  base: Base,
): BookRow[] {
  if (base.unit !== 'shares' || !totals?.treasuryShares || holdings.some(isTreasury)) return [];
  const { issuer, treasuryShares, statements } = totals;
  const holding: Holding = {
    holder: issuer,
    issuer,
    shares: treasuryShares,
    voting: 'normal',
    modality: 'asserted',
    statements,
  };
  return [{ holding, amount: fraction(treasuryShares, 1n), published: true }];
}
