import type { Graph } from './graph.ts';
import { loopOf } from './loop-of.ts';
import { UNIT } from './rounding.ts';
import { type SmallLoop, takenApart, visitsFrom } from './small-loop.ts';

/** Members up to which a loop is solved at once: a table of all pairs, and the cube of the members in steps. */
const SMALL_MAX = 300;
/** Numbers that are kept of loops already solved: 32 MB. */
const KEPT_MAX = 4_000_000;

interface Solved {
  readonly loop: SmallLoop;
  readonly rows: Map<number, Float64Array>;
}

/** How often a walk that entered a loop is at `first` and at each member after it, its entry counted. */
export interface Inside {
  readonly first: number;
  readonly visits: Float64Array;
}

/**
 * The small loops of a register, and companies that own a part of themselves as loops of one. A walk that enters one is
 * taken to where it leaves in one step, however often it goes around.
 */
export class SmallLoops {
  readonly #graph: Graph;
  /** 1 for members of loops that are solved at once. */
  readonly #small: Uint8Array;
  readonly #solved = new Map<number, Solved>();
  #kept = 0;

  /** `traps` has 1 for companies that nothing leaves: they have no solution. */
  constructor(graph: Graph, traps: Uint8Array) {
    this.#graph = graph;
    this.#small = new Uint8Array(graph.companies);
    const { loops, audit } = graph;
    for (const node of audit.selfHeld) this.#small[node] = 1;
    for (let pair = 0; pair < loops.length; pair += 2) {
      const [first, end] = [loops[pair] as number, loops[pair + 1] as number];
      this.#small.fill(end - first <= SMALL_MAX ? 1 : 0, first, end);
    }
    traps.forEach((trap, node) => {
      if (trap) this.#small[node] = 0;
    });
  }

  /** The walk that enters its loop at a company; `undefined` where the company is in no loop that can be solved at once. */
  from(node: number): Inside | undefined {
    if (!this.#small[node]) return undefined;
    const [first, end] = this.#rangeOf(node);
    const solved = this.#solved.get(first) ?? this.#solve(first, end);
    if (!solved) return undefined;
    const known = solved.rows.get(node);
    if (known) return { first, visits: known };
    const visits = visitsFrom(solved.loop, node - first);
    solved.rows.set(node, visits);
    this.#kept += visits.length;
    return { first, visits };
  }

  /** What rounding can come to in all of these loops that some nodes, ascending, are in. */
  rounding(nodes: Iterable<number>): number {
    let [total, passed] = [0, 0];
    for (const node of nodes) {
      if (node < passed || !this.#small[node]) continue;
      const [first, end] = this.#rangeOf(node);
      total += 16 * (end - first) * (end - first + 1) * UNIT;
      passed = end;
    }
    return total;
  }

  #rangeOf(node: number): readonly [number, number] {
    return loopOf(this.#graph, node) ?? [node, node + 1];
  }

  #solve(first: number, end: number): Solved | undefined {
    const loop = takenApart(this.#graph, first, end);
    if (!loop) {
      this.#small.fill(0, first, end);
      return undefined;
    }
    if (this.#kept > KEPT_MAX) {
      this.#solved.clear();
      this.#kept = 0;
    }
    const solved = { loop, rows: new Map<number, Float64Array>() };
    this.#solved.set(first, solved);
    this.#kept += loop.part.length + loop.size;
    return solved;
  }
}
