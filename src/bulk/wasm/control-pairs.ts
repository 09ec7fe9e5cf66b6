import { type Graph, WHOLE } from '../graph.ts';
import type { ControlLine, ControlPairs, PairBatch } from '../kernels.ts';
import { checkQuota, needed, neededIn } from '../lines.ts';
import type { Machine } from './machine.ts';
import { placesOf } from './places.ts';

const BATCH = 1 << 18;

interface Asked {
  readonly line: ControlLine;
  readonly budget: number;
  readonly sink: (batch: PairBatch) => void;
}

export function controlPairs(
  machine: Machine,
  graph: Graph,
  { line, budget, sink }: Asked,
): ControlPairs {
  const { outStart, outCompany, outParts } = placesOf(machine, graph);
  const { nodes, companies } = graph;
  const { least, list } = needs(graph, line);
  const lists = [
    list ? machine.place(list) : 0,
    machine.cleared(companies),
    machine.take(4 * companies),
  ];
  let room = BATCH;
  let out = [machine.take(4 * room), machine.take(4 * room)] as const;
  let pairs = 0;
  for (let holder = 0; holder < nodes;) {
    const given = [holder, nodes, companies, room, least, outStart, outCompany, outParts];
    const written = machine.run.controlFrom(...given, ...lists, ...out) >>> 0;
    const reached = machine.run.holderReached() >>> 0;
    if (pairs + written > budget || (written === 0 && reached < nodes && room > budget))
      return { pairs: Math.max(pairs + written, budget + 1), complete: false };
    pairs += written;
    if (written > 0)
      sink({
        controllers: machine.numbers(out[0], written),
        companies: machine.numbers(out[1], written),
      });
    else if (reached < nodes) {
      room *= 4;
      out = [machine.take(4 * room), machine.take(4 * room)];
    }
    holder = reached;
  }
  return { pairs, complete: true };
}

/** The least need of a company, and the needs of all where they differ. */
function needs(graph: Graph, line: ControlLine): { least: number; list?: Uint32Array } {
  checkQuota(line.quota);
  if (line.ownShares === 'counted' || graph.audit.selfHeld.length === 0)
    return { least: needed(line.quota, WHOLE) };
  const list = neededIn(graph, line);
  return { least: list.reduce((smallest, one) => (one < smallest ? one : smallest)), list };
}
