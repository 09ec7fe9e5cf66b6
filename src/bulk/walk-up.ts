import { type Graph, WHOLE } from './graph.ts';

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
  #mass: Float64Array;
  #next: Float64Array;

  /** `traps` has 1 for companies from which no walk goes on. */
  constructor(graph: Graph, traps: Uint8Array) {
    this.#graph = graph;
    this.#traps = traps;
    this.#mass = new Float64Array(graph.companies);
    this.#next = new Float64Array(graph.companies);
  }

  /**
   * Starts with all of the mass at one company and adds what arrives anywhere to the visits. Gives the mass that was not
   * followed to its end: no chance of meeting anyone is further off.
   */
  from(start: number, visits: Visits, { first, last, end }: Bounds): number {
    const { inStart, inHolder, inParts, companies } = this.#graph;
    let [lost, steps] = [0, 0];
    let [front, later] = [[start], [] as number[]];
    this.#mass[start] = 1;
    while (front.length > 0) {
      for (const node of front) {
        const here = this.#mass[node] as number;
        this.#mass[node] = 0;
        const stop = inStart[node + 1] as number;
        if (here < CRUMB || steps > STEPS_MAX) {
          lost += here;
          continue;
        }
        for (let at = inStart[node] as number; at < stop; at++) {
          const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
          if (parts === 0 || holder < first || holder >= last) continue;
          const part = (here * parts) / WHOLE;
          if (visits.of[holder] === 0) visits.touched.push(holder);
          visits.of[holder]! += part;
          if (holder >= companies || holder === end || this.#traps[holder]) continue;
          if (this.#next[holder] === 0) later.push(holder);
          this.#next[holder]! += part;
        }
        steps += stop - (inStart[node] as number);
      }
      [this.#mass, this.#next] = [this.#next, this.#mass];
      [front, later] = [later, front];
      later.length = 0;
    }
    return lost;
  }
}
