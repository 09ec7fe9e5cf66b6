import { type Fraction, ONE, ZERO } from '../model/index.ts';
import { ancestry, columnOf, type Stakes } from './stakes.ts';

/** A chain of holdings from a holder down to a company, no name twice, and its product. */
export interface OwnershipPath {
  readonly through: readonly string[];
  readonly product: Fraction;
}

/** Paths that were looked at before the search was given up: the count grows exponentially. */
const PATHS_MAX = 200_000;

/**
 * All simple paths from `holder` to `issuer`, heaviest first; nothing when there are more than
 * `PATHS_MAX` partial paths. A path starts with the holder and ends with the issuer.
 */
export function simplePaths(
  stakes: Stakes,
  holder: string,
  issuer: string,
): OwnershipPath[] | undefined {
  const found: OwnershipPath[] = [];
  const open: OwnershipPath[] = [{ through: [issuer], product: ONE }];
  let looked = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (++looked > PATHS_MAX) return undefined;
    for (const longer of oneStepUp(stakes, path, holder === issuer ? issuer : undefined)) {
      if (longer.through[0] === holder) found.push(longer);
      else open.push(longer);
    }
  }
  return found.sort((first, second) => second.product.compare(first.product));
}

/** Sum over simple paths of every holder in `issuer`: loops are cut (close links, ECB style). */
export function simplePathOwnership(
  stakes: Stakes,
  issuer: string,
): Map<string, Fraction> | undefined {
  const result = new Map<string, Fraction>();
  for (const holder of ancestry(stakes, issuer)) {
    if (holder === issuer) continue;
    const paths = simplePaths(stakes, holder, issuer);
    if (!paths) return undefined;
    const share = paths.reduce((total, path) => total.add(path.product), ZERO);
    if (share.gt(0)) result.set(holder, share);
  }
  return result;
}

/** The loops through a company: simple paths from it back to itself, heaviest first. */
export function loopsThrough(stakes: Stakes, issuer: string): OwnershipPath[] {
  return simplePaths(stakes, issuer, issuer) ?? [];
}

function oneStepUp(
  stakes: Stakes,
  path: OwnershipPath,
  mayReturnTo: string | undefined,
): OwnershipPath[] {
  const top = path.through[0] as string;
  return columnOf(stakes, top)
    .filter((entry) => entry.band.min.gt(0))
    .filter((entry) => entry.holder === mayReturnTo || !path.through.includes(entry.holder))
    .map((entry) => ({
      through: [entry.holder, ...path.through],
      product: path.product.mul(entry.band.min),
    }));
}
