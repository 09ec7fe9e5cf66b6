import { type Fraction, fraction } from '../../model/index.ts';
import { WHOLE } from '../graph.ts';

const [ZERO, NINE, POINT, PERCENT] = [0x30, 0x39, 0x2e, 0x25];
const PLACES = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1];

/** Parts of the whole of a plain percentage such as `43.4%` with up to six decimals; −1 for any other text. */
export function percentParts(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2 || end - start > 11 || bytes[end - 1] !== PERCENT) return -1;
  let [value, decimals] = [0, -1];
  for (let at = start; at < end - 1; at++) {
    const digit = bytes[at] as number;
    if (digit === POINT && decimals < 0 && at > start && at < end - 2) decimals = 0;
    else if (digit < ZERO || digit > NINE) return -1;
    else {
      value = 10 * value + (digit - ZERO);
      if (decimals >= 0) decimals++;
    }
  }
  if (decimals > 6) return -1;
  const parts = value * (PLACES[Math.max(0, decimals)] as number);
  return parts <= WHOLE ? parts : -1;
}

/** The whole number of parts below a share, and whether nothing is left over. */
export function partsBelow(share: Fraction): { readonly parts: number; readonly exact: boolean } {
  const scaled = share.mul(fraction(WHOLE));
  return { parts: Number(scaled.n / scaled.d), exact: scaled.d === 1n };
}
