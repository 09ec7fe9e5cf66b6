import { isTown } from '../geography.ts';
import type { Sentence } from '../sentence.ts';
import { isCapitalised, type Token } from '../token.ts';
import { words } from '../words/index.ts';

const DASHES = words('- – —');
const LONGEST = 16;

/**
 * The token after a dateline ("WOLFSBURG, Germany, Aug 1, 2012 - "), or the sentence's first token.
 *
 * A dateline opens with a word in capitals or a large town and ends in a dash that stands free, or in a colon.
 */
export function afterDateline(tokens: readonly Token[], sentence: Sentence): number {
  const first = tokens[sentence.from];
  if (!first || !(isShouted(first) || isTown(first.text))) return sentence.from;
  for (let at = sentence.from + 1; at < Math.min(sentence.to, sentence.from + LONGEST); at += 1) {
    const token = tokens[at] as Token;
    if (DASHES.of(token) && token.spaced && tokens[at + 1]?.spaced) return at + 1;
    if (isDouble(tokens, at)) return at + 2;
    if (token.text === ':' && isPlaced(tokens, sentence.from, at)) return at + 1;
    if (token.kind === 'word' && !isCapitalised(token)) return sentence.from;
  }
  return sentence.from;
}

/** "LONDON--", "YOKOHAMA, Japan (UPI) -- ": two hyphens for a dash. */
function isDouble(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]?.text === '-' && next?.text === '-' && !next.spaced;
}

/** "MUMBAI:", "NEW DELHI, MARCH 26, 2021:": a place or a date stands before the colon. */
function isPlaced(tokens: readonly Token[], from: number, to: number): boolean {
  const opening = tokens.slice(from, to);
  const name = opening
    .filter(({ kind }) => kind === 'word')
    .slice(0, 2)
    .map(({ text }) => text.charAt(0) + text.slice(1).toLowerCase());
  const town = isTown(name[0] ?? '') || isTown(name.join(' '));
  return town || opening.some(({ text }) => /^(?:19|20)\d\d$/.test(text));
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
