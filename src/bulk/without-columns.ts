import type { EdgeTable } from './graph.ts';

/**
 * The table without the holders of some companies, named by its numbers: each stands there as one that nobody is
 * known to own. Answers that rest on them are to be shown as such. The edges that stay are moved to the front of the
 * lists, so that the table that was given is no longer good.
 */
export function withoutColumns(table: EdgeTable, companies: Uint32Array): EdgeTable {
  if (companies.length === 0) return table;
  const out = new Set(companies);
  const lists = [table.holders, table.parts, ...(table.high ? [table.high] : [])];
  let kept = 0;
  for (let edge = 0; edge < table.companies.length; edge++) {
    const company = table.companies[edge] as number;
    if (out.has(company)) continue;
    table.companies[kept] = company;
    for (const list of lists) list[kept] = list[edge] as number;
    kept++;
  }
  const cut = (list: Uint32Array) => list.subarray(0, kept);
  return {
    nodes: table.nodes,
    holders: cut(table.holders),
    companies: cut(table.companies),
    parts: cut(table.parts),
    ...(table.high && { high: cut(table.high) }),
  };
}
