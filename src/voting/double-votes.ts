import type { InstrumentRule } from '../law/instrument-rule.ts';
import { isInForce, type Law, rulesFor } from '../law/law.ts';
import {
  type Day,
  earliestDay,
  type Fraction,
  fraction,
  type Holding,
  latestDay,
  ONE,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';

/** Votes of one share of the holding, and the rule that gives more than one. */
export interface VotesPerShare {
  readonly each: Fraction;
  /** The register itself says it. */
  readonly stated: boolean;
  readonly rule?: InstrumentRule;
}

/**
 * Votes per share of a holding: what the register says; else more than one by law, when the lot has
 * been registered long enough; else one. Shares without the right to vote have none.
 */
export function votesPerShare(register: Register, law: Law, holding: Holding): VotesPerShare {
  if (holding.voting === 'none') return { each: ZERO, stated: true };
  if (holding.votesPerShare !== undefined) return { each: holding.votesPerShare, stated: true };
  const rule = instrumentsAt(register, law, holding.issuer).find((known) =>
    isEarned(known, holding, register.asOf),
  );
  return rule
    ? { each: fraction(BigInt(rule.votesPerShare)), stated: false, rule }
    : { each: ONE, stated: false };
}

/** Those that apply to the issuer: by name when the register names rules, else by its country's law. */
function instrumentsAt(register: Register, law: Law, issuer: string): InstrumentRule[] {
  const entity = register.entities.get(issuer);
  if (register.rules) {
    return register.rules
      .map((id) => law.rules.get(id))
      .filter((rule) => rule?.kind === 'instrument')
      .filter((rule) => isInForce(rule, register))
      .filter((rule) => entity?.law === undefined || entity.law === rule.jurisdiction)
      .filter((rule) => rule.applies === 'articles' || entity?.listed !== false);
  }
  if (entity?.listed !== true) return [];
  return rulesFor(law, entity.law, 'instrument', register.asOf).filter(
    (rule) => rule.applies === 'listed',
  );
}

/** Registered in one name for the years asked, counted from the rule's first day that counts. */
function isEarned(rule: InstrumentRule, holding: Holding, asOf: Day): boolean {
  if (holding.registeredSince === undefined || holding.holder === holding.issuer) return false;
  const starts = [latestDay(holding.registeredSince)];
  if (rule.countsFrom !== undefined) starts.push(earliestDay(rule.countsFrom));
  return starts.every((day) => yearsLater(day, rule.years) <= asOf);
}

/** The same day of a later year; 29 February becomes 1 March where there is none, as days compare as text. */
function yearsLater(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}` as Day;
}
