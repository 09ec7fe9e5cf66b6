import { floorCount, fraction } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { type Amount, amountOn } from './amount.ts';
import { amountText } from './amount-text.ts';
import { treasuryOf } from './book.ts';
import { type Fields, nameIn, optionalAmount } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { take } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, stop } from './stop.ts';

/** The issuer cancels its treasury shares: all of them, or the amount that the step names. */
export interface CancelTreasury {
  readonly step: 'cancelTreasury';
  readonly issuer: string;
  readonly amount?: Amount;
}

export function readCancelTreasury(fields: Fields): CancelTreasury {
  const amount = optionalAmount(fields);
  return { step: 'cancelTreasury', issuer: nameIn(fields, 'issuer'), ...(amount && { amount }) };
}

export function applyCancelTreasury(register: Register, step: CancelTreasury): Outcome {
  const { issuer } = step;
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const treasury = treasuryOf(book);
  const asked = step.amount ? amountOn(book, step.amount) : treasury;
  if (isStop(asked)) return asked;
  const amount = book.unit === 'shares' ? fraction(floorCount(asked)) : asked;
  if (treasury.equals(0)) {
    return stop(
      'cancel-without-treasury',
      `${issuer} holds no treasury shares that the register knows.`,
      'Put a buyBack before this step.',
    );
  }
  const taken = take(book, { holder: issuer }, amount);
  if (isStop(taken)) return taken;
  return settle(
    register,
    book,
    { ...taken.book, capital: book.capital.sub(amount) },
    {
      says: `${issuer} cancels ${amountText(book, amount)} of treasury.`,
      cancelled: amount,
    },
  );
}
