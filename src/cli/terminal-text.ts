/** Characters that would move the cursor, reorder or hide the text around them. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu;

/** Text of a document as a terminal may show it: one visible mark for each character that acts. */
export function terminalText(text: string): string {
  return text.replace(/\r\n|\t/g, ' ').replace(UNSEEN, '\u25a1');
}
