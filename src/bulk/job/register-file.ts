import { writeArrays } from '../array-file.ts';
import type { Controllers } from '../engine.ts';
import { NOBODY } from '../graph.ts';
import { hashOf } from './name-hash.ts';
import type { Names } from './parquet-writer.ts';
import type { ReadEdges } from './read-stage.ts';

/** What the file of a register says of itself. */
export interface RegisterMeta {
  readonly rule: string;
  readonly asOf: string;
}

/**
 * Writes a register so that single companies can be asked about without reading the rest: stakes by company and by
 * holder, names with a table of their hashes, and who controls whom.
 */
export function writeRegister(
  path: string,
  { table, votes, overHeld, names }: ReadEdges,
  { nearest, ultimate, loopMembers, loopStart }: Controllers,
  meta: RegisterMeta,
): void {
  const { holders, companies, parts, nodes } = table;
  const high = table.high ?? parts;
  const up = sorted(companies, nodes);
  const down = sorted(holders, nodes);
  const pick = (array: Uint32Array, order: Uint32Array) =>
    order.map((edge) => array[edge] as number);
  writeArrays(
    path,
    { nodes, edges: holders.length, ...meta },
    {
      inStart: up.start,
      inHolder: pick(holders, up.order),
      inParts: pick(parts, up.order),
      inHigh: pick(high, up.order),
      ...(votes && { inVotes: pick(votes, up.order) }),
      outStart: down.start,
      outCompany: pick(companies, down.order),
      outParts: pick(parts, down.order),
      overHeld,
      nearest: nearest ?? ultimate,
      ultimate,
      loopMembers,
      loopStart,
      nameBytes: names.bytes,
      nameEnds: names.ends,
      nameSlots: slotsOf(names),
    },
  );
}

/** Edges by one of their ends, by counting; those of the same end stay in their order. */
function sorted(ends: Uint32Array, nodes: number) {
  const start = new Uint32Array(nodes + 1);
  for (const end of ends) start[end + 1] = (start[end + 1] as number) + 1;
  for (let node = 0; node < nodes; node++)
    start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const order = new Uint32Array(ends.length);
  ends.forEach((end, edge) => {
    order[next[end] as number] = edge;
    next[end] = (next[end] as number) + 1;
  });
  return { start, order };
}

/** Numbers of names by their hash, open addressing, at most half full. */
function slotsOf({ bytes, ends }: Names): Uint32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * ends.length)));
  const slots = new Uint32Array(size).fill(NOBODY);
  let start = 0;
  ends.forEach((end, number) => {
    let slot = hashOf(bytes, start, end) & (size - 1);
    while (slots[slot] !== NOBODY) slot = (slot + 1) & (size - 1);
    slots[slot] = number;
    start = end;
  });
  return slots;
}
