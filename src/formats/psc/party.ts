import type { Entity, EntityKind } from '../../model/index.ts';
import { isPlain, type Plain } from '../fields.ts';
import { type PscRecord, textOf } from './record.ts';

/** Scheme of company numbers, as org-id.guide calls Companies House. */
export const COMPANIES_HOUSE = 'register:GB-COH';

/** The code by which other files know a company of the register. */
export function companyKey(number: string): string {
  return `GB-COH ${number}`;
}

const HOLDERS: readonly (readonly [form: RegExp, kind: EntityKind])[] = [
  [/^individual-(?:person-with-significant-control|beneficial-owner)$/, 'person'],
  [/^corporate-entity-(?:person-with-significant-control|beneficial-owner)$/, 'company'],
  [/^legal-person-(?:person-with-significant-control|beneficial-owner)$/, 'body'],
];

/** What a named person is here; nothing for statements, exemptions and protected persons. */
export function holderKind({ kind }: PscRecord): EntityKind | undefined {
  return HOLDERS.find(([form]) => form.test(kind))?.[1];
}

/**
 * What tells one party from another: a company's number; a person's name and month of birth, which
 * is all that the register publishes; else the record itself.
 */
export function partyKey(record: PscRecord): string {
  const number = ukNumber(record);
  if (number !== undefined) return companyKey(number);
  const name = textOf(record.data, 'name') ?? '';
  const born = bornOf(record.data);
  if (born !== undefined) return `${name}, born ${born}`;
  const { country, code } = registration(record.data);
  if (code !== undefined) return `${country ?? ''} ${code}`.trim();
  return recordId(record);
}

/** The path of the record at Companies House, or its place in the file. */
export function recordId({ data, companyNumber, path }: PscRecord): string {
  const links = data['links'];
  const self = isPlain(links) ? textOf(links, 'self') : undefined;
  return self ?? `${companyNumber} ${path}`;
}

/** The party of a record under the name that it has here. */
export function partyOf(record: PscRecord, kind: EntityKind, name: string): Entity {
  const { form, country, code } = registration(record.data);
  const number = ukNumber(record);
  const own = textOf(record.data, 'name');
  const scheme = number === undefined ? `register:${country ?? ''}` : COMPANIES_HOUSE;
  return {
    name,
    kind,
    ...(number !== undefined && { law: 'GB' }),
    ...(form !== undefined && { form }),
    aliases: number === undefined || own === undefined || own === name ? [] : [own],
    identifiers: code === undefined ? [] : [{ scheme, code: number ?? code }],
  };
}

interface Registration {
  readonly form?: string;
  readonly country?: string;
  readonly place?: string;
  readonly code?: string;
}

function registration(data: Plain): Registration {
  const found = data['identification'];
  if (!isPlain(found)) return {};
  const field = (key: keyof Registration, name: string) => {
    const text = textOf(found, name);
    return text === undefined ? {} : { [key]: text };
  };
  return {
    ...field('form', 'legal_form'),
    ...field('country', 'country_registered'),
    ...field('place', 'place_registered'),
    ...field('code', 'registration_number'),
  };
}

const BRITISH =
  /companies house|england|wales|scotland|northern ireland|united kingdom|great britain|\bu\.?k\b/i;

/** The number that Companies House gave the party itself: eight characters, with leading zeros. */
export function ukNumber({ data }: PscRecord): string | undefined {
  const { country = '', place = '', code = '' } = registration(data);
  if (!BRITISH.test(`${country} ${place}`)) return undefined;
  const plain = code.replace(/\s/g, '').toUpperCase();
  if (/^\d{1,8}$/.test(plain)) return plain.padStart(8, '0');
  return /^[A-Z]{2}\d{6}$/.test(plain) ? plain : undefined;
}

function bornOf(data: Plain): string | undefined {
  const born = data['date_of_birth'];
  if (!isPlain(born)) return undefined;
  const { year, month } = born;
  if (typeof year !== 'number' || typeof month !== 'number') return undefined;
  return `${year}-${String(month).padStart(2, '0')}`;
}
