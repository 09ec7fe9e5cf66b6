import type { Controllers } from '../engine.ts';
import { type Graph, NOBODY } from '../graph.ts';
import type { ControlForest, ControlLine } from '../kernels.ts';
import { neededIn } from '../lines.ts';

/** The tops of a forest, in the numbers of the edge table. */
export function controllersOf(graph: Graph, forest: ControlForest, line: ControlLine): Controllers {
  const { originals } = graph;
  const loops = loopsOf(graph, forest);
  const top = topsOf(forest);
  const need = neededIn(graph, line);
  const ultimate = new Uint32Array(graph.nodes).fill(NOBODY);
  const nearest = new Uint32Array(graph.nodes).fill(NOBODY);
  for (let node = 0; node < graph.nodes; node++) {
    const number = originals[node] as number;
    const above = top[node] as number;
    const parent = forest.parent[node] as number;
    if (parent !== NOBODY)
      nearest[number] = nearestIn(graph, { node, parent, need, loop: loops.of.get(parent) });
    const loop = loops.of.get(above);
    if (loop) ultimate[number] = loop[0] as number;
    else if (above !== node) ultimate[number] = originals[above] as number;
  }
  const { members, start } = loops;
  return {
    ultimate,
    loopMembers: members,
    loopStart: start,
    controlled: forest.controlled,
    nearest,
  };
}

interface Parent {
  readonly node: number;
  readonly parent: number;
  readonly need: Uint32Array;
  /** The loop that the parent is in, by numbers of the table. */
  readonly loop: Uint32Array | undefined;
}

/** Members of a loop win together: it goes by its first, unless one of them has enough alone. */
function nearestIn(graph: Graph, { node, parent, need, loop }: Parent): number {
  const { originals, inStart, inHolder, inParts } = graph;
  const own = originals[parent] as number;
  if (!loop) return own;
  for (let at = inStart[node] as number; at < (inStart[node + 1] as number); at++)
    if (inHolder[at] === parent && (inParts[at] as number) >= (need[node] as number)) return own;
  return loop[0] as number;
}

/** Loops by each of their nodes, and one after the other by their smallest number. */
function loopsOf({ originals }: Graph, { loopMembers, loopStart }: ControlForest) {
  const of = new Map<number, Uint32Array>();
  const lists: Uint32Array[] = [];
  for (let loop = 0; loop + 1 < loopStart.length; loop++) {
    const nodes = loopMembers.subarray(loopStart[loop], loopStart[loop + 1]);
    const numbers = nodes.map((node) => originals[node] as number).sort();
    lists.push(numbers);
    for (const node of nodes) of.set(node, numbers);
  }
  lists.sort(([one], [other]) => (one as number) - (other as number));
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    start[at + 1] = (start[at] as number) + list.length;
  });
  const members = new Uint32Array(start.at(-1) ?? 0);
  lists.forEach((list, at) => members.set(list, start[at]));
  return { of, members, start };
}

/** The last node on the way up from every node, paths shortened as they are walked. */
function topsOf({ parent }: ControlForest): Uint32Array {
  const top = parent.map((above, node) => (above === NOBODY ? node : above));
  for (let node = 0; node < top.length; node++) {
    let end = node;
    while (top[end] !== end) end = top[end] as number;
    for (let at = node; top[at] !== end && at !== end;) {
      const next = top[at] as number;
      top[at] = end;
      at = next;
    }
  }
  return top;
}
