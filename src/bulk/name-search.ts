import type { ArrayFile } from './array-file.ts';
import { folded, foldedStart } from './job/name-fold.ts';

/** Hits that are put in order; of more, some are left out. */
const HITS_MAX = 2000;
const LINE = 0x0a;
/** Ends within a word. */
const WITHIN = /[\p{L}\p{N}]$/u;

/** Names found, the best first: those that are what was typed, begin with it, have a word that does, have it anywhere. */
export interface NamesFound {
  readonly numbers: readonly number[];
  /** True when there are more than were looked at. */
  readonly more: boolean;
}

/**
 * Finds names by any part of them, without case and accents. All folded names stand in one piece of memory, about as large as the
 * names, and are gone through once: at some 2 GB a second that takes less than keeping an index of their parts.
 */
export class NameSearch {
  readonly #text: Buffer;
  readonly #ends: Uint32Array;

  /** Reads the names; nothing when the file was written without them. */
  static of(file: ArrayFile): NameSearch | undefined {
    if (!file.has('nameFolded')) return undefined;
    return new NameSearch(file.bytes('nameFolded'), file.numbers('nameEnds'));
  }

  private constructor(bytes: Uint8Array, ends: Uint32Array) {
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ends = ends;
  }

  find(typed: string): NamesFound {
    const wanted = Buffer.from(folded(typed.trim()));
    if (wanted.length === 0) return { numbers: [], more: false };
    const anywhere = this.#hits(wanted, 0);
    const full = anywhere.length === HITS_MAX;
    // Of too many, those that begin so must not be missed.
    const first = full ? this.#hits(Buffer.concat([Buffer.of(LINE), wanted]), 1) : [];
    const ranks = new Map<number, number>();
    for (const hit of [...first, ...anywhere]) this.#rank(ranks, hit, wanted.length);
    const numbers = [...ranks.keys()].sort(
      (one, other) =>
        (ranks.get(one) as number) - (ranks.get(other) as number) || this.#compare(one, other),
    );
    return { numbers, more: full };
  }

  /** Where a text stands, once in each name. */
  #hits(wanted: Buffer, before: number): { readonly number: number; readonly at: number }[] {
    const hits: { number: number; at: number }[] = [];
    let at = this.#text.indexOf(wanted);
    while (at >= 0 && hits.length < HITS_MAX) {
      const number = this.#numberAt(at + before);
      hits.push({ number, at: at + before });
      at = this.#text.indexOf(wanted, (this.#ends[number] as number) + number + 1);
    }
    return hits;
  }

  #rank(
    ranks: Map<number, number>,
    { number, at }: { readonly number: number; readonly at: number },
    length: number,
  ): void {
    const begins = at === foldedStart(this.#ends, number);
    const whole = begins && this.#text[at + length] === LINE;
    const word = begins || !WITHIN.test(this.#before(at));
    const rank = whole ? 0 : begins ? 1 : word ? 2 : 3;
    ranks.set(number, Math.min(rank, ranks.get(number) ?? rank));
  }

  /** The letter before a place, for which four bytes are enough. */
  #before(at: number): string {
    const byte = this.#text[at - 1] as number;
    if (byte < 0x80) return String.fromCharCode(byte);
    return this.#text.toString('utf8', Math.max(0, at - 4), at);
  }

  /** The name around a place. */
  #numberAt(place: number): number {
    let [low, high] = [0, this.#ends.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (foldedStart(this.#ends, middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #compare(one: number, other: number): number {
    const [start, end] = this.#rangeOf(one);
    const [begin, stop] = this.#rangeOf(other);
    return this.#text.compare(this.#text, begin, stop, start, end);
  }

  #rangeOf(number: number): readonly [start: number, end: number] {
    return [foldedStart(this.#ends, number), (this.#ends[number] as number) + number + 1];
  }
}
