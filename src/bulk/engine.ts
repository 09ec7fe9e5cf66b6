import type { EdgeTable } from './graph.ts';
import type { ControlLine, OwnersLine, Quota } from './kernels.ts';

/**
 * Answers about a whole register, wherever its edges lie: in the memory of this machine, or on a cluster.
 *
 * Everything is told in the numbers of the edge table. Controllers, pairs and blocked sets are decided in whole
 * numbers and are equal for every engine; shares and owners carry a bound. Columns over 100% are refused with
 * `bulk-over-held` where shares of the whole are asked for: leave them out with `withoutColumns`.
 */
export interface BulkEngine {
  readonly name: string;
  /** Takes in the edges of one register, in place of what was loaded before. */
  readonly load: (edges: EdgeTable) => Promise<Loaded>;
  /** Who stands at the top of every node, by majority; needs a quota of at least half. */
  readonly controllers: (line: ControlLine) => Promise<Controllers>;
  /** Every pair of a controller and a company that it controls, each once, in any order. */
  readonly pairs: (
    line: ControlLine,
    budget: number,
    sink: (batch: ControlledPairs) => void,
  ) => Promise<PairCount>;
  /** The least set around the seeds in which a company is when its members hold the quota of it together. */
  readonly blocked: (seeds: Uint32Array, quota: Quota) => Promise<Blocked>;
  /** The share of every node that ends with the seeds, 1 for a seed itself. */
  readonly classShare: (seeds: Uint32Array) => Promise<Shares>;
  /** Owners with net integrated ownership at or above the line; every pair is certain when it is given. */
  readonly owners: (line: OwnersLine, sink: (batch: OwnerRows) => void) => Promise<OwnersFound>;
  readonly close: () => Promise<void>;
}

/** What was loaded, and what is wrong with its columns; companies by their numbers, ascending. */
export interface Loaded {
  readonly nodes: number;
  /** Edges after parallel ones were added up. */
  readonly edges: number;
  readonly merged: number;
  readonly overHeld: Uint32Array;
  readonly selfHeld: Uint32Array;
}

export interface Controllers {
  /**
   * The ultimate controller of every node, `NOBODY` without one. In a loop of mutual control it is the smallest
   * number of the loop, for all below it and for its members.
   */
  readonly ultimate: Uint32Array;
  /** Members of the loops at the top, ascending, loop after loop, by their smallest member. */
  readonly loopMembers: Uint32Array;
  /** Where each loop starts in `loopMembers`, and its end. */
  readonly loopStart: Uint32Array;
  /** How many nodes have a controller. */
  readonly controlled: number;
  /**
   * The nearest controller of every node, `NOBODY` without one and for members of loops. Below a loop it is the member that
   * has enough votes alone, else the smallest number of the loop.
   */
  readonly nearest: Uint32Array;
}

/** Views that are good until the sink returns. */
export interface ControlledPairs {
  readonly controllers: Uint32Array;
  readonly companies: Uint32Array;
}

export interface PairCount {
  readonly pairs: number;
  /** False when the budget ran out: what was given is no whole answer. */
  readonly complete: boolean;
}

export interface Blocked {
  /** Members by number, ascending, seeds included. */
  readonly members: Uint32Array;
  /** Beside each member: what the others hold of it together, in parts of the whole. */
  readonly held: Uint32Array;
}

export interface Shares {
  /** By number, between 0 and 1; no share is further than `bound` from the exact one. */
  readonly share: Float64Array;
  readonly bound: number;
}

/** Views that are good until the sink returns. */
export interface OwnerRows {
  readonly owners: Uint32Array;
  readonly companies: Uint32Array;
  /** Certified lower ends in parts of the whole; the exact share is at most `low + slack`. */
  readonly low: Float64Array;
  readonly slack: Float64Array;
}

export interface OwnersFound {
  readonly pairs: number;
  /** Pairs that the bounds left open and that were decided one by one. */
  readonly resolved: number;
  /** Pairs too near to the line for floating point, in loops too large for exact numbers: not among `pairs`. */
  readonly undecided: readonly OwnerPair[];
  /** Companies whose owners could not be listed whole, for the same reason. */
  readonly open: readonly number[];
  readonly slackMax: number;
}

export interface OwnerPair {
  readonly owner: number;
  readonly company: number;
}
