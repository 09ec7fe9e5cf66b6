import { type Fraction, isRefusal, ONE, parseQuantity, ZERO } from '../model/index.ts';

/** A cell that holds a part of the whole, or what is wrong with it. */
export type ShareCell =
  | { readonly share: Fraction }
  | { readonly code: string; readonly says: string; readonly try: string };

/** A fraction from 0 to 1, written with % or as p/q or a decimal. */
export function readShareCell(column: string, text: string): ShareCell {
  const parsed = parseQuantity(text);
  if (isRefusal(parsed)) {
    const code = parsed.says.includes('ambiguous') ? 'ambiguous-comma' : 'not-a-number';
    return { code, says: `${column}: ${parsed.says}`, try: parsed.try };
  }
  const says = `${column} is "${text}"`;
  if (parsed.kind === 'count')
    return {
      code: 'no-base',
      says: `${says}: a bare number may be a percentage or a fraction.`,
      try: `Write ${text}% if it is a percentage, or a fraction such as 1/3.`,
    };
  if (parsed.share.lt(ZERO))
    return {
      code: 'stake-negative',
      says: `${says}, less than nothing.`,
      try: 'Write a part of the whole, 0% to 100%.',
    };
  if (parsed.share.lte(ONE)) return { share: parsed.share };
  return {
    code: 'stake-over-100',
    says: `${says}, more than the whole.`,
    try: text.includes('%')
      ? 'Write a part of the whole, 0% to 100%.'
      : `Without % it is a fraction: write ${text}% if it is a percentage.`,
  };
}
