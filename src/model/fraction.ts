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

export function sum(terms: Iterable<Fraction>): Fraction {
  let total = ZERO;
  for (const term of terms) total = total.add(term);
  return total;
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
