import type { Graph } from '../graph.ts';
import type { Machine } from './machine.ts';

export interface Places {
  readonly inStart: number;
  readonly inHolder: number;
  readonly inParts: number;
  readonly outStart: number;
  readonly outCompany: number;
  readonly outParts: number;
}

const KNOWN = new WeakMap<Machine, WeakMap<Graph, Places>>();

/** Where a graph lies in the memory of the kernels; one that was made elsewhere is copied there once, for good. */
export function placesOf(machine: Machine, graph: Graph): Places {
  const graphs = KNOWN.get(machine) ?? new WeakMap<Graph, Places>();
  KNOWN.set(machine, graphs);
  const known = graphs.get(graph);
  if (known) return known;
  const places = {
    inStart: machine.place(graph.inStart),
    inHolder: machine.place(graph.inHolder),
    inParts: machine.place(graph.inParts),
    outStart: machine.place(graph.outStart),
    outCompany: machine.place(graph.outCompany),
    outParts: machine.place(graph.outParts),
  };
  graphs.set(graph, places);
  return places;
}
