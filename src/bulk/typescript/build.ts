import { audit } from '../audit.ts';
import { checkTable, type Columns } from '../columns.ts';
import { type EdgeTable, type Graph, NOBODY } from '../graph.ts';
import { columnsOf, startsOf } from './columns.ts';
import { ownersFirst } from './order.ts';

/** The graph of an edge table, step by step in plain loops. */
export function build(table: EdgeTable): Graph {
  checkTable(table);
  const columns = columnsOf(table);
  const { order, loops } = ownersFirst(columns, table.nodes);
  const { originals, nodeOf } = renumber(columns, order, table.nodes);
  const inside = inward(columns, order, nodeOf);
  const outside = outward(inside, table.nodes);
  const graph = { nodes: table.nodes, companies: order.length, loops, originals };
  const edges = inside.inHolder.length;
  const whole = { ...graph, edges, ...inside, ...outside };
  return { ...whole, audit: audit(whole, columns.merged) };
}

/** Companies in their order, then holders as they are met in it, then nodes without an edge. */
function renumber({ start, holder }: Columns, order: Uint32Array, nodes: number) {
  const nodeOf = new Uint32Array(nodes).fill(NOBODY);
  const originals = new Uint32Array(nodes);
  order.forEach((original, node) => {
    nodeOf[original] = node;
    originals[node] = original;
  });
  let next = order.length;
  const place = (original: number) => {
    if (nodeOf[original] !== NOBODY) return;
    nodeOf[original] = next;
    originals[next++] = original;
  };
  for (const company of order)
    for (let at = start[company] as number; at < (start[company + 1] as number); at++)
      place(holder[at] as number);
  for (let original = 0; original < nodes; original++) place(original);
  return { originals, nodeOf };
}

type Inward = Pick<Graph, 'inStart' | 'inHolder' | 'inParts' | 'inHigh'>;

function inward(columns: Columns, order: Uint32Array, nodeOf: Uint32Array): Inward {
  const { start, holder, parts, high } = columns;
  const inStart = new Uint32Array(order.length + 1);
  const inHolder = new Uint32Array(holder.length);
  const inParts = new Uint32Array(holder.length);
  const inHigh = high && new Uint32Array(holder.length);
  let written = 0;
  order.forEach((company, node) => {
    for (let at = start[company] as number; at < (start[company + 1] as number); at++) {
      inHolder[written] = nodeOf[holder[at] as number] as number;
      inParts[written] = parts[at] as number;
      if (inHigh) inHigh[written] = high?.[at] as number;
      written++;
    }
    inStart[node + 1] = written;
  });
  return { inStart, inHolder, inParts, ...(inHigh ? { inHigh } : {}) };
}

function outward({ inStart, inHolder, inParts }: Inward, nodes: number) {
  const outStart = startsOf(inHolder, nodes);
  const outCompany = new Uint32Array(inHolder.length);
  const outParts = new Uint32Array(inHolder.length);
  for (let company = 0; company + 1 < inStart.length; company++) {
    for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++) {
      const holder = inHolder[at] as number;
      const to = outStart[holder] as number;
      outStart[holder] = to + 1;
      outCompany[to] = company;
      outParts[to] = inParts[at] as number;
    }
  }
  outStart.copyWithin(1, 0, nodes);
  outStart[0] = 0;
  return { outStart, outCompany, outParts };
}
