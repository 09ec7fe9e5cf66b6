import type { Holding } from '../model/index.ts';
import type { Register } from '../register/register.ts';

/** Holdings by issuer and by holder. */
export interface HoldingIndex {
  readonly byIssuer: ReadonlyMap<string, readonly Holding[]>;
  readonly byHolder: ReadonlyMap<string, readonly Holding[]>;
}

const INDEXES = new WeakMap<readonly Holding[], HoldingIndex>();

/** The index of a register's holdings, made once for each list of them. */
export function holdingIndex({ holdings }: Register): HoldingIndex {
  const known = INDEXES.get(holdings);
  if (known) return known;
  const index = {
    byIssuer: grouped(holdings, (holding) => holding.issuer),
    byHolder: grouped(holdings, (holding) => holding.holder),
  };
  INDEXES.set(holdings, index);
  return index;
}

function grouped(
  holdings: readonly Holding[],
  key: (holding: Holding) => string,
): Map<string, Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const group = groups.get(key(holding));
    if (group) group.push(holding);
    else groups.set(key(holding), [holding]);
  }
  return groups;
}

/**
 * The companies whose votes can matter to the question who of an issuer's holders it controls or
 * holds back: what it holds, directly and through others, and who holds those. Empty when nothing
 * that it holds comes back to it.
 */
export function companiesAround(register: Register, issuer: string): ReadonlySet<string> {
  const { byHolder, byIssuer } = holdingIndex(register);
  const below = closure([issuer], (name) => (byHolder.get(name) ?? []).map((row) => row.issuer));
  const holders = byIssuer.get(issuer) ?? [];
  if (!holders.some(({ holder }) => holder !== issuer && below.has(holder))) return new Set();
  return closure(below, (name) => (byIssuer.get(name) ?? []).map((row) => row.holder));
}

function closure(start: Iterable<string>, next: (name: string) => readonly string[]): Set<string> {
  const found = new Set(start);
  for (const name of found) for (const other of next(name)) found.add(other);
  return found;
}
