import type { Register } from '../register/register.ts';
import { type Amount, amountOn, wholeOn } from './amount.ts';
import { amountText } from './amount-text.ts';
import { amountIn, type Fields, nameIn, optionalName, yesIn } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, MARKET, take } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, stop } from './stop.ts';

/** The issuer buys its own shares and holds them as treasury shares, or cancels them. */
export interface BuyBack {
  readonly step: 'buyBack';
  readonly issuer: string;
  readonly from: string;
  readonly amount: Amount;
  readonly cancel: boolean;
  readonly class?: string;
  readonly lot?: string;
}

export function readBuyBack(fields: Fields): BuyBack {
  const ofClass = optionalName(fields, 'class');
  const lot = optionalName(fields, 'lot');
  return {
    step: 'buyBack',
    issuer: nameIn(fields, 'issuer'),
    from: optionalName(fields, 'from') ?? MARKET,
    amount: amountIn(fields),
    cancel: yesIn(fields, 'cancel') ?? false,
    ...(ofClass !== undefined && { class: ofClass }),
    ...(lot !== undefined && { lot }),
  };
}

export function applyBuyBack(register: Register, step: BuyBack): Outcome {
  const { issuer, from, cancel } = step;
  if (from === issuer) {
    return stop(
      'transfer-to-itself',
      `${issuer} already holds its treasury shares.`,
      'Use cancelTreasury, or name the seller.',
    );
  }
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const asked = amountOn(book, step.amount);
  if (isStop(asked)) return asked;
  const amount = cancel ? wholeOn(book, asked) : asked;
  const taken = take(book, { ...step, holder: from }, amount);
  if (isStop(taken)) return taken;
  const after = cancel
    ? { ...taken.book, capital: book.capital.sub(amount) }
    : give(taken.book, issuer, taken.pieces);
  const fate = cancel ? 'cancels them' : 'keeps them as treasury shares';
  return settle(register, book, after, {
    says: `${issuer} buys ${amountText(book, amount)} back from ${from} and ${fate}.`,
    sold: [from],
    ...(cancel && { cancelled: amount }),
  });
}
