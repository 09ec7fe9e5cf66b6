import type { Fraction } from '../model/index.ts';
import type { RuleHead } from './rule.ts';

/** A stretch of concentration, in points (10% of a market counts 100), and how much change it bears. */
export interface ConcentrationBand {
  /** Concentration after the merger: at least this, or more than this where `above`. */
  readonly from: Fraction;
  readonly above: boolean;
  /** Up to and with this, or below it where `below`; absent: no upper end. */
  readonly to?: Fraction;
  readonly below?: boolean;
  /** The change must stay under this; absent: any change. */
  readonly deltaBelow?: Fraction;
}

/** Lines for market concentration before and after a merger. */
export interface ConcentrationRule extends RuleHead {
  readonly kind: 'concentration';
  /** Little reason for concern inside one of these. */
  readonly lowConcern: readonly ConcentrationBand[];
  /** Presumed harmful: change above `delta`, and either the index above `hhi` or the merged share above `share`. */
  readonly harmful?: { readonly delta: Fraction; readonly hhi: Fraction; readonly share: Fraction };
}
