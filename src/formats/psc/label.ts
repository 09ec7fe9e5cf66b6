/**
 * What a party of the register is called: a company without a name by its number; a person whose name
 * another bears too, with the month of birth; others with what tells them apart.
 */
export function pscLabel(key: string, name: string | undefined, shared: boolean): string {
  if (name === undefined) return pscName(`unnamed (${key})`);
  return shared ? pscName(`${name} (${key})`) : name;
}

/** The same for a name that was told apart already; the name need not stand twice in it. */
export function pscName(told: string): string {
  return told.replace(/^unnamed \(GB-COH (\S+)\)$/, '$1').replace(/^(.+) \(\1, born /, '$1 (born ');
}
