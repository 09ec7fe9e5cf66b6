import {
  type Fraction,
  fraction,
  isRefusal,
  parsePartialDate,
  parseQuantity,
  type PartialDate,
} from '../model/index.ts';
import type { Amount } from './amount.ts';
import { type Stop, stop } from './stop.ts';

/** The fields of one step as written, with every problem that reading them has met. */
export interface Fields {
  readonly step: string;
  readonly written: Readonly<Record<string, unknown>>;
  readonly read: Set<string>;
  readonly problems: Stop[];
}

export function fieldsOf(step: string, written: Readonly<Record<string, unknown>>): Fields {
  return { step, written, read: new Set(), problems: [] };
}

/** The field's text, and a problem when it is missing or not text. */
export function nameIn(fields: Fields, field: string): string {
  return optionalName(fields, field) ?? missing(fields, field, 'a name');
}

export function optionalName(fields: Fields, field: string): string | undefined {
  const written = look(fields, field);
  if (written === undefined) return undefined;
  if (typeof written === 'string' && written.trim() !== '') return written.trim();
  fields.problems.push(badField(fields, field, 'a name'));
  return '';
}

/** A list of names, or one name alone. */
export function namesIn(fields: Fields, field: string): readonly string[] {
  const written = look(fields, field);
  if (typeof written === 'string') return [written.trim()];
  if (
    Array.isArray(written) &&
    written.length > 0 &&
    written.every((name) => typeof name === 'string')
  ) {
    return written.map((name: string) => name.trim());
  }
  fields.problems.push(
    written === undefined
      ? missingField(fields, field, 'a list of names')
      : badField(fields, field, 'a list of names'),
  );
  return [];
}

/** One of a few words. */
export function wordIn<W extends string>(
  fields: Fields,
  field: string,
  words: readonly W[],
): W | undefined {
  const written = look(fields, field);
  const word = words.find((known) => known === written);
  if (written !== undefined && word === undefined) {
    fields.problems.push(badField(fields, field, words.join(' or ')));
  }
  return word;
}

export function yesIn(fields: Fields, field: string): boolean | undefined {
  const written = look(fields, field);
  if (written === undefined || typeof written === 'boolean') return written;
  fields.problems.push(badField(fields, field, 'true or false'));
  return undefined;
}

/** `shares` or `stake`, exactly one of them, above zero. */
export function amountIn(fields: Fields): Amount {
  return (
    optionalAmount(fields) ?? {
      kind: 'shares',
      count: BigInt(missing(fields, 'shares or stake', 'how much') || 1),
    }
  );
}

export function optionalAmount(fields: Fields): Amount | undefined {
  const shares = look(fields, 'shares');
  const stake = look(fields, 'stake');
  if (shares !== undefined && stake !== undefined) {
    fields.problems.push(
      badField(fields, 'stake', 'left out beside shares: one of the two says how much'),
    );
  }
  if (shares !== undefined) return { kind: 'shares', count: countOf(fields, 'shares', shares) };
  if (stake !== undefined) return { kind: 'stake', share: partOf(fields, 'stake', stake) };
  return undefined;
}

/** A part of something, above zero and at most the whole. */
export function partIn(fields: Fields, field: string): Fraction | undefined {
  const written = look(fields, field);
  return written === undefined ? undefined : partOf(fields, field, written);
}

/** A part that may be zero: a floor, a ceiling, a target. */
export function levelIn(fields: Fields, field: string): Fraction | undefined {
  const written = look(fields, field);
  if (written === undefined) return undefined;
  const value = numberOf(fields, field, written);
  if (value.gte(0) && value.lte(1)) return value;
  fields.problems.push(badQuantity(fields, field, written, 'from 0% to 100%'));
  return fraction(1n, 1n);
}

/** A number above zero, such as a price or a ratio. */
export function positiveIn(fields: Fields, field: string): Fraction | undefined {
  const written = look(fields, field);
  return written === undefined ? undefined : positiveOf(fields, field, written);
}

/** `{FCA: 1/2, Renault: 1/2}`: a number above zero for every name. */
export function ratiosIn(fields: Fields, field: string): ReadonlyMap<string, Fraction> | undefined {
  const written = look(fields, field);
  if (written === undefined) return undefined;
  if (isRecord(written)) {
    return new Map(
      Object.entries(written).map(([name, ratio]) => [
        name,
        ratioOf(fields, `${field}.${name}`, ratio),
      ]),
    );
  }
  fields.problems.push(
    badField(fields, field, 'one number for every issuer, such as {A: 1, B: 539/100}'),
  );
  return new Map();
}

export function dateIn(fields: Fields, field: string): PartialDate | undefined {
  const written = optionalName(fields, field);
  const date = written === undefined ? undefined : parsePartialDate(written);
  if (written !== undefined && date === undefined) {
    fields.problems.push(badField(fields, field, 'a date such as 2019-05-27'));
  }
  return date;
}

/** The field as written, marked as read. */
export function look(fields: Fields, field: string): unknown {
  fields.read.add(field);
  return fields.written[field] ?? undefined;
}

/** Problems of fields that no part of the step has read. */
export function unreadProblems(fields: Fields): Stop[] {
  const known = [...fields.read].sort().join(', ');
  return Object.keys(fields.written)
    .filter((field) => !fields.read.has(field))
    .map((field) =>
      stop('unknown-field', `${fields.step} has no field "${field}".`, `Its fields are ${known}.`),
    );
}

export function isRecord(written: unknown): written is Record<string, unknown> {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

/** Reads a count, a percentage or a fraction; a problem and 1 when it is none. */
export function numberOf(fields: Fields, field: string, written: unknown): Fraction {
  const text =
    typeof written === 'number' || typeof written === 'bigint' ? String(written) : written;
  const parsed = typeof text === 'string' ? parseQuantity(text) : undefined;
  if (parsed && !isRefusal(parsed)) {
    return parsed.kind === 'count' ? fraction(parsed.count, 1n) : parsed.share;
  }
  const says = parsed ? parsed.says : 'It is not a number.';
  const remedy = parsed ? parsed.try : 'Write it as 15.01%, 1/3 or a whole count.';
  fields.problems.push(stop('bad-quantity', `${fields.step}.${field}: ${says}`, remedy));
  return fraction(1n, 1n);
}

export function positiveOf(fields: Fields, field: string, written: unknown): Fraction {
  const value = numberOf(fields, field, written);
  if (value.gt(0)) return value;
  fields.problems.push(notPositive(fields, field, written));
  return fraction(1n, 1n);
}

export function partOf(fields: Fields, field: string, written: unknown): Fraction {
  const value = positiveOf(fields, field, written);
  if (value.lte(1)) return value;
  fields.problems.push(
    badQuantity(fields, field, written, 'at most 100%; a count of shares stands under shares'),
  );
  return fraction(1n, 1n);
}

export function countOf(fields: Fields, field: string, written: unknown): bigint {
  const value = positiveOf(fields, field, written);
  const text = String(written);
  if (value.d === 1n && !text.includes('%') && !text.includes('/')) return value.n;
  fields.problems.push(
    badQuantity(
      fields,
      field,
      written,
      'a whole number of shares; a part of the capital stands under stake',
    ),
  );
  return 1n;
}

/** Says that a field must be there, and stands in for it with empty text. */
export function missing(fields: Fields, field: string, wanted: string): string {
  fields.problems.push(missingField(fields, field, wanted));
  return '';
}

export function badField(fields: Fields, field: string, wanted: string): Stop {
  return stop(
    'bad-field',
    `${fields.step}.${field} must be ${wanted}.`,
    `Write ${field} as ${wanted}.`,
  );
}

function ratioOf(fields: Fields, field: string, written: unknown): Fraction {
  const value = numberOf(fields, field, written);
  if (value.gt(0)) return value;
  const says = `${fields.step}.${field} is ${String(written)}: no shares would be given for a share.`;
  fields.problems.push(stop('ratio-not-positive', says, 'Write a ratio above zero.'));
  return fraction(1n, 1n);
}

function missingField(fields: Fields, field: string, wanted: string): Stop {
  return stop('missing-field', `${fields.step} lacks ${field}.`, `Add ${field}: ${wanted}.`);
}

function badQuantity(fields: Fields, field: string, written: unknown, wanted: string): Stop {
  return stop(
    'bad-quantity',
    `${fields.step}.${field} is ${String(written)}, and must be ${wanted}.`,
    `Write ${field} as ${wanted}.`,
  );
}

function notPositive(fields: Fields, field: string, written: unknown): Stop {
  return stop(
    'not-positive',
    `${fields.step}.${field} is ${String(written)}, and must be above zero.`,
    `Write ${field} as a number above zero.`,
  );
}
