import { fraction, roundingBand } from '../../model/index.ts';
import { madePercent, type Percent, unitLength } from './made.ts';
import type { Sentence } from '../sentence.ts';
import type { Token } from '../token.ts';
import { words, WordMap } from '../words/index.ts';

const PARTS = new WordMap<readonly [number, number]>([
  ['half', [1, 2]],
  ['third', [1, 3]],
  ['thirds', [1, 3]],
  ['quarter', [1, 4]],
  ['quarters', [1, 4]],
  ['fifth', [1, 5]],
  ['fifths', [1, 5]],
  ['sixth', [1, 6]],
  ['tenth', [1, 10]],
  ['tenths', [1, 10]],
  ['eighth', [1, 8]],
]);

/** Whether a word is the name of a part: "third", "quarters". */
export function isPart(word: string): boolean {
  return PARTS.has(word);
}

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['another', 1],
  ['the', 1],
]);
/** "40-1/2 pct", "5 1/4 percent": a whole number and a part, before the unit. */
export function mixedAt(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): Percent | undefined {
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const [above, slash, below] = [1, 2, 3].map((step) => tokens[at + hyphen + step]);
  if (slash?.text !== '/' || !above || !below || below.spaced) return undefined;
  const [whole, top, bottom] = [tokens[at] as Token, above, below].map(({ text }) => wholeOf(text));
  const end = at + hyphen + 4;
  const length = unitLength(tokens, end);
  if (whole === undefined || !top || !bottom || top >= bottom || length === 0) return undefined;
  if (end + length > sentence.to) return undefined;
  const share = fraction(BigInt(whole * bottom + top), BigInt(bottom)).div(100);
  const band = { min: share, max: share, minOpen: false, maxOpen: false };
  return madePercent(tokens, { at, to: end + length, sentence, share, band, form: 'percent' });
}

/** A whole number of at most two digits. */
function wholeOf(text: string): number | undefined {
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined;
}

/** "2/3", "2/3rds": a part in figures. */
export function ratioAt(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): Percent | undefined {
  const above = wholeOf((tokens[at] as Token).text);
  const below = parseInt((tokens[at + 2] as Token).text, 10);
  if (above === undefined || !(above > 0 && below > above && below < 100)) return undefined;
  const hyphen = tokens[at - 1]?.text === '-' ? 1 : 0;
  if (tokens[at - 1 - hyphen]?.kind === 'number') return undefined;
  const share = fraction(BigInt(above), BigInt(below));
  return madePercent(tokens, {
    at,
    to: at + 3,
    sentence,
    share,
    band: { min: share, max: share, minOpen: false, maxOpen: false },
    form: 'ratio',
  });
}

/** "a third", "two thirds", "half of", "a quarter of": parts in words, not "the third quarter". */
export function partAt(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): Percent | undefined {
  const token = tokens[at] as Token;
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const noun = token.lower === 'half' ? token : tokens[at + 1 + hyphen];
  const part = PARTS.of(noun);
  if (!part || !noun) return undefined;
  const count = COUNTS.get(token.lower);
  const to = noun === token ? at + 1 : at + 2 + hyphen;
  if (to > sentence.to) return undefined;
  if (noun !== token && (count === undefined || (token.lower === 'the' && noun.lower !== 'half')))
    return undefined;
  if (isHalfYear(tokens, at, to) || isOfPoint(tokens, to)) return undefined;
  const next = tokens[to];
  const standsAlone =
    next === undefined ||
    next.kind === 'mark' ||
    [
      'of',
      'in',
      'owned',
      'each',
      'to',
      'stake',
      'interest',
      'share',
      'from',
      'and',
      'which',
      'majority',
      'by',
      'plus',
      'slice',
      'holding',
      'and',
      'part',
    ].includes(next.lower);
  if (
    !standsAlone ||
    (noun === token &&
      COUNTS.has(tokens[at - 1]?.lower ?? '') &&
      next?.lower === 'of' &&
      tokens[at - 1]?.lower === 'one')
  )
    return undefined;
  if (noun === token && next?.text === '-') return undefined;
  const share = fraction(BigInt(noun === token ? 1 : (count ?? 1)), 1n).mul(
    fraction(BigInt(part[0]), BigInt(part[1])),
  );
  return madePercent(tokens, {
    at,
    to,
    sentence,
    share,
    band: roundingBand(share, 0),
    form: 'word',
  });
}

/** "a tenth of a point", "half of one percent": a part of a percentage. */
function isOfPoint(tokens: readonly Token[], to: number): boolean {
  if (tokens[to]?.lower !== 'of') return false;
  return (
    ['a', 'one'].includes(tokens[to + 1]?.lower ?? '') &&
    ['point', 'percent', 'percentage', 'cent', 'second', 'share', 'per'].includes(
      tokens[to + 2]?.lower ?? '',
    )
  );
}

const ORDINALS = words('first second latter last next');

/** "the second half of 2023", "half of the year": a time and no part. */
function isHalfYear(tokens: readonly Token[], at: number, to: number): boolean {
  if (ORDINALS.of(tokens[at - 1])) return true;
  const after = tokens[to]?.lower === 'of' ? tokens.slice(to + 1, to + 4) : [];
  const year = after[0]?.kind === 'number' && /^(?:19|20)\d\d$/.test(after[0].text);
  return year || after.some(({ lower }) => ['year', 'decade', 'century'].includes(lower));
}
