import {
  type Capital,
  fraction,
  type Fraction,
  type Holding,
  type Interval,
  point,
} from '../model/index.ts';
import { ComputedMap } from '../register/computed-map.ts';
import { holdingIndex, type Register } from '../register/index.ts';

import { joined, type StakeEntry, type Stakes } from './stakes.ts';

/**
 * The economic stakes of a register: a holding counts for its beneficiary where it has one.
 *
 * Holdings of which only votes are known say nothing about capital and are left out; companies
 * whose holders are known by count alone, without issued shares, cannot be measured either.
 */
export function economicStakes(register: Register): Stakes {
  const known = STAKES.get(register);
  if (known) return known;
  const { byIssuer } = holdingIndex(register);
  const names = () => new Set([...byIssuer.keys(), ...register.capital.keys()]);
  const found = new Map<string, Column | undefined>();
  const columns = new ComputedMap(names, (issuer) => {
    if (found.has(issuer)) return found.get(issuer);
    const column = columnAt(byIssuer.get(issuer) ?? NOBODY, register.capital.get(issuer));
    found.set(issuer, column);
    return column;
  });
  const stakes = { columns, complete: new Set<string>() };
  STAKES.set(register, stakes);
  return stakes;
}

/** Of each register, for as long as it is asked about; the columns outlive it by their rows. */
const STAKES = new WeakMap<Register, Stakes>();

type Column = readonly StakeEntry[];
interface Known {
  readonly capital: Capital | undefined;
  readonly column: Column | undefined;
}

const NOBODY: readonly Holding[] = [];
const COLUMNS = new WeakMap<readonly Holding[], Known>();

/** A company's column, computed once for the same rows and totals: most outlive a step of a deal. */
function columnAt(rows: readonly Holding[], capital: Capital | undefined): Column | undefined {
  const known = COLUMNS.get(rows);
  if (known && known.capital === capital && rows !== NOBODY) return known.column;
  const column = columnFrom(rows, capital);
  COLUMNS.set(rows, { capital, column });
  return column;
}

function columnFrom(rows: readonly Holding[], capital: Capital | undefined): Column | undefined {
  const entries = new Map<string, StakeEntry>();
  for (const holding of rows) {
    const band = bandOf(capital, holding);
    if (!band || band.max.lte(0)) continue;
    const holder = holding.beneficiary ?? holding.holder;
    const legalHolders = holder === holding.holder ? [] : [holding.holder];
    const entry = { holder, band, statements: holding.statements, legalHolders };
    const before = entries.get(holder);
    entries.set(holder, before ? joined(before, entry) : entry);
  }
  const column = [...entries.values()];
  const own = publishedTreasury(capital);
  const all = own && !entries.has(own.holder) ? [...column, own] : column;
  return all.length > 0 ? all : undefined;
}

/** Of issued capital: from counts where both are known, else the fraction, else the band. */
export function stakeBand(register: Register, holding: Holding): Interval | undefined {
  return bandOf(register.capital.get(holding.issuer), holding);
}

function bandOf(capital: Capital | undefined, holding: Holding): Interval | undefined {
  const stake = stakeOf(capital, holding);
  return stake ? point(stake) : holding.band;
}

/** The exact stake of one holding in issued capital, when it is known. */
export function stakeOf(capital: Capital | undefined, holding: Holding): Fraction | undefined {
  const issued = capital?.issuedShares;
  if (holding.shares !== undefined && issued !== undefined && issued > 0n) {
    return fraction(holding.shares, issued);
  }
  return holding.stake;
}

function publishedTreasury(capital: Capital | undefined): StakeEntry | undefined {
  if (!capital?.treasuryShares || !capital.issuedShares) return undefined;
  const { issuer, treasuryShares, issuedShares, statements } = capital;
  return {
    holder: issuer,
    band: point(fraction(treasuryShares, issuedShares)),
    statements,
    legalHolders: [],
  };
}
