import type { ClusterAddress } from '../clickhouse/cluster.ts';
import type { Day } from '../../model/index.ts';
import type { Quota } from '../kernels.ts';

/** What a run is asked for. */
export interface BulkSettings {
  readonly files: readonly string[];
  readonly out: string;
  /** Owners at or above this line are listed, in parts of the whole. */
  readonly threshold: number;
  readonly quota: Quota;
  /** How the quota is called: a rule of the law, or its own words. */
  readonly rule: string;
  /** File of the names whose blocked set is asked for, one a line. */
  readonly blocked?: string;
  readonly asOf: Day;
  /** Bytes that the run may take. */
  readonly memory: number;
  readonly version: string;
  /** A cluster to ask instead of this machine. */
  readonly cluster?: ClusterAddress;
}

/** How far a run is: `done` of `total` in `unit`, of one stage. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'companies';
}

export type OnProgress = (progress: Progress) => void;
