import { type Member, WordSet } from './words/set.ts';

/** Phrases by their first word: a text is looked at once, however many phrases there are. */
export class PhraseIndex<T> {
  readonly #byFirst = new Map<
    string,
    { readonly words: readonly string[]; readonly rank: number; readonly value: T }[]
  >();

  /** The longest word of each phrase: where none of them stands, no phrase does. */
  readonly #telling: WordSet;

  /** Earlier entries go before later ones when several are found. */
  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    let rank = 0;
    const telling: string[] = [];
    for (const [phrase, value] of entries) {
      const words = phrase.split(' ');
      const first = words[0] as string;
      const list = this.#byFirst.get(first);
      const entry = { words, rank, value };
      if (list) list.push(entry);
      else this.#byFirst.set(first, [entry]);
      rank += 1;
      if (phrase === phrase.toLowerCase())
        telling.push(words.reduce((best, word) => (word.length > best.length ? word : best)));
    }
    this.#telling = new WordSet(telling);
  }

  /** Whether a phrase may stand in a stretch, by the sets that its words are in. */
  touches(stretch: Member): boolean {
    return this.#telling.of(stretch);
  }

  /**
   * The values of all phrases in the words, in the order of the entries, each with its place.
   * Phrases begin before the word `until`, and may reach behind it.
   */
  all(
    words: readonly string[],
    until = words.length,
  ): { readonly value: T; readonly at: number }[] {
    const found: { readonly value: T; readonly at: number; readonly rank: number }[] = [];
    const end = Math.min(until, words.length);
    for (let at = 0; at < end; at += 1) {
      const entries = this.#byFirst.get(words[at] as string);
      if (!entries) continue;
      for (const entry of entries)
        if (standsAt(entry.words, words, at))
          found.push({ value: entry.value, at, rank: entry.rank });
    }
    return found.length > 1 ? found.sort((first, second) => first.rank - second.rank) : found;
  }

  first(words: readonly string[]): { readonly value: T; readonly at: number } | undefined {
    return this.all(words)[0];
  }
}

/** Whether a phrase goes on at a place where its first word stands. */
function standsAt(phrase: readonly string[], words: readonly string[], at: number): boolean {
  for (let offset = 1; offset < phrase.length; offset += 1)
    if (words[at + offset] !== phrase[offset]) return false;
  return true;
}
