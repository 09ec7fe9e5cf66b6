import type { Fraction } from './fraction.ts';
import type { Interval } from './interval.ts';
import type { Modality } from './modality.ts';
import type { PartialDate } from './partial-date.ts';

/** How the votes of a holding may be used, before any law is applied. */
export type Voting = 'normal' | 'suspended' | 'neutral' | 'abstaining' | 'none';

/**
 * A holder's shares of one class and lot at one time.
 *
 * Invariants: at least one of `stake`, `shares`, `votes`, `exercisable` or a band is known; shares of a holder
 * that is its own issuer are treasury shares; fractions name their base:
 * `stake` is of issued capital, `votes` of gross votes, `exercisable` of exercisable votes.
 */
export interface Holding {
  readonly holder: string;
  readonly issuer: string;
  /** Of issued capital. */
  readonly stake?: Fraction;
  /** Count of shares. */
  readonly shares?: bigint;
  /** Of gross votes. */
  readonly votes?: Fraction;
  /** Count of gross votes, where a source prints it. */
  readonly grossVotes?: bigint;
  /** Of exercisable votes. */
  readonly exercisable?: Fraction;
  /** Where the stake is only known to lie. */
  readonly band?: Interval;
  /** Where its part of the gross votes is only known to lie. */
  readonly votesBand?: Interval;
  readonly class?: string;
  readonly votesPerShare?: Fraction;
  readonly lot?: string;
  readonly registeredSince?: PartialDate;
  readonly voting: Voting;
  /** Whose it is economically, when another holds it. */
  readonly beneficiary?: string;
  readonly modality: Modality;
  readonly from?: PartialDate;
  /** Last day; `..` means still open. */
  readonly to?: PartialDate | '..';
  /** When the holding became public. */
  readonly knownFrom?: PartialDate;
  /** Ids of the statements that say so. */
  readonly statements: readonly string[];
}

/** Published totals of one issuer, when they are facts. */
export interface Capital {
  readonly issuer: string;
  readonly issuedShares?: bigint;
  readonly treasuryShares?: bigint;
  readonly grossVotes?: bigint;
  readonly exercisableVotes?: bigint;
  readonly statements: readonly string[];
}

export function isTreasury(holding: Holding): boolean {
  return holding.holder === holding.issuer;
}
