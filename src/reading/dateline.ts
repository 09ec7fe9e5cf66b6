import type { Sentence } from './sentence.ts';
import { isCapitalised, type Token } from './token.ts';

const DASHES: ReadonlySet<string> = new Set(['-', '–', '—']);
const LONGEST = 16;

/**
 * The token after a dateline ("WOLFSBURG, Germany, Aug 1, 2012 - "), or the sentence's first token.
 *
 * A dateline opens with a word in capitals and ends in a dash that stands free.
 */
export function afterDateline(tokens: readonly Token[], sentence: Sentence): number {
  const first = tokens[sentence.from];
  if (!first || !isShouted(first)) return sentence.from;
  for (let at = sentence.from + 1; at < Math.min(sentence.to, sentence.from + LONGEST); at += 1) {
    const token = tokens[at] as Token;
    if (DASHES.has(token.text) && token.spaced && tokens[at + 1]?.spaced) return at + 1;
    if (token.kind === 'word' && !isCapitalised(token)) return sentence.from;
  }
  return sentence.from;
}

/** Written in capitals throughout, three letters or more. */
export function isShouted(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.text.length > 2 &&
    token.text === token.text.toUpperCase() &&
    isCapitalised(token)
  );
}
