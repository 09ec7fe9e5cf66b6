import {
  decimalText,
  fraction,
  type Fraction,
  isRefusal,
  parseQuantity,
} from '../../model/index.ts';

/** `16.06%±0.02`: the number as printed, and how far off it may be, in the printed unit. */
const FORM =
  /^\s*([+-]?\d{1,40}(?:\.(\d{1,40}))?|\d{1,40}\s*\/\s*\d{1,40})\s*(%?)\s*(?:±\s*(\d{1,20}(?:\.\d{1,20})?))?\s*$/;

/** Whether text has the form of a quantity, so that it is compared as a number. */
export function isQuantity(text: string): boolean {
  return FORM.test(text);
}

/**
 * Whether a computed number is the expected one: rounded to the digits that the expectation prints,
 * or within its `±`. Fractions and whole counts must match exactly.
 */
export function matchesQuantity(expected: string, computed: unknown): boolean {
  const form = FORM.exec(expected);
  const value = numberOf(computed);
  if (!form || !value) return false;
  const [, printed = '', decimals, unit, tolerance] = form;
  const scaled = unit === '%' ? value.mul(100) : value;
  if (tolerance !== undefined) return scaled.sub(fraction(printed)).abs().lte(fraction(tolerance));
  if (printed.includes('/')) return scaled.equals(fraction(printed.replace(/\s/g, '')));
  if (decimals === undefined && unit === '') return scaled.equals(fraction(printed));
  return rounded(scaled, decimals?.length ?? 0).equals(fraction(printed));
}

/** A number from an answer: a JSON number, or text in the grammar of quantities. */
export function numberOf(computed: unknown): Fraction | undefined {
  if (typeof computed === 'number' && Number.isFinite(computed)) return fraction(String(computed));
  if (typeof computed === 'bigint') return fraction(computed);
  if (typeof computed !== 'string') return undefined;
  if (/^-?\d+\/\d+$/.test(computed)) return fraction(computed);
  const parsed = parseQuantity(computed);
  if (isRefusal(parsed)) return undefined;
  return parsed.kind === 'count' ? fraction(parsed.count) : parsed.share;
}

function rounded(value: Fraction, places: number): Fraction {
  return fraction(decimalText(value, places));
}
