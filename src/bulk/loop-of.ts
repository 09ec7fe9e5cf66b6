import type { Graph } from './graph.ts';

/** The first member of the loop that a node is in, and the node after the last; `undefined` in no loop. */
export function loopOf({ loops }: Graph, node: number): readonly [number, number] | undefined {
  let [low, high] = [0, loops.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((loops[2 * middle + 1] as number) <= node) low = middle + 1;
    else high = middle;
  }
  const [first, end] = [loops[2 * low], loops[2 * low + 1]];
  return first !== undefined && first <= node ? [first, end as number] : undefined;
}
