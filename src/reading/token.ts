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
  let at = 0;
  let spaced = false;
  while (at < text.length) {
    const character = text.charAt(at);
    if (BLANK.test(character)) {
      spaced = true;
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, spaced);
    tokens.push(token);
    spaced = false;
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, spaced: boolean): Token {
  const make = (end: number, kind: Token['kind']): Token => {
    const slice = text.slice(start, end);
    return {
      text: slice,
      lower: slice.toLowerCase().replaceAll('’', "'"),
      key: foldText(slice),
      start,
      end,
      kind,
      spaced,
    };
  };
  const ending = spaced ? undefined : endOf(ENDING, text, start);
  if (ending !== undefined) return make(ending, 'word');
  const dotted = endOf(DOTTED, text, start);
  if (dotted !== undefined) return make(dotted, 'word');
  const number = endOf(NUMBER, text, start);
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

/** Text without case and accents, with straight apostrophes. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
}
