import { type Audit, type Graph, WHOLE } from './graph.ts';

/** A company whose column is not as it should be. */
export interface Remark {
  readonly company: number;
  readonly overHeld: boolean;
  readonly selfHeld: boolean;
  readonly ownerless: boolean;
}

/** What is wrong with the columns of a graph, from remarks in order of the companies. */
export function auditOf(
  graph: Omit<Graph, 'audit'>,
  merged: number,
  remarks: readonly Remark[],
): Audit {
  const having = (kind: 'overHeld' | 'selfHeld' | 'ownerless') =>
    Uint32Array.from(
      remarks.filter((remark) => remark[kind]),
      ({ company }) => company,
    );
  return {
    merged,
    overHeld: having('overHeld'),
    selfHeld: having('selfHeld'),
    ownerless: having('ownerless'),
    closedLoops: closedLoops(graph),
  };
}

/** The same in plain loops; sums are exact, since 2^21 of the largest stakes stay below 2^53. */
export function audit(graph: Omit<Graph, 'audit'>, merged: number): Audit {
  const { companies, inStart, inHolder, inParts } = graph;
  const remarks: Remark[] = [];
  for (let company = 0; company < companies; company++) {
    let [total, own] = [0, -1];
    const end = inStart[company + 1] as number;
    for (let at = inStart[company] as number; at < end; at++) {
      total += inParts[at] as number;
      if (inHolder[at] === company) own = inParts[at] as number;
    }
    const overHeld = total > WHOLE;
    if (!overHeld && own < 0) continue;
    remarks.push({ company, overHeld, selfHeld: own >= 0, ownerless: own >= WHOLE });
  }
  return auditOf(graph, merged, remarks);
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
