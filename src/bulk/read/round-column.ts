import { type Fraction, fraction } from '../../model/index.ts';
import { WHOLE } from '../graph.ts';

/** Holders of a company of which all groups are tried. */
const TRIED_MAX = 14;

/**
 * Whole parts for the stakes in one company when some are no whole number of them, such as thirds.
 *
 * What rounding down leaves over goes to the largest remainders, so that the sum of all stays the nearest. `safe` says
 * that every group of holders meets each of the lines after the rounding exactly when it does before; all groups are tried.
 */
export function roundColumn(
  shares: readonly Fraction[],
  lines: readonly Fraction[],
): { readonly parts: readonly number[]; readonly safe: boolean } {
  const scaled = shares.map((share) => share.mul(fraction(WHOLE)));
  const floors = scaled.map(({ n, d }) => n / d);
  const total = scaled.reduce((sum, value) => sum.add(value), fraction(0));
  let rest = Number((2n * total.n + total.d) / (2n * total.d) - floors.reduce((a, b) => a + b, 0n));
  const order = shares.map((_, at) => at).sort((one, other) => below(scaled, other, one));
  const parts = floors.map(Number);
  for (const at of order)
    if (rest-- > 0 && scaled[at]?.d !== 1n) parts[at] = Number(floors[at]) + 1;
  return { parts, safe: shares.length <= TRIED_MAX && keepsGroups(scaled, parts, lines) };
}

/** Orders by what stands behind the point. */
function below(scaled: readonly Fraction[], one: number, other: number): number {
  const rest = ({ n, d }: Fraction) => fraction(n % d, d);
  return rest(scaled[one] as Fraction).compare(rest(scaled[other] as Fraction));
}

/** Whether every group is on the same side of each line, or on it, before and after. */
function keepsGroups(
  scaled: readonly Fraction[],
  parts: readonly number[],
  lines: readonly Fraction[],
): boolean {
  const needs = lines.map((line) => line.mul(fraction(WHOLE)));
  const groups = 2 ** scaled.length;
  const exact: Fraction[] = [fraction(0)];
  const whole: number[] = [0];
  for (let group = 1; group < groups; group++) {
    const first = Math.log2(group & -group);
    const others = group & (group - 1);
    exact[group] = (exact[others] as Fraction).add(scaled[first] as Fraction);
    whole[group] = (whole[others] as number) + (parts[first] as number);
    const [before, after] = [exact[group] as Fraction, fraction(whole[group] as number)];
    if (needs.some((need) => before.compare(need) !== after.compare(need))) return false;
  }
  return true;
}
