import { type Fraction, fraction, NoAnswer } from '../../model/index.ts';
import { netOwnership } from '../../ownership/integrated.ts';
import { stakesFrom } from '../../ownership/stakes.ts';
import { type EdgeTable, type Graph, NOBODY, WHOLE } from '../graph.ts';
import type { Kernels, OwnersLine } from '../kernels.ts';

/** Companies above one company that are still put to exact numbers. */
const EXACT_MAX = 2000;

/** A company and all above it, cut out of the register: `nodes[i]` is its node in the whole graph. */
export interface Cut {
  readonly table: EdgeTable;
  readonly nodes: Uint32Array;
}

/** The part of a register that decides who owns a company, which comes first in it. */
export function cutAbove(graph: Graph, company: number, into: Uint32Array): Cut {
  const { companies, inStart, inHolder, inParts } = graph;
  const nodes = [company];
  const [holders, owned, parts]: [number[], number[], number[]] = [[], [], []];
  into[company] = 0;
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as number;
    if (node >= companies) continue;
    for (let edge = inStart[node] as number; edge < (inStart[node + 1] as number); edge++) {
      const holder = inHolder[edge] as number;
      if (into[holder] === NOBODY) into[holder] = nodes.push(holder) - 1;
      holders.push(into[holder] as number);
      owned.push(at);
      parts.push(inParts[edge] as number);
    }
  }
  for (const node of nodes) into[node] = NOBODY;
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

/** Decides single pairs of one company: in floating point with its bound, and on the line in exact numbers. */
export class Resolver {
  readonly #kernels: Kernels;
  readonly #cut: Cut;
  readonly #line: OwnersLine;
  #graph: { readonly graph: Graph; readonly of: Map<number, number> } | undefined;
  #exact: Map<number, Fraction> | 'tooLarge' | undefined;

  constructor(kernels: Kernels, cut: Cut, line: OwnersLine) {
    this.#kernels = kernels;
    this.#cut = cut;
    this.#line = line;
  }

  /** Whether the owner, a node of the whole graph, reaches the line; nothing when that cannot be told. */
  decide(owner: number): Resolved | undefined {
    const known = this.#near(owner);
    const { parts } = this.#line;
    if (known.low > parts || known.low + known.slack < parts)
      return { ...known, reached: known.low > parts };
    const exact = this.all();
    if (exact === 'tooLarge') return undefined;
    return this.#judged(exact.get(this.#cut.nodes.indexOf(owner)) ?? fraction(0));
  }

  /** All owners that reach the line, exact, by their nodes in the whole graph. */
  reaching(): (Resolved & { readonly owner: number })[] | undefined {
    const exact = this.all();
    if (exact === 'tooLarge') return undefined;
    return [...exact]
      .filter(([owner]) => owner !== 0)
      .map(([owner, share]) => ({
        owner: this.#cut.nodes[owner] as number,
        ...this.#judged(share),
      }))
      .filter(({ reached }) => reached);
  }

  /** Net ownership of all above the company, exact, by their numbers in the cut. */
  all(): Map<number, Fraction> | 'tooLarge' {
    this.#exact ??= exactOwners(this.#cut.table);
    return this.#exact;
  }

  #judged(share: Fraction): Resolved {
    const line = share.compare(fraction(this.#line.parts, WHOLE));
    const low = share.valueOf() * WHOLE;
    return { low, slack: low * 2 ** -52, reached: this.#line.strict ? line > 0 : line >= 0 };
  }

  #near(owner: number): { readonly low: number; readonly slack: number } {
    const { graph, of } = this.#built();
    const seed = of.get(owner);
    if (seed === undefined) return { low: 0, slack: 0 };
    const { share, bound } = this.#kernels.classShare(graph, Uint32Array.of(seed));
    const company = graph.originals.indexOf(0);
    const middle = (share[company] as number) * WHOLE;
    const low = Math.max(0, middle - 2 * bound * WHOLE);
    return { low, slack: middle - low + 2 * bound * WHOLE };
  }

  #built() {
    if (this.#graph) return this.#graph;
    const graph = this.#kernels.build(this.#cut.table);
    const of = new Map<number, number>();
    graph.originals.forEach((original, node) => of.set(this.#cut.nodes[original] as number, node));
    this.#graph = { graph, of };
    return this.#graph;
  }
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
