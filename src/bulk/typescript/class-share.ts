import { type Graph, WHOLE } from '../graph.ts';
import type { ClassShare } from '../kernels.ts';
import { roundingBound } from '../rounding.ts';
import { LOOP_GAP, LOOP_SWEEPS, solvedLoop, solveLoop } from '../loop-solve.ts';

/** The share that ends with the seeds, owners first; loops by sweeps from below and above at once. */
export function classShare(graph: Graph, seeds: Uint32Array): ClassShare {
  const share = new Float64Array(graph.nodes);
  const seeded = new Uint8Array(graph.nodes);
  for (const seed of seeds) {
    share[seed] = 1;
    seeded[seed] = 1;
  }
  const state = { graph, share, seeded };
  let [company, bound] = [0, roundingBound(graph)];
  for (let pair = 0; pair <= graph.loops.length; pair += 2) {
    const first = graph.loops[pair] ?? graph.companies;
    for (; company < first; company++)
      if (!seeded[company]) share[company] = single(state, company);
    if (first === graph.companies) break;
    company = graph.loops[pair + 1] as number;
    bound += loop(state, first, company);
  }
  return { share, bound };
}

export interface Sharing {
  readonly graph: Graph;
  readonly share: Float64Array;
  readonly seeded: Uint8Array;
}

/** A company in no loop; what it holds of itself is looked through. */
export function single({ graph, share }: Sharing, company: number): number {
  const { inStart, inHolder, inParts } = graph;
  let [total, own] = [0, 0];
  for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
    const holder = inHolder[at] as number;
    if (holder === company) own = inParts[at] as number;
    else total += (inParts[at] as number) * (share[holder] as number);
  }
  return own < WHOLE ? total / (WHOLE - own) : 0;
}

/** Solves a loop in place; returns how far the values can be off. */
export function loop(state: Sharing, first: number, end: number): number {
  return solvedLoop(state, first, end, () => sweeps(state, first, end));
}

function sweeps(state: Sharing, first: number, end: number): number {
  const { share, seeded } = state;
  const high = new Float64Array(end - first);
  for (let member = first; member < end; member++) high[member - first] = 1;
  let gap = 1;
  for (let sweep = 0; sweep < LOOP_SWEEPS && gap > LOOP_GAP; sweep++) {
    gap = 0;
    for (let member = first; member < end; member++) {
      if (seeded[member]) continue;
      const [low, up] = bothEnds(state, high, first, member);
      share[member] = low;
      high[member - first] = up;
      gap = Math.max(gap, up - low);
    }
  }
  return gap > LOOP_GAP ? solveLoop(state, first, end) : gap;
}

function bothEnds(state: Sharing, high: Float64Array, first: number, member: number) {
  const { inStart, inHolder, inParts } = state.graph;
  let [low, up, own] = [0, 0, 0];
  for (let at = inStart[member] as number; at < (inStart[member + 1] as number); at++) {
    const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
    if (holder === member) {
      own = parts;
      continue;
    }
    const value = state.share[holder] as number;
    low += parts * value;
    up += parts * (high[holder - first] ?? value);
  }
  return [low / (WHOLE - own), up / (WHOLE - own)] as const;
}
