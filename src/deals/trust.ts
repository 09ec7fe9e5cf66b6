import type { Voting } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { type Amount, amountOn } from './amount.ts';
import { amountText } from './amount-text.ts';
import { amountIn, type Fields, nameIn, wordIn } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, take } from './pieces.ts';
import { settle } from './settle.ts';
import { isStop, stop } from './stop.ts';

/** What a holder may be told to do with votes. */
export const VOTINGS: readonly Voting[] = ['normal', 'suspended', 'neutral', 'abstaining', 'none'];

/**
 * Shares go to a trustee, who holds and votes them as told; economically they stay whose they were.
 * Extra votes of a lot lapse. It is no sale: agreements that forbid selling are not breached.
 */
export interface Trust {
  readonly step: 'trust';
  readonly from: string;
  readonly trustee: string;
  readonly issuer: string;
  readonly amount: Amount;
  readonly voting: Voting;
}

export function readTrust(fields: Fields): Trust {
  return {
    step: 'trust',
    from: nameIn(fields, 'from'),
    trustee: nameIn(fields, 'trustee'),
    issuer: nameIn(fields, 'issuer'),
    amount: amountIn(fields),
    voting: wordIn(fields, 'voting', VOTINGS) ?? 'neutral',
  };
}

export function applyTrust(register: Register, step: Trust): Outcome {
  const { from, trustee, issuer, voting } = step;
  if (from === trustee) {
    return stop('transfer-to-itself', `${from} cannot be its own trustee.`, 'Name two parties.');
  }
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  const amount = amountOn(book, step.amount);
  if (isStop(amount)) return amount;
  const taken = take(book, { holder: from }, amount);
  if (isStop(taken)) return taken;
  const pieces = taken.pieces.map((piece) => ({
    ...piece,
    carries: {
      ...piece.carries,
      voting: piece.carries.voting === 'none' ? piece.carries.voting : voting,
      beneficiary: from,
    },
  }));
  return settle(register, book, give(taken.book, trustee, pieces), {
    says: `${from} moves ${amountText(book, amount)} of ${issuer} to ${trustee}, who votes them ${voting}; economically they stay ${from}'s.`,
  });
}
