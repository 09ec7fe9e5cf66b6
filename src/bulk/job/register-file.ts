import { type Later, writeArrays } from '../array-file.ts';
import type { Controllers } from '../engine.ts';
import { NOBODY } from '../graph.ts';
import type { Kernels, Lender, Names } from '../kernels.ts';
import type { EdgeFile, EdgeList } from './edge-file.ts';
import { foldNames } from './name-fold.ts';
import { hashOf } from './name-hash.ts';

/** What the file of a register says of itself. */
export interface RegisterMeta {
  readonly rule: string;
  readonly asOf: string;
}

/** What a register is written from. */
interface Register {
  readonly edges: EdgeFile;
  readonly found: Controllers;
  readonly meta: RegisterMeta;
}

/**
 * Writes a register so that single companies can be asked about without reading the rest: stakes by company and by
 * holder, names with a table of their hashes and as they are searched, and who controls whom. One list after the other is made, in the same room.
 */
export function writeRegister(path: string, kernels: Kernels, register: Register): void {
  const { edges, found, meta } = register;
  const { nearest, ultimate, loopMembers, loopStart } = found;
  const { nodes } = edges;
  const later = (type: Later['type'], length: number, make: Make): Later => ({
    type,
    length,
    give: (write) => kernels.lend((lender) => write(make(lender))),
  });
  const starts = (end: End) => later('u32', nodes + 1, (lender) => startsOf(edges, end, lender));
  const list = (end: End, name: EdgeList) =>
    later('u32', edges.edges, (lender) => sorted(edges, end, name, lender));
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * nodes)));
  writeArrays(
    path,
    { nodes, edges: edges.edges, ...meta },
    {
      inStart: starts('companies'),
      inHolder: list('companies', 'holders'),
      inParts: list('companies', 'parts'),
      inHigh: list('companies', 'high'),
      ...(edges.hasVotes && { inVotes: list('companies', 'votes') }),
      outStart: starts('holders'),
      outCompany: list('holders', 'companies'),
      outParts: list('holders', 'parts'),
      overHeld: edges.overHeld(),
      nearest,
      ultimate,
      loopMembers,
      loopStart,
      nameBytes: later('u8', edges.nameLength, (lender) => edges.nameBytes(lender)),
      nameEnds: later('u32', nodes, (lender) => edges.nameEnds(lender)),
      nameFolded: later('u8', edges.nameLength + nodes + 1, (lender) =>
        foldNames(edges.names(lender), lender.bytes(edges.nameLength + nodes + 1)),
      ),
      nameSlots: later('u32', slots, (lender) =>
        slotsOf(edges.names(lender), lender.numbers(slots)),
      ),
    },
  );
}

type Make = (lender: Lender) => Uint8Array | Uint32Array;
type End = 'companies' | 'holders';

/** Where the edges of each node begin, by one of their ends. */
function startsOf(edges: EdgeFile, end: End, lender: Lender): Uint32Array {
  const start = lender.numbers(edges.nodes + 1).fill(0);
  edges.each([end], ([ends]) => tally(ends as Uint32Array, start));
  let total = 0;
  for (let at = 0; at < start.length; at++) {
    total += start[at] as number;
    start[at] = total;
  }
  return start;
}

/** Counts the edges of every node, one place on. */
function tally(ends: Uint32Array, start: Uint32Array): void {
  for (let edge = 0; edge < ends.length; edge++) {
    const after = (ends[edge] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
}

/** A list of the edges by one of their ends, by counting; those of the same end stay in their order. */
function sorted(edges: EdgeFile, end: End, list: EdgeList, lender: Lender): Uint32Array {
  const next = startsOf(edges, end, lender);
  const into = lender.numbers(edges.edges);
  edges.each([end, list], ([ends, values]) =>
    spread([ends as Uint32Array, values as Uint32Array], next, into),
  );
  return into;
}

/** Puts values where those of their node go on. */
function spread(
  [ends, values]: readonly [Uint32Array, Uint32Array],
  next: Uint32Array,
  into: Uint32Array,
): void {
  for (let edge = 0; edge < ends.length; edge++) {
    const node = ends[edge] as number;
    const to = next[node] as number;
    next[node] = to + 1;
    into[to] = values[edge] as number;
  }
}

/** Numbers of names by their hash, open addressing, at most half full. */
function slotsOf({ bytes, ends }: Names, slots: Uint32Array): Uint32Array {
  slots.fill(NOBODY);
  const mask = slots.length - 1;
  let start = 0;
  for (let number = 0; number < ends.length; number++) {
    const end = ends[number] as number;
    let slot = hashOf(bytes, start, end) & mask;
    while (slots[slot] !== NOBODY) slot = (slot + 1) & mask;
    slots[slot] = number;
    start = end;
  }
  return slots;
}
