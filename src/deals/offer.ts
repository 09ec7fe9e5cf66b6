import type { Fraction } from '../model/index.ts';
import { ONE } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { type Amount } from './amount.ts';
import {
  badField,
  countOf,
  type Fields,
  fieldsOf,
  isRecord,
  look,
  missing,
  nameIn,
  optionalAmount,
  optionalName,
  partOf,
  unreadProblems,
} from './fields.ts';
import { applyIssue, readSize, type Size } from './issue.ts';
import type { Done, Outcome } from './outcome.ts';
import { MARKET } from './pieces.ts';
import { isStop } from './stop.ts';
import { applyTransfer } from './transfer.ts';

/**
 * A public offering: new shares, existing shares of one seller, or both; existing shares change
 * hands first. `new: 20%` is of the enlarged capital, `new: 1000000` counts shares; the buyers are
 * the market unless `to` names one.
 */
export interface Offer {
  readonly step: 'offer';
  readonly issuer: string;
  readonly to: string;
  readonly newShares?: Size;
  readonly secondary?: { readonly from: string; readonly amount: Amount };
}

export function readOffer(fields: Fields): Offer {
  const size = newIn(fields);
  const secondary = secondaryIn(fields);
  if (!size && !secondary) missing(fields, 'new or secondary', 'what is offered');
  return {
    step: 'offer',
    issuer: nameIn(fields, 'issuer'),
    to: optionalName(fields, 'to') ?? MARKET,
    ...(size && { newShares: size }),
    ...(secondary && { secondary }),
  };
}

export function applyOffer(register: Register, step: Offer): Outcome {
  const { issuer, to, secondary } = step;
  const sold = secondary && applyTransfer(register, { step: 'transfer', issuer, to, ...secondary });
  if (sold && isStop(sold)) return sold;
  if (!step.newShares) return sold as Done;
  const issued = applyIssue(sold?.register ?? register, {
    step: 'issue',
    issuer,
    to,
    size: step.newShares,
  });
  return isStop(issued) || !sold ? issued : chained(sold, issued);
}

/** Two deeds told as one. */
export function chained(first: Done, second: Done): Done {
  return {
    register: second.register,
    moves: [...first.moves, ...second.moves],
    ledger: [...first.ledger, ...second.ledger],
    ended: [...first.ended, ...second.ended],
    says: `${first.says} ${second.says}`,
  };
}

function newIn(fields: Fields): Size | undefined {
  const written = look(fields, 'new');
  if (written === undefined) return undefined;
  if (isRecord(written)) return within(fields, 'new', written, readSize);
  const whole = /^\s*\d+\s*$/.test(String(written)) && String(written).trim() !== '1';
  return whole
    ? { kind: 'shares', count: countOf(fields, 'new', written) }
    : { kind: 'ofEnlarged', share: partOf(fields, 'new', written) };
}

function secondaryIn(fields: Fields): Offer['secondary'] {
  const written = look(fields, 'secondary');
  if (written === undefined) return undefined;
  if (!isRecord(written)) {
    fields.problems.push(badField(fields, 'secondary', '{from: NAME, stake: 10%}'));
    return undefined;
  }
  return within(fields, 'secondary', written, (inner) => ({
    from: nameIn(inner, 'from'),
    amount: optionalAmount(inner) ?? none(inner),
  }));
}

/** Reads a nested object with the same care; its problems count as the step's. */
function within<T>(
  fields: Fields,
  field: string,
  written: Record<string, unknown>,
  read: (inner: Fields) => T,
): T {
  const inner = fieldsOf(`${fields.step}.${field}`, written);
  const result = read(inner);
  fields.problems.push(...inner.problems, ...unreadProblems(inner));
  return result;
}

function none(fields: Fields): Amount {
  missing(fields, 'shares or stake', 'how much is sold');
  return { kind: 'stake', share: ONE as Fraction };
}
