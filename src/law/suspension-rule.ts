import type { Fraction } from '../model/index.ts';
import type { Quota, RuleHead } from './rule.ts';

/** The shares are the issuer's own. */
export interface OwnShares {
  readonly when: 'ownShares';
}

/** The issuer controls the shareholder by one of the named control tests, on gross votes. */
export interface ControlledHolder {
  readonly when: 'controlled';
  readonly tests: readonly string[];
}

/** The issuer, with its subsidiaries, holds this much of the shareholder. */
export interface HeldBack {
  readonly when: 'heldBack';
  readonly measure: 'votes' | 'capital';
  readonly quota: Quota;
  /** It does not apply when nobody else could vote. */
  readonly unlessAlone: boolean;
}

/** One of two companies holds more than a limit of the other: the one with less may not vote. */
export interface SmallerHolder {
  readonly when: 'smallerHolder';
  readonly quota: Quota;
}

/**
 * Both hold more than a limit of each other: the one that came later is held to the limit
 * (`aboveLimit`) or may not vote at all (`all`). `order` is the date that tells who came first.
 */
export interface LaterHolder {
  readonly when: 'laterHolder';
  readonly quota: Quota;
  readonly loses: 'aboveLimit' | 'all';
  readonly order: 'notified' | 'crossed';
  /** Other limits, for cases that the register cannot show: named by what makes them apply. */
  readonly variants?: Readonly<Record<string, Quota>>;
}

export type Trigger = OwnShares | ControlledHolder | HeldBack | SmallerHolder | LaterHolder;

/** Who the rule is for, beyond the issuer's country. A form or law that is not known does not exclude. */
export interface Reach {
  readonly issuerForms?: readonly string[];
  /** Forms of which at least one of the two companies has one. */
  readonly eitherForms?: readonly string[];
  /** The shareholder must be of the issuer's country. */
  readonly holderOfSameLaw?: boolean;
  /** One of the two companies must be listed. */
  readonly eitherListed?: boolean;
  readonly holderForms?: readonly string[];
}

/** When shares of a holder carry no votes. */
export interface SuspensionRule extends RuleHead {
  readonly kind: 'suspension';
  readonly triggers: readonly Trigger[];
  readonly reach?: Reach;
  /** All whom the rule mutes may together have this part of the votes, and no more; absent: no limit. */
  readonly mostTogether?: Fraction;
  /** Whether the suspended shares count for the quorum. */
  readonly inQuorum: boolean;
}
