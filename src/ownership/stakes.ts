import { type Fraction, type Interval, isPoint, ONE, point, sum, ZERO } from '../model/index.ts';

/** One economic holding: whose it is, the fraction of issued capital, and what says so. */
export interface StakeEntry {
  readonly holder: string;
  readonly band: Interval;
  readonly statements: readonly string[];
  /** Who holds it in law, where that is another. */
  readonly legalHolders: readonly string[];
}

/**
 * Who owns how much of whom: `stakes.get(issuer)` is one column of the ownership matrix.
 *
 * Orientation, said once: `stakes[holder][issuer]`; a column is a company, its rows are its holders.
 */
export interface Stakes {
  readonly columns: ReadonlyMap<string, readonly StakeEntry[]>;
  /** Companies whose holders are all known: nothing is left for unidentified holders. */
  readonly complete: ReadonlySet<string>;
}

export function columnOf(stakes: Stakes, issuer: string): readonly StakeEntry[] {
  return stakes.columns.get(issuer) ?? NOBODY;
}

const NOBODY: readonly StakeEntry[] = [];

export function stakeIn(stakes: Stakes, holder: string, issuer: string): Interval {
  return columnOf(stakes, issuer).find((entry) => entry.holder === holder)?.band ?? point(ZERO);
}

/** Sum of the least that the holders of a company have; above 1 the column is over-held. */
export function columnMin(stakes: Stakes, issuer: string): Fraction {
  const column = columnOf(stakes, issuer);
  const known = MINS.get(column) ?? sum(column.map((entry) => entry.band.min));
  MINS.set(column, known);
  return known;
}

/** The sums of columns, each made once: a column above many companies is looked at with each of them. */
const MINS = new WeakMap<readonly StakeEntry[], Fraction>();

export function isOverHeld(stakes: Stakes, issuer: string): boolean {
  return columnMin(stakes, issuer).gt(ONE);
}

/** Whether every stake is known exactly, so that point answers exist. */
export function isExact(stakes: Stakes, issuers: Iterable<string>): boolean {
  for (const issuer of issuers) {
    if (!columnOf(stakes, issuer).every((entry) => isPoint(entry.band))) return false;
  }
  return true;
}

/** The companies that own a part of `issuer`, at any distance, and `issuer` itself. */
export function ancestry(stakes: Stakes, issuer: string): string[] {
  const seen = new Set([issuer]);
  const queue = [issuer];
  for (let company = queue.shift(); company !== undefined; company = queue.shift()) {
    for (const entry of columnOf(stakes, company)) {
      if (!seen.has(entry.holder) && entry.band.max.gt(0)) {
        seen.add(entry.holder);
        queue.push(entry.holder);
      }
    }
  }
  return [...seen];
}

/** Stakes from exact triples, repeated pairs added. */
export function stakesFrom(
  edges: Iterable<readonly [holder: string, issuer: string, stake: Fraction]>,
): Stakes {
  return stakesFromBands(
    [...edges].map(([holder, issuer, stake]) => [holder, issuer, point(stake)]),
  );
}

/** Stakes from bands; `complete` names the companies whose holders are all listed. */
export function stakesFromBands(
  edges: Iterable<readonly [holder: string, issuer: string, band: Interval]>,
  complete: Iterable<string> = [],
): Stakes {
  const columns = new Map<string, StakeEntry[]>();
  for (const [holder, issuer, band] of edges) {
    addEntry(columns, issuer, { holder, band, statements: [], legalHolders: [] });
  }
  return { columns, complete: new Set(complete) };
}

/** Adds one entry to a column; a second entry of the same holder is summed into the first. */
export function addEntry(
  columns: Map<string, StakeEntry[]>,
  issuer: string,
  entry: StakeEntry,
): void {
  const column = columns.get(issuer) ?? [];
  const at = column.findIndex((known) => known.holder === entry.holder);
  const known = column[at];
  if (known) column[at] = joined(known, entry);
  else column.push(entry);
  columns.set(issuer, column);
}

/** Two holdings of one holder in one company, added. */
export function joined(first: StakeEntry, second: StakeEntry): StakeEntry {
  return {
    holder: first.holder,
    band: {
      min: first.band.min.add(second.band.min),
      max: first.band.max.add(second.band.max),
      minOpen: first.band.minOpen || second.band.minOpen,
      maxOpen: first.band.maxOpen || second.band.maxOpen,
    },
    statements: [...new Set([...first.statements, ...second.statements])],
    legalHolders: [...new Set([...first.legalHolders, ...second.legalHolders])],
  };
}
