import type { Graph } from './graph.ts';

/** Half a unit in the last place of 1. */
export const UNIT = 2 ** -53;

const KNOWN = new WeakMap<Graph, number>();

/**
 * How far rounding alone can move a share: each company adds at most `(holders + 3) · 2^-53` of its own to what it
 * takes over from its owners, at most once along the longest line of companies.
 */
export function roundingBound(graph: Graph, measure = () => longestLine(graph)): number {
  const known = KNOWN.get(graph);
  if (known !== undefined) return known;
  const bound = measure() * UNIT;
  KNOWN.set(graph, bound);
  return bound;
}

function longestLine({ companies, inStart, inHolder }: Graph): number {
  const line = new Float64Array(companies);
  let most = 0;
  for (let company = 0; company < companies; company++) {
    const [start, end] = [inStart[company] as number, inStart[company + 1] as number];
    let above = 0;
    for (let at = start; at < end; at++) {
      const holder = inHolder[at] as number;
      if (holder < company) above = Math.max(above, line[holder] as number);
    }
    line[company] = above + end - start + 3;
    most = Math.max(most, line[company] as number);
  }
  return most;
}
