import type { Fraction } from '../model/index.ts';
import type { Quota, RuleHead } from './rule.ts';

/**
 * What the votes for are measured against.
 *
 * `present`: votes present or represented, abstentions among them; `cast`: votes for and against;
 * `outstanding`: all exercisable votes, also those that stay away; `capitalPresent`: capital
 * represented; `capitalCast`: capital represented when votes are taken (for and against).
 */
export type Denominator = 'present' | 'cast' | 'outstanding' | 'capitalPresent' | 'capitalCast';

/** What must be present: a share of the exercisable votes, of the capital, or of the board's members. */
export interface Quorum {
  readonly quota: Quota;
  readonly of: 'exercisable' | 'capital' | 'members';
  /** What is enough when a first meeting lacked its quorum; `none`: nothing is asked. */
  readonly secondCall?: Quota | 'none';
  /** How far the articles may lower it; `none`: they may drop it. */
  readonly articlesFloor?: Quota | 'none';
}

/** How much agreement a resolution needs, at a meeting of shareholders or of a board. */
export interface MajorityRule extends RuleHead {
  readonly kind: 'majority';
  readonly body: 'meeting' | 'board';
  /** What is decided: `ordinary`, `special`, `articles`, `merger`, `board`. */
  readonly matter: string;
  readonly quota: Quota;
  readonly denominator: Denominator;
  /** A second test that must be met as well. */
  readonly second?: { readonly quota: Quota; readonly denominator: Denominator };
  readonly quorum?: Quorum;
  /** With less than `below` of the total present, this quota takes the place of the first. */
  readonly fewPresent?: { readonly below: Fraction; readonly quota: Quota };
  /** Boards: whether the chair decides when as many are for as against. */
  readonly tie?: 'chair' | 'rejected';
  /** Boards: whether directors with an interest of their own are left out. */
  readonly excludesInterested?: boolean;
}

/** Whether an abstaining voter who attends works as a no under the rule's own denominator. */
export function abstentionCountsAsNo(denominator: Denominator): boolean {
  return (
    denominator === 'present' || denominator === 'capitalPresent' || denominator === 'outstanding'
  );
}
