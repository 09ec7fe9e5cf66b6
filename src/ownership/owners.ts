import { type Fraction, NoAnswer, ONE, sum, ZERO } from '../model/index.ts';
import { overlaid } from '../register/index.ts';
import { type Bounds, ownershipBounds } from './bounds.ts';
import { grossOfWalk, netOfWalk, returnFactor } from './integrated.ts';
import { loopsThrough, type OwnershipPath, simplePathOwnership } from './simple-paths.ts';
import {
  ancestry,
  columnMin,
  columnOf,
  isExact,
  isOverHeld,
  stakeIn,
  type StakeEntry,
  type Stakes,
} from './stakes.ts';
import { iteratedOwnership } from './iterated.ts';
import { largestLoop, LOOP_MAX, returnsIn, type Walk, walkUp } from './walk.ts';

/**
 * How loops and self-holdings are treated.
 *
 * `net`: each holder counted once (Baldone, Brioschi & Paleari 1998), the default.
 * `gross`: every walk counted (Brioschi, Buzzacchi & Colombo 1989).
 * `simplePath`: sum over simple paths, loops cut.
 */
export type Convention = 'net' | 'gross' | 'simplePath';

export interface Owner {
  readonly holder: string;
  readonly direct: Fraction | undefined;
  readonly indirect: Fraction | undefined;
  readonly integrated: Fraction | undefined;
  readonly bounds: Bounds | undefined;
  /** Has no holders of its own that are known: the walk up ends with it. */
  readonly outside: boolean;
  readonly unidentified: boolean;
  readonly legalHolders: readonly string[];
  readonly statements: readonly string[];
}

export interface Owners {
  readonly status: 'ok' | 'overHeld' | 'closedLoop';
  readonly rows: readonly Owner[];
  /** Direct part of the issuer that no holding covers. */
  readonly unidentified: Fraction;
  /** `1/(1 − product)` of the heaviest loop through the issuer; 1 without a loop. */
  readonly loopFactor: Fraction | undefined;
  /** What all loops together multiply every outside share in the issuer by, treasury shares aside. */
  readonly returnFactor: Fraction | undefined;
  readonly loops: readonly OwnershipPath[];
  /** Companies whose holders sum to more than all of it. */
  readonly overHeld: readonly string[];
  /** Members of loops that own each other entirely. */
  readonly closedLoop: readonly string[];
  /** Where a loop is too large for exact numbers: how large it is, and how far the ends of a share are apart at most. */
  readonly iterated?: {
    readonly members: number;
    readonly within: Fraction;
    /** Stakes are bands: the ends hold for all registers that fit them, but no register need attain the upper ones. */
    readonly bands: boolean;
  };
}

/** How the unidentified holders of a company are called where they own a part of another. */
export function unidentifiedName(company: string): string {
  return `Unidentified holders of ${company}`;
}

/**
 * Who owns the issuer, direct and through others, exactly.
 *
 * A column over 100% anywhere above the issuer blocks the computed view: `overHeld` names it, and
 * only direct stakes are given. Shares are of issued capital.
 */
export function owners(stakes: Stakes, issuer: string, convention: Convention = 'net'): Owners {
  const names = ancestry(stakes, issuer);
  const overHeld = names.filter((name) => isOverHeld(stakes, name));
  if (overHeld.length > 0) return blocked(stakes, issuer, overHeld);
  const open = withRests(stakes, names);
  if (!isExact(stakes, names))
    return tooWide(stakes, issuer, names) ? wide(stakes, issuer) : bounded(stakes, issuer);
  const members = convention === 'net' ? largestLoop(open, issuer) : 0;
  if (members > LOOP_MAX)
    return { ...directOnly(stakes, issuer), ...iterated(open, issuer, members) };
  const { shares, closedLoop, walk } = integrated(open, issuer, convention);
  if (!shares) return { ...directOnly(stakes, issuer), status: 'closedLoop', closedLoop };
  return {
    ...frame(stakes, issuer, walk),
    status: closedLoop.length > 0 ? 'closedLoop' : 'ok',
    closedLoop,
    rows: rowsOf(open, issuer, shares),
  };
}

/** The owners between two ends, those with most first. */
function iterated(
  stakes: Stakes,
  issuer: string,
  members: number,
): Pick<Owners, 'status' | 'rows' | 'iterated'> {
  const ends = [...iteratedOwnership(stakes, issuer)];
  const rows = ends
    .map(([holder, bounds]) => ({
      ...emptyOwner(stakes, holder, issuer),
      bounds,
      unidentified: holder.startsWith(unidentifiedName('')),
    }))
    .sort((one, other) => other.bounds.max.compare(one.bounds.max));
  const within = ends.reduce((most, [, { min, max }]) => {
    const apart = max.sub(min);
    return apart.gt(most) ? apart : most;
  }, ZERO);
  return { status: 'ok', rows, iterated: { members, within, bands: false } };
}

/** Companies above an issuer, and in one loop, for which tight ends of bands are still sought: the work grows with their fourth power. */
const BANDS_MAX = 150;
const BAND_LOOP_MAX = 40;

function tooWide(stakes: Stakes, issuer: string, names: readonly string[]): boolean {
  const companies = names.filter((name) => columnOf(stakes, name).length > 0);
  return companies.length > BANDS_MAX || largestLoop(stakes, issuer) > BAND_LOOP_MAX;
}

/**
 * Owners behind bands where too much stands above for tight ends. A share only grows with any stake, so that the least stakes
 * give the lower ends. A walk up that ends with outside owners and has not met a holder was not the holder's: what
 * is certain for others bounds each upper end.
 */
function wide(stakes: Stakes, issuer: string): Owners {
  const ends = iteratedOwnership(stakes, issuer);
  const outside = sum(
    [...ends].filter(([name]) => columnOf(stakes, name).length === 0).map(([, { min }]) => min),
  );
  const rows = ancestry(stakes, issuer).map((holder) => {
    const { min, max } = ends.get(holder) ?? { min: ZERO, max: ZERO };
    const rest = ONE.sub(outside).add(max);
    const direct = stakeIn(stakes, holder, issuer);
    return {
      ...emptyOwner(stakes, holder, issuer),
      direct: direct.min.equals(direct.max) ? direct.min : undefined,
      bounds: { min, max: rest.lt(1) ? rest : ONE },
    };
  });
  const within = rows.reduce((most, { bounds }) => {
    const apart = bounds.max.sub(bounds.min);
    return apart.gt(most) ? apart : most;
  }, ZERO);
  return {
    ...directOnly(stakes, issuer),
    status: 'ok',
    rows: rows.sort((one, other) => other.bounds.min.compare(one.bounds.min)),
    iterated: { members: largestLoop(stakes, issuer), within, bands: true },
  };
}

interface Integrated {
  /** Absent where they have no finite value. */
  readonly shares?: Map<string, Fraction>;
  readonly closedLoop: readonly string[];
  readonly walk?: Walk;
}

function integrated(stakes: Stakes, issuer: string, convention: Convention): Integrated {
  if (convention === 'simplePath') {
    return { shares: simplePathOwnership(stakes, issuer) ?? tooManyPaths(issuer), closedLoop: [] };
  }
  const walk = walkUp(stakes, issuer);
  if ('diverges' in walk) return { closedLoop: walk.diverges };
  const closedLoop = [...walk.trapped.keys()];
  if (convention === 'net') return { shares: netOfWalk(walk, issuer), closedLoop, walk };
  const gross = grossOfWalk(walk, issuer);
  return gross instanceof Map ? { shares: gross, closedLoop, walk } : { closedLoop };
}

function tooManyPaths(issuer: string): never {
  throw new NoAnswer(
    `${issuer} has too many chains of owners to add them one by one: ask with the convention net or gross. [too-large]`,
  );
}

/** The same stakes with one holder per company for what is unidentified: a rest is nobody's, and never another's. */
export function withRests(stakes: Stakes, names: readonly string[]): Stakes {
  const columns = new Map<string, readonly StakeEntry[]>();
  for (const name of names) {
    const column = stakes.complete.has(name) ? undefined : withRest(name, columnOf(stakes, name));
    if (column) columns.set(name, column);
  }
  return { ...stakes, columns: overlaid(stakes.columns, columns) };
}

interface Rested {
  readonly name: string;
  readonly column: readonly StakeEntry[];
}

const RESTED = new WeakMap<readonly StakeEntry[], Rested>();

/** A column with its rest, made once: what is found for the column is found again by it. */
function withRest(name: string, column: readonly StakeEntry[]): readonly StakeEntry[] | undefined {
  const known = RESTED.get(column);
  // Stryker disable next-line ConditionalExpression: made anew it is the same
  if (known?.name === name) return known.column;
  const rest = ONE.sub(sum(column.map(({ band }) => band.min)));
  if (column.length === 0 || rest.lte(0)) return undefined;
  const band = { min: rest, max: rest, minOpen: false, maxOpen: false };
  const entry = { holder: unidentifiedName(name), band, statements: [], legalHolders: [] };
  const made = [...column, entry];
  // Stryker disable next-line ObjectLiteral: what is kept saves time and changes no number
  RESTED.set(column, { name, column: made });
  return made;
}

function rowsOf(stakes: Stakes, issuer: string, computed: ReadonlyMap<string, Fraction>): Owner[] {
  const column = new Map(columnOf(stakes, issuer).map((entry) => [entry.holder, entry]));
  return [...computed]
    .map(([holder, share]) => ownerOf(stakes, column.get(holder), { holder, share }))
    .sort((first, second) => (second.integrated ?? ZERO).compare(first.integrated ?? ZERO));
}

function ownerOf(
  stakes: Stakes,
  entry: StakeEntry | undefined,
  owned: { holder: string; share: Fraction },
): Owner {
  const direct = entry?.band.min ?? ZERO;
  return {
    holder: owned.holder,
    direct,
    indirect: entry ? owned.share.sub(direct) : owned.share,
    integrated: owned.share,
    bounds: undefined,
    outside: columnOf(stakes, owned.holder).length === 0,
    unidentified: owned.holder.startsWith(unidentifiedName('')),
    legalHolders: entry?.legalHolders ?? [],
    statements: entry?.statements ?? [],
  };
}

function frame(
  stakes: Stakes,
  issuer: string,
  walk: Walk | undefined,
): Omit<Owners, 'rows' | 'status' | 'closedLoop'> {
  const withoutTreasury = { ...stakes, columns: dropSelf(stakes, issuer) };
  const loops = loopsThrough(withoutTreasury, issuer);
  return {
    unidentified: ONE.sub(columnMin(stakes, issuer)),
    loopFactor: loops && factorOf(loops[0]),
    returnFactor:
      // Without own shares the walk has found it already, and a large loop is not solved twice.
      // Stryker disable next-line ConditionalExpression: solved twice it is the same
      walk && withoutTreasury.columns === stakes.columns
        ? returnsIn(walk, issuer)
        : returnFactor(withoutTreasury, issuer),
    loops: loops ?? [],
    overHeld: [],
  };
}

/** A geometric series: once round, twice round, and so on. Nothing where the loop owns itself whole. */
export function factorOf(loop: OwnershipPath | undefined): Fraction | undefined {
  if (!loop) return ONE;
  return loop.product.lt(1) ? ONE.div(ONE.sub(loop.product)) : undefined;
}

/** Own shares of a company above the issuer, or of itself, left out. */
function dropSelf(stakes: Stakes, issuer: string): Stakes['columns'] {
  const held = ancestry(stakes, issuer).filter((name) => stakeIn(stakes, name, name).max.gt(0));
  return overlaid(
    stakes.columns,
    new Map(
      held.map((name) => [name, columnOf(stakes, name).filter((entry) => entry.holder !== name)]),
    ),
  );
}

function bounded(stakes: Stakes, issuer: string): Owners {
  const rows = ancestry(stakes, issuer).map((holder) => {
    const direct = stakeIn(stakes, holder, issuer);
    const exact = direct.min.equals(direct.max) ? direct.min : undefined;
    const bounds = ownershipBounds(stakes, holder, issuer);
    const point = bounds.min.equals(bounds.max) ? bounds.min : undefined;
    return { ...emptyOwner(stakes, holder, issuer), direct: exact, integrated: point, bounds };
  });
  return {
    status: 'ok',
    rows: rows
      .filter(({ bounds }) => bounds.max.gt(0))
      .sort((first, second) => second.bounds.max.compare(first.bounds.max)),
    unidentified: ONE.sub(columnMin(stakes, issuer)),
    loopFactor: undefined,
    returnFactor: undefined,
    loops: loopsThrough(stakes, issuer) ?? [],
    overHeld: [],
    closedLoop: [],
  };
}

function emptyOwner(stakes: Stakes, holder: string, issuer: string): Owner {
  const entry = columnOf(stakes, issuer).find((known) => known.holder === holder);
  return {
    holder,
    direct: entry?.band.min,
    indirect: undefined,
    integrated: undefined,
    bounds: undefined,
    outside: columnOf(stakes, holder).length === 0,
    unidentified: false,
    legalHolders: entry?.legalHolders ?? [],
    statements: entry?.statements ?? [],
  };
}

function blocked(stakes: Stakes, issuer: string, overHeld: readonly string[]): Owners {
  return { ...directOnly(stakes, issuer), status: 'overHeld', overHeld };
}

function directOnly(stakes: Stakes, issuer: string): Omit<Owners, 'status'> {
  return {
    rows: columnOf(stakes, issuer).map((entry) => emptyOwner(stakes, entry.holder, issuer)),
    unidentified: ONE.sub(columnMin(stakes, issuer)),
    loopFactor: undefined,
    returnFactor: undefined,
    loops: [],
    overHeld: [],
    closedLoop: [],
  };
}
