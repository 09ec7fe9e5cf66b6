import type { Law } from '../law/law.ts';
import { moreThan } from '../law/quota.ts';
import type { Fraction, Interval } from '../model/index.ts';
import type { OwnershipPath } from '../ownership/simple-paths.ts';
import type { Register } from '../register/register.ts';
import type { VoteLine } from './closure.ts';
import type { VoteBands } from './vote-bands.ts';

/** More than one half of the votes: what makes a company's holdings count as the holder's own. */
export const MAJORITY_LINE: VoteLine = { quota: moreThan(1, 2), nobodyLarger: false };

export interface ThresholdQuestion {
  readonly issuer: string;
  readonly holder?: string;
  /** Listed persons, for sanctions; without them, the holder. */
  readonly seeds: readonly string[];
  readonly acquisition?: 'onMarket' | 'offMarket';
}

/** One thing measured: capital or votes, and through whom. */
export interface Measured {
  readonly measure: 'capital' | 'votes';
  readonly value: Interval;
  /** Names whose holdings were added, the holder first. */
  readonly through: readonly string[];
  /** Chains that were multiplied. */
  readonly paths: readonly OwnershipPath[];
  /** With loops counted round and round, where that differs. */
  readonly withLoops?: Fraction;
}

export interface ThresholdAnswer {
  readonly reached: boolean | 'undetermined';
  /** What decides; the larger of several measures. */
  readonly value: Interval;
  readonly measured: readonly Measured[];
  /** Name of the band, `none` below the lowest; `undetermined` when the value spans several. */
  readonly band?: string;
  readonly steps: readonly Fraction[];
  /** Caught beside the seeds. */
  readonly blocked: readonly string[];
  readonly possiblyBlocked: readonly string[];
  /** Reached by control, where ownership alone does not. */
  readonly byControl: boolean;
  /** What the holder and the companies it controls hold, where a rule looks at that beside chains. */
  readonly heldThroughControl?: Interval;
  readonly fromVotes: readonly (readonly [holder: string, issuer: string])[];
  readonly notes: readonly string[];
}

/** The material of a threshold, made once. */
export interface ThresholdGround {
  readonly register: Register;
  readonly law: Law;
  readonly votes: VoteBands;
  readonly capital: VoteBands;
  readonly fromVotes: ThresholdAnswer['fromVotes'];
}

/** The larger of two bands, by its upper end, then its lower. */
export function larger(first: Interval, second: Interval): Interval {
  const order = second.max.compare(first.max) || second.min.compare(first.min);
  return order > 0 ? second : first;
}
