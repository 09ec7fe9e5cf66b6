import { type Fraction, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { noCapital } from './amount.ts';
import { percent } from './amount-text.ts';
import { heldBy } from './book.ts';
import { type Fields, levelIn, missing, nameIn, optionalName } from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { MARKET } from './pieces.ts';
import { isStop, stop } from './stop.ts';
import { applyTransfer } from './transfer.ts';

/** A holder sells down to a target part of the issuer's capital, to the market unless `buyer` is named. */
export interface Unwind {
  readonly step: 'unwind';
  readonly holder: string;
  readonly issuer: string;
  readonly target: Fraction;
  readonly buyer: string;
}

export function readUnwind(fields: Fields): Unwind {
  const target = levelIn(fields, 'to');
  if (!target) missing(fields, 'to', 'the part of the capital that the holder keeps');
  return {
    step: 'unwind',
    holder: nameIn(fields, 'holder'),
    issuer: nameIn(fields, 'issuer'),
    target: target ?? ZERO,
    buyer: optionalName(fields, 'buyer') ?? MARKET,
  };
}

export function applyUnwind(register: Register, step: Unwind): Outcome {
  const { holder, issuer, target, buyer } = step;
  const book = issuerBook(register, issuer);
  if (isStop(book)) return book;
  if (!book.complete) return noCapital(issuer);
  const held = heldBy(book, holder).div(book.capital);
  if (held.lte(target)) {
    return stop(
      'below-target',
      `${holder} holds ${percent(held)} of ${issuer}, which is not above ${percent(target)}.`,
      'Choose a lower target, or leave the step out.',
    );
  }
  const amount = { kind: 'stake', share: held.sub(target) } as const;
  return applyTransfer(register, { step: 'transfer', from: holder, to: buyer, issuer, amount });
}
