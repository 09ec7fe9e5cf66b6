import type { Fraction, Interval } from '../../model/index.ts';
import type { Sentence } from '../sentence.ts';
import type { Token } from '../token.ts';

/** A number of percent, or a part in words, with its tokens. */
export interface Percent {
  readonly share: Fraction;
  readonly band: Interval;
  /** Percent as a number for people and for the neutral schema. */
  readonly percent: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** "about", "just under", "up to". */
  readonly qualifier?: string;
  /** `bare`: a number in a list whose unit stands elsewhere. */
  readonly form: 'percent' | 'word' | 'ratio' | 'bare';
}

const QUALIFIERS: readonly (readonly string[])[] = [
  ['just', 'under'],
  ['just', 'over'],
  ['more', 'than'],
  ['less', 'than'],
  ['at', 'least'],
  ['up', 'to'],
  ['close', 'to'],
  ['no', 'more', 'than'],
  ['nearly'],
  ['almost'],
  ['about'],
  ['around'],
  ['roughly'],
  ['some'],
  ['approximately'],
  ['over'],
  ['under'],
  ['below'],
  ['above'],
  ['barely'],
];

export interface PercentDraft {
  readonly at: number;
  readonly to: number;
  readonly sentence: Sentence;
  readonly share: Fraction;
  readonly band: Interval;
  readonly form: Percent['form'];
}

/** The percentage of a draft, with its qualifier. */
export function madePercent(tokens: readonly Token[], draft: PercentDraft): Percent {
  const { at, to, sentence, share, band, form } = draft;
  const qualifier = qualifierBefore(tokens, at, sentence.from);
  return {
    share,
    band,
    percent: Math.round(share.mul(100).valueOf() * 10_000) / 10_000,
    from: at,
    to,
    start: (tokens[at] as Token).start,
    end: (tokens[to - 1] as Token).end,
    sentence: sentence.index,
    form,
    ...(qualifier !== undefined && { qualifier }),
  };
}

function qualifierBefore(tokens: readonly Token[], at: number, from: number): string | undefined {
  for (const phrase of QUALIFIERS) {
    const start = at - phrase.length;
    if (start >= from && phrase.every((word, offset) => tokens[start + offset]?.lower === word))
      return phrase.join(' ');
  }
  return undefined;
}

/** Whether a word opens a unit of percent. */
export function isUnit(word: string): boolean {
  return word === '%' || word === 'per' || UNITS.has(word);
}

const UNITS: ReadonlySet<string> = new Set(['percent', 'pct', 'pc', 'proc', 'p.c.']);

/** How many tokens the unit takes that begins at one: "%", "percent", "per cent", "-pct". */
export function unitLength(tokens: readonly Token[], at: number): number {
  const hyphen = tokens[at]?.text === '-' ? 1 : 0;
  const first = tokens[at + hyphen]?.lower;
  if (first === '%' && hyphen === 0) return 1;
  if (UNITS.has(first ?? '')) return hyphen + 1;
  return first === 'per' && tokens[at + hyphen + 1]?.lower === 'cent' ? hyphen + 2 : 0;
}
