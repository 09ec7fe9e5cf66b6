import type { Statement } from '../evidence/index.ts';
import { exactText, Fraction, fraction } from '../model/index.ts';

/** Tags of the two number types that JSON lacks. */
const FRACTION = '$fraction';
const COUNT = '$count';

/** A statement as JSON text: fractions as "p/q", whole counts as text, everything else as it is. */
export function encode(statement: Statement): string {
  return JSON.stringify(statement, function (this: unknown, key: string, value: unknown) {
    const raw = (this as { readonly [field: string]: unknown })[key];
    if (raw instanceof Fraction) return { [FRACTION]: exactText(raw) };
    if (typeof raw === 'bigint') return { [COUNT]: raw.toString() };
    return value;
  });
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
