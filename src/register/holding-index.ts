import type { Holding } from '../model/index.ts';
import { overlaid } from './overlay-map.ts';
import type { Register } from './register.ts';

/** A register's holdings by who is held, who holds, and for whom; a name without any is not there. */
export interface HoldingIndex {
  readonly byIssuer: ReadonlyMap<string, readonly Holding[]>;
  readonly byHolder: ReadonlyMap<string, readonly Holding[]>;
  readonly byBeneficiary: ReadonlyMap<string, readonly Holding[]>;
}

type Rows = readonly Holding[];

/** Indexes of registers that were revised, whose lists of holdings need not exist yet. */
const REVISED = new WeakMap<Register, HoldingIndex>();
const INDEXES = new WeakMap<Rows, HoldingIndex>();
const LISTS = new WeakMap<HoldingIndex, Rows>();

/** The index of a register's holdings: made once for a list, and kept up to date by `revised`. */
export function holdingIndex(register: Register): HoldingIndex {
  const known = REVISED.get(register) ?? INDEXES.get(register.holdings);
  return known ?? paired(register.holdings, indexOf(register.holdings));
}

/** The holdings in an issuer. */
export function holdingsIn(register: Register, issuer: string): readonly Holding[] {
  return holdingIndex(register).byIssuer.get(issuer) ?? [];
}

/** The holdings of a holder. */
export function holdingsOf(register: Register, holder: string): readonly Holding[] {
  return holdingIndex(register).byHolder.get(holder) ?? [];
}

/** Remembers the index of a register, so that its list of holdings is not read for it. */
export function remember(register: Register, index: HoldingIndex): void {
  REVISED.set(register, index);
}

/**
 * All holdings of an index: rows of one issuer stand where its first row stood in the list below,
 * and new issuers at the end. Put together once.
 */
export function listOf(index: HoldingIndex): Rows {
  const known = LISTS.get(index);
  if (known) return known;
  const list = [...index.byIssuer.values()].flat();
  paired(list, index);
  return list;
}

/** List and index find each other, also from a copy of the register. */
function paired(list: Rows, index: HoldingIndex): HoldingIndex {
  INDEXES.set(list, index);
  LISTS.set(index, list);
  return index;
}

/** The index after the holdings in some issuers were replaced; only their holders are looked at. */
export function reindexed(index: HoldingIndex, rows: ReadonlyMap<string, Rows>): HoldingIndex {
  const changes = [...rows].map(([issuer, now]) => ({
    issuer,
    was: index.byIssuer.get(issuer) ?? [],
    now,
  }));
  const filled = (list: Rows) => (list.length > 0 ? list : undefined);
  return {
    byIssuer: overlaid(
      index.byIssuer,
      new Map(changes.map(({ issuer, now }) => [issuer, filled(now)])),
    ),
    byHolder: regrouped(index.byHolder, changes, ({ holder }) => holder),
    byBeneficiary: regrouped(index.byBeneficiary, changes, ({ beneficiary }) => beneficiary),
  };
}

interface Change {
  readonly issuer: string;
  readonly was: Rows;
  readonly now: Rows;
}

function regrouped(
  groups: ReadonlyMap<string, Rows>,
  changes: readonly Change[],
  key: (holding: Holding) => string | undefined,
): ReadonlyMap<string, Rows> {
  const touched = new Map<string, Holding[]>();
  const issuers = new Set(changes.map(({ issuer }) => issuer));
  const touch = (name: string) => {
    const known = touched.get(name);
    if (known) return known;
    const kept = (groups.get(name) ?? []).filter(({ issuer }) => !issuers.has(issuer));
    touched.set(name, kept);
    return kept;
  };
  for (const { was, now } of changes) {
    const still = new Set(now);
    const names = was.filter((row) => !still.has(row)).map(key);
    const kept = new Set(was);
    for (const row of now) if (!kept.has(row)) names.push(key(row));
    for (const name of names) if (name !== undefined) touch(name);
  }
  for (const { now } of changes) {
    for (const row of now) touched.get(key(row) ?? '')?.push(row);
  }
  return overlaid(
    groups,
    new Map([...touched].map(([name, rows]) => [name, rows.length > 0 ? rows : undefined])),
  );
}

function indexOf(holdings: Rows): HoldingIndex {
  return {
    byIssuer: grouped(holdings, ({ issuer }) => issuer),
    byHolder: grouped(holdings, ({ holder }) => holder),
    byBeneficiary: grouped(holdings, ({ beneficiary }) => beneficiary),
  };
}

function grouped(
  holdings: Rows,
  key: (holding: Holding) => string | undefined,
): Map<string, Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const name = key(holding);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(holding);
    else groups.set(name, [holding]);
  }
  return groups;
}
