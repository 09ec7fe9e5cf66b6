import { type Fraction, fraction } from '../../model/index.ts';
import { type Graph, WHOLE } from '../graph.ts';

/** Nodes that are looked at before the question is left to another way. */
const FEW = 200;
const BASE = BigInt(WHOLE);

/**
 * The exact share of a company that an owner has, through all companies between the two, where these are few and in no
 * loop, as nearly always; else nothing. Nodes of the whole graph.
 *
 * Whoever stands above a company that is in no loop has a lower number, or holds without being held: so what is below
 * the owner is followed no further than to the company.
 */
export function exactShare(graph: Graph, company: number, owner: number): Fraction | undefined {
  if (inLoop(graph, company)) return undefined;
  const nodes = below(graph, owner, company) ?? above(graph, company, owner);
  if (!nodes) return undefined;
  const shares = new Map<number, Share>([[owner, { parts: 1n, scale: 0 }]]);
  for (const node of [...nodes].sort((one, other) => one - other)) {
    if (node === owner || node >= graph.companies) continue;
    const share = shareOf(graph, node, { nodes, shares });
    if (!share) return undefined;
    shares.set(node, share);
  }
  const { parts, scale } = shares.get(company) ?? { parts: 0n, scale: 0 };
  return fraction(parts, BASE ** BigInt(scale));
}

/** A share of `parts / WHOLE ** scale`. */
interface Share {
  readonly parts: bigint;
  readonly scale: number;
}

interface Known {
  readonly nodes: ReadonlySet<number>;
  readonly shares: ReadonlyMap<number, Share>;
}

/** From the shares of its holders; nothing where one of them is not known yet, which is a loop. */
function shareOf(
  { companies, inStart, inHolder, inParts }: Graph,
  node: number,
  { nodes, shares }: Known,
): Share | undefined {
  const found: (Share & { readonly held: bigint })[] = [];
  let scale = 0;
  for (let at = inStart[node] as number; at < (inStart[node + 1] as number); at++) {
    const holder = inHolder[at] as number;
    const share = shares.get(holder);
    if (share) {
      found.push({ ...share, held: BigInt(inParts[at] as number) });
      scale = Math.max(scale, share.scale);
    } else if (nodes.has(holder) && holder >= node && holder < companies) {
      return undefined;
    }
  }
  const parts = found.reduce(
    (sum, share) => sum + share.held * share.parts * BASE ** BigInt(scale - share.scale),
    0n,
  );
  return { parts, scale: scale + 1 };
}

function inLoop({ loops }: Graph, company: number): boolean {
  let [low, high] = [0, loops.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((loops[middle] as number) <= company) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** The owner and what it has a part of, up to the company; nothing when that is much. */
function below({ outStart, outCompany }: Graph, owner: number, company: number) {
  const nodes = new Set([owner]);
  let looked = 0;
  for (const node of nodes) {
    const end = outStart[node + 1] as number;
    looked += end - (outStart[node] as number);
    if (looked > FEW) return undefined;
    for (let edge = outStart[node] as number; edge < end; edge++) {
      const held = outCompany[edge] as number;
      if (held <= company) nodes.add(held);
    }
  }
  return nodes;
}

/** The company and all above it, no further than to the owner; nothing when that is much. */
function above({ inStart, inHolder, companies }: Graph, company: number, owner: number) {
  const nodes = new Set([company]);
  let looked = 0;
  for (const node of nodes) {
    if (node === owner || node >= companies) continue;
    const end = inStart[node + 1] as number;
    looked += end - (inStart[node] as number);
    if (looked > FEW) return undefined;
    for (let edge = inStart[node] as number; edge < end; edge++)
      nodes.add(inHolder[edge] as number);
  }
  return nodes;
}
