import type { Agreement, Capital, Holding } from '../model/index.ts';
import { holdingIndex, type Register, revised } from '../register/index.ts';
import { amountText } from './amount-text.ts';
import {
  endedWith,
  enteredCompany,
  type Exchange,
  exchangeLedger,
  type ExchangeTerms,
  newRows,
  newTotals,
  readTerms,
  weigh,
} from './exchange.ts';
import type { Fields } from './fields.ts';
import type { Outcome } from './outcome.ts';
import { rowsIn } from './positions.ts';
import { withoutStaleVotes } from './settle.ts';
import { isStop, stop } from './stop.ts';

/**
 * Companies become one by exchange of shares: the holders of all sides are added, what the merging
 * companies held elsewhere goes to the new one, and the old issuers are gone.
 *
 * Shares that merging companies hold in themselves or in each other are cancelled first or
 * exchanged (then they are treasury shares of the new company), as `treasury` says. Agreements about
 * shares of the old issuers end; in other agreements the new company takes the place of the old.
 */
export interface Merge extends ExchangeTerms {
  readonly step: 'merge';
}

export function readMerge(fields: Fields): Merge {
  return { step: 'merge', ...readTerms(fields) };
}

export function applyMerge(register: Register, step: Merge): Outcome {
  if (step.issuers.length < 2) {
    return stop(
      'merge-with-itself',
      `${step.issuers[0] ?? 'Nobody'} would merge with nobody else.`,
      'Name two companies or more.',
    );
  }
  const exchange = weigh(register, step, () => step.issuers);
  if (isStop(exchange)) return exchange;
  const gone = step.issuers.filter((name) => name !== step.into);
  const rename = (name: string) => (step.issuers.includes(name) ? step.into : name);
  const ended = endedWith(register.agreements, gone);
  const merged = revised(register, {
    rows: new Map<string, readonly Holding[]>([
      ...inherited(register, step, rename),
      ...gone.map((name) => [name, []] as const),
      [step.into, newRows(exchange, step, rename)],
    ]),
    capital: new Map<string, Capital | undefined>([
      ...gone.map((name) => [name, undefined] as const),
      [step.into, newTotals(exchange, step.into)],
    ]),
    agreements: register.agreements
      .filter(({ id }) => !ended.includes(id))
      .map((agreement) => renamed(agreement, rename)),
    entities: enteredCompany(register, step),
  });
  return {
    register: withoutStaleVotes(merged, step.into),
    moves: [],
    ledger: exchangeLedger(exchange, step),
    ended,
    says: mergeText(step, exchange),
  };
}

/** By issuer, where merging companies hold shares of others, or others hold for them. */
function inherited(
  register: Register,
  step: Merge,
  rename: (name: string) => string,
): Map<string, Holding[]> {
  const { byHolder, byBeneficiary } = holdingIndex(register);
  const rows = step.issuers.flatMap((name) => [
    ...(byHolder.get(name) ?? []),
    ...(byBeneficiary.get(name) ?? []),
  ]);
  const issuers = new Set(rows.map(({ issuer }) => issuer));
  return new Map(
    [...issuers].map((issuer) => [issuer, handedOver(rowsIn(register, issuer), rename)]),
  );
}

/** What merging companies hold of one issuer goes to the new one; rows that become alike get lots. */
function handedOver(kept: readonly Holding[], rename: (name: string) => string): Holding[] {
  const seen = new Set<string>();
  return kept.map((holding) => {
    const holder = rename(holding.holder);
    const beneficiary = holding.beneficiary === undefined ? undefined : rename(holding.beneficiary);
    const key = JSON.stringify([holder, holding.class, holding.lot]);
    const moved = holder !== holding.holder || beneficiary !== holding.beneficiary;
    const clashes =
      seen.has(key) || (holder !== holding.holder && hasTwin(kept, { ...holding, holder }));
    seen.add(key);
    if (!moved) return holding;
    return {
      ...holding,
      holder,
      ...(beneficiary !== undefined && { beneficiary }),
      ...(clashes && { lot: lotFrom(holding) }),
    };
  });
}

function hasTwin(holdings: readonly Holding[], holding: Holding): boolean {
  return holdings.some(
    (other) =>
      other.holder === holding.holder &&
      other.issuer === holding.issuer &&
      other.class === holding.class &&
      other.lot === holding.lot,
  );
}

function renamed(agreement: Agreement, rename: (name: string) => string): Agreement {
  return { ...agreement, parties: [...new Set(agreement.parties.map(rename))] };
}

function mergeText(step: Merge, exchange: Exchange): string {
  const sides = exchange.sides.map(({ book, cancelled }) => {
    const terms = step.split?.get(book.issuer) ?? step.ratios?.get(book.issuer);
    const less = cancelled.gt(0) ? `, ${amountText(book, cancelled)} cancelled first` : '';
    return `${book.issuer} ${terms?.toFraction() ?? ''}${less}`;
  });
  const dividend = step.specialDividend;
  const paid =
    dividend === undefined ? '' : ` A special dividend (${dividend}) changes no number of shares.`;
  const measure = step.split ? 'parts of the new capital' : 'new shares for one old share';
  return `${step.issuers.join(' and ')} merge into ${step.into} (${measure}: ${sides.join('; ')}).${paid}`;
}

function lotFrom({ holder, lot }: Holding): string {
  return lot === undefined ? `from ${holder}` : `${lot} from ${holder}`;
}
