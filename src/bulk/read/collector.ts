import type { Fraction } from '../../model/index.ts';
import type { EdgeTable } from '../graph.ts';
import type { EdgeStore, NameAt, Names } from '../kernels.ts';
import type { Amount } from './amount.ts';

/** A stake that is no whole number of parts: its edge, and its exact value. */
export interface Inexact {
  readonly edge: number;
  readonly share: Fraction;
}

/** The edges of the files of a register, with the names of their nodes; good until the store is freed. */
export interface Collected {
  readonly table: EdgeTable;
  /** Parts of the votes by edge, where some rows tell them apart from the capital. */
  readonly votes?: Uint32Array;
  readonly inexact: readonly Inexact[];
  readonly inexactVotes: readonly Inexact[];
  readonly names: Names;
}

/** Collects edges row by row, and beside them what few rows have. */
export class Collector {
  readonly store: EdgeStore;
  readonly #inexact: Inexact[] = [];
  readonly #inexactVotes: Inexact[] = [];
  readonly #high = new Few();
  readonly #votes = new Few();

  constructor(store: EdgeStore) {
    this.store = store;
  }

  add(holder: NameAt, company: NameAt, amount: Amount): void {
    const edge = this.store.edges();
    this.store.add(holder, company, amount.parts);
    if (amount.high !== amount.parts) this.#high.set(edge, amount.high);
    if (amount.votes !== undefined) this.#votes.set(edge, amount.votes);
    if (amount.exact) this.#inexact.push({ edge, share: amount.exact });
    if (amount.exactVotes) this.#inexactVotes.push({ edge, share: amount.exactVotes });
    else if (amount.exact && amount.votes === undefined)
      this.#inexactVotes.push({ edge, share: amount.exact });
  }

  finish(): Collected {
    const { table, names } = this.store.finish();
    const [high, votes] = [this.#high.over(table.parts), this.#votes.over(table.parts)];
    return {
      table: high ? { ...table, high } : table,
      ...(votes && { votes }),
      inexact: this.#inexact,
      inexactVotes: this.#inexactVotes,
      names,
    };
  }
}

/** Numbers of the edges that have them. */
class Few {
  #length = 0;
  #edges = new Uint32Array(1024);
  #values = new Uint32Array(1024);

  set(edge: number, value: number): void {
    if (this.#length === this.#edges.length) {
      this.#edges = twice(this.#edges);
      this.#values = twice(this.#values);
    }
    this.#edges[this.#length] = edge;
    this.#values[this.#length++] = value;
  }

  /** A number for every edge: its own, or else the given one; nothing where no edge has its own. */
  over(others: Uint32Array): Uint32Array | undefined {
    if (this.#length === 0) return undefined;
    const all = new Uint32Array(others);
    for (let at = 0; at < this.#length; at++)
      all[this.#edges[at] as number] = this.#values[at] as number;
    return all;
  }
}

function twice(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * list.length);
  more.set(list);
  return more;
}
