import type { Fraction } from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import { type Fields, levelIn, look, missing, nameIn, optionalName, wordIn } from './fields.ts';
import { doneWith, type Outcome } from './outcome.ts';
import { partiesIn, sign } from './pact.ts';
import { stop } from './stop.ts';

/**
 * A voting cap is set or lifted. The limit is of exercisable votes; votes above it are cast
 * neutrally, or lost. A new cap replaces the cap of the same parties on the same issuer;
 * `limit: none` lifts it.
 */
export interface Cap {
  readonly step: 'cap';
  readonly parties: readonly string[];
  readonly issuer: string;
  /** Absent: the cap is lifted. */
  readonly limit?: Fraction;
  readonly excess: 'neutral' | 'lost';
  readonly id?: string;
}

export function readCap(fields: Fields): Cap {
  const lifted = look(fields, 'limit') === 'none';
  const limit = lifted ? undefined : levelIn(fields, 'limit');
  if (!lifted && !limit) missing(fields, 'limit', 'a part of the exercisable votes, or none');
  const id = optionalName(fields, 'id');
  return {
    step: 'cap',
    parties: partiesIn(fields),
    issuer: nameIn(fields, 'issuer'),
    ...(limit && { limit }),
    excess: wordIn(fields, 'excess', ['neutral', 'lost']) ?? 'neutral',
    ...(id !== undefined && { id }),
  };
}

export function applyCap(register: Register, step: Cap): Outcome {
  const { step: _, limit, ...terms } = step;
  const replaced = register.agreements.filter(
    (known) =>
      known.kind === 'cap' &&
      known.issuer === step.issuer &&
      sameParties(known.parties, step.parties),
  );
  const ended = replaced.map(({ id }) => id);
  if (!limit && ended.length === 0) {
    return stop(
      'unknown-agreement',
      `No cap of ${step.parties.join(', ')} on ${step.issuer} is in force.`,
      'Check the holder and the issuer.',
    );
  }
  const agreements = register.agreements.filter((known) => !replaced.includes(known));
  const without = revised(register, { agreements });
  if (!limit) return { ...doneWith(without, `The cap ${ended.join(', ')} is lifted.`), ended };
  const signed = sign(without, 'cap', { ...terms, limit, kind: 'cap' });
  return 'register' in signed ? { ...signed, ended } : signed;
}

function sameParties(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((name) => second.includes(name));
}
