import { type Fraction, ONE, ZERO } from '../model/index.ts';
import type { Stakes } from './stakes.ts';
import { type Diverging, returnsTo, type Walk, walkUp } from './walk.ts';

export type { Diverging } from './walk.ts';

/**
 * Net integrated ownership of every holder in `issuer`: each holder counted once.
 *
 * `N_ij = a_ij + Σ_{h≠i} N_ih a_hj` (Baldone, Brioschi & Paleari 1998). Walking up from the
 * company, at each step to holder h with probability `a_hj`, it is the probability of ever meeting
 * i: `V_ij / V_ii`, and for the company itself `1 − 1/V_ii`. It exists even where a closed loop has
 * no owner: whoever enters such a loop meets each of its members.
 */
export function netOwnership(stakes: Stakes, issuer: string): Map<string, Fraction> | Diverging {
  const walk = walkUp(stakes, issuer);
  return 'diverges' in walk ? walk : netOfWalk(walk, issuer);
}

/** Net ownership from the walk up from the issuer. */
export function netOfWalk(walk: Walk, issuer: string): Map<string, Fraction> {
  const result = new Map<string, Fraction>();
  for (const [holder, visits] of walk.visits) {
    const returns = walk.returns.get(holder) ?? ONE;
    const met = holder === issuer ? ONE.sub(ONE.div(returns)) : visits.div(returns);
    if (met.gt(0)) result.set(holder, met);
  }
  for (const [holder, share] of walk.trapped) if (share.gt(0)) result.set(holder, share);
  return result;
}

/**
 * Gross integrated ownership of every holder in `issuer`: `G = Σ A^k = (I − A)^-1 − I`
 * (Brioschi, Buzzacchi & Colombo 1989). It counts every walk; in a closed loop it is infinite.
 */
export function grossOwnership(stakes: Stakes, issuer: string): Map<string, Fraction> | Diverging {
  const walk = walkUp(stakes, issuer);
  return 'diverges' in walk ? walk : grossOfWalk(walk, issuer);
}

/** Gross ownership from the walk up from the issuer; infinite once the walk can be trapped. */
export function grossOfWalk(walk: Walk, issuer: string): Map<string, Fraction> | Diverging {
  if (walk.trapped.size > 0) return { diverges: [...walk.trapped.keys()] };
  const result = new Map<string, Fraction>();
  for (const [holder, visits] of walk.visits) {
    const share = visits.sub(holder === issuer ? ONE : ZERO);
    if (share.gt(0)) result.set(holder, share);
  }
  return result;
}

/**
 * How often a walk up from the company comes back to it, itself included: `V_ii` of
 * `V = (I − A)^-1`. Every outside stake in the company is multiplied by it. Nothing when infinite.
 */
export function returnFactor(stakes: Stakes, issuer: string): Fraction | undefined {
  return returnsTo(stakes, issuer);
}
