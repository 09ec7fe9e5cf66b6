import type { Capital, Holding } from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import type { Amount } from './amount.ts';
import { percent } from './amount-text.ts';
import {
  countOf,
  type Fields,
  look,
  missing,
  nameIn,
  optionalAmount,
  optionalName,
} from './fields.ts';
import { doneWith, type Outcome } from './outcome.ts';
import { rowsIn } from './positions.ts';
import { newEntities } from './settle.ts';
import { stop } from './stop.ts';

/**
 * A fact that the register lacks and the deal needs: the issued shares of a company, or a holding.
 * It is no transaction, and it never replaces what the register knows.
 */
export interface Assume {
  readonly step: 'assume';
  readonly issuer: string;
  readonly issuedShares?: bigint;
  readonly holder?: string;
  readonly amount?: Amount;
}

export function readAssume(fields: Fields): Assume {
  const issued = look(fields, 'issuedShares');
  const holder = optionalName(fields, 'holder');
  const amount = optionalAmount(fields);
  if (issued === undefined && holder === undefined)
    missing(fields, 'issuedShares or holder', 'what is assumed');
  if (holder !== undefined && !amount) missing(fields, 'shares or stake', 'how much is held');
  if (holder === undefined && amount) missing(fields, 'holder', 'who holds it');
  return {
    step: 'assume',
    issuer: nameIn(fields, 'issuer'),
    ...(issued !== undefined && { issuedShares: countOf(fields, 'issuedShares', issued) }),
    ...(holder !== undefined && { holder }),
    ...(amount && { amount }),
  };
}

export function applyAssume(register: Register, step: Assume): Outcome {
  const { issuer, issuedShares, holder, amount } = step;
  const known = register.capital.get(issuer);
  if (issuedShares !== undefined && known?.issuedShares !== undefined) {
    return alreadyKnown(`${issuer} has ${known.issuedShares} issued shares`);
  }
  const rows = rowsIn(register, issuer);
  if (rows.some((row) => row.holder === holder))
    return alreadyKnown(`what ${holder} holds of ${issuer}`);
  const totals: Capital = {
    statements: [],
    ...known,
    issuer,
    ...(issuedShares !== undefined && { issuedShares }),
  };
  const holding = holder === undefined || !amount ? [] : [assumed(holder, issuer, amount)];
  const assumedRegister = revised(register, {
    ...(issuedShares !== undefined && { capital: new Map([[issuer, totals]]) }),
    rows: new Map([[issuer, [...rows, ...holding]]]),
    entities: newEntities(register, [issuer, ...(holder === undefined ? [] : [holder])]),
  });
  return doneWith(assumedRegister, `Assumed: ${saidOf(step)}.`);
}

function assumed(holder: string, issuer: string, amount: Amount): Holding {
  return {
    holder,
    issuer,
    voting: 'normal',
    modality: 'asserted',
    statements: [],
    ...(amount.kind === 'shares' ? { shares: amount.count } : { stake: amount.share }),
  };
}

function saidOf({ issuer, issuedShares, holder, amount }: Assume): string {
  const held =
    amount && (amount.kind === 'shares' ? `${amount.count} shares` : percent(amount.share));
  return [
    ...(issuedShares === undefined ? [] : [`${issuer} has issued ${issuedShares} shares`]),
    ...(holder === undefined ? [] : [`${holder} holds ${held} of ${issuer}`]),
  ].join(', and ');
}

function alreadyKnown(what: string) {
  return stop(
    'already-known',
    `The register already knows ${what}: nothing else can be assumed.`,
    'Leave the step out, or use a step that changes it.',
  );
}
