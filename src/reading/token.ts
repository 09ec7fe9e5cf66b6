import { type Membership, membershipOf } from './words/set.ts';
import { unique } from './words/unique.ts';

/** A word, number or mark of the text, with its place in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  /** Without case and accents: what names are compared by. */
  readonly key: string;
  /** The word sets that it is in: see `WordSet`. */
  readonly classes: Membership;
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a capital. */
  readonly capital: boolean;
  readonly kind: 'word' | 'number' | 'mark';
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** Apostrophe endings that are words of their own: the possessive and short forms of verbs. */
const ENDING = /['’](?:s|S|t|re|ve|ll|d|m)(?![\p{L}\p{N}])/uy;
const DOTTED = /(?:\p{L}\.){2,8}/uy;
const NUMBER = /\d{1,20}(?:[.,]\d{1,20})*/uy;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/uy;
const BLANK = /[\s\p{Cf}]/u;
const LETTER = /\p{L}/u;

/**
 * Splits a text into tokens in one pass; no character is changed or dropped, only skipped over.
 *
 * Hyphens are marks, so that "FCA-Renault" shows both names. Invisible format characters count as
 * white space.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  const source = { text, length, codes: codesOf(text, length) };
  let at = 0;
  let spaced = false;
  while (at < length) {
    const code = source.codes[at] as number;
    if (code === 0x20 || code === 0x0a || (!isMark(code) && BLANK.test(text.charAt(at)))) {
      spaced = true;
      at += 1;
      continue;
    }
    const token = tokenAt(source, at, spaced);
    tokens.push(token);
    spaced = false;
    at = token.end;
  }
  return tokens;
}

/** A text with the codes of its characters; behind its end stands a nought. */
interface Source {
  readonly text: string;
  readonly length: number;
  readonly codes: Uint16Array;
}

/** Room for the codes of one text after the other; longer texts take their own. */
const ROOM = new Uint16Array(0x10000);
const CODE_AT = String.prototype.charCodeAt;

/**
 * The codes of a text: engines keep strings in half a dozen ways, and ask each time in which when a
 * method is called on them by name. Called as a function and once for each character, tokens took
 * three fifths of the time.
 */
function codesOf(text: string, length: number): Uint16Array {
  const codes = length < ROOM.length ? ROOM : new Uint16Array(length + 1);
  for (let at = 0; at < length; at += 1) codes[at] = CODE_AT.call(text, at);
  codes[length] = 0;
  return codes;
}

/** A character of ASCII that shows. */
function isMark(code: number): boolean {
  return code > 0x20 && code <= 0x7e;
}

type Spelling = Pick<Token, 'text' | 'lower' | 'key' | 'classes' | 'capital'>;

/** Spellings that are kept; a text of many rare words empties the book. */
const MOST_SPELLINGS = 20_000;
const LONGEST_SPELLING = 40;

/** Spellings met so far, in any text: the same word is folded once. */
const SPELLINGS = new Map<string, Spelling>();

function spellingOf(slice: string): Spelling {
  const known = SPELLINGS.get(slice);
  if (known) return known;
  const plain = isPlain(slice);
  const small = slice.toLowerCase();
  const lower = unique(plain ? small : small.replaceAll('’', "'"));
  const made = {
    text: unique(slice),
    lower,
    key: unique(plain ? small : foldText(slice)),
    classes: membershipOf(slice, lower),
    capital: opensWithCapital(slice),
  };
  if (slice.length > LONGEST_SPELLING) return made;
  if (SPELLINGS.size >= MOST_SPELLINGS) SPELLINGS.clear();
  SPELLINGS.set(made.text, made);
  return made;
}

/** Spellings by a sum of their letters, the last one met for each sum: most words are found here without being cut out of the text. */
const NEAR: (Spelling | undefined)[] = Array.from({ length: 16_384 });

/** The spelling between two places of a text. */
function spellingAt({ text, codes }: Source, start: number, end: number): Spelling {
  const length = end - start;
  if (length > LONGEST_SPELLING) return spellingOf(text.slice(start, end));
  let sum = length;
  for (let at = start; at < end; at += 1) sum = (Math.imul(sum, 31) + (codes[at] as number)) | 0;
  const place = (sum ^ (sum >>> 13)) & (NEAR.length - 1);
  const near = NEAR[place];
  if (near && near.text.length === length && standsAt(codes, start, near.text)) return near;
  const found = spellingOf(text.slice(start, end));
  NEAR[place] = found;
  return found;
}

function standsAt(codes: Uint16Array, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1)
    if (codes[start + at] !== word.charCodeAt(at)) return false;
  return true;
}

function tokenAt(source: Source, start: number, spaced: boolean): Token {
  const { end, kind } = extentAt(source, start, spaced);
  const { text, lower, key, classes, capital } = spellingAt(source, start, end);
  return { text, lower, key, classes, capital, start, end, kind, spaced };
}

/** Where the token that begins at `start` ends, and of what kind it is. */
function extentAt(source: Source, start: number, spaced: boolean): Pick<Token, 'end' | 'kind'> {
  const { text, codes } = source;
  const code = codes[start] as number;
  const ending = spaced || !isApostrophe(code) ? undefined : endOf(ENDING, text, start);
  if (ending !== undefined) return { end: ending, kind: 'word' };
  const dotted = codes[start + 1] === 0x2e ? endOf(DOTTED, text, start) : undefined;
  if (dotted !== undefined) return { end: dotted, kind: 'word' };
  const number = code >= 0x30 && code <= 0x39 ? endOf(NUMBER, text, start) : undefined;
  if (number !== undefined && !LETTER.test(text.charAt(number)))
    return { end: number, kind: 'number' };
  const word = wordEnd(source, start);
  if (word !== undefined) return { end: withApostrophes(source, word), kind: 'word' };
  const wide = (text.codePointAt(start) ?? 0) > 0xffff;
  return { end: start + (wide ? 2 : 1), kind: 'mark' };
}

/** Where the word that begins at `start` ends; words of ASCII are read without a pattern. */
function wordEnd({ text, codes }: Source, start: number): number | undefined {
  let end = start;
  while (isAlphanumeric(codes[end] as number)) end += 1;
  if ((codes[end] as number) <= 0x7e) return end > start ? end : undefined;
  return endOf(WORD, text, start);
}

function isAlphanumeric(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** "L’Oréal" and "d’Ieteren" are one word; "Nissan’s" is a word and an ending. */
function withApostrophes({ text, codes }: Source, from: number): number {
  let end = from;
  while (isApostrophe(codes[end] as number) && endOf(ENDING, text, end) === undefined) {
    const more = endOf(WORD, text, end + 1);
    if (more === undefined || !LETTER.test(text.charAt(end + 1))) break;
    end = more;
  }
  return end;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const UPPER = /^\p{Lu}/u;

export function isCapitalised(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && token.capital;
}

function opensWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code <= 0x7e ? code >= 0x41 && code <= 0x5a : UPPER.test(text);
}

/** Whether a token is the possessive ending. */
export function isPossessive(token: Token | undefined): boolean {
  return token !== undefined && (token.lower === "'s" || (token.lower === "'" && !token.spaced));
}

const PLAIN = /^[\x20-\x7e]*$/;

/** Only characters of ASCII: most words, which need no folding. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}

/** Text without case and accents, with straight apostrophes. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
}
