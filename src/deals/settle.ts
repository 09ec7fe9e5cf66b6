import {
  type Capital,
  company,
  type Entity,
  floorCount,
  fraction,
  type Fraction,
  type Holding,
  isTreasury,
  isWhole,
  sum,
  ZERO,
} from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import {
  type Book,
  type BookRow,
  countedExercisable,
  countedVotes,
  heldAtLeast,
  heldBy,
  treasuryOf,
  votesPerShare,
} from './book.ts';
import type { Done, Move } from './outcome.ts';
import { MARKET } from './pieces.ts';
import { rowsIn, rowsOf } from './positions.ts';

/** What a step did: who sold and who acquired by own act, which shares came into being or ended. */
export interface Deed {
  readonly says: string;
  readonly sold?: readonly string[];
  readonly acquired?: readonly string[];
  readonly created?: Fraction;
  readonly cancelled?: Fraction;
}

/**
 * Writes a changed book back into the register.
 *
 * Rows keep the form they had (count, stake, share of votes); a count that is no longer whole
 * becomes an exact stake. Published totals of votes move with the votes that the step changed. The
 * published exercisable votes of companies that the issuer itself holds are dropped: they
 * counted suspensions as they were before the step, and the law is asked again.
 */
export function settle(register: Register, before: Book, after: Book, deed: Deed): Done {
  const { issuer } = before;
  const scaled = withVotes(before, after);
  const known = register.capital.get(issuer);
  const totals = totalsOf(known, before, scaled);
  const changed = revised(register, {
    rows: new Map([[issuer, writtenRows(register, before, scaled)]]),
    ...(totals && !sameTotals(totals, known) && { capital: new Map([[issuer, totals]]) }),
    entities: newEntities(register, newNames(scaled)),
  });
  return {
    register: withoutStaleVotes(changed, issuer),
    moves: movesOf(scaled, deed),
    ledger: [{ issuer, created: deed.created ?? ZERO, cancelled: deed.cancelled ?? ZERO }],
    ended: [],
    says: deed.says,
  };
}

/** Drops published exercisable votes, direct or through others, below a company whose shares moved. */
export function withoutStaleVotes(register: Register, touched: string): Register {
  const capital = new Map<string, Capital>();
  const rows = new Map<string, readonly Holding[]>();
  for (const issuer of heldBelow(register, touched)) {
    const totals = register.capital.get(issuer);
    if (totals?.exercisableVotes !== undefined) {
      const { exercisableVotes: _, ...kept } = totals;
      capital.set(issuer, kept);
    }
    const own = rowsIn(register, issuer);
    if (own.some(({ exercisable }) => exercisable !== undefined))
      rows.set(issuer, own.map(withoutExercisable));
  }
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a revision of nothing changes nothing
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a revision of nothing changes nothing
  return rows.size + capital.size > 0 ? revised(register, { rows, capital }) : register;
}

/** The companies that a company holds a part of, directly or through others. */
function heldBelow(register: Register, touched: string): Set<string> {
  const below = new Set<string>();
  const queue = [touched];
  for (let holder = queue.pop(); holder !== undefined; holder = queue.pop()) {
    for (const { issuer } of rowsOf(register, holder)) {
      if (issuer === touched || below.has(issuer)) continue;
      below.add(issuer);
      queue.push(issuer);
    }
  }
  return below;
}

function withoutExercisable(holding: Holding): Holding {
  const elsewhere = holding.stake ?? holding.shares ?? holding.votes;
  if (holding.exercisable === undefined || elsewhere === undefined) return holding;
  const { exercisable: _, ...kept } = holding;
  return kept;
}

/** The book with its vote totals moved by what the step changed. */
function withVotes(before: Book, after: Book): Book {
  return {
    ...after,
    gross: before.gross.add(countedVotes(after).sub(countedVotes(before))),
    exercisable: before.exercisable.add(countedExercisable(after).sub(countedExercisable(before))),
  };
}

function totalsOf(totals: Capital | undefined, before: Book, after: Book): Capital | undefined {
  if (!totals) return undefined;
  const { issuedShares, treasuryShares, grossVotes, exercisableVotes, ...rest } = totals;
  const votes = (was: Fraction, is: Fraction, total: bigint) =>
    was.equals(0) ? is : is.div(was).mul(fraction(total, 1n));
  return {
    ...rest,
    ...(issuedShares !== undefined && { issuedShares: floorCount(after.capital) }),
    ...(treasuryShares !== undefined && {
      treasuryShares: before.unit === 'shares' ? floorCount(treasuryOf(after)) : treasuryShares,
    }),
    ...(grossVotes !== undefined && {
      grossVotes: floorCount(votes(before.gross, after.gross, grossVotes)),
    }),
    ...(exercisableVotes !== undefined && {
      exercisableVotes: floorCount(votes(before.exercisable, after.exercisable, exercisableVotes)),
    }),
  };
}

function sameTotals(first: Capital, second: Capital | undefined): boolean {
  return (
    first.issuedShares === second?.issuedShares &&
    first.treasuryShares === second?.treasuryShares &&
    first.grossVotes === second?.grossVotes &&
    first.exercisableVotes === second?.exercisableVotes
  );
}

function writtenRows(register: Register, before: Book, after: Book): Holding[] {
  const kept = new Map(after.rows.map((row) => [originOf(row), row]));
  const earlier = new Map(before.rows.map((row) => [originOf(row), row]));
  const known = rowsIn(register, before.issuer).flatMap((holding) => {
    const row = kept.get(holding);
    const changed = row && writtenRow(row, { before, after, earlier: earlier.get(holding) });
    return changed ? [changed] : [];
  });
  const fresh = after.rows
    .filter((row) => row.fresh)
    .flatMap((row) => freshHolding(row, after) ?? []);
  return [...known, ...fresh];
}

interface Change {
  readonly before: Book;
  readonly after: Book;
  readonly earlier: BookRow | undefined;
}

/** A changed row remembers which holding it was by `origin`. */
function originOf(row: BookRow): Holding {
  return row.origin ?? row.holding;
}

/** The holding in the form it had; nothing when all of it is gone. */
function writtenRow(row: BookRow, { before, after, earlier }: Change): Holding | undefined {
  const same = unchanged(row, earlier);
  const bases =
    before.capital.equals(after.capital) &&
    before.gross.equals(after.gross) &&
    before.exercisable.equals(after.exercisable);
  if (same && bases) return row.holding;
  if (!same && heldAtLeast(row).lte(0) && (row.band === undefined || row.band.max.lte(0)))
    return undefined;
  const { shares, stake, votes, votesBand, grossVotes, exercisable, band, ...rest } = row.holding;
  const stillSame = same && before.capital.equals(after.capital);
  return {
    ...rest,
    ...(stillSame
      ? { ...(shares !== undefined && { shares }), ...(stake && { stake }), ...(band && { band }) }
      : amountFields(row, after)),
    ...(same && votesBand && before.gross.equals(after.gross) && { votesBand }),
    ...(votes && row.gross && { votes: row.gross.div(after.gross) }),
    ...(grossVotes !== undefined &&
      row.gross &&
      isWhole(row.gross) && { grossVotes: floorCount(row.gross) }),
    ...(exercisable &&
      row.exercisable && { exercisable: share(row.exercisable, after.exercisable) }),
  };
}

function unchanged(row: BookRow, earlier: BookRow | undefined): boolean {
  return row.amount && earlier?.amount
    ? row.amount.equals(earlier.amount)
    : row.band === earlier?.band;
}

function amountFields(row: BookRow, after: Book): Partial<Holding> {
  const { holding, amount, band } = row;
  const ranged = band
    ? {
        band: { ...band, min: share(band.min, after.capital), max: share(band.max, after.capital) },
      }
    : {};
  if (amount === undefined) return ranged;
  const counted = holding.shares !== undefined && after.unit === 'shares' && isWhole(amount);
  const staked = holding.stake !== undefined || (holding.shares !== undefined && !counted);
  return {
    ...ranged,
    ...(counted && { shares: floorCount(amount) }),
    ...(staked && after.complete && { stake: share(amount, after.capital) }),
  };
}

function freshHolding(row: BookRow, after: Book): Holding | undefined {
  const { amount } = row;
  if (!amount?.gt(0)) return undefined;
  const ofVotes = after.unit === 'capital' && !isTreasury(row.holding);
  const votes = ofVotes ? votesAlone(after) : undefined;
  if (votes)
    return {
      ...row.holding,
      [votes]: share(amount, after[votes === 'votes' ? 'gross' : 'exercisable']),
    };
  return after.unit === 'shares' && isWhole(amount)
    ? { ...row.holding, shares: floorCount(amount) }
    : { ...row.holding, stake: share(amount, after.capital) };
}

/** The share of votes in which every holding of the issuer is stated, when none says more. */
function votesAlone({ rows }: Book): 'votes' | 'exercisable' | undefined {
  const known = rows.filter((row) => !row.fresh).map((row) => row.holding);
  if (known.length === 0 || known.some((row) => row.stake ?? row.shares ?? row.band))
    return undefined;
  if (known.every((row) => row.votes !== undefined)) return 'votes';
  return known.every((row) => row.exercisable !== undefined) ? 'exercisable' : undefined;
}

function share(part: Fraction, whole: Fraction): Fraction {
  return whole.equals(0) ? ZERO : part.div(whole);
}

function newNames(after: Book): string[] {
  const fresh = after.rows.filter((row) => row.fresh);
  return [after.issuer, ...fresh.map((row) => row.holding.holder)];
}

/** Companies for the names that the register does not know; the market is nobody. */
export function newEntities(
  register: Register,
  names: readonly string[],
): ReadonlyMap<string, Entity> {
  const missing = names.filter((name) => name !== MARKET && !register.entities.has(name));
  return new Map(missing.map((name) => [name, company(name)]));
}

function movesOf(after: Book, deed: Deed): Move[] {
  const move = (act: Move['act']) => (holder: string) => ({
    holder,
    issuer: after.issuer,
    act,
    stake: share(heldBy(after, holder), after.capital),
    votes: share(votesOf(after, holder), after.exercisable),
  });
  return [
    ...(deed.sold ?? []).map(move('sold')),
    ...(deed.acquired ?? []).map(move('acquired')),
  ].filter(({ holder }) => holder !== MARKET);
}

function votesOf(book: Book, holder: string): Fraction {
  const rows = book.rows.filter(({ holding }) => holding.holder === holder && !isTreasury(holding));
  return sum(rows.map((row) => heldAtLeast(row).mul(votesPerShare(row.holding))));
}
