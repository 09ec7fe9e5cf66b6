import type { Register } from '../register/register.ts';
import { amountIn, type Fields, nameIn, optionalName } from './fields.ts';
import type { Outcome } from './outcome.ts';
import { MARKET } from './pieces.ts';
import { applyTransfer, type Transfer } from './transfer.ts';

/** A state takes a part of a company over, or sells one: a transfer from or to the market by default. */
export interface StateStake extends Omit<Transfer, 'step'> {
  readonly step: 'nationalise' | 'privatise';
}

export function readNationalise(fields: Fields): StateStake {
  return {
    step: 'nationalise',
    to: nameIn(fields, 'by'),
    from: optionalName(fields, 'from') ?? MARKET,
    issuer: nameIn(fields, 'issuer'),
    amount: amountIn(fields),
  };
}

export function readPrivatise(fields: Fields): StateStake {
  return {
    step: 'privatise',
    from: nameIn(fields, 'by'),
    to: optionalName(fields, 'to') ?? MARKET,
    issuer: nameIn(fields, 'issuer'),
    amount: amountIn(fields),
  };
}

export function applyStateStake(register: Register, step: StateStake): Outcome {
  return applyTransfer(register, { ...step, step: 'transfer' });
}
