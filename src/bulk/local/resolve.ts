import { type Fraction, fraction, NoAnswer } from '../../model/index.ts';
import { netOwnership } from '../../ownership/integrated.ts';
import { stakesFrom } from '../../ownership/stakes.ts';
import { type EdgeTable, type Graph, NOBODY, WHOLE } from '../graph.ts';
import type { Kernels, OwnersLine } from '../kernels.ts';
import { exactShare } from './exact-share.ts';

/** Companies that are still put to exact numbers. */
const EXACT_MAX = 2000;

/** Companies between an owner and a company that are put to exact numbers at once. */
const EXACT_FEW = 40;

/** Part of a register: `nodes[i]` is the node in the whole graph that the table calls `i`. */
interface Cut {
  readonly table: EdgeTable;
  readonly nodes: Uint32Array;
}

/**
 * The company and all above it, in order of the walk up, which ends at `owner`: a holder is met once. Marks each node
 * in `into`, to be cleared by the caller.
 */
function nodesAbove(graph: Graph, company: number, owner: number, into: Uint32Array): number[] {
  const { companies, inStart, inHolder } = graph;
  const nodes = [company];
  into[company] = 0;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as number;
    if (node >= companies || node === owner) continue;
    for (let edge = inStart[node] as number; edge < (inStart[node + 1] as number); edge++) {
      const holder = inHolder[edge] as number;
      if (into[holder] === NOBODY) into[holder] = nodes.push(holder) - 1;
    }
  }
  return nodes;
}

/** The stakes of the nodes in each other; `marks` has the place of each of them among the nodes. */
function cutOut(graph: Graph, nodes: Uint32Array, owner: number, marks: Uint32Array): Cut {
  const { companies, inStart, inHolder, inParts } = graph;
  const [holders, owned, parts]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as number;
    if (node >= companies || node === owner) continue;
    for (let edge = inStart[node] as number; edge < (inStart[node + 1] as number); edge++) {
      const holder = marks[inHolder[edge] as number] as number;
      if (holder === NOBODY) continue;
      holders.push(holder);
      owned.push(at);
      parts.push(inParts[edge] as number);
    }
  }
  const table = {
    nodes: nodes.length,
    holders: Uint32Array.from(holders),
    companies: Uint32Array.from(owned),
    parts: Uint32Array.from(parts),
  };
  return { table, nodes };
}

/** Of nodes above a company, by marks, those that the owner has a part of; the company itself in any case. */
function heldBy(graph: Graph, above: readonly number[], owner: number, marks: Uint32Array) {
  const { companies, inStart, inHolder } = graph;
  const held = new Uint8Array(above.length);
  held[0] = 1;
  if (marks[owner] !== NOBODY) held[marks[owner] as number] = 1;
  // Holders come first but in loops: few turns are enough.
  const order = above.filter((node) => node < companies && node !== owner).sort((a, b) => a - b);
  const reached = (node: number) => {
    for (let edge = inStart[node] as number; edge < (inStart[node + 1] as number); edge++) {
      const at = marks[inHolder[edge] as number] as number;
      if (at !== NOBODY && held[at]) return true;
    }
    return false;
  };
  for (let more = true; more;) {
    more = false;
    for (const node of order) {
      const at = marks[node] as number;
      if (held[at] || !reached(node)) continue;
      held[at] = 1;
      more = true;
    }
  }
  return held;
}

/** A share in parts, and how far the exact one can lie above it. */
export interface Resolved {
  readonly low: number;
  readonly slack: number;
  readonly reached: boolean;
}

/**
 * Decides single pairs of one company: in floating point with its bound, and on the line in exact numbers.
 *
 * Only companies between the two count: a walk up from the company that leaves them never meets the owner, and one
 * that has met the owner is at its end.
 */
export class Resolver {
  readonly #kernels: Kernels;
  readonly #graph: Graph;
  readonly #line: OwnersLine;
  readonly #company: number;
  readonly #marks: Uint32Array;

  /** `marks` has `NOBODY` for every node, and has it again after each answer. */
  constructor({ kernels, graph, line }: Asked, company: number, marks: Uint32Array) {
    this.#kernels = kernels;
    this.#graph = graph;
    this.#line = line;
    this.#marks = marks;
    this.#company = company;
  }

  /** Whether the owner, a node of the whole graph, reaches the line; nothing when that cannot be told. */
  decide(owner: number): Resolved | undefined {
    const share = exactShare(this.#graph, this.#company, owner);
    if (share) return this.#judged(share);
    const cut = this.#between(owner);
    if (cut.nodes.length > EXACT_FEW) {
      const near = this.#near(cut, owner);
      const { parts } = this.#line;
      if (near.low > parts || near.low + near.slack < parts)
        return { ...near, reached: near.low > parts };
    }
    const exact = exactOwners(cut.table);
    if (exact === 'tooLarge') return undefined;
    return this.#judged(exact.get(cut.nodes.indexOf(owner)) ?? fraction(0));
  }

  /** All owners that reach the line, exact, by their nodes in the whole graph. */
  reaching(): (Resolved & { readonly owner: number })[] | undefined {
    const cut = this.#cut(NOBODY, () => () => true);
    const exact = exactOwners(cut.table);
    if (exact === 'tooLarge') return undefined;
    return [...exact]
      .filter(([owner]) => owner !== 0)
      .map(([owner, share]) => ({ owner: cut.nodes[owner] as number, ...this.#judged(share) }))
      .filter(({ reached }) => reached);
  }

  /** The company first, and all above it that the owner has a part in. */
  #between(owner: number): Cut {
    return this.#cut(owner, (above) => {
      const held = heldBy(this.#graph, above, owner, this.#marks);
      return (at) => held[at] === 1;
    });
  }

  /** The company and those above it that are wanted. */
  #cut(owner: number, wanted: (above: readonly number[]) => (at: number) => boolean): Cut {
    const marks = this.#marks;
    const above = nodesAbove(this.#graph, this.#company, owner, marks);
    const want = wanted(above);
    const nodes = Uint32Array.from(above.filter((_, at) => want(at)));
    for (const node of above) marks[node] = NOBODY;
    nodes.forEach((node, at) => {
      marks[node] = at;
    });
    const cut = cutOut(this.#graph, nodes, owner, marks);
    for (const node of nodes) marks[node] = NOBODY;
    return cut;
  }

  #judged(share: Fraction): Resolved {
    const line = share.compare(fraction(this.#line.parts, WHOLE));
    const low = share.valueOf() * WHOLE;
    return { low, slack: low * 2 ** -52, reached: this.#line.strict ? line > 0 : line >= 0 };
  }

  #near(cut: Cut, owner: number): { readonly low: number; readonly slack: number } {
    const graph = this.#kernels.build(cut.table);
    const seed = graph.originals.indexOf(cut.nodes.indexOf(owner));
    const { share, bound } = this.#kernels.classShare(graph, Uint32Array.of(seed));
    const middle = (share[graph.originals.indexOf(0)] as number) * WHOLE;
    this.#kernels.free(graph);
    const low = Math.max(0, middle - 2 * bound * WHOLE);
    return { low, slack: middle - low + 2 * bound * WHOLE };
  }
}

/** What owners are asked for, and of what. */
export interface Asked {
  readonly kernels: Kernels;
  readonly graph: Graph;
  readonly line: OwnersLine;
}

function exactOwners(table: EdgeTable): Map<number, Fraction> | 'tooLarge' {
  if (table.nodes > EXACT_MAX) return 'tooLarge';
  const edges = [...table.holders].map(
    (holder, edge) =>
      [
        String(holder),
        String(table.companies[edge]),
        fraction(table.parts[edge] as number, WHOLE),
      ] as const,
  );
  try {
    const net = netOwnership(stakesFrom(edges), '0');
    if (!(net instanceof Map)) return 'tooLarge';
    return new Map([...net].map(([name, share]) => [Number(name), share]));
  } catch (thrown) {
    if (thrown instanceof NoAnswer) return 'tooLarge';
    throw thrown;
  }
}
