import { isTreasury } from '../model/index.ts';
import { stakeBand } from '../ownership/from-register.ts';
import type { Register } from '../register/index.ts';

/** So many companies are told about when nobody names them. */
const MOST_ISSUERS = 3;

/** Companies in the largest mutual holdings first, then those with the most holdings. */
export function entangled(register: Register): string[] {
  const rows = register.holdings.filter((holding) => !isTreasury(holding));
  const stakes = new Map<string, number>();
  for (const row of rows) {
    const key = pair(row.holder, row.issuer);
    stakes.set(key, (stakes.get(key) ?? 0) + (stakeBand(register, row)?.max.valueOf() ?? 0));
  }
  const ranks = new Map<string, number>();
  for (const { holder, issuer } of rows) {
    const back = stakes.get(pair(issuer, holder)) ?? 0;
    const mutual = back > 0 ? 1_000_000 * ((stakes.get(pair(holder, issuer)) ?? 0) + back) : 0;
    ranks.set(issuer, Math.max((ranks.get(issuer) ?? 0) + 1, mutual));
  }
  return [...ranks]
    .sort(([, first], [, second]) => second - first)
    .slice(0, MOST_ISSUERS)
    .map(([name]) => name);
}

function pair(holder: string, issuer: string): string {
  return JSON.stringify([holder, issuer]);
}
