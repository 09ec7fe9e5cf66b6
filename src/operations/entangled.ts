import { type Fraction, fraction, type Holding, isTreasury, ZERO } from '../model/index.ts';
import { stakeBand } from '../ownership/from-register.ts';
import type { Register } from '../register/index.ts';

/** So many companies are told about when nobody names them. */
const MOST_ISSUERS = 3;

/** Two stakes that make less than this together do not tie companies to each other. */
const TIE = fraction(1n, 20n);

/**
 * The companies to look at first: those that hold each other, the largest ties first, then listed
 * companies in which one of these holds, the largest part first, then those with the most holders. Holdings count for the beneficiary: a subsidiary ties its parent.
 */
export function entangled(register: Register): string[] {
  const rows = register.holdings.filter((holding) => !isTreasury(holding));
  const stakes = stakesByPair(register, rows);
  const ties = new Map<string, Fraction>();
  const holders = new Map<string, number>();
  for (const row of rows) {
    const forth = stakes.get(pair(ownerOf(row), row.issuer)) ?? ZERO;
    const back = stakes.get(pair(row.issuer, ownerOf(row))) ?? ZERO;
    const tie = back.gt(0) && forth.add(back).gte(TIE) ? forth.add(back) : ZERO;
    const known = ties.get(row.issuer) ?? ZERO;
    ties.set(row.issuer, tie.gt(known) ? tie : known);
    holders.set(row.issuer, (holders.get(row.issuer) ?? 0) + 1);
  }
  const close = new Map<string, Fraction>();
  for (const row of rows.filter((held) => ties.get(ownerOf(held))?.gt(0))) {
    if (!isListed(register, row.issuer) || ties.get(row.issuer)?.gt(0)) continue;
    const part = stakes.get(pair(ownerOf(row), row.issuer)) ?? ZERO;
    if (part.gt(close.get(row.issuer) ?? ZERO)) close.set(row.issuer, part);
  }
  return [...ties]
    .sort(
      ([first, tie], [second, other]) =>
        other.compare(tie) ||
        (close.get(second) ?? ZERO).compare(close.get(first) ?? ZERO) ||
        (holders.get(second) ?? 0) - (holders.get(first) ?? 0),
    )
    .slice(0, MOST_ISSUERS)
    .map(([name]) => name);
}

function isListed(register: Register, name: string): boolean {
  return register.entities.get(name)?.listed === true;
}

function stakesByPair(register: Register, rows: readonly Holding[]): Map<string, Fraction> {
  const stakes = new Map<string, Fraction>();
  for (const row of rows) {
    const key = pair(ownerOf(row), row.issuer);
    stakes.set(key, (stakes.get(key) ?? ZERO).add(stakeBand(register, row)?.max ?? ZERO));
  }
  return stakes;
}

function ownerOf({ holder, beneficiary }: Holding): string {
  return beneficiary ?? holder;
}

function pair(holder: string, issuer: string): string {
  return JSON.stringify([holder, issuer]);
}
