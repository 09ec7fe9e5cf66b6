/** A word, number or mark of the text, with its place in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  /** Without case and accents: what names are compared by. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
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
const APOSTROPHE = /['’]/;
const LETTER = /\p{L}/u;

/**
 * Splits a text into tokens in one pass; no character is changed or dropped, only skipped over.
 *
 * Hyphens are marks, so that "FCA-Renault" shows both names. Invisible format characters count as
 * white space.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const spellings = new Map<string, Spelling>();
  let at = 0;
  let spaced = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || ((code < 0x20 || code > 0x7e) && BLANK.test(text.charAt(at)))) {
      spaced = true;
      at += 1;
      continue;
    }
    const token = tokenAt({ text, spellings }, at, spaced);
    tokens.push(token);
    spaced = false;
    at = token.end;
  }
  return tokens;
}

type Spelling = Pick<Token, 'text' | 'lower' | 'key'>;

interface Scan {
  readonly text: string;
  /** The spellings met so far: the same word is folded once, and its strings are kept once. */
  readonly spellings: Map<string, Spelling>;
}

function spellingOf({ spellings }: Scan, slice: string): Spelling {
  const known = spellings.get(slice);
  if (known) return known;
  const plain = isPlain(slice);
  const small = slice.toLowerCase();
  const made = {
    text: slice,
    lower: plain ? small : small.replaceAll('’', "'"),
    key: plain ? small : foldText(slice),
  };
  spellings.set(slice, made);
  return made;
}

function tokenAt(scan: Scan, start: number, spaced: boolean): Token {
  const { text } = scan;
  const make = (end: number, kind: Token['kind']): Token => {
    const { text: own, lower, key } = spellingOf(scan, text.slice(start, end));
    return { text: own, lower, key, start, end, kind, spaced };
  };
  const code = text.charCodeAt(start);
  const quote = code === 0x27 || code === 0x2019;
  const ending = spaced || !quote ? undefined : endOf(ENDING, text, start);
  if (ending !== undefined) return make(ending, 'word');
  const dotted = text.charAt(start + 1) === '.' ? endOf(DOTTED, text, start) : undefined;
  if (dotted !== undefined) return make(dotted, 'word');
  const number = code >= 0x30 && code <= 0x39 ? endOf(NUMBER, text, start) : undefined;
  if (number !== undefined && !LETTER.test(text.charAt(number))) return make(number, 'number');
  const word = endOf(WORD, text, start);
  if (word !== undefined) return make(withApostrophes(text, word), 'word');
  const wide = (text.codePointAt(start) ?? 0) > 0xffff;
  return make(start + (wide ? 2 : 1), 'mark');
}

/** "L’Oréal" and "d’Ieteren" are one word; "Nissan’s" is a word and an ending. */
function withApostrophes(text: string, wordEnd: number): number {
  let end = wordEnd;
  while (APOSTROPHE.test(text.charAt(end)) && endOf(ENDING, text, end) === undefined) {
    const more = endOf(WORD, text, end + 1);
    if (more === undefined || !LETTER.test(text.charAt(end + 1))) break;
    end = more;
  }
  return end;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const UPPER = /^\p{Lu}/u;

export function isCapitalised(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && UPPER.test(token.text);
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
