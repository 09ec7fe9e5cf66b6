import type { Fraction } from '../model/index.ts';
import type { Quota, RuleHead } from './rule.ts';

export type ThresholdPurpose =
  'bid' | 'disclosure' | 'beneficialOwner' | 'sanctions' | 'accounting';

/**
 * How holdings of others count.
 *
 * `controlled`: own holdings and those of the companies that the holder controls by majority.
 * `product`: stakes multiplied along every chain, and the chains added.
 * `productOrControlled`: the product, or what the holder and the companies it controls hold.
 * `majorityLinks`: holdings of companies reached through stakes of more than one half.
 * `aggregate`: what all listed persons and the companies caught before hold together.
 * `aggregateOrControl`: the same, or control by one of them.
 * `single`: what one listed person holds itself and through majorities.
 */
export type ThresholdReach =
  | 'controlled'
  | 'product'
  | 'productOrControlled'
  | 'majorityLinks'
  | 'aggregate'
  | 'aggregateOrControl'
  | 'single';

/** A named stretch of shares, e.g. `25-50` for more than one quarter up to one half. */
export interface ThresholdBand {
  readonly name: string;
  readonly from: Quota;
  readonly to: { readonly share: Fraction; readonly included: boolean };
}

/** A line that a holding reaches, and what follows. */
export interface ThresholdRule extends RuleHead {
  readonly kind: 'threshold';
  readonly purpose: ThresholdPurpose;
  /** What is measured; of several, the larger counts. Capital is issued capital, votes are gross. */
  readonly measures: readonly ('capital' | 'votes')[];
  readonly reach: ThresholdReach;
  /** Whether holdings of parties to a concert are added. */
  readonly concert: boolean;
  readonly quota: Quota;
  /** Lines that are each reached one by one, lowest first; the quota is the lowest. */
  readonly steps?: readonly Fraction[];
  readonly bands?: readonly ThresholdBand[];
  /** Purchases that the rule is about; without it, all. */
  readonly acquisition?: 'offMarket' | 'onMarket';
  /** What follows when it is reached. */
  readonly effect: string;
  /** Reaching it decides alone (`rule`), is presumed, or opens a list of questions. */
  readonly decides: 'rule' | 'presumption' | 'checklist';
  /** Control is looked at beside ownership, and is enough. */
  readonly orControl: boolean;
}
