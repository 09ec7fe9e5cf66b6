/** Bits of one number, so that it stays small in every engine. */
const BITS = 30;

/** Which word sets a word is in, as bits: one look-up for all sets when a spelling is first met. */
export type Membership = readonly number[];

/** What a word set is asked about: a token, or whatever else carries the bits of one. */
export interface Member {
  readonly classes: Membership;
}

/** What words of no set share; as long as there are numbers of bits. */
const NOWHERE: number[] = [];

/** How the words of a set are written: in small letters, or as they must stand. */
type Spelled = 'lower' | 'text';

/** The bits of all words of all sets, by how they are written. */
const BOOKS: Readonly<Record<Spelled, Map<string, number[]>>> = {
  lower: new Map(),
  text: new Map(),
};

let sets = 0;

/** Sets whose words have no bits yet: they are written when the first text is read, as most runs read none. */
const UNWRITTEN: WordSet[] = [];

/**
 * A set of words that knows its tokens by a bit: a text is asked some hundred such questions for each
 * token, and a look-up by the letters was a fifth of the time of a reading.
 *
 * Sets are made as modules load, before the first text is read.
 */
export class WordSet extends Set<string> {
  readonly #cell: number;
  readonly #bit: number;

  /** Words in small letters stand for all spellings; where one has a capital, all count as they are written. */
  constructor(words: Iterable<string>) {
    super(words);
    this.#cell = Math.trunc(sets / BITS);
    this.#bit = 1 << (sets % BITS);
    sets += 1;
    UNWRITTEN.push(this);
  }

  /** Writes the bit of the set to all of its words. */
  writeTo(books: typeof BOOKS): void {
    const book = books[[...this].every(isSmall) ? 'lower' : 'text'];
    for (const word of this) {
      const bits = book.get(word) ?? [...NOWHERE];
      bits[this.#cell] = (bits[this.#cell] ?? 0) | this.#bit;
      book.set(word, bits);
    }
  }

  /** Whether the word of a token is in the set; no token is in none. */
  of(token: Member | undefined): boolean {
    return token !== undefined && ((token.classes[this.#cell] as number) & this.#bit) !== 0;
  }
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase();
}

/** Gives all sets made since then their bits, with room for them. */
function writeSets(): void {
  while (NOWHERE.length * BITS < sets) {
    NOWHERE.push(0);
    for (const book of [BOOKS.lower, BOOKS.text]) for (const bits of book.values()) bits.push(0);
  }
  for (const set of UNWRITTEN.splice(0)) set.writeTo(BOOKS);
}

/** The sets that a word is in. */
export function membershipOf(text: string, lower: string): Membership {
  if (UNWRITTEN.length > 0) writeSets();
  const spelled = BOOKS.text.get(text);
  const plain = BOOKS.lower.get(lower);
  if (!spelled || !plain) return spelled ?? plain ?? NOWHERE;
  return spelled.map((bits, cell) => bits | (plain[cell] as number));
}

/** Values of words, which tokens know as they know their sets: most words have none. */
export class WordMap<T> extends Map<string, T> {
  readonly #keys: WordSet;

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    super(entries);
    this.#keys = new WordSet(this.keys());
  }

  /** The value of the word of a token. */
  of(token: (Member & { readonly lower: string }) | undefined): T | undefined {
    return token !== undefined && this.#keys.of(token) ? this.get(token.lower) : undefined;
  }

  /** Whether a word of a stretch has a value. */
  touches(stretch: Member): boolean {
    return this.#keys.of(stretch);
  }
}

/** The sets that the words of a stretch are in: whether any of them is in a set is one question then. */
export function membershipIn(members: readonly Member[], from: number, to: number): Membership {
  const all = [...NOWHERE];
  for (let at = from; at < to; at += 1) {
    const { classes } = members[at] as Member;
    if (classes === NOWHERE) continue;
    for (let cell = 0; cell < all.length; cell += 1)
      all[cell] = (all[cell] as number) | (classes[cell] as number);
  }
  return all;
}

/** A set of words from text, separated by spaces; phrases are written with underscores. */
export function words(text: string): WordSet {
  return new WordSet(
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.replaceAll('_', ' ')),
  );
}
