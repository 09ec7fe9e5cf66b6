import { unique } from '../words/unique.ts';

/** Marks that join two names: a verb and its subject, a verb and a noun behind or before it, or of the sentence before. */
export type Mark = '+' | '>' | '<' | '^';

const STEM = 6;
const SHORTEST = 4;
/** Words whose stems are kept; a text of many rare words empties the book. */
const MOST_STEMS = 20_000;

/**
 * The names of features of acts, each made once; with a vocabulary only the names in it. Most words
 * and pairs of a text are unknown to every model, and are so left out before anybody looks them up.
 */
export class FeatureNames {
  readonly #vocabularyOf: (() => ReadonlySet<string>) | undefined;
  #vocabulary: ReadonlySet<string> | undefined;
  readonly #stems = new Map<string, string | null>();
  readonly #joined: Readonly<Record<Mark, Map<string, Map<string, string | null>>>> = {
    '+': new Map(),
    '>': new Map(),
    '<': new Map(),
    '^': new Map(),
  };

  /** The vocabulary is asked for when the first name is. */
  constructor(vocabularyOf?: () => ReadonlySet<string>) {
    this.#vocabularyOf = vocabularyOf;
  }

  /** The beginning of a word, so that forms of a word count as one. */
  stem(word: string): string | null {
    if (word.length < SHORTEST) return null;
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    if (this.#stems.size >= MOST_STEMS) this.#stems.clear();
    const stem = /^[a-z]+$/.test(word) ? this.#known(`w:${word.slice(0, STEM)}`) : null;
    this.#stems.set(word, stem);
    return stem;
  }

  /** Two ideas, or an idea and the kind of a subject. */
  joined(first: string, mark: Mark, second: string): string | null {
    const row = this.#joined[mark].get(first);
    const name = row?.get(second);
    if (name !== undefined) return name;
    const made = this.#known(`${first}${mark}${second}`);
    if (row) row.set(second, made);
    else this.#joined[mark].set(first, new Map([[second, made]]));
    return made;
  }

  #known(name: string): string | null {
    this.#vocabulary ??= this.#vocabularyOf?.();
    return this.#vocabulary && !this.#vocabulary.has(name) ? null : unique(name);
  }
}
