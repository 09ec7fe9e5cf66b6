import {
  decimalText,
  exactText,
  type Fraction,
  isWhole,
  groupedDigits,
  withoutEndZeros,
} from '../model/index.ts';
import type { Book } from './book.ts';

/** An amount of a book for people: `14,000,000 shares`, `1 share`, or percent of capital. */
export function amountText(book: Pick<Book, 'unit'>, amount: Fraction): string {
  if (book.unit === 'capital') return `${percent(amount)} of the capital`;
  return `${countText(amount)} ${amount.equals(1) ? 'share' : 'shares'}`;
}

/** `4,220,715,112`, or with two decimals where it is not whole. */
export function countText(count: Fraction): string {
  const text = isWhole(count) ? exactText(count) : decimalText(count, 2);
  return groupedDigits(text);
}

/** Percent with up to four decimals. */
export function percent(share: Fraction): string {
  const text = decimalText(share.mul(100), 4);
  return `${withoutEndZeros(text)}%`;
}
