import { type Fraction, ONE, ZERO } from '../model/index.ts';
import { solveExact } from '../numeric/solve-exact.ts';
import { ancestry, columnOf, type StakeEntry, type Stakes } from './stakes.ts';

export interface Bounds {
  readonly min: Fraction;
  readonly max: Fraction;
}

type Goal = 'min' | 'max';
type Shares = ReadonlyMap<string, Fraction>;

/**
 * The least and greatest net integrated ownership of `holder` in `issuer` over all registers that
 * fit the bands: every stake in its band and every column at most 1 (exactly 1 when complete).
 *
 * Columns are independent, so this is a Markov decision problem whose inner step is a fractional
 * knapsack; policies are improved and evaluated exactly until none is better, so both ends are
 * attained (Givan, Leach & Dean 2000). Open ends of bands bound the answer but do not attain it.
 */
export function ownershipBounds(stakes: Stakes, holder: string, issuer: string): Bounds {
  return {
    min: bound(stakes, { holder, issuer }, 'min'),
    max: bound(stakes, { holder, issuer }, 'max'),
  };
}

interface Pair {
  readonly holder: string;
  readonly issuer: string;
}

function bound(stakes: Stakes, pair: Pair, goal: Goal): Fraction {
  const all = ancestry(stakes, pair.issuer).filter((name) => columnOf(stakes, name).length > 0);
  const others = all.filter((name) => name !== pair.holder);
  const never = goal === 'min' ? avoidable(stakes, others, pair.holder) : new Set();
  const companies = others.filter((name) => !never.has(name));
  let values: Shares = new Map();
  for (;;) {
    const policy = new Map(
      companies.map((name) => [name, spend(stakes, name, valueOf(values, pair.holder), goal)]),
    );
    const next = evaluate(companies, policy, pair.holder);
    if (!companies.some((name) => better(next.get(name), values.get(name), goal))) break;
    values = next;
  }
  if (pair.holder !== pair.issuer) return values.get(pair.issuer) ?? ZERO;
  const ends = spend(stakes, pair.issuer, valueOf(values, pair.holder), goal);
  return columnOf(stakes, pair.issuer).reduce(
    (total, entry) =>
      total.add((ends.get(entry.holder) ?? ZERO).mul(valueOf(values, pair.holder)(entry.holder))),
    ZERO,
  );
}

/** Starting from zero, the first evaluation is always news; afterwards only a strict gain is. */
function better(next: Fraction | undefined, current: Fraction | undefined, goal: Goal): boolean {
  const order = (next ?? ZERO).compare(current ?? ZERO);
  return goal === 'max' ? order > 0 : order !== 0;
}

function valueOf(values: Shares, holder: string): (name: string) => Fraction {
  return (name) => (name === holder ? ONE : (values.get(name) ?? ZERO));
}

/**
 * The column of one company that serves the goal: everyone at the lower end, then the room that is
 * left given to the most (or least) valuable holders first. Only a complete column must be filled
 * when the goal is least.
 */
function spend(
  stakes: Stakes,
  company: string,
  value: (name: string) => Fraction,
  goal: Goal,
): Shares {
  const column = columnOf(stakes, company);
  const shares = new Map(column.map((entry) => [entry.holder, entry.band.min]));
  if (goal === 'min' && !stakes.complete.has(company)) return shares;
  let room = column.reduce((left, entry) => left.sub(entry.band.min), ONE);
  for (const entry of ranked(column, value, goal)) {
    if (room.lte(0)) break;
    const width = entry.band.max.sub(entry.band.min);
    const extra = width.lte(room) ? width : room;
    shares.set(entry.holder, entry.band.min.add(extra));
    room = room.sub(extra);
  }
  return shares;
}

function ranked(
  column: readonly StakeEntry[],
  value: (name: string) => Fraction,
  goal: Goal,
): StakeEntry[] {
  const order = goal === 'max' ? -1 : 1;
  return [...column].sort(
    (first, second) => order * value(first.holder).compare(value(second.holder)),
  );
}

/** Companies from which the holder need never be met: there the least value is zero. */
function avoidable(stakes: Stakes, companies: readonly string[], holder: string): Set<string> {
  const safe = new Set(companies);
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const company of safe) {
      if (
        canStay(
          stakes,
          company,
          (name) => name !== holder && (safe.has(name) || columnOf(stakes, name).length === 0),
        )
      )
        continue;
      safe.delete(company);
      shrunk = true;
    }
  }
  return safe;
}

function canStay(stakes: Stakes, company: string, safe: (name: string) => boolean): boolean {
  const column = columnOf(stakes, company);
  if (column.some((entry) => !safe(entry.holder) && entry.band.min.gt(0))) return false;
  if (!stakes.complete.has(company)) return true;
  return column
    .filter((entry) => safe(entry.holder))
    .reduce((total, entry) => total.add(entry.band.max), ZERO)
    .gte(ONE);
}

/** The chance of meeting the holder when every column is fixed: least solution of the meeting equations. */
function evaluate(
  companies: readonly string[],
  policy: ReadonlyMap<string, Shares>,
  holder: string,
): Shares {
  const share = (company: string, up: string) => policy.get(company)?.get(up) ?? ZERO;
  const states = leaking(companies, share, holder);
  const matrix = states.map((row) =>
    states.map((up) => (row === up ? ONE : ZERO).sub(share(row, up))),
  );
  const solution = solveExact(
    matrix,
    states.map((row) => [share(row, holder)]),
  );
  return new Map(companies.map((name) => [name, solution?.[states.indexOf(name)]?.[0] ?? ZERO]));
}

/** Companies from which the holder can be met at all; elsewhere the least solution is zero. */
function leaking(
  companies: readonly string[],
  share: (company: string, up: string) => Fraction,
  holder: string,
): string[] {
  const found = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const company of companies) {
      if (found.has(company)) continue;
      if (share(company, holder).gt(0) || [...found].some((up) => share(company, up).gt(0))) {
        found.add(company);
        grown = true;
      }
    }
  }
  return [...found];
}
