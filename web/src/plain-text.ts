/** Characters that reorder, hide or overwrite the text around them. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\p{Cf}\u2028\u2029]/gu;

/**
 * Text of a document as it may be shown: what would reorder or hide its surroundings becomes a
 * visible mark of the same length, so that places in the text stay where they are.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (hidden) => '\u25a1'.repeat(hidden.length));
}
