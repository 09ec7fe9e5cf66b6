import type { Graph } from '../graph.ts';
import type { ControlLine, ControlPairs, PairBatch } from '../kernels.ts';
import { neededIn } from '../lines.ts';
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
  const need = neededIn(graph, line);
  const least = need.reduce((smallest, one) => (one < smallest ? one : smallest), 0xffff_ffff);
  const lists = [
    machine.place(need),
    machine.cleared(companies),
    machine.cleared(nodes, 1),
    machine.take(4 * companies),
  ];
  let room = BATCH;
  let out = [machine.take(4 * room), machine.take(4 * room)] as const;
  let pairs = 0;
  for (let holder = 0; holder < nodes;) {
    const given = [holder, nodes, room, least, outStart, outCompany, outParts];
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
