import { holdingIndex, type Register } from '../register/index.ts';

export { holdingIndex };

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
