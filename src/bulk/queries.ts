import type { Graph } from './graph.ts';
import { loopOf } from './loop-of.ts';
import { type OwnLoop, ownLoop, type Return, returnIn } from './loop-returns.ts';
import { refuseOverHeld } from './refuse.ts';
import { UNIT } from './rounding.ts';
import { SmallLoops } from './small-loops.ts';
import { loop, single } from './typescript/class-share.ts';
import { type Visits, WalkUp } from './walk-up.ts';

/** Nodes with a net integrated share, as parts of 1; no share is further than the bound from the exact one. */
export interface Shares {
  readonly nodes: Uint32Array;
  readonly share: Float64Array;
  readonly bound: number;
}

/** Members of a loop up to which all of it is looked through at each step. */
const DENSE_MAX = 5000;

const NEVER: Return = { away: 1, lost: 0 };

/**
 * Questions of one node of a register, answered from what stands above or below it alone. Lists of the size of the
 * register are kept between questions, so that a question costs what it touches.
 */
export class Queries {
  readonly #graph: Graph;
  readonly #share: Float64Array;
  readonly #seeded: Uint8Array;
  readonly #small: SmallLoops;
  readonly #walk: WalkUp;
  /** 1 for members of loops that own all of each other, and for companies that own all of themselves. */
  readonly #traps: Uint8Array;
  #around: OwnLoop | undefined;
  readonly #returns = new Map<number, Return>();

  constructor(graph: Graph) {
    refuseOverHeld(graph);
    this.#graph = graph;
    this.#share = new Float64Array(graph.nodes);
    this.#seeded = new Uint8Array(graph.nodes);
    this.#traps = trapsIn(graph);
    this.#small = new SmallLoops(graph, this.#traps);
    this.#walk = new WalkUp(graph, this.#traps, this.#small);
  }

  /** All companies in which a holder has a share, direct or through others, ascending; itself left out. */
  holdingsOf(holder: number): Shares {
    const below = this.#below(holder);
    const state = { graph: this.#graph, share: this.#share, seeded: this.#seeded };
    state.share[holder] = 1;
    state.seeded[holder] = 1;
    let bound = 0;
    for (let at = 0; at < below.length; at++) {
      const company = below[at] as number;
      const range = loopOf(this.#graph, company);
      if (range) {
        bound += loop(state, range[0], range[1]);
        while ((below[at + 1] ?? Infinity) < range[1]) at++;
      } else if (company !== holder) state.share[company] = single(state, company);
    }
    const nodes = below.filter((node) => node !== holder && (state.share[node] as number) > 0);
    const share = Float64Array.from(nodes, (node) => state.share[node] as number);
    state.seeded[holder] = 0;
    for (const node of below) state.share[node] = 0;
    state.share[holder] = 0;
    return { nodes: Uint32Array.from(nodes), share, bound: bound + this.#rounding(below.length) };
  }

  /**
   * All owners of a company, direct or through others, ascending: the chance of meeting each on the walk up, which is
   * the number of visits over the number that one visit entails (`V_ij / V_ii`). The company itself is among them where
   * it owns a part of itself. Who enters a loop without an outside owner meets each of its members.
   */
  ownersOf(company: number): Shares {
    if (this.#traps[company]) {
      const range = loopOf(this.#graph, company) ?? [company, company + 1];
      const members = Uint32Array.from({ length: range[1] - range[0] }, (_, at) => range[0] + at);
      return { nodes: members, share: new Float64Array(members.length).fill(1), bound: 0 };
    }
    const visits: Visits = { of: this.#share, touched: [] };
    const bounds = { first: 0, last: this.#graph.nodes, end: -1 };
    const lost = company < this.#graph.companies ? this.#walk.from(company, visits, bounds) : 0;
    this.#fillTraps(visits);
    const nodes = Uint32Array.from(visits.touched).sort();
    const met = Float64Array.from(nodes, (node) => this.#share[node] as number);
    for (const node of nodes) this.#share[node] = 0;
    let bound = lost;
    const share = met.map((count, at) => {
      const back = this.#returnTo(nodes[at] as number);
      bound = Math.max(bound, lost + count * back.lost);
      return Math.min(1, count * back.away);
    });
    bound += this.#small.rounding(nodes) + this.#rounding(nodes.length);
    return { nodes, share, bound: Math.min(1, bound) };
  }

  /** Every member of a loop that was entered is met by all who entered it. */
  #fillTraps({ of, touched }: Visits): void {
    const entered = new Map<number, number>();
    for (const node of touched) {
      const range = this.#traps[node] ? loopOf(this.#graph, node) : undefined;
      if (range) entered.set(range[0], (entered.get(range[0]) ?? 0) + (of[node] as number));
    }
    for (const [first, mass] of entered) {
      const end = loopOf(this.#graph, first)?.[1] ?? first;
      for (let member = first; member < end; member++) {
        if (of[member] === 0) touched.push(member);
        of[member] = mass;
      }
    }
  }

  /** What rounding can come to where so many companies are passed. */
  #rounding(length: number): number {
    return 8 * (length + 8) * UNIT;
  }

  #below(holder: number): number[] {
    const { outStart, outCompany } = this.#graph;
    const seen = new Set([holder]);
    for (const node of seen) {
      const around = loopOf(this.#graph, node);
      if (around) for (let member = around[0]; member < around[1]; member++) seen.add(member);
      for (let at = outStart[node] as number; at < (outStart[node + 1] as number); at++)
        seen.add(outCompany[at] as number);
    }
    return [...seen].sort((one, other) => one - other);
  }

  #returnTo(node: number): Return {
    if (node >= this.#graph.companies || this.#traps[node]) return NEVER;
    const inside = this.#small.from(node);
    if (inside) return { away: 1 / (inside.visits[node - inside.first] as number), lost: 0 };
    const range = loopOf(this.#graph, node);
    if (!range) return NEVER;
    const known = this.#returns.get(node);
    if (known) return known;
    const back =
      range[1] - range[0] > DENSE_MAX ? this.#walkBack(node, range) : this.#backIn(node, range);
    this.#returns.set(node, back);
    return back;
  }

  #backIn(node: number, [first, end]: readonly [number, number]): Return {
    if (this.#around?.first !== first) this.#around = ownLoop(this.#graph, first, end);
    return returnIn(this.#around, node);
  }

  /** In a large loop most walks touch little of it. */
  #walkBack(node: number, [first, last]: readonly [number, number]): Return {
    const visits: Visits = { of: this.#share, touched: [] };
    const lost = this.#walk.from(node, visits, { first, last, end: node });
    const chance = this.#share[node] as number;
    for (const touched of visits.touched) this.#share[touched] = 0;
    return { away: 1 - chance, lost };
  }
}

function trapsIn({ companies, loops, audit }: Graph): Uint8Array {
  const traps = new Uint8Array(companies);
  for (const pair of audit.closedLoops) traps.fill(1, loops[2 * pair], loops[2 * pair + 1]);
  for (const company of audit.ownerless) traps[company] = 1;
  return traps;
}
