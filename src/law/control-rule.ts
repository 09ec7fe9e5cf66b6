import type { Quota, RuleHead } from './rule.ts';

/**
 * Ground on which a law sees control beside the count of votes: votes of others by agreement, the
 * right to name most of the board, or deciding meetings in fact.
 */
export type ControlGround = 'agreement' | 'appointment' | 'inFact';

/**
 * A named test of control of a company.
 *
 * `votes`: the holder's gross votes, with those of the companies it controls, meet the quota.
 * `attendance`: the holder's votes, over the votes present at past meetings, meet the quota at each.
 * `appointment`, `contract`: an agreement lets the holder name most of the board, or direct the company;
 * votes are not counted.
 */
export interface ControlRule extends RuleHead {
  readonly kind: 'control';
  readonly measure: 'votes' | 'attendance' | 'appointment' | 'contract';
  readonly quota: Quota;
  /** Nobody else may hold more votes. */
  readonly nobodyLarger: boolean;
  /** A holder that passes is in control, or is presumed to be. */
  readonly verdict: 'yes' | 'presumed';
  /** Other grounds that the law knows; they count where the register has such an agreement. */
  readonly grounds: readonly ControlGround[];
  /** How many past meetings are looked at. */
  readonly meetings?: number;
}
