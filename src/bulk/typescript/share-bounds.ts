import { type Graph, WHOLE } from '../graph.ts';
import type { ClassShare, ShareBounds } from '../kernels.ts';
import { roundingBound } from '../rounding.ts';
import { loop, type Sharing, single } from './class-share.ts';

/** Choices in a loop before it counts as not solved. */
const ROUNDS = 200;
/** A gain below this is rounding. */
const GAIN = 2 ** -46;

/**
 * The least and the greatest class share over all registers that fit the bands, every column within the whole.
 *
 * Least: every stake at its lower end, the rest with nobody. Greatest: in every column the room above the lower ends goes to
 * the holders that have most of the class, a fractional knapsack; in loops choices are improved until none is better,
 * each solved as a register of its own (Givan, Leach & Dean 2000). Columns are independent, so both ends are attained.
 * Open ends of bands bound the answer and need not attain it.
 */
export function shareBounds(
  graph: Graph,
  seeds: Uint32Array,
  least: (graph: Graph, seeds: Uint32Array) => ClassShare,
): ShareBounds {
  const { share: low, bound } = least(graph, seeds);
  if (!graph.inHigh) return { low, high: low, bound };
  const choosing = {
    graph: { ...graph, inParts: graph.inParts.slice() },
    lows: graph.inParts,
    highs: graph.inHigh,
    share: new Float64Array(graph.nodes),
    seeded: new Uint8Array(graph.nodes),
  };
  for (const seed of seeds) {
    choosing.share[seed] = 1;
    choosing.seeded[seed] = 1;
  }
  const above = greatest(choosing);
  return { low, high: choosing.share, bound: Math.max(bound, above + roundingBound(graph)) };
}

/** Shares as they are solved, with the stakes chosen so far as the parts of the graph. */
interface Choosing extends Sharing {
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

function greatest(state: Choosing): number {
  const { graph, share, seeded } = state;
  const own = new Set(graph.audit.selfHeld);
  let [company, bound] = [0, 0];
  for (let pair = 0; pair <= graph.loops.length; pair += 2) {
    const first = graph.loops[pair] ?? graph.companies;
    for (; company < first; company++) {
      if (seeded[company]) continue;
      if (own.has(company)) bound += around(state, company, company + 1);
      else {
        choose(state, company);
        share[company] = single(state, company);
      }
    }
    if (first === graph.companies) break;
    company = graph.loops[pair + 1] as number;
    bound += around(state, first, company);
  }
  return bound;
}

/** Improves the choices in a loop, or in a company that holds a part of itself, until none is better. */
function around(state: Choosing, first: number, end: number): number {
  const { share, seeded } = state;
  for (let round = 0; round < ROUNDS; round++) {
    let better = false;
    for (let member = first; member < end; member++)
      if (!seeded[member] && choose(state, member)) better = true;
    if (round > 0 && !better) return 0;
    share.fill(0, first, end);
    for (let member = first; member < end; member++) if (seeded[member]) share[member] = 1;
    const gap = loop(state, first, end);
    if (gap > GAIN) return gap;
  }
  return 1;
}

/** Chooses the stakes in a column that are worth most by the shares of now; whether they are worth more than before. */
function choose(state: Choosing, company: number): boolean {
  const { graph, lows, highs, share } = state;
  const [start, end] = [graph.inStart[company] as number, graph.inStart[company + 1] as number];
  let room = WHOLE;
  for (let at = start; at < end; at++) room -= lows[at] as number;
  const order = Array.from({ length: end - start }, (_, at) => start + at);
  const worth = (at: number) => share[graph.inHolder[at] as number] as number;
  order.sort((one, other) => worth(other) - worth(one));
  const parts = new Uint32Array(end - start);
  let gain = 0;
  for (const at of order) {
    const extra = Math.min(room, (highs[at] as number) - (lows[at] as number));
    // What nobody of the class has may as well stay with nobody; in a loop it could only keep the walk inside.
    const given = worth(at) > 0 ? extra : 0;
    parts[at - start] = (lows[at] as number) + given;
    room -= given;
    gain += ((parts[at - start] as number) - (graph.inParts[at] as number)) * worth(at);
  }
  if (gain <= GAIN * WHOLE) return false;
  graph.inParts.set(parts, start);
  return true;
}
