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

/** Refuses a table whose arrays do not fit each other or name nodes that are not there. */
export function checkTable(table: EdgeTable): void {
  const { nodes, holders, companies, parts, high } = table;
  const edges = holders.length;
  if (companies.length !== edges || parts.length !== edges || (high && high.length !== edges))
    throw new BadCall('An edge table has as many companies and stakes as holders.');
  if (!Number.isInteger(nodes) || nodes < 0 || nodes >= NOBODY)
    throw new BadCall(`The number of nodes is a whole number below ${NOBODY}, not ${nodes}.`);
  for (const ends of [holders, companies])
    for (let edge = 0; edge < edges; edge++)
      if ((ends[edge] as number) >= nodes)
        throw new BadCall(
          `Edge ${edge} names node ${ends[edge]}, but there are only ${nodes} nodes.`,
        );
  if (high)
    for (let edge = 0; edge < edges; edge++)
      if ((high[edge] as number) < (parts[edge] as number))
        throw new BadCall(`The band of edge ${edge} ends below its start.`);
}
