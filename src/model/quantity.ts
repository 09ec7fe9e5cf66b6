import { type Fraction, fraction } from './fraction.ts';

/** A number as a person wrote it: a share of something, or a count of shares or votes. */
export type Quantity =
  | { readonly kind: 'share'; readonly share: Fraction; readonly places: number | undefined }
  | { readonly kind: 'count'; readonly count: bigint };

export interface Refusal {
  readonly says: string;
  readonly try: string;
}

const PERCENT = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?\s*%$/;
const DECIMAL = /^([+-]?)(\d{1,30})\.(\d{1,30})$/;
const INTEGER = /^([+-]?)(\d{1,30})$/;
const RATIO = /^(\d{1,30})\s*\/\s*(\d{1,30})$/;
const COMMA = /^[+-]?\d{1,30}(?:[.,]\d{1,30})*\s*%?$/;

/**
 * Reads `15.01%`, `1/3`, `0.434` or a whole count such as `44387915`.
 *
 * Nothing is guessed: a comma may be a decimal comma or a thousands separator, so it is refused
 * with both readings. `places` is the number of decimals of a percent as printed.
 */
export function parseQuantity(text: string): Quantity | Refusal {
  const trimmed = text.trim();
  const percent = PERCENT.exec(trimmed);
  if (percent) return share(percent, 100n, percent[3]?.length ?? 0);
  const ratio = RATIO.exec(trimmed);
  if (ratio) return fromRatio(trimmed, ratio);
  const decimal = DECIMAL.exec(trimmed);
  if (decimal) return share(decimal, 1n, undefined);
  const integer = INTEGER.exec(trimmed);
  if (integer)
    return { kind: 'count', count: BigInt(`${integer[1] === '-' ? '-' : ''}${integer[2]}`) };
  return refusal(trimmed);
}

export function isRefusal(parsed: Quantity | Refusal): parsed is Refusal {
  return 'says' in parsed;
}

function share(parts: RegExpExecArray, unit: bigint, places: number | undefined): Quantity {
  const [, sign, whole = '0', decimals = ''] = parts;
  const value = fraction(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length) * unit);
  return { kind: 'share', share: sign === '-' ? value.neg() : value, places };
}

function fromRatio(text: string, parts: RegExpExecArray): Quantity | Refusal {
  const denominator = BigInt(parts[2] ?? '0');
  if (denominator === 0n) {
    return { says: `"${text}" divides by zero.`, try: 'Write a fraction such as 1/3.' };
  }
  return {
    kind: 'share',
    share: fraction(BigInt(parts[1] ?? '0'), denominator),
    places: undefined,
  };
}

function refusal(text: string): Refusal {
  if (text === '')
    return { says: 'The number is missing.', try: 'Write it as 15.01%, 1/3 or a count.' };
  if (COMMA.test(text) && text.includes(',')) {
    const point = text.replace(/,/g, '.');
    const none = text.replace(/,/g, '');
    return {
      says: `"${text}" is ambiguous: the comma may be a decimal comma (${point}) or group digits (${none}).`,
      try: `Write ${point} or ${none}.`,
    };
  }
  return {
    says: `"${text}" is not a number.`,
    try: 'Write it as 15.01%, 1/3, 0.434 or a whole count.',
  };
}
