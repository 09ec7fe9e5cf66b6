import { type Fraction, type Holding, ONE, smallest, sum, ZERO } from '../model/index.ts';
import { amountText } from './amount-text.ts';
import { type Book, type BookRow, heldAtLeast, restOf, votesPerShare } from './book.ts';
import { type Stop, stop } from './stop.ts';

/** The party that stands for the unidentified rest. */
export const MARKET = 'market';

/** Shares on their way from one holder to another, with what they carry along. */
export interface Piece {
  readonly amount: Fraction;
  readonly carries: Pick<Holding, 'voting' | 'statements'> &
    Partial<Pick<Holding, 'class' | 'votesPerShare' | 'beneficiary' | 'from'>>;
}

/** Which of a holder's shares are meant; without either, those with the fewest votes go first. */
export interface Selection {
  readonly holder: string;
  readonly class?: string;
  readonly lot?: string;
}

export interface Taken {
  readonly book: Book;
  readonly pieces: readonly Piece[];
}

/** Shares that a step creates: one vote each. */
export function newShares(amount: Fraction): Piece {
  return { amount, carries: { voting: 'normal', statements: [] } };
}

/**
 * Takes shares from a holder, or from the unidentified rest when the holder is `market`.
 *
 * Extra votes of a lot lapse on the way (art. L.225-124 of the French commercial code and its
 * like); votes that belong to a class stay with the shares. So does the lack of a vote.
 */
export function take(book: Book, from: Selection, amount: Fraction): Taken | Stop {
  if (from.holder === MARKET) return takeFromRest(book, amount);
  const rows = selected(book, from);
  const held = sum(rows.map(heldAtLeast));
  if (held.lt(amount)) return moreThanHeld(book, { from, held, amount });
  const taken = new Map<BookRow, Fraction>();
  let wanted = amount;
  for (const row of rows) {
    const part = smallest(wanted, heldAtLeast(row));
    if (part.gt(0)) taken.set(row, part);
    wanted = wanted.sub(part);
  }
  return {
    book: { ...book, rows: book.rows.map((row) => lessened(row, taken.get(row) ?? ZERO)) },
    pieces: [...taken].map(([row, part]) => pieceOf(row, part)),
  };
}

/** Gives shares to a holder; what the market gets disappears into the unidentified rest. */
export function give(book: Book, holder: string, pieces: readonly Piece[]): Book {
  if (holder === MARKET) return book;
  return pieces.reduce((given, piece) => giveOne(given, holder, piece), book);
}

/** The row without a part of it; what it states of votes falls in proportion. */
export function lessened(row: BookRow, part: Fraction): BookRow {
  if (part.equals(0)) return row;
  const band = row.band && {
    ...row.band,
    min: row.band.min.sub(part),
    max: row.band.max.sub(part),
  };
  if (row.amount === undefined) return { ...row, ...(band && { band }) };
  const kept = ONE.sub(part.div(row.amount));
  return { ...scaledVotes(row, kept), amount: row.amount.sub(part), ...(band && { band }) };
}

/** The row with every amount multiplied. */
export function multiplied(row: BookRow, factor: Fraction): BookRow {
  const { band } = row;
  return {
    ...scaledVotes(row, factor),
    amount: row.amount?.mul(factor),
    ...(band && { band: { ...band, min: band.min.mul(factor), max: band.max.mul(factor) } }),
  };
}

function scaledVotes(row: BookRow, factor: Fraction): BookRow {
  return {
    ...row,
    ...(row.gross && { gross: row.gross.mul(factor) }),
    ...(row.exercisable && { exercisable: row.exercisable.mul(factor) }),
  };
}

function takeFromRest(book: Book, amount: Fraction): Taken | Stop {
  const rest = restOf(book);
  if (book.complete && rest.lt(amount)) {
    return stop(
      'rest-too-small',
      `The unidentified holders of ${book.issuer} have ${amountText(book, rest)}, and the step takes ${amountText(book, amount)} from them.`,
      'Take less, or name the holder who sells.',
    );
  }
  return { book, pieces: [newShares(amount)] };
}

function selected(book: Book, from: Selection): BookRow[] {
  return book.rows
    .filter(({ holding }) => holding.holder === from.holder)
    .filter(({ holding }) => from.class === undefined || holding.class === from.class)
    .filter(({ holding }) => from.lot === undefined || holding.lot === from.lot)
    .sort((first, second) => votesPerShare(first.holding).compare(votesPerShare(second.holding)));
}

function pieceOf({ holding }: BookRow, amount: Fraction): Piece {
  const ofClass = holding.class !== undefined;
  return {
    amount,
    carries: {
      voting: holding.voting === 'none' ? 'none' : 'normal',
      statements: holding.statements,
      ...(ofClass && { class: holding.class }),
      ...(ofClass && holding.votesPerShare && { votesPerShare: holding.votesPerShare }),
    },
  };
}

function giveOne(book: Book, holder: string, piece: Piece): Book {
  const at = book.rows.findIndex((row) => takesIn(row, holder, piece));
  const into = book.rows[at];
  if (into) return { ...book, rows: book.rows.with(at, enlarged(into, piece)) };
  return { ...book, rows: [...book.rows, freshRow(book, holder, piece)] };
}

/** Whether shares can be added to a row without losing what tells them apart. */
function takesIn({ holding, amount }: BookRow, holder: string, { carries }: Piece): boolean {
  return (
    amount !== undefined &&
    holding.holder === holder &&
    holding.class === carries.class &&
    votesPerShare(holding).equals(
      votesPerShare({ ...holding, votesPerShare: carries.votesPerShare ?? ONE }),
    ) &&
    holding.voting === carries.voting &&
    holding.beneficiary === carries.beneficiary
  );
}

function enlarged(row: BookRow, piece: Piece): BookRow {
  const votes = piece.amount.mul(votesPerShare(row.holding));
  return {
    ...row,
    amount: (row.amount ?? ZERO).add(piece.amount),
    ...(row.gross && { gross: row.gross.add(votes) }),
    ...(row.exercisable && { exercisable: row.exercisable.add(votes) }),
  };
}

function freshRow(book: Book, holder: string, piece: Piece): BookRow {
  const lot = freshLot(book, holder, piece.carries.class);
  const holding: Holding = {
    holder,
    issuer: book.issuer,
    modality: 'asserted',
    ...piece.carries,
    ...(lot !== undefined && { lot }),
  };
  return { holding, amount: piece.amount, fresh: true };
}

/** Rows of one holder and class differ in their lots, so a second one needs a name. */
function freshLot(book: Book, holder: string, ofClass: string | undefined): string | undefined {
  const rows = book.rows.filter(
    ({ holding }) => holding.holder === holder && holding.class === ofClass,
  );
  if (rows.length === 0) return undefined;
  const used = new Set(rows.map((row) => row.holding.lot));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'acquired' : `acquired ${number}`;
    if (!used.has(name)) return name;
  }
}

function moreThanHeld(
  book: Book,
  { from, held, amount }: { from: Selection; held: Fraction; amount: Fraction },
): Stop {
  const short = amount.sub(held);
  const trustee = book.rows.find(({ holding }) => holding.beneficiary === from.holder)?.holding
    .holder;
  const hint =
    trustee === undefined ? '' : ` ${trustee} holds more for it: name ${trustee} as the seller.`;
  return stop(
    'more-than-held',
    `${from.holder} holds ${amountText(book, held)} of ${book.issuer}, and the step takes ${amountText(book, amount)}: ${amountText(book, short)} too much.`,
    `Take at most ${amountText(book, held)}, or put the missing purchase before this step.${hint}`,
  );
}
