import type { EdgeTable, Graph } from './graph.ts';

/**
 * The loops over whole registers. There are two of each, written apart: WebAssembly, and plain TypeScript as the reference
 * and the fallback. Both give the same answers; whole numbers decide wherever a line is compared.
 *
 * Columns over 100% are refused by `classShare`, `ownersAbove`, `controlForest` and `shareBounds` with a
 * `BadInput` of code `bulk-over-held`: leave them out with `withoutColumns` first, or ask `controlPairs`.
 */
export interface Kernels {
  readonly kind: KernelKind;
  /** Merges parallel edges, audits the columns, finds loops, renumbers, and stores the edges both ways. */
  readonly build: (edges: EdgeTable) => Graph;
  /** Gives back the memory of a graph and of all graphs that were built after it: none of them is good any more. */
  readonly free: (graph: Graph) => void;
  /** Lends lists, not cleared, for as long as the work takes; what is lent stands where the next kernels work. */
  readonly lend: <T>(work: (lender: Lender) => T) => T;
  /**
   * The share of every node that ends with the seeds: 1 for a seed, else `Σ a[h][y] · share(h)`, the least solution.
   * It is the chance of meeting a seed on the walk up.
   */
  readonly classShare: (graph: Graph, seeds: Uint32Array) => ClassShare;
  /** All pairs of an owner and a company with net integrated ownership at or above a line, certified. */
  readonly ownersAbove: (
    graph: Graph,
    line: OwnersLine,
    sink: (batch: OwnerBatch) => void,
  ) => OwnersAbove;
  /** Every holder and each company that it controls, step by step; stops at the budget. */
  readonly controlPairs: (
    graph: Graph,
    line: ControlLine,
    budget: number,
    sink: (batch: PairBatch) => void,
  ) => ControlPairs;
  /** The nearest controller of every node; needs a quota of at least half and columns within the whole. */
  readonly controlForest: (graph: Graph, line: ControlLine) => ControlForest;
  /** The least set around the seeds such that a company is in it when its members reach the quota together. */
  readonly blockedSet: (graph: Graph, seeds: Uint32Array, quota: Quota) => BlockedSet;
  /** `classShare` where stakes are bands: the least and the most over all registers that fit. */
  readonly shareBounds: (graph: Graph, seeds: Uint32Array) => ShareBounds;
  /** The names of numbers, the empty one for `NOBODY`. */
  readonly texts: (names: Names, numbers: Uint32Array) => Texts;
  /** Begins a table of edges whose ends are told by name. One at a time, and no kernel runs before it is freed. */
  readonly edgeStore: (expected: EdgesExpected) => EdgeStore;
}

/** Names as text, one behind the other, each behind its length in four bytes. */
export interface Texts {
  readonly size: number;
  /** Makes them, for as long as they are written. */
  readonly give: (write: (bytes: Uint8Array) => void) => void;
}

/** Lists for a while. */
export interface Lender {
  readonly numbers: (length: number) => Uint32Array;
  readonly bytes: (length: number) => Uint8Array;
}

export type KernelKind = 'wasm' | 'typescript';

/** A part of the whole as a fraction of small whole numbers; `strict` for "more than". */
export interface Quota {
  readonly numerator: number;
  readonly denominator: number;
  readonly strict: boolean;
}

export const MAJORITY: Quota = { numerator: 1, denominator: 2, strict: true };
export const HALF: Quota = { numerator: 1, denominator: 2, strict: false };

/** Whether a company's own shares count in the base of its votes; they never vote. */
export interface ControlLine {
  readonly quota: Quota;
  readonly ownShares: 'counted' | 'leftOut';
}

export interface ClassShare {
  /** By node, between 0 and 1. */
  readonly share: Float64Array;
  /** No share is further than this from the exact one. */
  readonly bound: number;
}

export interface OwnersLine {
  /** The line in parts of the whole. */
  readonly parts: number;
  /** More than the line, instead of at least the line. */
  readonly strict?: boolean;
  /** Shares below this, in parts of the whole, need not be carried on; the error is certified. 1e5 unless told. */
  readonly drop?: number;
  /** Entries carried at once before the kernel refuses (`bulk-too-many-pairs`). 400 million unless told. */
  readonly budget?: number;
}

/** Views that are good until the sink returns: copy what you keep. Companies come in ascending order. */
export interface OwnerBatch {
  readonly owners: Uint32Array;
  readonly companies: Uint32Array;
  /** Certified lower ends in parts of the whole. */
  readonly low: Float64Array;
  /** The exact share is at most `low + slack`; pairs that cannot be decided here are `ambiguous`. */
  readonly slack: Float64Array;
  /** 1 where the line lies between `low` and `low + slack`: solve these exactly. */
  readonly ambiguous: Uint8Array;
}

export interface OwnersAbove {
  /** Certain pairs. */
  readonly pairs: number;
  readonly ambiguous: number;
  /** Companies for which owners that are in no batch could reach the line: solve the whole column. */
  readonly open: Uint32Array;
  /** The greatest slack of any company, in parts. */
  readonly slackMax: number;
}

/** Views that are good until the sink returns. */
export interface PairBatch {
  readonly controllers: Uint32Array;
  readonly companies: Uint32Array;
}

export interface ControlPairs {
  readonly pairs: number;
  /** False when the budget ran out: then the batches hold no whole answer, and the forest is to be asked. */
  readonly complete: boolean;
}

export interface ControlForest {
  /** The nearest controller by node; `NOBODY` without one, and for members of a mutual loop. */
  readonly parent: Uint32Array;
  /** Members of loops of mutual control, loop after loop; each member controls all of its loop and below. */
  readonly loopMembers: Uint32Array;
  /** Where each loop starts in `loopMembers`, and its end. */
  readonly loopStart: Uint32Array;
  /** How many nodes have a controller. `pairsIn` counts the pairs that the forest stands for. */
  readonly controlled: number;
}

export interface BlockedSet {
  /** Members, ascending, seeds included. */
  readonly blocked: Uint32Array;
  /** By node: what members hold of it together, in parts, at most 2^32 − 1. */
  readonly held: Uint32Array;
}

export interface ShareBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The true ends are within this of the given ones. */
  readonly bound: number;
}

/** How much is to come, so that room is taken once; more may come. */
export interface EdgesExpected {
  readonly rows: number;
  /** Bytes of all different names, each with its bookkeeping of about ten. */
  readonly bytes: number;
}

/** Edges as they are read. Names become numbers, in the order in which they are met: the same number for the same bytes. */
export interface EdgeStore {
  readonly edges: () => number;
  /** Room to read a file into, so that compiled rows can be taken from it. */
  readonly space: (bytes: number) => Uint8Array;
  /** Adds an edge. Names in the space must stay where they are until it is settled. */
  readonly add: (holder: NameAt, company: NameAt, parts: number) => void;
  /** Numbers all names that wait: before the bytes in the space are moved. */
  readonly settle: () => void;
  /**
   * Takes whole rows from the space as long as they are plain: no quotes, two names of UTF-8 and a percentage of at most
   * 100 with at most six decimals, and no other amount. Where it is not there, `add` does all.
   */
  readonly rows?: (form: RowForm, space: Uint8Array, from: number, to: number) => RowsTaken;
  /** The edges and names, in views that are good until it is freed. */
  readonly finish: () => EdgesRead;
  readonly free: () => void;
}

/** A name among other bytes. */
export interface NameAt {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** How many columns rows have, and what they are, counted from 0. */
export interface RowForm {
  readonly columns: number;
  readonly holder: number;
  readonly company: number;
  readonly stake: number;
  /** Columns that change what a row says, unless they are empty. */
  readonly amounts: readonly number[];
}

/** Where the first row begins that was not taken, and how many lines were, blank ones among them. */
export interface RowsTaken {
  readonly end: number;
  readonly lines: number;
}

export interface EdgesRead {
  readonly table: EdgeTable;
  readonly names: Names;
}

/** Names in order of their numbers: their bytes, and where each ends. */
export interface Names {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** The kernels of a kind; `wasm` falls back to TypeScript where WebAssembly cannot load, and `kind` says so. */
export async function loadKernels(kind: KernelKind = 'wasm'): Promise<Kernels> {
  const { typescriptKernels } = await import('./typescript/kernels.ts');
  if (kind === 'typescript') return typescriptKernels();
  const { startMachine } = await import('./wasm/machine.ts');
  const machine = startMachine();
  if (!machine) return typescriptKernels();
  const { wasmKernels } = await import('./wasm/kernels.ts');
  return wasmKernels(machine);
}
