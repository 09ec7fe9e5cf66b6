import { floorCount, fraction, type Fraction } from '../model/index.ts';
import type { Book } from './book.ts';
import { type Stop, stop } from './stop.ts';

/** How much a step moves: a count of shares, or a part of the issuer's capital before the step. */
export type Amount =
  | { readonly kind: 'shares'; readonly count: bigint }
  | { readonly kind: 'stake'; readonly share: Fraction };

/** The amount in the unit of the book. */
export function amountOn(book: Book, amount: Amount): Fraction | Stop {
  if (amount.kind === 'shares') {
    return book.unit === 'shares' ? fraction(amount.count, 1n) : noCounts(book.issuer);
  }
  return book.complete ? amount.share.mul(book.capital) : noCapital(book.issuer);
}

export function noCounts(issuer: string): Stop {
  return stop(
    'no-counts',
    `The step counts shares of ${issuer}, and only fractions of its capital are known.`,
    `Give capital.${issuer}.issuedShares, or write the step with stake.`,
  );
}

export function noCapital(issuer: string): Stop {
  return stop(
    'no-capital',
    `The step speaks of a part of ${issuer}'s capital, and its number of issued shares is not known.`,
    `Give capital.${issuer}.issuedShares, or write the step with shares.`,
  );
}

/**
 * The amount as shares that can come into being or end: where shares are counted, the nearest whole
 * number, since a company has no part of a share. Shares that only change hands stay exact.
 */
export function wholeOn(book: Book, amount: Fraction): Fraction {
  return book.unit === 'shares' ? fraction(floorCount(amount.add(fraction(1n, 2n)))) : amount;
}
