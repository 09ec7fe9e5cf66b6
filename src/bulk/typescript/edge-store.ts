import type { EdgeStore, NameAt } from '../kernels.ts';
import { Interner } from './interner.ts';

/** Edges in lists that double; names get their numbers at once. */
export function edgeStore(): EdgeStore {
  const names = new Interner();
  const lists = new Lists();
  let edges = 0;
  return {
    edges: () => edges,
    space: (bytes) => new Uint8Array(bytes),
    settle: () => {},
    add: (holder, company, parts) => {
      lists.set(edges++, [numberOf(holder), numberOf(company), parts]);
    },
    finish: () => ({ table: { nodes: names.size, ...lists.cut(edges) }, names: names.all() }),
    free: () => {},
  };

  function numberOf({ bytes, start, end }: NameAt): number {
    return names.numberOf(bytes, start, end);
  }
}

class Lists {
  #lists = [0, 1, 2].map(() => new Uint32Array(1 << 12));

  set(edge: number, values: readonly [holder: number, company: number, parts: number]): void {
    if (edge === this.#lists[0]?.length)
      this.#lists = this.#lists.map((list) => {
        const more = new Uint32Array(2 * list.length);
        more.set(list);
        return more;
      });
    values.forEach((value, at) => {
      (this.#lists[at] as Uint32Array)[edge] = value;
    });
  }

  cut(edges: number) {
    const [holders, companies, parts] = this.#lists.map((list) => list.subarray(0, edges));
    return {
      holders: holders as Uint32Array,
      companies: companies as Uint32Array,
      parts: parts as Uint32Array,
    };
  }
}
