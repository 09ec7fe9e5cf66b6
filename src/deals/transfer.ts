import type { Register } from '../register/register.ts';
import { type Amount, amountOn } from './amount.ts';
import { amountText } from './amount-text.ts';
import { type Book, restOf } from './book.ts';
import { amountIn, type Fields, nameIn, optionalName } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, MARKET, take } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, type Stop, stop } from './stop.ts';

/**
 * Shares change hands. `market` is the unidentified rest: what it sells leaves the rest, what it
 * buys disappears into it. Votes that belong to a lot lapse; votes of a class stay.
 */
export interface Transfer {
  readonly step: 'transfer';
  readonly from: string;
  readonly to: string;
  readonly issuer: string;
  readonly amount: Amount;
  readonly class?: string;
  readonly lot?: string;
}

export function readTransfer(fields: Fields): Transfer {
  const ofClass = optionalName(fields, 'class');
  const lot = optionalName(fields, 'lot');
  return {
    step: 'transfer',
    from: nameIn(fields, 'from'),
    to: nameIn(fields, 'to'),
    issuer: nameIn(fields, 'issuer'),
    amount: amountIn(fields),
    ...(ofClass !== undefined && { class: ofClass }),
    ...(lot !== undefined && { lot }),
  };
}

export function applyTransfer(register: Register, step: Transfer): Outcome {
  const { from, to, issuer } = step;
  if (from === to) return toItself(from);
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const amount = amountOn(book, step.amount);
  if (isStop(amount)) return amount;
  const taken = take(book, { ...step, holder: from }, amount);
  if (isStop(taken)) return taken;
  return settle(register, book, give(taken.book, to, taken.pieces), {
    says: `${who(from, book)} transfers ${amountText(book, amount)} of ${issuer} to ${who(to, book)}.`,
    sold: [from],
    acquired: [to],
  });
}

function who(name: string, book: Book): string {
  return name === MARKET
    ? `the market (the unidentified rest, ${amountText(book, restOf(book))})`
    : name;
}

function toItself(name: string): Stop {
  return stop('transfer-to-itself', `${name} is both seller and buyer.`, 'Name two parties.');
}
