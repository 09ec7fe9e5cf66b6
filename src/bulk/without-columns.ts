import type { EdgeTable } from './graph.ts';

/**
 * The table without the holders of some companies, named by its numbers: each stands there as one that nobody is
 * known to own. Answers that rest on them are to be shown as such.
 */
export function withoutColumns(table: EdgeTable, companies: Uint32Array): EdgeTable {
  const out = new Uint8Array(table.nodes);
  for (const company of companies) out[company] = 1;
  const kept = table.companies.reduce((count, company) => count + 1 - (out[company] as number), 0);
  const edges = new Uint32Array(kept);
  let written = 0;
  table.companies.forEach((company, edge) => {
    if (!out[company]) edges[written++] = edge;
  });
  const pick = (array: Uint32Array) => edges.map((edge) => array[edge] as number);
  return {
    nodes: table.nodes,
    holders: pick(table.holders),
    companies: pick(table.companies),
    parts: pick(table.parts),
    ...(table.high ? { high: pick(table.high) } : {}),
  };
}
