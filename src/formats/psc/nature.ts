import type { Basis } from '../../evidence/index.ts';
import { fraction, type Interval, ONE } from '../../model/index.ts';

/** A nature of control, taken apart. */
export interface Nature {
  /** As BODS 0.4 calls the interest; nothing for a code that is not known. */
  readonly kind?: string;
  /** What the band is of, when the nature is a share or votes. */
  readonly basis?: Basis;
  readonly band?: Interval;
  /** Held as trustee of a trust or member of a firm, or by control over one. */
  readonly through?: 'trust' | 'firm';
}

const band = (
  low: number,
  high: number,
  ends: Pick<Interval, 'minOpen' | 'maxOpen'>,
): Interval => ({
  min: fraction(low, 100),
  max: fraction(high, 100),
  ...ends,
});

/**
 * The bands of the regulations: more than 25% but not more than 50%; more than 50% but less than
 * 75%; 75% or more. Source: The Register of People with Significant Control Regulations 2016
 * (SI 2016/339), schedule 2. Overseas entities name one condition only, more than 25%.
 */
const BANDS: readonly (readonly [form: RegExp, band: Interval])[] = [
  [/-25-to-50-percent/, band(25, 50, { minOpen: true, maxOpen: false })],
  [/-50-to-75-percent/, band(50, 75, { minOpen: true, maxOpen: true })],
  [/-75-to-100-percent/, band(75, 100, { minOpen: false, maxOpen: false })],
  [/-more-than-25-percent/, { min: fraction(1, 4), max: ONE, minOpen: true, maxOpen: false }],
];

const KINDS: readonly (readonly [form: RegExp, kind: string, basis?: Basis])[] = [
  [/^ownership-of-shares\b/, 'shareholding', 'capital'],
  [/^voting-rights\b/, 'votingRights', 'votes-gross'],
  [/^(?:part-)?right-to-share-surplus-assets\b/, 'rightsToSurplusAssetsOnDissolution'],
  [/^right-to-appoint-and-remove-/, 'appointmentOfBoard'],
  [/^significant-influence-or-control\b/, 'otherInfluenceOrControl'],
  [/^registered-owner-as-nominee-/, 'nominee'],
];

/** Reads a code such as `voting-rights-25-to-50-percent-as-trust`. */
export function readNature(code: string): Nature {
  const found = KINDS.find(([form]) => form.test(code));
  const size = BANDS.find(([form]) => form.test(code))?.[1];
  const through = /-(?:as|over)-(?:control-over-)?(trust|firm)\b/.exec(code)?.[1];
  return {
    ...(found && { kind: found[1] }),
    ...(found?.[2] && size && { basis: found[2] }),
    ...(size && { band: size }),
    ...(through !== undefined && { through: through as 'trust' | 'firm' }),
  };
}
