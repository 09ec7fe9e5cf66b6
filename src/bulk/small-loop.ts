import { type Graph, WHOLE } from './graph.ts';

/** A pivot below this could hide what fell out of the range of numbers: such a loop is not solved. */
const PIVOT_MIN = 1e-150;

/**
 * A loop, taken apart into a lower triangle (`part` below the diagonal, 1 on it) and an upper one (minus `part` above the
 * diagonal, `pivot` on it): together they are 1 less the stakes among the members, by rows.
 */
export interface SmallLoop {
  readonly first: number;
  readonly size: number;
  readonly part: Float64Array;
  readonly pivot: Float64Array;
}

/**
 * Takes a loop apart without any subtraction (Grassmann, Taksar & Heyman 1985): what leaves the loop at each member is a
 * whole number of parts, and each pivot is the sum of where a walk can go on to. So each number stays right in its
 * leading digits even where the loop owns itself nearly entirely (Alfa, Xue & Ye 2002). Nothing leaves some of the
 * members for good: then there is no solution, and `undefined`.
 */
export function takenApart(graph: Graph, first: number, end: number): SmallLoop | undefined {
  const size = end - first;
  const pivot = new Float64Array(size);
  const { part, leaves } = stakesIn(graph, first, end);
  for (let step = 0; step < size; step++) {
    let goesOn = leaves[step] as number;
    for (let to = step + 1; to < size; to++) goesOn += part[step * size + to] as number;
    if (!(goesOn >= PIVOT_MIN)) return undefined;
    pivot[step] = goesOn;
    for (let row = step + 1; row < size; row++) {
      const passed = (part[row * size + step] as number) / goesOn;
      part[row * size + step] = passed;
      if (passed === 0) continue;
      leaves[row]! += passed * (leaves[step] as number);
      for (let to = step + 1; to < size; to++)
        if (to !== row) part[row * size + to]! += passed * (part[step * size + to] as number);
    }
  }
  return { first, size, part, pivot };
}

/** The stakes among the members, own ones left out, and what of each member is held outside or by nobody. */
function stakesIn(graph: Graph, first: number, end: number) {
  const { inStart, inHolder, inParts } = graph;
  const size = end - first;
  const [part, leaves] = [new Float64Array(size * size), new Float64Array(size)];
  for (let row = 0; row < size; row++) {
    let rest = WHOLE;
    const stop = inStart[first + row + 1] as number;
    for (let at = inStart[first + row] as number; at < stop; at++) {
      const to = (inHolder[at] as number) - first;
      if (to < 0 || to >= size) continue;
      rest -= inParts[at] as number;
      if (to !== row) part[row * size + to] = (inParts[at] as number) / WHOLE;
    }
    leaves[row] = rest / WHOLE;
  }
  return { part, leaves };
}

/** How often a walk up from a member is at each member before it leaves the loop, its start counted. */
export function visitsFrom({ size, part, pivot }: SmallLoop, member: number): Float64Array {
  const visits = new Float64Array(size);
  visits[member] = 1;
  for (let row = member; row < size; row++) {
    const here = (visits[row] as number) / (pivot[row] as number);
    visits[row] = here;
    if (here === 0) continue;
    for (let to = row + 1; to < size; to++) visits[to]! += here * (part[row * size + to] as number);
  }
  for (let row = size - 1; row > 0; row--) {
    const here = visits[row] as number;
    if (here === 0) continue;
    for (let to = 0; to < row; to++) visits[to]! += here * (part[row * size + to] as number);
  }
  return visits;
}
