import Fraction from 'fraction.js';

export { Fraction };

/** Exact zero and one; a `Fraction` is never changed in place. */
export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

/** An exact fraction from integers, or from text of the form `"p/q"`, `"p"` or a decimal. */
export function fraction(
  numerator: bigint | number | string,
  denominator?: bigint | number,
): Fraction {
  return denominator === undefined
    ? new Fraction(numerator)
    : new Fraction(BigInt(numerator), BigInt(denominator));
}

/** The sum of fractions: brought to one denominator and reduced once, because reducing long ones takes longest. */
export function sum(terms: Iterable<Fraction>): Fraction {
  let [numerator, denominator] = [0n, 1n];
  for (const { s, n, d } of terms) {
    if (denominator % d !== 0n) {
      const more = d / divisor(denominator, d);
      numerator *= more;
      denominator *= more;
    }
    numerator += s * n * (denominator / d);
  }
  return new Fraction(numerator, denominator);
}

/** The greatest that divides two positive numbers. */
function divisor(first: bigint, second: bigint): bigint {
  let [one, other] = [first, second];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

export function largest(first: Fraction, second: Fraction): Fraction {
  return first.gte(second) ? first : second;
}

export function smallest(first: Fraction, second: Fraction): Fraction {
  return first.lte(second) ? first : second;
}

/** `"p/q"`, or `"p"` for a whole number: the form that loses nothing. */
export function exactText(value: Fraction): string {
  return value.d === 1n ? `${value.s * value.n}` : `${value.s * value.n}/${value.d}`;
}

export function isWhole(value: Fraction): boolean {
  return value.d === 1n;
}

/** The largest integer not above the value. */
export function floorCount(value: Fraction): bigint {
  const whole = value.n / value.d;
  return value.s < 0n && value.n % value.d !== 0n ? -whole - 1n : value.s * whole;
}

/** The smallest integer not below the value. */
export function ceilCount(value: Fraction): bigint {
  return -floorCount(value.neg());
}

/**
 * Decimal text with the given number of places, rounded half away from zero.
 * Exact at any size, unlike `Number.prototype.toFixed`.
 */
export function decimalText(value: Pick<Fraction, 's' | 'n' | 'd'>, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = (2n * value.n * scale + value.d) / (2n * value.d);
  const digits = scaled.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = places === 0 ? '' : `.${digits.slice(digits.length - places)}`;
  const negative = value.s < 0n && scaled !== 0n ? '-' : '';
  return `${negative}${whole}${rest}`;
}

/** A decimal text without the zeros at its end, and without a point that nothing follows: `43.40` is `43.4`. */
export function withoutEndZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

/** Digits in groups of three, from the right: `4220715112` is `4,220,715,112`. A sign or decimals are left alone. */
export function groupedDigits(text: string): string {
  const point = text.indexOf('.');
  const end = point < 0 ? text.length : point;
  const start = text.startsWith('-') ? 1 : 0;
  const groups: string[] = [];
  for (let at = end; at > start; at -= 3) groups.unshift(text.slice(Math.max(start, at - 3), at));
  return `${text.slice(0, start)}${groups.join(',')}${text.slice(end)}`;
}
