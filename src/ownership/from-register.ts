import {
  type Capital,
  fraction,
  type Fraction,
  type Holding,
  type Interval,
  point,
  sum,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { addEntry, type StakeEntry, type Stakes } from './stakes.ts';

/**
 * The economic stakes of a register: a holding counts for its beneficiary where it has one.
 *
 * Holdings of which only votes are known say nothing about capital and are left out; companies
 * whose holders are known by count alone, without issued shares, cannot be measured either.
 */
export function economicStakes(register: Register): Stakes {
  const columns = new Map<string, StakeEntry[]>();
  for (const holding of register.holdings) {
    const band = stakeBand(register, holding);
    if (!band || band.max.lte(0)) continue;
    const holder = holding.beneficiary ?? holding.holder;
    const legalHolders = holder === holding.holder ? [] : [holding.holder];
    addEntry(columns, holding.issuer, {
      holder,
      band,
      statements: holding.statements,
      legalHolders,
    });
  }
  addPublishedTreasury(register, columns);
  return { columns, complete: new Set() };
}

/** Of issued capital: from counts where both are known, else the fraction, else the band. */
export function stakeBand(register: Register, holding: Holding): Interval | undefined {
  const stake = stakeOf(register.capital.get(holding.issuer), holding);
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

function addPublishedTreasury(register: Register, columns: Map<string, StakeEntry[]>): void {
  for (const capital of register.capital.values()) {
    const { issuer, treasuryShares, issuedShares } = capital;
    if (treasuryShares === undefined || treasuryShares === 0n || !issuedShares) continue;
    if (columns.get(issuer)?.some((entry) => entry.holder === issuer)) continue;
    const band = point(fraction(treasuryShares, issuedShares));
    addEntry(columns, issuer, {
      holder: issuer,
      band,
      statements: capital.statements,
      legalHolders: [],
    });
  }
}

/** What no holding covers; never negative in a sound column. */
export function unidentified(stakes: Stakes, issuer: string): Fraction {
  const held = sum((stakes.columns.get(issuer) ?? []).map((entry) => entry.band.min));
  return fraction(1n, 1n).sub(held);
}
