import {
  type Fraction,
  decimalText,
  exactText,
  fraction,
  withoutEndZeros,
  ZERO,
} from './fraction.ts';

/**
 * A band of stakes from `min` to `max`.
 *
 * An open end is excluded: "more than 25%" has `minOpen`. A point has equal, closed ends.
 */
export interface Interval {
  readonly min: Fraction;
  readonly max: Fraction;
  readonly minOpen: boolean;
  readonly maxOpen: boolean;
}

export function point(value: Fraction): Interval {
  return { min: value, max: value, minOpen: false, maxOpen: false };
}

export function isPoint(band: Interval): boolean {
  return band.min.equals(band.max);
}

/** Whether some number lies in both bands. */
export function intersects(first: Interval, second: Interval): boolean {
  return !endsBeforeStart(first, second) && !endsBeforeStart(second, first);
}

export function contains(band: Interval, value: Fraction): boolean {
  return intersects(band, point(value));
}

/**
 * The numbers that print as `value` with `places` decimals of a percent: 43 stands for
 * [42.5%, 43.5%), 43.4 for [43.35%, 43.45%).
 */
export function roundingBand(value: Fraction, places: number): Interval {
  const half = fraction(1n, 2n * 100n * 10n ** BigInt(places));
  const low = value.sub(half);
  return { min: low.lt(0) ? ZERO : low, max: value.add(half), minOpen: false, maxOpen: true };
}

/** `[1/4, 1/2)` in percent, for people. */
export function bandText(band: Interval): string {
  const percent = (end: Fraction) => `${withoutEndZeros(decimalText(end.mul(100), 4))}%`;
  return `${band.minOpen ? '(' : '['}${percent(band.min)}, ${percent(band.max)}${band.maxOpen ? ')' : ']'}`;
}

/** `[1/4,1/2)` exactly. */
export function bandKey(band: Interval): string {
  return `${band.minOpen ? '(' : '['}${exactText(band.min)},${exactText(band.max)}${band.maxOpen ? ')' : ']'}`;
}

function endsBeforeStart(first: Interval, second: Interval): boolean {
  const order = first.max.compare(second.min);
  return order < 0 || (order === 0 && (first.maxOpen || second.minOpen));
}
