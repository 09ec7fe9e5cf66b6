import {
  ceilCount,
  fraction,
  type Fraction,
  type Holding,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { amountText } from './amount-text.ts';
import { type Book, type BookRow, heldAtLeast, votesPerShare } from './book.ts';
import { type Fields, look, missing, nameIn, numberOf, optionalName } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { multiplied } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, stop } from './stop.ts';

/**
 * A holder's shares of one class become `ratio` shares each, of class `toClass` or without a class.
 * Rights of the old class end: the new shares have one vote each. Issued capital moves with them.
 */
export interface Convert {
  readonly step: 'convert';
  readonly holder: string;
  readonly issuer: string;
  readonly ratio: Fraction;
  readonly class?: string;
  readonly toClass?: string;
}

export function readConvert(fields: Fields): Convert {
  const ratio = look(fields, 'ratio');
  const ofClass = optionalName(fields, 'class');
  const toClass = optionalName(fields, 'toClass');
  if (ratio === undefined) missing(fields, 'ratio', 'new shares for one old share');
  return {
    step: 'convert',
    holder: nameIn(fields, 'holder'),
    issuer: nameIn(fields, 'issuer'),
    ratio: ratio === undefined ? ONE : numberOf(fields, 'ratio', ratio),
    ...(ofClass !== undefined && { class: ofClass }),
    ...(toClass !== undefined && { toClass }),
  };
}

export function applyConvert(register: Register, step: Convert): Outcome {
  const { holder, issuer, ratio } = step;
  if (ratio.lte(0))
    return stop(
      'ratio-not-positive',
      `convert.ratio is ${ratio.toFraction()}.`,
      'Write a ratio above zero.',
    );
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const meant = book.rows.filter((row) => isMeant(row, step));
  if (meant.length === 0) {
    return stop(
      'more-than-held',
      `${holder} holds no such shares of ${issuer}.`,
      'Check the holder and the class.',
    );
  }
  const before = sum(meant.map(heldAtLeast));
  const growth = wholeGrowth(book, before.mul(ratio.sub(ONE)));
  const rows = book.rows.map((row) => (meant.includes(row) ? converted(row, step) : row));
  return settle(
    register,
    book,
    { ...book, rows, capital: book.capital.add(growth) },
    {
      says: `${holder} converts ${amountText(book, before)} of ${issuer} into ${amountText(book, before.mul(ratio))}.`,
      created: before.add(growth),
      cancelled: before,
    },
  );
}

/** A counted capital stays whole: what is less than a share goes to the unidentified rest. */
function wholeGrowth(book: Book, growth: Fraction): Fraction {
  return book.unit === 'shares' ? fraction(ceilCount(growth)) : growth;
}

function isMeant({ holding }: BookRow, step: Convert): boolean {
  return (
    holding.holder === step.holder && (step.class === undefined || holding.class === step.class)
  );
}

/** Without any class in play it is a split of shares, and their votes go with them. */
function converted(row: BookRow, step: Convert): BookRow {
  const grown = multiplied(row, step.ratio);
  if (step.class === undefined && step.toClass === undefined) return grown;
  const { class: _, votesPerShare: __, ...rest } = row.holding;
  const holding: Holding = {
    ...rest,
    voting: rest.voting === 'none' ? 'normal' : rest.voting,
    ...(step.toClass !== undefined && { class: step.toClass }),
  };
  const votes = (grown.amount ?? ZERO).mul(votesPerShare(holding));
  return {
    ...grown,
    holding,
    ...(grown.gross && { gross: votes }),
    ...(grown.exercisable && { exercisable: votes }),
  };
}
