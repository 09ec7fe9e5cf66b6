import type { Fraction } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { openBook } from './book.ts';
import type { LedgerEntry } from './outcome.ts';

/**
 * By how much the issued shares of an issuer miss `before + created − cancelled`.
 *
 * Zero for every step on a register that counts shares: no step makes or loses a share that it does
 * not say. Nothing where the shares are not counted, since parts of a capital always sum to one.
 */
export function ledgerGap(
  before: Register,
  after: Register,
  entries: readonly LedgerEntry[],
  issuer: string,
): Fraction | undefined {
  const opened = openBook(before, issuer);
  const closed = openBook(after, issuer);
  if (opened.unit !== 'shares' || closed.unit !== 'shares') return undefined;
  const own = entries.filter((entry) => entry.issuer === issuer);
  const expected = own.reduce(
    (capital, entry) => capital.add(entry.created).sub(entry.cancelled),
    opened.capital,
  );
  return closed.capital.sub(expected);
}
