import { type Fraction, ONE, ZERO } from '../model/index.ts';
import { type Matrix, solveExact } from '../numeric/solve-exact.ts';
import { ancestry, columnOf, type Stakes } from './stakes.ts';

/** Gross ownership has no finite value: the companies named own each other entirely. */
export interface Diverging {
  readonly diverges: readonly string[];
}

/**
 * Net integrated ownership of every holder in `issuer`: each holder counted once.
 *
 * `N_ij = a_ij + Σ_{h≠i} N_ih a_hj` (Baldone, Brioschi & Paleari 1998). Walking up from the
 * company, at each step to holder h with probability `a_hj`, it is the probability of ever meeting
 * i; so it is the least non-negative solution, and exists even where a closed loop has no owner.
 */
export function netOwnership(stakes: Stakes, issuer: string): Map<string, Fraction> | Diverging {
  const names = ancestry(stakes, issuer);
  const companies = names.filter((name) => columnOf(stakes, name).length > 0);
  const result = new Map<string, Fraction>();
  const inverse = companies.includes(issuer) ? grossMatrix(stakes, companies) : undefined;
  if (inverse === 'diverging') return { diverges: companies };
  for (const holder of names) {
    const share = inverse
      ? netFromGross(stakes, companies, inverse, { holder, issuer })
      : meeting(stakes, companies, { holder, issuer });
    if (share.gt(0)) result.set(holder, share);
  }
  return result;
}

/**
 * Gross integrated ownership of every holder in `issuer`: `G = Σ A^k = (I − A)^-1 − I`
 * (Brioschi, Buzzacchi & Colombo 1989). It counts every walk; in a closed loop it is infinite.
 */
export function grossOwnership(stakes: Stakes, issuer: string): Map<string, Fraction> | Diverging {
  const names = ancestry(stakes, issuer);
  const companies = names.filter((name) => columnOf(stakes, name).length > 0);
  const inverse = grossMatrix(stakes, companies);
  if (inverse === undefined || inverse === 'diverging') return { diverges: companies };
  const result = new Map<string, Fraction>();
  for (const holder of names) {
    const walks = walksFrom(stakes, companies, inverse, { holder, issuer });
    const share = holder === issuer ? walks.sub(ONE) : walks;
    if (share.gt(0)) result.set(holder, share);
  }
  return result;
}

/**
 * How often a walk up from the company comes back to it, itself included: `V_ii` of
 * `V = (I − A)^-1`. Every outside stake in the company is multiplied by it. Nothing when infinite.
 */
export function returnFactor(stakes: Stakes, issuer: string): Fraction | undefined {
  const companies = ancestry(stakes, issuer).filter((name) => columnOf(stakes, name).length > 0);
  if (companies.length === 0) return ONE;
  const inverse = grossMatrix(stakes, companies);
  if (inverse === undefined || inverse === 'diverging') return undefined;
  const at = companies.indexOf(issuer);
  return inverse[at]?.[at];
}

interface Pair {
  readonly holder: string;
  readonly issuer: string;
}

/**
 * `V` over the companies that have holders, `V[i][j]`; nothing when `I − A` is singular, and
 * `diverging` when it has a negative entry: then the walks have no finite sum (spectral radius of a
 * non-negative matrix is below 1 exactly when the inverse of `I − A` is non-negative).
 */
function grossMatrix(
  stakes: Stakes,
  companies: readonly string[],
): Fraction[][] | undefined | 'diverging' {
  const matrix = companies.map((holder) =>
    companies.map((issuer) => unit(holder, issuer).sub(direct(stakes, holder, issuer))),
  );
  const identity = companies.map((row) => companies.map((column) => unit(row, column)));
  const inverse = solveExact(matrix, identity);
  if (!inverse) return columnsWithin(stakes, companies) ? undefined : 'diverging';
  return inverse.some((row) => row.some((entry) => entry.lt(0))) ? 'diverging' : inverse;
}

function columnsWithin(stakes: Stakes, companies: readonly string[]): boolean {
  return companies.every((company) =>
    columnOf(stakes, company)
      .reduce((total, entry) => total.add(entry.band.min), ZERO)
      .lte(ONE),
  );
}

function netFromGross(
  stakes: Stakes,
  companies: readonly string[],
  inverse: Matrix,
  pair: Pair,
): Fraction {
  const walks = walksFrom(stakes, companies, inverse, pair);
  const at = companies.indexOf(pair.holder);
  if (at < 0) return walks;
  const returns = inverse[at]?.[at] ?? ONE;
  return pair.holder === pair.issuer ? ONE.sub(ONE.div(returns)) : walks.div(returns);
}

function walksFrom(
  stakes: Stakes,
  companies: readonly string[],
  inverse: Matrix,
  pair: Pair,
): Fraction {
  const column = companies.indexOf(pair.issuer);
  const row = companies.indexOf(pair.holder);
  if (row >= 0) return inverse[row]?.[column] ?? ZERO;
  return companies.reduce((total, company, index) => {
    const stake = direct(stakes, pair.holder, company);
    return stake.n === 0n ? total : total.add(stake.mul(inverse[index]?.[column] ?? ZERO));
  }, ZERO);
}

/** The least solution of the meeting equations, over the companies from which the holder can be met. */
function meeting(stakes: Stakes, companies: readonly string[], pair: Pair): Fraction {
  const reaching = reached(stakes, companies, pair.holder);
  const states = reaching.filter((company) => company !== pair.holder);
  const matrix = states.map((row) =>
    states.map((up) => unit(row, up).sub(direct(stakes, up, row))),
  );
  const right = states.map((row) => [direct(stakes, pair.holder, row)]);
  const solution = solveExact(matrix, right);
  const met = (company: string) => solution?.[states.indexOf(company)]?.[0] ?? ZERO;
  if (pair.holder !== pair.issuer) return met(pair.issuer);
  return states.reduce(
    (total, up) => total.add(direct(stakes, up, pair.issuer).mul(met(up))),
    direct(stakes, pair.holder, pair.issuer),
  );
}

/** Companies from which a walk up can meet the holder. */
function reached(stakes: Stakes, companies: readonly string[], holder: string): string[] {
  const found = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const company of companies) {
      if (found.has(company)) continue;
      const meets = columnOf(stakes, company).some(
        (entry) => entry.band.min.gt(0) && (entry.holder === holder || found.has(entry.holder)),
      );
      if (meets) {
        found.add(company);
        grown = true;
      }
    }
  }
  return [...found];
}

function unit(row: string, column: string): Fraction {
  return row === column ? ONE : ZERO;
}

function direct(stakes: Stakes, holder: string, issuer: string): Fraction {
  return columnOf(stakes, issuer).find((entry) => entry.holder === holder)?.band.min ?? ZERO;
}
