import { BadCall } from '../../model/index.ts';
import type { Blocked, BulkEngine, Loaded, Shares } from '../engine.ts';
import { type EdgeTable, type Graph, nodesOf } from '../graph.ts';
import type { Kernels, PairBatch, Quota } from '../kernels.ts';
import { controllersOf } from './controllers.ts';
import { ownersOf } from './owners.ts';

/** The engine of this machine: the kernels over a graph in memory. */
export function localEngine(kernels: Kernels): BulkEngine {
  let held: Held | undefined;
  const loaded = (): Held => {
    if (!held) throw new BadCall('No register is loaded.');
    return held;
  };
  const forget = () => {
    if (held) kernels.free(held.graph);
    held = undefined;
  };
  return {
    name: 'local',
    load: async (edges) => {
      forget();
      held = holding(kernels, edges);
      return loadedOf(held);
    },
    controllers: async (line) =>
      controllersOf(loaded().graph, kernels.controlForest(loaded().graph, line), line),
    pairs: async (line, budget, sink) => {
      const { graph } = loaded();
      return kernels.controlPairs(graph, line, budget, (batch) => sink(named(graph, batch)));
    },
    blocked: async (seeds, quota) => blockedOf(kernels, loaded(), seeds, quota),
    classShare: async (seeds) => sharesOf(kernels, loaded(), seeds),
    owners: async (line, sink) => ownersOf(kernels, loaded().graph, line, sink),
    close: async () => forget(),
  };
}

/** A graph, and the node of every number of its edge table. */
interface Held {
  readonly graph: Graph;
  /** Made when it is first asked for. */
  readonly nodes: () => Uint32Array;
}

function holding(kernels: Kernels, edges: EdgeTable): Held {
  const graph = kernels.build(edges);
  let nodes: Uint32Array | undefined;
  return { graph, nodes: () => (nodes ??= nodesOf(graph)) };
}

function loadedOf({ graph }: Held): Loaded {
  const numbers = (nodes: Uint32Array) =>
    nodes.map((node) => graph.originals[node] as number).sort();
  return {
    nodes: graph.nodes,
    edges: graph.edges,
    merged: graph.audit.merged,
    overHeld: numbers(graph.audit.overHeld),
    selfHeld: numbers(graph.audit.selfHeld),
  };
}

function named({ originals }: Graph, { controllers, companies }: PairBatch): PairBatch {
  const number = (node: number) => originals[node] as number;
  return { controllers: controllers.map(number), companies: companies.map(number) };
}

function blockedOf(kernels: Kernels, held: Held, seeds: Uint32Array, quota: Quota): Blocked {
  const { graph } = held;
  const nodes = held.nodes();
  const found = kernels.blockedSet(graph, seedNodes(held, seeds), quota);
  const members = found.blocked.map((node) => graph.originals[node] as number).sort();
  return {
    members,
    held: members.map((member) => found.held[nodes[member] as number] as number),
  };
}

function sharesOf(kernels: Kernels, held: Held, seeds: Uint32Array): Shares {
  const { graph, nodes } = held;
  const { share, bound } = kernels.classShare(graph, seedNodes(held, seeds));
  return { share: Float64Array.from(nodes(), (node) => share[node] as number), bound };
}

function seedNodes(held: Held, seeds: Uint32Array): Uint32Array {
  const nodes = held.nodes();
  const strange = seeds.find((seed) => seed >= nodes.length);
  if (strange !== undefined)
    throw new BadCall(`Seed ${strange} is no node: there are ${nodes.length}.`);
  return seeds.map((seed) => nodes[seed] as number);
}
