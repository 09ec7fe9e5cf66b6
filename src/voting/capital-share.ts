import type { Law } from '../law/law.ts';
import { type Fraction, fraction, type Holding, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { holdingIndex } from './holding-index.ts';
import { grossShare, grossVotes } from './gross-votes.ts';

/** What a holder holds of an issuer in law: of issued capital; of gross votes where capital is not known. */
export function capitalShare(
  register: Register,
  law: Law,
  holder: string,
  issuer: string,
): Fraction {
  const own = holdingsOfIn(register, holder, issuer);
  const stakes = own.map((holding) => stakeIn(register, holding));
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a holder without rows has nothing either way
  if (own.length > 0 && stakes.every((stake) => stake === undefined)) {
    return grossShare(grossVotes(register, law, issuer), holder);
  }
  return sum(stakes.map((stake) => stake ?? ZERO));
}

/** Of issued capital, when it is known. */
export function stakeIn(register: Register, holding: Holding): Fraction | undefined {
  const issued = register.capital.get(holding.issuer)?.issuedShares;
  if (holding.shares !== undefined && issued) return fraction(holding.shares, issued);
  return holding.stake;
}

/** The holder's own rows in an issuer. */
export function holdingsOfIn(register: Register, holder: string, issuer: string): Holding[] {
  return (holdingIndex(register).byIssuer.get(issuer) ?? []).filter(
    (holding) => holding.holder === holder,
  );
}
