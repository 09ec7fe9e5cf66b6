import type { Columns } from '../columns.ts';
import type { EdgeTable } from '../graph.ts';

const MOST = 0xffff_ffff;

/** The edges of a table by company (counting sort, order within a company kept), parallel ones added. */
export function columnsOf(table: EdgeTable): Columns {
  const { nodes, holders, companies } = table;
  const start = startsOf(companies, nodes);
  const holder = new Uint32Array(holders.length);
  const parts = new Uint32Array(holders.length);
  const high = table.high && new Uint32Array(holders.length);
  for (let edge = 0; edge < holders.length; edge++) {
    const company = companies[edge] as number;
    const at = start[company] as number;
    start[company] = at + 1;
    holder[at] = holders[edge] as number;
    parts[at] = table.parts[edge] as number;
    if (high) high[at] = table.high?.[edge] as number;
  }
  start.copyWithin(1, 0, nodes);
  start[0] = 0;
  return merge({ start, holder, parts, high, merged: 0 }, nodes);
}

/** Where the entries of each key begin, and the end of the last. */
export function startsOf(keys: Uint32Array, size: number): Uint32Array {
  const start = new Uint32Array(size + 1);
  for (let at = 0; at < keys.length; at++) start[(keys[at] as number) + 1]!++;
  for (let key = 0; key < size; key++) start[key + 1]! += start[key] as number;
  return start;
}

/** Adds parallel edges where they stand and closes the gaps; sums stop at 2^32 − 1, far above the whole. */
function merge(columns: Columns, nodes: number): Columns {
  const { start, holder, parts, high } = columns;
  const place = new Uint32Array(nodes);
  let [written, from] = [0, 0];
  for (let company = 0; company < nodes; company++) {
    const end = start[company + 1] as number;
    const first = written;
    for (let at = from; at < end; at++) {
      const who = holder[at] as number;
      const known = (place[who] as number) - 1;
      if (known >= first && known < written && holder[known] === who) {
        parts[known] = Math.min(MOST, (parts[known] as number) + (parts[at] as number));
        if (high) high[known] = Math.min(MOST, (high[known] as number) + (high[at] as number));
        continue;
      }
      holder[written] = who;
      parts[written] = parts[at] as number;
      if (high) high[written] = high[at] as number;
      place[who] = ++written;
    }
    from = end;
    start[company + 1] = written;
  }
  const cut = (array: Uint32Array) => array.subarray(0, written);
  return {
    start,
    holder: cut(holder),
    parts: cut(parts),
    high: high && cut(high),
    merged: holder.length - written,
  };
}
