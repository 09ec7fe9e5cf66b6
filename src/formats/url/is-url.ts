/** Whether a word names a document on the web rather than a file. */
export function isUrl(word: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(word);
}
