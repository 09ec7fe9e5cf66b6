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
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const tagged = value as { readonly [FRACTION]?: string; readonly [COUNT]?: string };
    if (typeof tagged[FRACTION] === 'string') return fraction(tagged[FRACTION]);
    if (typeof tagged[COUNT] === 'string') return BigInt(tagged[COUNT]);
    return value;
  }) as Statement;
}
