import { exactText, type Fraction, ONE } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { type Amount, amountOn, noCapital, wholeOn } from './amount.ts';
import { amountText, percent } from './amount-text.ts';
import { type Book, treasuryOf } from './book.ts';
import { type Fields, missing, nameIn, optionalAmount, partIn, positiveIn } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, multiplied, newShares } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, type Stop, stop } from './stop.ts';

/**
 * How many new shares: an amount (a `stake` is of the capital before), a part of the enlarged
 * capital, or money for shares at a value before the money: money / (preMoney + money) of the
 * enlarged capital.
 */
export type Size =
  | Amount
  | { readonly kind: 'ofEnlarged'; readonly share: Fraction }
  | { readonly kind: 'money'; readonly money: Fraction; readonly preMoney: Fraction };

/** New shares for a holder, for the market, or for all holders pro rata (treasury shares get none). */
export interface Issue {
  readonly step: 'issue';
  readonly issuer: string;
  readonly to: string | typeof PRO_RATA;
  readonly size: Size;
}

export const PRO_RATA = 'pro rata';

export function readIssue(fields: Fields): Issue {
  const to = nameIn(fields, 'to');
  return {
    step: 'issue',
    issuer: nameIn(fields, 'issuer'),
    to: to === 'proRata' ? PRO_RATA : to,
    size: readSize(fields),
  };
}

export function readSize(fields: Fields): Size {
  const amount = optionalAmount(fields);
  const enlarged = partIn(fields, 'stakeOfEnlarged');
  const money = positiveIn(fields, 'amount');
  const preMoney = positiveIn(fields, 'preMoney');
  if (amount) return amount;
  if (enlarged) return { kind: 'ofEnlarged', share: enlarged };
  if (money && preMoney) return { kind: 'money', money, preMoney };
  missing(fields, 'shares, stake, stakeOfEnlarged, or amount and preMoney', 'how much is issued');
  return { kind: 'ofEnlarged', share: ONE };
}

export function applyIssue(register: Register, step: Issue): Outcome {
  const { issuer, to } = step;
  if (to === issuer) return toItself(issuer);
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const size = sizeOn(book, step.size);
  if (isStop(size)) return size;
  if (to === PRO_RATA && !book.complete) return noCapital(issuer);
  const created = wholeOn(book, size);
  const enlarged = { ...book, capital: book.capital.add(created) };
  const after =
    to === PRO_RATA ? spread(enlarged, book, created) : give(enlarged, to, [newShares(created)]);
  return settle(register, book, after, {
    says: `${issuer} issues ${amountText(book, created)}${to === PRO_RATA ? ' pro rata' : ` to ${to}`}${partText(after, created)}.`,
    acquired: to === PRO_RATA ? [] : [to],
    created,
  });
}

/** The new shares in the unit of the book. */
export function sizeOn(book: Book, size: Size): Fraction | Stop {
  if (size.kind === 'shares' || size.kind === 'stake') return amountOn(book, size);
  if (!book.complete) return noCapital(book.issuer);
  const share =
    size.kind === 'ofEnlarged' ? size.share : size.money.div(size.preMoney.add(size.money));
  if (share.gte(1)) {
    return stop(
      'bad-quantity',
      `New shares of ${book.issuer} cannot be 100% of the enlarged capital.`,
      'Write a smaller part.',
    );
  }
  return book.capital.mul(share).div(ONE.sub(share));
}

/** What was issued as a part of the enlarged capital, where that is known. */
function partText(after: Book, created: Fraction): string {
  if (!after.complete) return '';
  const share = created.div(after.capital);
  const exact = share.d < 1_000_000n ? ` (${exactText(share)})` : '';
  return `: ${percent(share)}${exact} of the enlarged capital`;
}

/** Every holder, and the unidentified rest, grows alike; the issuer gets none of its own shares. */
function spread(enlarged: Book, before: Book, created: Fraction): Book {
  const growth = ONE.add(created.div(before.capital.sub(treasuryOf(before))));
  const rows = enlarged.rows.map((row) =>
    row.holding.holder === enlarged.issuer ? row : multiplied(row, growth),
  );
  return { ...enlarged, rows };
}

function toItself(issuer: string): Stop {
  return stop(
    'issue-to-itself',
    `${issuer} cannot issue shares to itself.`,
    'Name another holder, market or pro rata.',
  );
}
