import type { Quota } from './rule.ts';
import { fraction, type Fraction, isRefusal, ONE, parseQuantity, ZERO } from '../model/index.ts';

/** What follows the word is trimmed by its own grammar. */
const FORM = /^(more than|at least|over|>=|>|≥)(.+)$/i;
const STRICT: ReadonlySet<string> = new Set(['more than', 'over', '>']);

/**
 * Reads `more than 1/2`, `at least 2/3` (or `> 50%`, `>= 2/3`): a line of a whole, between nothing
 * and all of it. Text that is not a quota gives nothing.
 */
export function parseQuota(text: string): Quota | undefined {
  const parts = FORM.exec(text.trim());
  if (!parts) return undefined;
  const value = parseQuantity((parts[2] ?? '').trim());
  if (isRefusal(value)) return undefined;
  const share: Fraction = value.kind === 'share' ? value.share : fraction(value.count);
  const strict = STRICT.has((parts[1] ?? '').toLowerCase());
  const possible = share.gte(ZERO) && (strict ? share.lt(ONE) : share.lte(ONE) && share.gt(ZERO));
  return possible ? { share, strict } : undefined;
}

/** `more than 1/2`: how a quota is written. */
export function quotaText(quota: Quota): string {
  return `${quota.strict ? 'more than' : 'at least'} ${quota.share.toFraction()}`;
}
