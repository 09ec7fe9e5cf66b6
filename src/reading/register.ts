import type { Actor } from './actor.ts';
import { foldText, isCapitalised, type Token, tokenize } from './token.ts';

interface Entry {
  readonly keys: readonly string[];
  readonly capitals: readonly boolean[];
  readonly actor: Actor;
}

/** An actor whose name stands at a token, with the token after it. */
interface Hit {
  readonly actor: Actor;
  readonly to: number;
}

/** Finds the names and aliases of actors in tokens; the longest name wins, then the earliest entry. */
export class NameIndex {
  readonly #entries = new Map<string, Entry[]>();
  /** First words of names that begin without a capital. */
  readonly #small = new Set<string>();
  readonly #base: NameIndex | undefined;
  /** What begins at each token of the text that was asked for last; `null` where nothing does. */
  #asked: readonly Token[] | undefined;
  #hits: (Hit | null | undefined)[] = [];

  /** With `base`, its names are found too; a name of the same length here goes before one there. */
  constructor(
    actors: Iterable<Actor>,
    base?: NameIndex,
    shortForms: Iterable<readonly [string, Actor]> = [],
  ) {
    this.#base = base;
    for (const actor of actors)
      for (const name of [actor.name, ...actor.aliases]) this.#add(name, actor);
    for (const [name, actor] of shortForms) this.#add(name, actor);
  }

  #add(name: string, actor: Actor): void {
    const tokens = tokenize(name);
    const keys = tokens.map((token) => keyOf(token));
    if (keys.length === 0) return;
    const list = this.#entries.get(keys[0] as string) ?? [];
    const capitals = tokens.map(isCapitalised);
    if (!capitals[0]) this.#small.add(keys[0] as string);
    const same = list.findIndex((entry) => sameKeys(entry.keys, keys));
    if (same !== -1) {
      const known = list[same] as Entry;
      if (known.actor === actor) list[same] = { ...known, capitals: needed(known, capitals) };
      return;
    }
    list.push({ keys, capitals, actor });
    list.sort((first, second) => second.keys.length - first.keys.length);
    this.#entries.set(keys[0] as string, list);
  }

  /** The actor whose name begins at a token, with the token after it. */
  at(tokens: readonly Token[], from: number): Hit | undefined {
    if (!this.#base) return this.#find(tokens, from);
    if (this.#asked !== tokens) {
      this.#asked = tokens;
      this.#hits = [];
      for (let at = 0; at < tokens.length; at += 1) this.#hits.push(undefined);
    }
    const known = this.#hits[from];
    if (known !== undefined) return known ?? undefined;
    const found = this.#find(tokens, from);
    this.#hits[from] = found ?? null;
    return found;
  }

  #find(tokens: readonly Token[], from: number): Hit | undefined {
    const first = tokens[from];
    if (!first) return undefined;
    const entry = this.#entryAt(tokens, from, first);
    const below = this.#base?.at(tokens, from);
    if (!entry || (below && below.to > from + entry.keys.length)) return below;
    return { actor: entry.actor, to: from + entry.keys.length };
  }

  /** Most words have no capital, and few names do without one. */
  #entryAt(tokens: readonly Token[], from: number, first: Token): Entry | undefined {
    const { key } = first;
    if (!isCapitalised(first) && (this.#small.size === 0 || !this.#small.has(key)))
      return undefined;
    const entries = this.#entries.get(key);
    if (!entries) return undefined;
    for (const entry of entries) if (matches(entry, tokens, from)) return entry;
    return undefined;
  }

  /** The actor that a text names as a whole. */
  named(name: string): Actor | undefined {
    const tokens = tokenize(name);
    const found = this.#find(tokens, 0);
    return found?.to === tokens.length ? found.actor : undefined;
  }
}

/** "French State" and "French state" are one name: a capital is needed where both have one. */
function needed({ capitals }: Entry, others: readonly boolean[]): boolean[] {
  return capitals.map((capital, at) => capital && others[at] === true);
}

const INDEXES = new WeakMap<readonly Actor[], NameIndex>();

/** The index of a list of actors, built once for each list. */
export function indexOf(actors: readonly Actor[]): NameIndex {
  const known = INDEXES.get(actors);
  if (known) return known;
  const index = new NameIndex(actors);
  INDEXES.set(actors, index);
  return index;
}

function matches(entry: Entry, tokens: readonly Token[], from: number): boolean {
  for (let offset = 0; offset < entry.keys.length; offset += 1) {
    const token = tokens[from + offset];
    if (!token || token.key !== entry.keys[offset]) return false;
    if (entry.capitals[offset] && !isCapitalised(token)) return false;
  }
  return true;
}

function sameKeys(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((key, index) => key === second[index]);
}

/** Case and accents do not tell names apart. */
export function keyOf(token: Token): string {
  return token.key;
}

export { foldText };
