import { sum } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { percent } from './amount-text.ts';
import { type Book, heldAtLeast, openBook, restOf } from './book.ts';
import { rowsIn } from './positions.ts';
import { type Stop, stop } from './stop.ts';

/**
 * The book of an issuer that the register knows and whose holders do not sum to more than the whole:
 * no step is computed on a register that contradicts itself.
 */
export function issuerBook(register: Register, issuer: string): Book | Stop {
  if (!knows(register, issuer)) return unknownIssuer(issuer);
  const book = openBook(register, issuer);
  return restOf(book).lt(0) ? overHeld(book) : book;
}

/** Whether anything is known of the issuer's shares. */
export function knowsShares(register: Register, issuer: string): boolean {
  return register.capital.has(issuer) || rowsIn(register, issuer).length > 0;
}

function knows(register: Register, issuer: string): boolean {
  return register.entities.has(issuer) || knowsShares(register, issuer);
}

function unknownIssuer(issuer: string): Stop {
  return stop(
    'unknown-party',
    `The register knows no company ${issuer} at that date.`,
    'Check the spelling, or add the company under entities or holdings.',
  );
}

function overHeld(book: Book): Stop {
  const terms = book.rows.map(
    (row) => `${row.holding.holder} ${percent(heldAtLeast(row).div(book.capital))}`,
  );
  const held = percent(sum(book.rows.map(heldAtLeast)).div(book.capital));
  return stop(
    'over-100-blocked',
    `The holders of ${book.issuer} already sum to ${held}: ${terms.join(' + ')}. No deal is computed on it.`,
    'Look at the statements behind these rows and reject the wrong one.',
  );
}
