import { type Fraction, type Holding, isTreasury, ONE } from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import { type Amount, amountOn, noCapital } from './amount.ts';
import { amountText } from './amount-text.ts';
import { type Book, type BookRow, heldAtLeast, heldBy, treasuryOf } from './book.ts';
import { type Fields, look, nameIn, optionalAmount, partOf } from './fields.ts';
import { issuerBook, knowsShares } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { give, take } from './pieces.ts';
import { newEntities, settle } from './settle.ts';
import { isStop, type Stop, stop } from './stop.ts';

/**
 * The parent hands its shares of a company to its own holders pro rata of their shares in the
 * parent: all of them, the part `proRata` of them, or the named amount. Treasury shares of the
 * parent get none; what belongs to the parent's unidentified holders goes to those of the company.
 * A company that nobody is known to hold is formed by the step and starts whole in the parent's hands.
 */
export interface SpinOff {
  readonly step: 'spinOff';
  readonly parent: string;
  readonly issuer: string;
  readonly part: Fraction;
  readonly amount?: Amount;
}

export function readSpinOff(fields: Fields): SpinOff {
  const proRata = look(fields, 'proRata');
  const whole = proRata === undefined || proRata === true;
  const amount = optionalAmount(fields);
  return {
    step: 'spinOff',
    parent: nameIn(fields, 'parent'),
    issuer: nameIn(fields, 'issuer'),
    part: whole ? ONE : partOf(fields, 'proRata', proRata),
    ...(amount && { amount }),
  };
}

export function applySpinOff(register: Register, step: SpinOff): Outcome {
  const { parent, issuer } = step;
  if (parent === issuer)
    return stop(
      'transfer-to-itself',
      `${parent} cannot be spun off from itself.`,
      'Name the company that is spun off.',
    );
  const parentBook = issuerBook(register, parent);
  if (isStop(parentBook)) return parentBook;
  if (!parentBook.complete) return noCapital(parent);
  const formed = withFormed(register, parent, issuer);
  const book = issuerBook(formed, issuer);
  if (isStop(book)) return book;
  const held = heldBy(book, parent);
  const amount = step.amount ? amountOn(book, step.amount) : held.mul(step.part);
  if (isStop(amount)) return amount;
  const taken = take(book, { holder: parent }, amount);
  if (isStop(taken)) return taken;
  const blurred = parentBook.rows.find((row) => row.amount === undefined);
  if (blurred) return notExact(blurred, parent);
  return settle(formed, book, handedOut(taken.book, parentBook, amount), {
    says: `${parent} hands ${amountText(book, amount)} of ${issuer} to its holders pro rata.`,
    sold: [parent],
  });
}

/** The register with the company wholly in the parent's hands, where nothing is known of its shares. */
export function withFormed(register: Register, parent: string, issuer: string): Register {
  if (knowsShares(register, issuer)) return register;
  const holding: Holding = {
    holder: parent,
    issuer,
    stake: ONE,
    voting: 'normal',
    modality: 'asserted',
    statements: [],
  };
  return revised(register, {
    rows: new Map([[issuer, [holding]]]),
    entities: newEntities(register, [parent, issuer]),
  });
}

function handedOut(book: Book, parent: Book, amount: Fraction): Book {
  const each = amount.div(parent.capital.sub(treasuryOf(parent)));
  return parent.rows
    .filter((row) => !isTreasury(row.holding) && heldAtLeast(row).gt(0))
    .reduce((given, row) => give(given, row.holding.holder, [pieceFor(row, each)]), book);
}

function pieceFor({ holding, amount }: BookRow, each: Fraction) {
  return {
    amount: (amount ?? ONE).mul(each),
    carries: {
      voting:
        holding.voting === 'neutral' || holding.voting === 'abstaining'
          ? holding.voting
          : ('normal' as const),
      statements: holding.statements,
      ...(holding.beneficiary !== undefined && { beneficiary: holding.beneficiary }),
    },
  };
}

function notExact(row: BookRow, parent: string): Stop {
  return stop(
    'not-exact',
    `${row.holding.holder}'s stake in ${parent} is only known as a band, so its part cannot be handed out.`,
    'Give the stake, or leave the row out: its part then goes to the unidentified rest.',
  );
}
