import type { Graph } from '../graph.ts';
import type { ControlLine, ControlPairs, PairBatch } from '../kernels.ts';
import { neededIn } from '../lines.ts';

const BATCH = 1 << 16;
const MOST = 0xffff_ffff;

/**
 * The closure of every holder in turn: companies in which it and what it controls have enough votes.
 * Linear in what is controlled, which is quadratic on a deep chain: hence the budget.
 */
export function controlPairs(
  graph: Graph,
  line: ControlLine,
  budget: number,
  sink: (batch: PairBatch) => void,
): ControlPairs {
  const need = neededIn(graph, line);
  const walk = {
    graph,
    need,
    votes: new Uint32Array(graph.companies),
    won: new Uint8Array(graph.nodes),
  };
  const out = { controllers: new Uint32Array(BATCH), companies: new Uint32Array(BATCH), length: 0 };
  const flush = () => {
    if (out.length > 0)
      sink({
        controllers: out.controllers.subarray(0, out.length),
        companies: out.companies.subarray(0, out.length),
      });
    out.length = 0;
  };
  let pairs = 0;
  for (let holder = 0; holder < graph.nodes; holder++) {
    const controlled = controlledBy(walk, holder, budget - pairs);
    pairs += controlled.length;
    if (pairs > budget) return { pairs, complete: false };
    for (const company of controlled) {
      out.controllers[out.length] = holder;
      out.companies[out.length++] = company;
      if (out.length === BATCH) flush();
    }
  }
  flush();
  return { pairs, complete: true };
}

interface Walk {
  readonly graph: Graph;
  readonly need: Uint32Array;
  readonly votes: Uint32Array;
  readonly won: Uint8Array;
}

/** What one holder controls, in the order of winning; stops once it is more than `most`. */
function controlledBy({ graph, need, votes, won }: Walk, holder: number, most: number): number[] {
  const { outStart, outCompany, outParts } = graph;
  const controlled: number[] = [];
  const touched: number[] = [];
  won[holder] = 1;
  for (let at = -1; at < controlled.length && controlled.length <= most; at++) {
    const member = at < 0 ? holder : (controlled[at] as number);
    for (let edge = outStart[member] as number; edge < (outStart[member + 1] as number); edge++) {
      const company = outCompany[edge] as number;
      if (company === member || won[company]) continue;
      if (votes[company] === 0) touched.push(company);
      const sum = Math.min(MOST - 1, (votes[company] as number) + (outParts[edge] as number));
      votes[company] = sum;
      if (sum < (need[company] as number)) continue;
      won[company] = 1;
      controlled.push(company);
    }
  }
  won[holder] = 0;
  for (const company of touched) votes[company] = 0;
  for (const company of controlled) won[company] = 0;
  return controlled;
}
