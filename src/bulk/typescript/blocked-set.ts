import { type Graph, WHOLE } from '../graph.ts';
import type { BlockedSet, Quota } from '../kernels.ts';
import { checkQuota, needed } from '../lines.ts';

const MOST = 0xffff_ffff;

/** The closure of direct holdings, summed over all members; what a company holds of itself does not count. */
export function blockedSet(graph: Graph, seeds: Uint32Array, quota: Quota): BlockedSet {
  checkQuota(quota);
  const { outStart, outCompany, outParts } = graph;
  const need = needed(quota, WHOLE);
  const held = new Uint32Array(graph.nodes);
  const inside = new Uint8Array(graph.nodes);
  const queue: number[] = [];
  for (const seed of seeds) {
    if (!inside[seed]) queue.push(seed);
    inside[seed] = 1;
  }
  for (let at = 0; at < queue.length; at++) {
    const member = queue[at] as number;
    for (let edge = outStart[member] as number; edge < (outStart[member + 1] as number); edge++) {
      const company = outCompany[edge] as number;
      if (company === member) continue;
      const sum = Math.min(MOST, (held[company] as number) + (outParts[edge] as number));
      held[company] = sum;
      if (inside[company] || sum < need) continue;
      inside[company] = 1;
      queue.push(company);
    }
  }
  return { blocked: Uint32Array.from(queue).sort(), held };
}
