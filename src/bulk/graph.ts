/**
 * Parts in the whole of a company: stakes are counted in hundredths of a millionth, so that 1% is a
 * million parts and every percentage of up to six decimals is a whole number.
 */
export const WHOLE = 100_000_000;

/** "No node": a company without a controller, a name that is not there. */
export const NOBODY = 0xffff_ffff;

/**
 * Stakes as they were loaded: edge `e` says that `holders[e]` has `parts[e]` of `companies[e]`.
 *
 * Nodes are numbers below `nodes`; several edges of the same two are parallel and are added. 12 bytes an edge.
 */
export interface EdgeTable {
  readonly nodes: number;
  readonly holders: Uint32Array;
  readonly companies: Uint32Array;
  /** The stake in parts of the whole; the lower end where it is a band. */
  readonly parts: Uint32Array;
  /** The upper ends, where some stakes are bands. */
  readonly high?: Uint32Array;
}

/**
 * A register made ready for the kernels: merged, audited, renumbered, stored by company and by holder.
 *
 * Nodes are renumbered: companies that have holders come first, owners before what they own, and the
 * members of a loop stand together; then all others. `originals` gives the number of the edge table back.
 * 16 bytes an edge, 4 a company and 8 a node.
 */
export interface Graph {
  readonly nodes: number;
  /** Nodes below this number have holders; all others have none. */
  readonly companies: number;
  /** Edges after the merge. */
  readonly edges: number;
  /** The holders of company `y` are entries `inStart[y]` to `inStart[y + 1]` of `inHolder` and `inParts`. */
  readonly inStart: Uint32Array;
  readonly inHolder: Uint32Array;
  readonly inParts: Uint32Array;
  /** Upper ends beside `inParts`, where some stakes are bands. */
  readonly inHigh?: Uint32Array;
  /** What holder `h` has are entries `outStart[h]` to `outStart[h + 1]`, companies ascending. */
  readonly outStart: Uint32Array;
  readonly outCompany: Uint32Array;
  readonly outParts: Uint32Array;
  /** The number in the edge table of every node. */
  readonly originals: Uint32Array;
  /** Loops: pairs of a first member and the node after the last, ascending. All other companies are in none. */
  readonly loops: Uint32Array;
  readonly audit: Audit;
}

/** What is wrong with columns, by node, ascending; nothing of it is mended. */
export interface Audit {
  /** Edges that were added to a parallel one. */
  readonly merged: number;
  /** Companies whose holders have more than the whole together; lower ends count. */
  readonly overHeld: Uint32Array;
  /** Companies that hold a part of themselves. */
  readonly selfHeld: Uint32Array;
  /** Positions in `loops` (a pair each) of loops that own all of each other: nobody outside has a part. */
  readonly closedLoops: Uint32Array;
  /** Companies that own all of themselves alone. */
  readonly ownerless: Uint32Array;
}

/** Bytes of the arrays of a graph. */
export function graphBytes(graph: Graph): number {
  const arrays = [
    graph.inStart,
    graph.inHolder,
    graph.inParts,
    graph.inHigh,
    graph.outStart,
    graph.outCompany,
    graph.outParts,
    graph.originals,
    graph.loops,
  ];
  return arrays.reduce((total, array) => total + (array?.byteLength ?? 0), 0);
}

/** The node of every number of the edge table: `originals` the other way round. */
export function nodesOf(graph: Graph): Uint32Array {
  const nodes = new Uint32Array(graph.nodes).fill(NOBODY);
  graph.originals.forEach((original, node) => {
    nodes[original] = node;
  });
  return nodes;
}
