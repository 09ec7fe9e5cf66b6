import { type Fraction, fraction, NoAnswer } from '../../model/index.ts';
import { netOwnership } from '../../ownership/integrated.ts';
import { stakesFrom } from '../../ownership/stakes.ts';
import { type EdgeTable, type Graph, NOBODY, WHOLE } from '../graph.ts';
import type { Kernels, OwnersLine } from '../kernels.ts';

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

/** The stakes of the nodes in each other. */
function cutOut(graph: Graph, nodes: readonly number[], owner: number): Cut {
  const { companies, inStart, inHolder, inParts } = graph;
  const place = new Map(nodes.map((node, at) => [node, at]));
  const [holders, owned, parts]: [number[], number[], number[]] = [[], [], []];
  for (const [at, node] of nodes.entries()) {
    if (node >= companies || node === owner) continue;
    for (let edge = inStart[node] as number; edge < (inStart[node + 1] as number); edge++) {
      const holder = place.get(inHolder[edge] as number);
      if (holder === undefined) continue;
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
  return { table, nodes: Uint32Array.from(nodes) };
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
    const cut = cutOut(this.#graph, this.#between(owner), owner);
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
    const cut = cutOut(this.#graph, this.#above(NOBODY), NOBODY);
    const exact = exactOwners(cut.table);
    if (exact === 'tooLarge') return undefined;
    return [...exact]
      .filter(([owner]) => owner !== 0)
      .map(([owner, share]) => ({ owner: cut.nodes[owner] as number, ...this.#judged(share) }))
      .filter(({ reached }) => reached);
  }

  #above(owner: number): number[] {
    const nodes = nodesAbove(this.#graph, this.#company, owner, this.#marks);
    for (const node of nodes) this.#marks[node] = NOBODY;
    return nodes;
  }

  /** The company first, and all above it that the owner has a part in. */
  #between(owner: number): number[] {
    const { outStart, outCompany } = this.#graph;
    const above = nodesAbove(this.#graph, this.#company, owner, this.#marks);
    const found = new Set([this.#company, owner]);
    const waiting = [owner];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (let edge = outStart[node] as number; edge < (outStart[node + 1] as number); edge++) {
        const company = outCompany[edge] as number;
        if (this.#marks[company] === NOBODY || found.has(company)) continue;
        found.add(company);
        waiting.push(company);
      }
    }
    for (const node of above) this.#marks[node] = NOBODY;
    return [...found];
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
