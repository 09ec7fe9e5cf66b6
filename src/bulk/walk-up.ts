import { type Graph, WHOLE } from './graph.ts';
import type { Inside, SmallLoops } from './small-loops.ts';

/** Mass below this is not followed: it can no longer matter. */
const CRUMB = 1e-14;
/** Steps after which a walk in a loop that hardly leaks is given up. */
const STEPS_MAX = 5_000_000;

/** How often each holder is met on the walk up; entries of others stay as they were, and `touched` are to be cleared. */
export interface Visits {
  readonly of: Float64Array;
  readonly touched: number[];
}

/** Where a walk may go: not beyond these nodes, and not past the end. */
export interface Bounds {
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

/** Walks up through a register, in lists of its size that are empty between two walks. */
export class WalkUp {
  readonly #graph: Graph;
  readonly #traps: Uint8Array;
  readonly #small: SmallLoops;
  #mass: Float64Array;
  #next: Float64Array;

  /** `traps` has 1 for companies from which no walk goes on. */
  constructor(graph: Graph, traps: Uint8Array, small: SmallLoops) {
    this.#small = small;
    this.#graph = graph;
    this.#traps = traps;
    this.#mass = new Float64Array(graph.companies);
    this.#next = new Float64Array(graph.companies);
  }

  /**
   * Starts with all of the mass at one company and adds what arrives anywhere to the visits. Gives the mass that was not
   * followed to its end: no chance of meeting anyone is further off.
   */
  from(start: number, visits: Visits, bounds: Bounds): number {
    let [lost, steps] = [0, 0];
    let [front, later] = [[start], [] as number[]];
    this.#mass[start] = 1;
    while (front.length > 0) {
      for (const node of front) {
        const here = this.#mass[node] as number;
        this.#mass[node] = 0;
        if (here < CRUMB || steps > STEPS_MAX) {
          lost += here;
          continue;
        }
        const to = { visits, bounds, later };
        const inside = this.#small.from(node);
        steps += inside ? this.#leave(inside, node, here, to) : this.#step(node, here, to);
      }
      [this.#mass, this.#next] = [this.#next, this.#mass];
      [front, later] = [later, front];
      later.length = 0;
    }
    return lost;
  }

  /** Leads mass to all holders of a company, or to those before a loop and after it; returns how many it has. */
  #step(node: number, here: number, { visits, bounds, later }: Going, loop?: Range): number {
    const { inStart, inHolder, inParts, companies } = this.#graph;
    const [start, stop] = [inStart[node] as number, inStart[node + 1] as number];
    for (let at = start; at < stop; at++) {
      const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
      const part = (here * parts) / WHOLE;
      if (part === 0 || holder < bounds.first || holder >= bounds.last) continue;
      if (loop && holder >= loop.first && holder < loop.end) continue;
      visit(visits, holder, part);
      if (holder >= companies || holder === bounds.end || this.#traps[holder]) continue;
      if (this.#next[holder] === 0) later.push(holder);
      this.#next[holder]! += part;
    }
    return stop - start;
  }

  /** Leads mass around a loop as often as it goes, and out of it. */
  #leave({ first, visits }: Inside, node: number, here: number, to: Going): number {
    const loop = { first, end: first + visits.length };
    let steps = 0;
    visits.forEach((times, at) => {
      if (times === 0) return;
      const again = here * (first + at === node ? times - 1 : times);
      if (again > 0) visit(to.visits, first + at, again);
      steps += this.#step(first + at, here * times, to, loop);
    });
    return steps;
  }
}

interface Range {
  readonly first: number;
  readonly end: number;
}

/** Where a step adds to. */
interface Going {
  readonly visits: Visits;
  readonly bounds: Bounds;
  readonly later: number[];
}

function visit({ of, touched }: Visits, node: number, part: number): void {
  if (of[node] === 0) touched.push(node);
  of[node]! += part;
}
