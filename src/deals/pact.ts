import type { Agreement, AgreementKind, Fraction } from '../model/index.ts';
import { type Register, revised } from '../register/index.ts';
import { percent } from './amount-text.ts';
import { badField, type Fields, levelIn, look, namesIn, optionalName } from './fields.ts';
import { doneWith, type Outcome } from './outcome.ts';
import { stop } from './stop.ts';

/**
 * An agreement between holders is signed: a concert, a lock-up (the parties do not sell below
 * `limit`), a standstill (they do not buy above it), or a right of first offer. The limit is of
 * issued capital.
 */
export interface Pact {
  readonly step: 'concert' | 'lockUp' | 'standstill' | 'rightOfFirstOffer';
  readonly parties: readonly string[];
  readonly issuer?: string;
  readonly limit?: Fraction;
  readonly id?: string;
}

export function readPact(step: Pact['step']): (fields: Fields) => Pact {
  return (fields) => {
    const issuer = optionalName(fields, 'issuer');
    const limit = levelIn(fields, 'limit');
    const id = optionalName(fields, 'id');
    return {
      step,
      parties: partiesIn(fields),
      ...(issuer !== undefined && { issuer }),
      ...(limit && { limit }),
      ...(id !== undefined && { id }),
    };
  };
}

/** `parties: [A, B]`, or `holder: A` for one. */
export function partiesIn(fields: Fields): readonly string[] {
  const alone = look(fields, 'holder');
  const several = look(fields, 'parties');
  if (alone !== undefined && several !== undefined) {
    fields.problems.push(badField(fields, 'parties', 'left out beside holder'));
  }
  return namesIn(fields, alone === undefined ? 'parties' : 'holder');
}

export function applyPact(register: Register, step: Pact): Outcome {
  const { step: kind, ...terms } = step;
  return sign(register, kind, { ...terms, kind });
}

type Terms = Omit<Agreement, 'id' | 'statements' | 'from'> & { readonly id?: string };

/** Adds an agreement that runs from the register's day; its id is the given one, or says what it is. */
export function sign(register: Register, kind: AgreementKind, terms: Terms): Outcome {
  const id = terms.id ?? freshId(register, kind, terms);
  if (register.agreements.some((known) => known.id === id)) {
    return stop(
      'agreement-exists',
      `There already is an agreement ${id}.`,
      'Give the new one another id, or end the old one first.',
    );
  }
  const agreement: Agreement = { ...terms, id, from: register.asOf, statements: [] };
  const limit = terms.limit ? ` at ${percent(terms.limit)}` : '';
  const about = terms.issuer === undefined ? '' : ` about ${terms.issuer}`;
  const says = `${terms.parties.join(' and ')} sign ${id} (${kind}${about}${limit}).`;
  return doneWith(revised(register, { agreements: [...register.agreements, agreement] }), says);
}

function freshId(register: Register, kind: string, terms: Terms): string {
  const words = [kind, ...terms.parties, ...(terms.issuer === undefined ? [] : [terms.issuer])];
  const base = words
    .join('-')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const used = new Set(register.agreements.map(({ id }) => id));
  let id = base;
  for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`;
  return id;
}
