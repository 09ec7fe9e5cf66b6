import { NOBODY } from './graph.ts';
import type { ControlForest } from './kernels.ts';

/** The answer from the parents and from the loop that each node is in (`unit`, links to a representative). */
export function forestOf(parent: Uint32Array, unit: Uint32Array): ControlForest {
  const loops = new Map<number, number[]>();
  let controlled = 0;
  for (let node = 0; node < parent.length; node++) {
    if (parent[node] !== NOBODY) controlled++;
    if (unit[node] === node) continue;
    const top = topOf(unit, node);
    const members = loops.get(top) ?? [top];
    loops.set(top, members);
    members.push(node);
  }
  const lists = [...loops.values()].map((members) => members.sort((one, other) => one - other));
  lists.sort(([one], [other]) => (one as number) - (other as number));
  const loopStart = new Uint32Array(lists.length + 1);
  lists.forEach((members, at) => {
    loopStart[at + 1] = (loopStart[at] as number) + members.length;
  });
  const loopMembers = Uint32Array.from(lists.flat());
  return { parent, loopMembers, loopStart, controlled: controlled + loopMembers.length };
}

/** How many pairs of a controller and a company the forest stands for. */
export function pairsIn(forest: ControlForest): number {
  const { parent, loopMembers, loopStart } = forest;
  const unknown = NOBODY;
  const above = new Float64Array(parent.length).fill(-1);
  const below = new Map<number, number>();
  let pairs = 0;
  for (let loop = 0; loop + 1 < loopStart.length; loop++) {
    const [start, end] = [loopStart[loop] as number, loopStart[loop + 1] as number];
    for (const member of loopMembers.subarray(start, end)) {
      above[member] = end - start - 1;
      below.set(member, end - start);
    }
  }
  const path: number[] = [];
  for (let node = 0; node < parent.length; node++) {
    let at = node;
    while (above[at] === -1 && parent[at] !== unknown) {
      path.push(at);
      at = parent[at] as number;
    }
    if (above[at] === -1) above[at] = 0;
    for (let last = path.pop(); last !== undefined; last = path.pop()) {
      const up = parent[last] as number;
      above[last] = below.get(up) ?? (above[up] as number) + 1;
    }
    pairs += above[node] as number;
  }
  return pairs;
}

function topOf(unit: Uint32Array, node: number): number {
  let at = node;
  while (unit[at] !== at) at = unit[at] as number;
  return at;
}
