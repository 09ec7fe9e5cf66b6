import { tooManyPairs } from '../refuse.ts';

/** Owners of one company and their shares, in parts; the company itself is not among them. */
export interface OwnerList {
  readonly owners: Uint32Array;
  readonly values: Float64Array;
}

const EMPTY: OwnerList = { owners: new Uint32Array(0), values: new Float64Array(0) };

/** The lists that are carried on: those of companies that hold something themselves. */
export class OwnerLists {
  readonly #lists: (OwnerList | undefined)[];
  readonly #budget: number;
  #entries = 0;

  constructor(companies: number, budget: number) {
    this.#lists = Array.from({ length: companies });
    this.#budget = budget;
  }

  of(node: number): OwnerList {
    return this.#lists[node] ?? EMPTY;
  }

  set(company: number, list: OwnerList): void {
    this.#entries += list.owners.length - this.of(company).owners.length;
    if (this.#entries > this.#budget)
      throw tooManyPairs(this.#budget, 'Carrying the owners of every company on');
    this.#lists[company] = list;
  }
}

/** Adds up shares by owner; empty again after every `take`. */
export class Tally {
  readonly #sum: Float64Array;
  #touched: number[] = [];

  constructor(nodes: number) {
    this.#sum = new Float64Array(nodes);
  }

  add(owner: number, value: number): void {
    if (value <= 0) return;
    if (this.#sum[owner] === 0) this.#touched.push(owner);
    this.#sum[owner]! += value;
  }

  /** Adds a number of either sign for `greatest`. */
  put(owner: number, value: number): void {
    this.#touched.push(owner);
    this.#sum[owner]! += value;
  }

  /** The greatest sum, at least 0. */
  greatest(): number {
    let most = 0;
    for (const owner of this.#touched) most = Math.max(most, this.#sum[owner] as number);
    for (const owner of this.#touched) this.#sum[owner] = 0;
    this.#touched = [];
    return most;
  }

  take(scale: number): OwnerList {
    const owners = Uint32Array.from(this.#touched);
    const values = new Float64Array(owners.length);
    owners.forEach((owner, at) => {
      values[at] = (this.#sum[owner] as number) * scale;
      this.#sum[owner] = 0;
    });
    this.#touched = [];
    return { owners, values };
  }
}

/** The entries from a value on; and the greatest that is left out. */
export function cut(
  list: OwnerList,
  least: number,
): { readonly kept: OwnerList; readonly dropped: number } {
  const { owners, values } = list;
  let dropped = 0;
  let count = 0;
  for (const value of values) {
    if (value >= least) count++;
    else dropped = Math.max(dropped, value);
  }
  if (count === owners.length) return { kept: list, dropped };
  const kept = { owners: new Uint32Array(count), values: new Float64Array(count) };
  let written = 0;
  owners.forEach((owner, at) => {
    if ((values[at] as number) < least) return;
    kept.owners[written] = owner;
    kept.values[written++] = values[at] as number;
  });
  return { kept, dropped };
}
