import { fraction, roundingBand } from '../../model/index.ts';
import { isUnit, madePercent, type Percent, unitLength } from './made.ts';
import { isPart, mixedAt, partAt, ratioAt } from './parts.ts';
import type { Sentence } from '../sentence.ts';
import { isCapitalised, type Token } from '../token.ts';
import { words, WordMap } from '../words/index.ts';

export type { Percent };

/** Whether words name a part of a whole: "a third", "three quarters", "five per cent". */
export function namesPart(words: string): boolean {
  return (words.toLowerCase().match(/\p{L}{1,20}/gu) ?? []).some(
    (word) => isPart(word) || NUMBERS.has(word),
  );
}

/** Every percentage and part in words of the sentences. */
export function findPercents(tokens: readonly Token[], sentences: readonly Sentence[]): Percent[] {
  const found: Percent[] = [];
  for (const sentence of sentences) {
    const own = percentsIn(tokens, sentence);
    const last = found.at(-1);
    const near = last !== undefined && sentence.index - last.sentence <= BARE_REACH;
    if (own.length > 0 || near) own.push(...barePercents(tokens, sentence, own));
    found.push(...own.sort((first, second) => first.from - second.from));
  }
  return found;
}

function percentsIn(tokens: readonly Token[], sentence: Sentence): Percent[] {
  const found: Percent[] = [];
  let at = sentence.from;
  while (at < sentence.to) {
    const percent = percentAt(tokens, at, sentence);
    if (percent) found.push(percent);
    at = Math.max(at + 1, percent?.to ?? 0);
  }
  return found;
}

/** Sentences over which a unit carries on. */
const BARE_REACH = 2;
const BARE_BEFORE = words(
  'with at to has have had holds held owns owned remaining from against the of crossed a further another',
);
const BARE_AFTER = words(
  ', . ; ) and but each of in after before up or apiece by until now respectively',
);

/** "Alder has 18 percent, Birch 16 and Cedar 9.5": numbers that go on with the unit of another. */
function barePercents(
  tokens: readonly Token[],
  sentence: Sentence,
  own: readonly Percent[],
): Percent[] {
  const found: Percent[] = [];
  const first = own[0]?.from ?? Infinity;
  for (let at = sentence.from + 1; at < sentence.to; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind !== 'number' || own.some(({ from, to }) => from <= at && at < to)) continue;
    if (!isBare(tokens, at, sentence, at > first)) continue;
    const percent = percentNumber(tokens, at, at + 1, sentence);
    if (percent && percent.percent <= 100) found.push({ ...percent, form: 'bare' });
  }
  return found;
}

/** A whole number needs a percentage before it in its sentence, and a name or bracket at its side. */
function isBare(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
  follows: boolean,
): boolean {
  const [token, before] = [tokens[at] as Token, tokens[at - 1] as Token];
  const after = at + 1 < sentence.to ? tokens[at + 1] : undefined;
  const closes = after === undefined || BARE_AFTER.of(after);
  if (!closes || !before.spaced || MONTH.test(before.lower) || /^0\d/.test(token.text))
    return false;
  if (tokens[at + 1]?.text === '.' && tokens[at + 2]?.kind === 'number') return false;
  const named = isCapitalised(before) || before.text === '(';
  const decimal = /^\d{1,2}[.]\d{1,3}$/.test(token.text);
  if (decimal) return named || BARE_BEFORE.of(before);
  if (!follows || !/^\d{1,2}$/.test(token.text)) return false;
  const each = after?.lower === 'each' || after?.lower === 'apiece';
  return each || (named && before.text !== '(') || before.lower === 'remaining';
}

function percentAt(tokens: readonly Token[], at: number, sentence: Sentence): Percent | undefined {
  const token = tokens[at] as Token;
  if (token.kind === 'word' && NUMBERS.of(token) !== undefined)
    return spelledAt(tokens, at, sentence);
  if (token.kind === 'number') return numberAt(tokens, at, sentence);
  if (token.kind !== 'word') return undefined;
  return partAt(tokens, at, sentence);
}

const NUMBERS = new WordMap<number>(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
    ]),
);

/** "five per cent", "twenty-five percent": a number in words, or a part. */
function spelledAt(tokens: readonly Token[], at: number, sentence: Sentence): Percent | undefined {
  const ten = NUMBERS.of(tokens[at]) as number;
  const hyphen = tokens[at + 1]?.text === '-' && ten >= 20 ? 2 : 0;
  const unit = hyphen > 0 ? NUMBERS.of(tokens[at + 2]) : undefined;
  const end = unit !== undefined && unit < 10 ? at + 3 : at + 1;
  const length = unitLength(tokens, end);
  if (length === 0 || end + length > sentence.to) return partAt(tokens, at, sentence);
  const value = ten + (end > at + 1 ? (unit as number) : 0);
  const share = fraction(BigInt(value), 100n);
  const band = roundingBand(share, 0);
  return madePercent(tokens, { at, to: end + length, sentence, share, band, form: 'percent' });
}

function numberAt(tokens: readonly Token[], at: number, sentence: Sentence): Percent | undefined {
  const next = tokens[at + 1];
  if (!next || at + 1 >= sentence.to) return undefined;
  const units = unitLength(tokens, at + 1);
  if (units > 0) return percentNumber(tokens, at, at + 1 + units, sentence);
  if (isStepFrom(tokens, at, sentence)) return percentNumber(tokens, at, at + 1, sentence);
  if (sharesUnit(tokens, at, sentence)) return percentNumber(tokens, at, at + 1, sentence);
  const mixed = mixedAt(tokens, at, sentence);
  if (mixed) return mixed;
  const lower = tokens[at + 2];
  if (next.text === '/' && lower && !lower.spaced && /^\d{1,3}(?:rds?|ths?)?$/.test(lower.text))
    return ratioAt(tokens, at, sentence);
  return undefined;
}

/** "from 10 to 15 percent": the first number of a change. */
function isStepFrom(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const [from, to, second, unit] = [tokens[at - 1], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  return (
    at + 3 < sentence.to &&
    from?.lower === 'from' &&
    to?.lower === 'to' &&
    second?.kind === 'number' &&
    unit !== undefined &&
    isUnit(unit.lower)
  );
}

const MONTH =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$/;

/** "14 and 11 percent", "18, 16 and 5%": a number whose unit stands behind a later one. */
function sharesUnit(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  if (!(Number((tokens[at] as Token).text) <= 100) || MONTH.test(tokens[at - 1]?.lower ?? ''))
    return false;
  let comma = false;
  for (let next = at + 1; next + 1 < Math.min(sentence.to, at + 8); next += 2) {
    const joiner = (tokens[next] as Token).lower;
    const number = tokens[next + 1] as Token;
    if (!['and', 'or', ','].includes(joiner) || number.kind !== 'number') return false;
    if (!(Number(number.text) <= 100)) return false;
    comma ||= joiner === ',';
    const unit = tokens[next + 2];
    const hasUnit = unit !== undefined && isUnit(unit.lower);
    if (hasUnit) return joiner !== ',';
  }
  return false;
}

const DECIMAL = /^\d{1,3}(?:[.,]\d{1,6})?$/;

function percentNumber(
  tokens: readonly Token[],
  at: number,
  to: number,
  sentence: Sentence,
): Percent | undefined {
  const text = (tokens[at] as Token).text;
  if (!DECIMAL.test(text)) return undefined;
  const { share, band } = sharesOf(text);
  return madePercent(tokens, { at, to, sentence, share, band, form: 'percent' });
}

type Shares = Pick<Percent, 'share' | 'band'>;

/** Percentages met so far: exact numbers are dear to make, and texts say the same ones. */
const SHARES = new Map<string, Shares>();
const MOST_SHARES = 2_000;

function sharesOf(text: string): Shares {
  const known = SHARES.get(text);
  if (known) return known;
  const plain = text.replace(',', '.');
  const share = fraction(plain).div(100);
  const places = plain.split('.')[1]?.length ?? 0;
  const made = { share, band: roundingBand(share, places) };
  if (SHARES.size >= MOST_SHARES) SHARES.clear();
  SHARES.set(text, made);
  return made;
}
