import { BadCall } from '../model/index.ts';
import { type EdgeTable, NOBODY } from './graph.ts';

/** Edges by company, in the numbers of the edge table. */
export interface Columns {
  readonly start: Uint32Array;
  readonly holder: Uint32Array;
  readonly parts: Uint32Array;
  readonly high: Uint32Array | undefined;
  readonly merged: number;
}

/** How a table is looked through: by plain loops, or by compiled ones. */
export interface Look {
  readonly greatest: (list: Uint32Array) => number;
  /** The first place where a list is below another; the length where it is nowhere. */
  readonly below: (list: Uint32Array, other: Uint32Array) => number;
}

const PLAIN: Look = {
  greatest: (list) => list.reduce((most, one) => (one > most ? one : most), 0),
  below: (list, other) => {
    let at = 0;
    while (at < list.length && (list[at] as number) >= (other[at] as number)) at++;
    return at;
  },
};

/** Refuses a table whose arrays do not fit each other or name nodes that are not there. */
export function checkTable(table: EdgeTable, look = PLAIN): void {
  const { nodes, holders, companies, parts, high } = table;
  const edges = holders.length;
  if (companies.length !== edges || parts.length !== edges || (high && high.length !== edges))
    throw new BadCall('An edge table has as many companies and stakes as holders.');
  if (!Number.isInteger(nodes) || nodes < 0 || nodes >= NOBODY)
    throw new BadCall(`The number of nodes is a whole number below ${NOBODY}, not ${nodes}.`);
  const greatest = Math.max(look.greatest(holders), look.greatest(companies));
  if (edges > 0 && greatest >= nodes)
    throw new BadCall(`An edge names node ${greatest}, but there are only ${nodes} nodes.`);
  const inverted = high ? look.below(high, parts) : edges;
  if (inverted < edges) throw new BadCall(`The band of edge ${inverted} ends below its start.`);
}
