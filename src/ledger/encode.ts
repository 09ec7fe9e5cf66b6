import type { Statement } from '../evidence/index.ts';
import { exactText, Fraction, fraction } from '../model/index.ts';

/** Tags of the two number types that JSON lacks. */
const FRACTION = '$fraction';
const COUNT = '$count';

/** A statement as JSON text: fractions as "p/q", whole counts as text, everything else as it is. */
export function encode(statement: Statement): string {
  return JSON.stringify(tagged(statement));
}

/** The same value with tags in the places of fractions and counts; where there are none, itself. */
function tagged(value: unknown): unknown {
  if (typeof value === 'bigint') return { [COUNT]: value.toString() };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Fraction) return { [FRACTION]: exactText(value) };
  if (Array.isArray(value)) return value.map(tagged);
  let copy: { [field: string]: unknown } | undefined;
  for (const [field, inner] of Object.entries(value)) {
    const other = tagged(inner);
    if (other === inner) continue;
    copy ??= { ...value };
    copy[field] = other;
  }
  return copy ?? value;
}

/** The statement that `encode` wrote. */
export function decode(text: string): Statement {
  const parsed: unknown = JSON.parse(text);
  // Most statements hold neither type, and a walk over plain values would be for nothing.
  return (text.includes('"$') ? untagged(parsed) : parsed) as Statement;
}

/** The same value with fractions and counts in the places of their tags. */
function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(untagged);
  const tagged = value as { readonly [field: string]: unknown };
  if (typeof tagged[FRACTION] === 'string') return fraction(tagged[FRACTION]);
  if (typeof tagged[COUNT] === 'string') return BigInt(tagged[COUNT]);
  for (const [field, inner] of Object.entries(tagged)) {
    if (typeof inner === 'object' && inner !== null) {
      (value as { [field: string]: unknown })[field] = untagged(inner);
    }
  }
  return value;
}
