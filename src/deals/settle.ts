import {
  type Capital,
  company,
  floorCount,
  fraction,
  type Fraction,
  type Holding,
  isTreasury,
  isWhole,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
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
import { positionsOf, statesExercisable } from './positions.ts';

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
  const capital =
    totals && !sameTotals(totals, known)
      ? new Map(register.capital).set(issuer, totals)
      : register.capital;
  const holdings = writtenHoldings(register, before, scaled);
  const changed = { ...register, capital, holdings, entities: knownEntities(register, scaled) };
  return {
    register: statesExercisable(register) ? withoutStaleVotes(changed, issuer) : changed,
    moves: movesOf(scaled, deed),
    ledger: [{ issuer, created: deed.created ?? ZERO, cancelled: deed.cancelled ?? ZERO }],
    ended: [],
    says: deed.says,
  };
}

/** Drops published exercisable votes, direct or through others, below a company whose shares moved. */
export function withoutStaleVotes(register: Register, touched: string): Register {
  if (!statesExercisable(register)) return register;
  const below = heldBelow(register, touched);
  if (below.size === 0) return register;
  const capital = new Map(register.capital);
  for (const issuer of below) {
    const totals = capital.get(issuer);
    if (totals?.exercisableVotes === undefined) continue;
    const { exercisableVotes: _, ...kept } = totals;
    capital.set(issuer, kept);
  }
  const holdings = register.holdings.map((row) =>
    below.has(row.issuer) ? withoutExercisable(row) : row,
  );
  return { ...register, capital, holdings };
}

function heldBelow(register: Register, touched: string): Set<string> {
  const issuersOf = new Map<string, string[]>();
  for (const { holder, issuer } of register.holdings) {
    const list = issuersOf.get(holder);
    if (list) list.push(issuer);
    else issuersOf.set(holder, [issuer]);
  }
  const below = new Set<string>();
  const queue = [touched];
  for (let holder = queue.pop(); holder !== undefined; holder = queue.pop()) {
    for (const issuer of issuersOf.get(holder) ?? []) {
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
  const counted = before.unit === 'shares';
  const votes = (was: Fraction, is: Fraction, total: bigint) =>
    counted || was.equals(0) ? is : is.div(was).mul(fraction(total, 1n));
  return {
    ...rest,
    ...(issuedShares !== undefined && { issuedShares: floorCount(after.capital) }),
    ...(treasuryShares !== undefined && {
      treasuryShares: counted ? floorCount(treasuryOf(after)) : treasuryShares,
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

function writtenHoldings(register: Register, before: Book, after: Book): Holding[] {
  const kept = new Map<Holding, BookRow>();
  for (const row of after.rows) if (!row.fresh && !row.published) kept.set(originOf(row), row);
  const earlier = new Map(before.rows.map((row) => [originOf(row), row]));
  const written = [...register.holdings];
  const gone: number[] = [];
  for (const at of positionsOf(register.holdings, before.issuer)) {
    const holding = register.holdings[at] as Holding;
    const row = kept.get(holding);
    const changed = row && writtenRow(row, { before, after, earlier: earlier.get(holding) });
    if (changed) written[at] = changed;
    else gone.push(at);
  }
  for (const at of gone.reverse()) written.splice(at, 1);
  for (const row of after.rows.filter(({ fresh }) => fresh)) {
    const holding = freshHolding(row, after);
    if (holding) written.push(holding);
  }
  return written;
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
  const { shares, stake, votes, grossVotes, exercisable, band, ...rest } = row.holding;
  const stillSame = same && before.capital.equals(after.capital);
  return {
    ...rest,
    ...(stillSame
      ? { ...(shares !== undefined && { shares }), ...(stake && { stake }), ...(band && { band }) }
      : amountFields(row, after)),
    ...(votes && row.gross && { votes: row.gross.div(after.gross) }),
    ...(grossVotes !== undefined &&
      row.gross &&
      isWhole(row.gross) && { grossVotes: floorCount(row.gross) }),
    ...(exercisable &&
      row.exercisable && { exercisable: share(row.exercisable, after.exercisable) }),
  };
}

function unchanged(row: BookRow, earlier: BookRow | undefined): boolean {
  if (!earlier || row.holding !== earlier.holding) return false;
  if (row.amount !== undefined && earlier.amount !== undefined)
    return row.amount.equals(earlier.amount);
  return row.band === earlier.band;
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
  const byVotesAlone = holding.shares === undefined && holding.stake === undefined;
  const staked = holding.stake !== undefined || (holding.shares !== undefined && !counted);
  return {
    ...(byVotesAlone ? {} : ranged),
    ...(counted && { shares: floorCount(amount) }),
    ...(staked && after.complete && { stake: share(amount, after.capital) }),
  };
}

function freshHolding(row: BookRow, after: Book): Holding | undefined {
  const { amount } = row;
  if (amount === undefined || amount.lte(0)) return undefined;
  const votes = after.unit === 'capital' ? votesAlone(after) : undefined;
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

/** Holders that the register did not know become companies; the market is nobody. */
function knownEntities(register: Register, after: Book): Register['entities'] {
  const names = [
    after.issuer,
    ...after.rows.filter((row) => row.fresh).map((row) => row.holding.holder),
  ];
  return withEntities(register.entities, names);
}

/** The entities with a company for every name that is not among them. */
export function withEntities(
  entities: Register['entities'],
  names: readonly string[],
): Register['entities'] {
  const missing = names.filter((name) => name !== MARKET && !entities.has(name));
  if (missing.length === 0) return entities;
  const known = new Map(entities);
  for (const name of missing) known.set(name, company(name));
  return known;
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
