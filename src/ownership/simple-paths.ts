import { type Fraction, ONE, ZERO } from '../model/index.ts';
import { ancestry, columnOf, type Stakes } from './stakes.ts';

/** A chain of holdings from a holder down to a company, no name twice, and its product. */
export interface OwnershipPath {
  readonly through: readonly string[];
  readonly product: Fraction;
}

/** Paths that were looked at before the search was given up: the count grows exponentially. */
const PATHS_MAX = 200_000;

/** The same where paths are only listed for a reader. */
export const PATHS_LISTED = 5_000;

/**
 * All simple paths from `holder` to `issuer`, heaviest first; nothing when there are more than
 * `most` partial paths. A path starts with the holder and ends with the issuer.
 */
export function simplePaths(
  stakes: Stakes,
  holder: string,
  issuer: string,
  most = PATHS_MAX,
): OwnershipPath[] | undefined {
  const useful = belowHolder(stakes, holder, issuer);
  const found: OwnershipPath[] = [];
  const open: OwnershipPath[] = [{ through: [issuer], product: ONE }];
  let looked = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (++looked > most) return undefined;
    for (const longer of oneStepUp(stakes, path, { useful, mayReturn: holder === issuer })) {
      if (longer.through[0] === holder) found.push(longer);
      else open.push(longer);
    }
  }
  return found.sort((first, second) => second.product.compare(first.product));
}

/** The companies at or above the issuer that the holder has a part of, and the holder: no path leads elsewhere. */
function belowHolder(stakes: Stakes, holder: string, issuer: string): Set<string> {
  const held = new Map<string, string[]>();
  for (const company of ancestry(stakes, issuer)) {
    for (const entry of columnOf(stakes, company)) {
      const known = held.get(entry.holder);
      if (known) known.push(company);
      else held.set(entry.holder, [company]);
    }
  }
  const reached = new Set([holder]);
  for (const name of reached) for (const company of held.get(name) ?? []) reached.add(company);
  return reached;
}

/**
 * Sum over simple paths of every holder in `issuer`: loops are cut (close links, ECB style). Nothing when there are more
 * than `most` partial paths.
 */
export function simplePathOwnership(
  stakes: Stakes,
  issuer: string,
  most = PATHS_MAX,
): Map<string, Fraction> | undefined {
  const result = new Map<string, Fraction>();
  const open: OwnershipPath[] = [{ through: [issuer], product: ONE }];
  let looked = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (++looked > most) return undefined;
    for (const longer of oneStepUp(stakes, path, {})) {
      const holder = longer.through[0] as string;
      result.set(holder, (result.get(holder) ?? ZERO).add(longer.product));
      open.push(longer);
    }
  }
  return result;
}

/**
 * The loops through a company: simple paths from it back to itself, heaviest first; nothing when
 * there are too many to list.
 */
export function loopsThrough(stakes: Stakes, issuer: string): OwnershipPath[] | undefined {
  return simplePaths(stakes, issuer, issuer, PATHS_LISTED);
}

interface StepUp {
  /** Only to these; without it, to any holder. */
  readonly useful?: ReadonlySet<string>;
  /** Whether the last step may close the loop. */
  readonly mayReturn?: boolean;
}

function oneStepUp(
  stakes: Stakes,
  path: OwnershipPath,
  { useful, mayReturn = false }: StepUp,
): OwnershipPath[] {
  const [top] = path.through as [string];
  const end = path.through.at(-1);
  return columnOf(stakes, top)
    .filter((entry) => entry.band.min.gt(0) && (useful?.has(entry.holder) ?? true))
    .filter((entry) => (mayReturn && entry.holder === end) || !path.through.includes(entry.holder))
    .map((entry) => ({
      through: [entry.holder, ...path.through],
      product: path.product.mul(entry.band.min),
    }));
}
