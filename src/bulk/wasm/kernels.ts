import type { Graph } from '../graph.ts';
import { forestOf } from '../forest.ts';
import type {
  BlockedSet,
  ClassShare,
  ControlForest,
  ControlLine,
  Kernels,
  Quota,
} from '../kernels.ts';
import { checkForestLine, checkQuota, needed, neededIn } from '../lines.ts';
import {
  LOOP_GAP,
  LOOP_SWEEPS,
  type Solving as Sharing,
  solvedLoop,
  solveLoop,
} from '../loop-solve.ts';
import { refuseOverHeld } from '../refuse.ts';
import { roundingBound } from '../rounding.ts';
import { shareBounds } from '../typescript/share-bounds.ts';
import { WHOLE } from '../graph.ts';
import { build } from './build.ts';
import { controlPairs } from './control-pairs.ts';
import type { Machine } from './machine.ts';
import { edgeStore } from './edge-store.ts';
import { ownersAbove } from './owners-above.ts';
import { builtFrom, freeGraph, placesOf } from './places.ts';
import { texts } from './texts.ts';

/** The compiled kernels. */
export function wasmKernels(machine: Machine): Kernels {
  const during = <T>(graph: Graph, work: () => T): T => {
    placesOf(machine, graph);
    return machine.during(work);
  };
  return {
    kind: 'wasm',
    build: (table) => builtFrom(machine, () => build(machine, table)),
    free: (graph) => freeGraph(machine, graph),
    lend: (work) => machine.during(() => work(machine.lender())),
    classShare: (graph, seeds) => {
      refuseOverHeld(graph);
      return during(graph, () => classShare(machine, graph, seeds));
    },
    ownersAbove: (graph, line, sink) => {
      refuseOverHeld(graph);
      return during(graph, () => ownersAbove(machine, graph, line, sink));
    },
    controlPairs: (graph, line, budget, sink) =>
      during(graph, () => controlPairs(machine, graph, { line, budget, sink })),
    controlForest: (graph, line) => {
      refuseOverHeld(graph);
      return during(graph, () => controlForest(machine, graph, line));
    },
    blockedSet: (graph, seeds, quota) =>
      during(graph, () => blockedSet(machine, graph, seeds, quota)),
    shareBounds: (graph, seeds) => {
      refuseOverHeld(graph);
      return shareBounds(graph, seeds, (all, from) =>
        during(all, () => classShare(machine, all, from)),
      );
    },
    texts: (names, numbers) => texts(machine, names, numbers),
    edgeStore: (expected) => edgeStore(machine, expected),
  };
}

function classShare(machine: Machine, graph: Graph, seeds: Uint32Array): ClassShare {
  const { inStart, inHolder, inParts } = placesOf(machine, graph);
  const places = [inStart, inHolder, inParts, machine.cleared(graph.nodes, 8)];
  const share = machine.reals(places[3] as number, graph.nodes);
  const at = machine.cleared(graph.nodes, 1);
  const seeded = machine.bytes(at, graph.nodes);
  for (const seed of seeds) {
    share[seed] = 1;
    seeded[seed] = 1;
  }
  let [company, bound] = [0, longestBound(machine, graph)];
  const state = { graph, share, seeded };
  for (let pair = 0; pair <= graph.loops.length; pair += 2) {
    const first = graph.loops[pair] ?? graph.companies;
    machine.run.shareSingles(company, first, ...places, at);
    if (first === graph.companies) break;
    company = graph.loops[pair + 1] as number;
    bound += solvedLoop(state, first, company, () => sweeps(machine, state, first, company));
  }
  return { share: new Float64Array(share), bound };
}

/** As the sweeps in TypeScript; a loop where they converge slowly is solved by elimination. */
function sweeps(machine: Machine, state: Sharing, first: number, end: number): number {
  const { inStart, inHolder, inParts } = placesOf(machine, state.graph);
  const [share, seeded] = [state.share.byteOffset, state.seeded.byteOffset];
  const gap = machine.during(() => {
    const given = [inStart, inHolder, inParts, share, seeded, machine.take(8 * (end - first))];
    return machine.run.shareLoop(first, end, LOOP_SWEEPS, LOOP_GAP, ...given);
  });
  return gap > LOOP_GAP ? solveLoop(state, first, end) : gap;
}

function longestBound(machine: Machine, graph: Graph): number {
  return roundingBound(graph, () =>
    machine.during(() => {
      const { inStart, inHolder } = placesOf(machine, graph);
      const line = machine.take(4 * graph.companies);
      return machine.run.longestLine(graph.companies, inStart, inHolder, line) >>> 0;
    }),
  );
}

function controlForest(machine: Machine, graph: Graph, line: ControlLine): ControlForest {
  checkForestLine(line);
  const { inStart, inHolder, inParts, outStart, outCompany } = placesOf(machine, graph);
  const need = machine.place(neededIn(graph, line));
  const { nodes, companies } = graph;
  const [parent, unit] = [machine.take(4 * nodes), machine.take(4 * nodes)];
  const work = machine.take(machine.run.forestBytes(nodes, companies) >>> 0);
  machine.run.forestOver(inStart, inHolder, inParts, outStart, outCompany, need);
  machine.run.forest(nodes, companies, parent, unit, work);
  return forestOf(machine.numbers(parent, nodes).slice(), machine.numbers(unit, nodes));
}

function blockedSet(machine: Machine, graph: Graph, seeds: Uint32Array, quota: Quota): BlockedSet {
  checkQuota(quota);
  const { outStart, outCompany, outParts } = placesOf(machine, graph);
  const { nodes } = graph;
  const [held, at, queue] = [
    machine.cleared(nodes),
    machine.cleared(nodes, 1),
    machine.take(4 * nodes),
  ];
  const [inside, members] = [machine.bytes(at, nodes), machine.numbers(queue, nodes)];
  let count = 0;
  for (const seed of seeds) {
    if (!inside[seed]) members[count++] = seed;
    inside[seed] = 1;
  }
  const need = needed(quota, WHOLE);
  const length = machine.run.blocked(count, need, outStart, outCompany, outParts, held, at, queue);
  return {
    blocked: members.slice(0, length >>> 0).sort(),
    held: machine.numbers(held, nodes).slice(),
  };
}
