import type { Fraction } from '../../model/index.ts';
import { type EdgeTable } from '../graph.ts';
import type { Interner } from '../kernels.ts';
import type { Amount } from './amount.ts';

const BATCH = 4096;

/** A stake that is no whole number of parts: its edge, and its exact value. */
export interface Inexact {
  readonly edge: number;
  readonly share: Fraction;
}

/** The edges of the files of a register, with the names of their nodes. */
export interface Collected {
  readonly table: EdgeTable;
  /** Parts of the votes by edge, where some rows tell them apart from the capital. */
  readonly votes?: Uint32Array;
  readonly inexact: readonly Inexact[];
  readonly inexactVotes: readonly Inexact[];
  /** Bytes of the names, in order of their numbers, and where each ends. */
  readonly names: { readonly bytes: Uint8Array; readonly ends: Uint32Array };
}

/** A name among other bytes. */
export interface NameAt {
  readonly bytes: Uint8Array;
  start: number;
  end: number;
}

/** Collects edges row by row; names become numbers a few thousand at a time, so that memory is touched ahead. */
export class Collector {
  edges = 0;
  readonly #interner: Interner;
  readonly #inexact: Inexact[] = [];
  readonly #inexactVotes: Inexact[] = [];
  #numbers = new Uint32Array(2 * 65_536);
  #parts = new Uint32Array(65_536);
  #high: Uint32Array | undefined;
  #votes: Uint32Array | undefined;
  #text = new Uint8Array(1 << 20);
  readonly #ends = new Uint32Array(2 * BATCH);
  readonly #into = new Uint32Array(2 * BATCH);
  #pending = 0;

  constructor(interner: Interner) {
    this.#interner = interner;
  }

  add(holder: NameAt, company: NameAt, amount: Amount): void {
    this.addPlain(holder, company, amount.parts);
    const edge = this.edges - 1;
    if (amount.high !== amount.parts) this.#highs()[edge] = amount.high;
    if (amount.votes !== undefined) this.#ballots()[edge] = amount.votes;
    if (amount.exact) this.#inexact.push({ edge, share: amount.exact });
    if (amount.exactVotes) this.#inexactVotes.push({ edge, share: amount.exactVotes });
    else if (amount.exact && amount.votes === undefined)
      this.#inexactVotes.push({ edge, share: amount.exact });
  }

  /** A stake in whole parts, of which the votes are the same. */
  addPlain(holder: NameAt, company: NameAt, parts: number): void {
    if (this.edges === this.#parts.length) this.#grow();
    this.#parts[this.edges] = parts;
    if (this.#high) this.#high[this.edges] = parts;
    if (this.#votes) this.#votes[this.edges] = parts;
    this.edges++;
    this.#name(holder);
    this.#name(company);
    if (this.#pending === this.#ends.length) this.#intern();
  }

  finish(): Collected {
    this.#intern();
    const holders = new Uint32Array(this.edges);
    const companies = new Uint32Array(this.edges);
    for (let edge = 0; edge < this.edges; edge++) {
      holders[edge] = this.#numbers[2 * edge] as number;
      companies[edge] = this.#numbers[2 * edge + 1] as number;
    }
    this.#numbers = new Uint32Array(0);
    const cut = (array: Uint32Array) => array.slice(0, this.edges);
    const table = {
      nodes: this.#interner.size(),
      holders,
      companies,
      parts: cut(this.#parts),
      ...(this.#high && { high: cut(this.#high) }),
    };
    return {
      table,
      ...(this.#votes && { votes: cut(this.#votes) }),
      inexact: this.#inexact,
      inexactVotes: this.#inexactVotes,
      names: this.#interner.names(),
    };
  }

  #name({ bytes, start, end }: NameAt): void {
    const from = this.#pending === 0 ? 0 : (this.#ends[this.#pending - 1] as number);
    const length = end - start;
    if (from + length > this.#text.length) {
      const more = new Uint8Array(2 * (from + length));
      more.set(this.#text);
      this.#text = more;
    }
    for (let at = 0; at < length; at++) this.#text[from + at] = bytes[start + at] as number;
    this.#ends[this.#pending++] = from + length;
  }

  #intern(): void {
    if (this.#pending === 0) return;
    const ends = this.#ends.subarray(0, this.#pending);
    const bytes = this.#text.subarray(0, ends[this.#pending - 1]);
    this.#interner.add(bytes, ends, this.#into);
    this.#numbers.set(this.#into.subarray(0, this.#pending), 2 * this.edges - this.#pending);
    this.#pending = 0;
  }

  #grow(): void {
    const twice = <T extends Uint32Array | undefined>(array: T): T => {
      if (!array) return array;
      const more = new Uint32Array(array.length * 2);
      more.set(array);
      return more as T;
    };
    this.#numbers = twice(this.#numbers);
    this.#parts = twice(this.#parts);
    this.#high = twice(this.#high);
    this.#votes = twice(this.#votes);
  }

  #highs(): Uint32Array {
    this.#high ??= this.#parts.slice();
    return this.#high;
  }

  #ballots(): Uint32Array {
    this.#votes ??= this.#parts.slice();
    return this.#votes;
  }
}
