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

/** The end of memory before each graph that was built in it. */
const STARTS = new WeakMap<Graph, number>();
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

/** Remembers where memory ends without a graph that is about to be built. */
export function builtFrom(machine: Machine, build: () => Graph): Graph {
  const from = machine.run.mark();
  const graph = build();
  STARTS.set(graph, from);
  return graph;
}

/** Gives back a graph and what was built after it. */
export function freeGraph(machine: Machine, graph: Graph): void {
  const from = STARTS.get(graph);
  if (from !== undefined && from < machine.run.mark()) machine.run.release(from);
  STARTS.delete(graph);
  KNOWN.get(machine)?.delete(graph);
}
