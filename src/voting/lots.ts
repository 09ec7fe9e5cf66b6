import { type Capital, type Fraction, fraction, type Holding, ONE } from '../model/index.ts';
import type { Law } from '../law/law.ts';
import type { Register } from '../register/register.ts';
import { votesPerShare, type VotesPerShare } from './double-votes.ts';
import { holdingIndex } from './holding-index.ts';

/** What an issuer's shares and votes are measured in. */
export interface Base {
  /** Counts are known; otherwise everything is a part of one. */
  readonly counted: boolean;
  /** All issued shares: a count, or one. Not known when only totals of votes are. */
  readonly shares: Fraction | undefined;
}

/** A holding of one class or lot, with its shares in the unit of the base. */
export interface Lot {
  readonly holding: Holding;
  readonly perShare: VotesPerShare;
  readonly shares: Fraction | undefined;
}

export function baseOf(capital: Capital | undefined): Base {
  if (capital?.issuedShares) return { counted: true, shares: fraction(capital.issuedShares) };
  const votes = capital?.grossVotes ?? capital?.exercisableVotes;
  return votes ? { counted: true, shares: undefined } : { counted: false, shares: ONE };
}

/** The lots of an issuer: own shares published as a total are a lot of the issuer itself. */
export function lotsIn(register: Register, law: Law, issuer: string): Lot[] {
  const capital = register.capital.get(issuer);
  const base = baseOf(capital);
  const holdings = oneRowEach(holdingIndex(register).byIssuer.get(issuer) ?? []);
  return [...holdings, ...publishedTreasury(issuer, capital, holdings)].map((holding) => ({
    holding,
    perShare: votesPerShare(register, law, holding),
    shares: sharesOf(holding, base),
  }));
}

function sharesOf(holding: Holding, base: Base): Fraction | undefined {
  if (base.counted && holding.shares !== undefined) return fraction(holding.shares);
  return holding.stake && base.shares?.mul(holding.stake);
}

function publishedTreasury(
  issuer: string,
  capital: Capital | undefined,
  holdings: readonly Holding[],
): Holding[] {
  const shares = capital?.treasuryShares;
  if (!capital || !shares || holdings.some((holding) => holding.holder === issuer)) return [];
  return [
    {
      holder: issuer,
      issuer,
      shares,
      voting: 'normal',
      modality: 'asserted',
      statements: capital.statements,
    },
  ];
}

/**
 * Rows of one holder, class and lot that each know another base (capital in one, votes in the other)
 * speak of the same shares; rows of the same base are added up.
 */
function oneRowEach(holdings: readonly Holding[]): Holding[] {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.holder, holding.class, holding.lot]);
    groups.set(key, [...(groups.get(key) ?? []), holding]);
  }
  return [...groups.values()].flatMap((rows) =>
    // Stryker disable next-line ConditionalExpression,EqualityOperator: one row merged is itself
    rows.length > 1 && basesDiffer(rows) ? [merged(rows)] : rows,
  );
}

function basesDiffer(rows: readonly Holding[]): boolean {
  const bases = rows.flatMap(basesOf);
  return new Set(bases).size === bases.length;
}

function basesOf(holding: Holding): string[] {
  return [
    ...(holding.stake !== undefined || holding.shares !== undefined || holding.band !== undefined
      ? ['capital']
      : []),
    ...(holding.votes !== undefined ||
    holding.votesBand !== undefined ||
    holding.grossVotes !== undefined
      ? ['votes']
      : []),
    ...(holding.exercisable !== undefined ? ['exercisable'] : []),
  ];
}

function merged(rows: readonly Holding[]): Holding {
  const whole = rows.reduce((first, second) => ({ ...first, ...second }));
  return {
    ...whole,
    voting: rows.find((row) => row.voting !== 'normal')?.voting ?? 'normal',
    statements: rows.flatMap((row) => row.statements),
  };
}
