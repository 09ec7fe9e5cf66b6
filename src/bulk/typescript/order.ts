import type { Columns } from '../columns.ts';

/** Companies with holders, owners before what they own, and the loops among them as ranges of that order. */
export interface Order {
  readonly order: Uint32Array;
  readonly loops: Uint32Array;
}

/**
 * Strongly connected components of the companies, by Tarjan's walk from company to holder in Pearce's
 * form (one number a node, 2016); no recursion, so that a chain of millions is no deeper than its arrays.
 *
 * A member of a loop comes after the members that it leads to on the walk, so that one sweep in this order
 * carries a value all around a ring.
 */
export function ownersFirst({ start, holder }: Columns, nodes: number): Order {
  const rank = new Uint32Array(nodes);
  const next = start.slice(0, nodes);
  const stack = new Uint32Array(nodes);
  const order = new Uint32Array(nodes);
  const loops: number[] = [];
  let [index, number, path, kept, placed] = [1, 0xffff_ffff, 0, nodes, 0];
  const entry = new Uint8Array(nodes);
  const close = (node: number) => {
    path--;
    if (entry[node] === 0) {
      stack[--kept] = node;
      return;
    }
    let top = kept;
    while (top < nodes && (rank[stack[top] as number] as number) >= (rank[node] as number)) top++;
    index -= top - kept + 1;
    const first = placed;
    for (let at = top - 1; at >= kept; at--) {
      order[placed++] = stack[at] as number;
      rank[stack[at] as number] = number;
    }
    order[placed++] = node;
    rank[node] = number--;
    if (top > kept) loops.push(first, placed);
    kept = top;
  };
  for (let root = 0; root < nodes; root++) {
    if (rank[root] !== 0 || start[root] === start[root + 1]) continue;
    stack[path++] = root;
    rank[root] = index++;
    entry[root] = 1;
    while (path > 0) {
      const node = stack[path - 1] as number;
      const at = next[node] as number;
      if (at === start[node + 1]) {
        close(node);
        const above = path > 0 ? (stack[path - 1] as number) : node;
        if (above !== node && (rank[node] as number) < (rank[above] as number)) {
          rank[above] = rank[node] as number;
          entry[above] = 0;
        }
        continue;
      }
      next[node] = at + 1;
      const up = holder[at] as number;
      if (start[up] === start[up + 1]) continue;
      const known = rank[up] as number;
      if (known === 0) {
        stack[path++] = up;
        rank[up] = index++;
        entry[up] = 1;
      } else if (known < (rank[node] as number)) {
        rank[node] = known;
        entry[node] = 0;
      }
    }
  }
  return { order: order.slice(0, placed), loops: Uint32Array.from(loops) };
}
