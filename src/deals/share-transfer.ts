import { type Capital, floorCount, fraction, type Holding, ONE, ZERO } from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import {
  endedWith,
  enteredCompany,
  type Exchange,
  exchangeLedger,
  type ExchangeTerms,
  newRows,
  newTotals,
  readTerms,
  type Side,
  weigh,
} from './exchange.ts';
import type { Fields } from './fields.ts';
import type { LedgerEntry, Outcome } from './outcome.ts';
import { withoutStaleVotes } from './settle.ts';
import { isStop, stop } from './stop.ts';

/**
 * Holders of one or more companies exchange their shares for shares of a new parent, which then
 * holds the companies whole (Japan: joint share transfer, Companies Act art. 772).
 *
 * The companies stay and keep what they hold. Their treasury shares are cancelled first, or
 * exchanged: then they hold shares of their parent. Agreements about their shares end.
 */
export interface ShareTransfer extends ExchangeTerms {
  readonly step: 'shareTransfer';
}

export function readShareTransfer(fields: Fields): ShareTransfer {
  return { step: 'shareTransfer', ...readTerms(fields) };
}

export function applyShareTransfer(register: Register, step: ShareTransfer): Outcome {
  if (step.issuers.includes(step.into)) {
    return stop(
      'merge-with-itself',
      `${step.into} would hold itself whole.`,
      'Give the new parent a name of its own.',
    );
  }
  const exchange = weigh(register, step, (issuer) => [issuer]);
  if (isStop(exchange)) return exchange;
  const ended = endedWith(register.agreements, step.issuers);
  const own = newRows(exchange, step, (name) => name);
  const placed = revised(register, {
    rows: new Map<string, readonly Holding[]>([
      [step.into, own],
      ...exchange.sides.map((side) => [side.book.issuer, [wholeOf(side, step.into)]] as const),
    ]),
    capital: totals(register, exchange, step.into),
    agreements: register.agreements.filter(({ id }) => !ended.includes(id)),
    entities: enteredCompany(register, step),
  });
  const settled = step.issuers.reduce(withoutStaleVotes, placed);
  const ledger = [...exchangeLedger(exchange, step), ...exchange.sides.map(cancelledEntry)];
  return { register: settled, moves: [], ledger, ended, says: textOf(step) };
}

function wholeOf({ book, cancelled }: Side, into: string): Holding {
  const left = book.capital.sub(cancelled);
  return {
    holder: into,
    issuer: book.issuer,
    voting: 'normal',
    modality: 'asserted',
    statements: [],
    ...(book.unit === 'shares' ? { shares: floorCount(left) } : { stake: ONE }),
  };
}

/** The companies keep their issued shares less what was cancelled; all of them vote once. */
function totals(
  { capital }: Register,
  exchange: Exchange,
  into: string,
): ReadonlyMap<string, Capital | undefined> {
  const sides = exchange.sides.map(({ book, cancelled }) => {
    const { issuer } = book;
    const issuedShares = floorCount(book.capital.sub(cancelled));
    const statements = capital.get(issuer)?.statements ?? [];
    return [
      issuer,
      book.unit === 'shares' ? { issuer, issuedShares, statements } : undefined,
    ] as const;
  });
  return new Map<string, Capital | undefined>([[into, newTotals(exchange, into)], ...sides]);
}

function cancelledEntry({ book, cancelled }: Side): LedgerEntry {
  const left = book.capital.sub(cancelled);
  const whole = book.unit === 'shares' ? fraction(floorCount(left)) : left;
  return { issuer: book.issuer, created: ZERO, cancelled: book.capital.sub(whole) };
}

function textOf(step: ShareTransfer): string {
  const given = step.split ?? step.ratios ?? new Map();
  const sides = [...given].map(([name, part]) => `${name} ${part.toFraction()}`);
  const measure = step.split ? 'parts of the new capital' : 'new shares for one old share';
  return `Holders of ${step.issuers.join(' and ')} get shares of ${step.into} (${measure}: ${sides.join(', ')}), which then holds the companies whole.`;
}
