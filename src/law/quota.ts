import { fraction } from '../model/index.ts';
import type { Quota } from './rule.ts';

/** `moreThan(1, 2)`: above one half; exactly one half is not enough. */
export function moreThan(numerator: number, denominator: number): Quota {
  return { share: fraction(BigInt(numerator), BigInt(denominator)), strict: true };
}

/** `atLeast(2, 3)`: exactly two thirds is enough. */
export function atLeast(numerator: number, denominator: number): Quota {
  return { share: fraction(BigInt(numerator), BigInt(denominator)), strict: false };
}
