import { type Audit, type Graph, WHOLE } from './graph.ts';

/** What is wrong with the columns of a graph; sums are exact (a column of 2^21 largest stakes stays below 2^53). */
export function audit(graph: Omit<Graph, 'audit'>, merged: number): Audit {
  const { companies, inStart, inHolder, inParts } = graph;
  const overHeld: number[] = [];
  const selfHeld: number[] = [];
  const ownerless: number[] = [];
  for (let company = 0; company < companies; company++) {
    let total = 0;
    const end = inStart[company + 1] as number;
    for (let at = inStart[company] as number; at < end; at++) {
      const parts = inParts[at] as number;
      total += parts;
      if (inHolder[at] !== company) continue;
      selfHeld.push(company);
      if (parts >= WHOLE) ownerless.push(company);
    }
    if (total > WHOLE) overHeld.push(company);
  }
  return {
    merged,
    overHeld: Uint32Array.from(overHeld),
    selfHeld: Uint32Array.from(selfHeld),
    closedLoops: closedLoops(graph),
    ownerless: Uint32Array.from(ownerless),
  };
}

/** Loops in which every member is held by members alone, and wholly: the walk up never leaves them. */
function closedLoops({ loops, inStart, inHolder, inParts }: Omit<Graph, 'audit'>): Uint32Array {
  const closed: number[] = [];
  for (let pair = 0; 2 * pair < loops.length; pair++) {
    const [first, end] = [loops[2 * pair] as number, loops[2 * pair + 1] as number];
    const wholly = (company: number) => {
      let inside = 0;
      for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
        const holder = inHolder[at] as number;
        if (holder >= first && holder < end) inside += inParts[at] as number;
      }
      return inside >= WHOLE;
    };
    let company = first;
    while (company < end && wholly(company)) company++;
    if (company === end) closed.push(pair);
  }
  return Uint32Array.from(closed);
}
