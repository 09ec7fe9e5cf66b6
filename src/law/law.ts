import { BadCall, type Day, earliestDay, latestDay, type PartialDate } from '../model/index.ts';
import { belgium } from './rules/belgium.ts';
import { contracts } from './rules/contracts.ts';
import { concentrationRules } from './rules/concentration.ts';
import { controlRules } from './rules/control.ts';
import { delaware } from './rules/delaware.ts';
import { everywhere } from './rules/everywhere.ts';
import { france } from './rules/france.ts';
import { germany } from './rules/germany.ts';
import { italy } from './rules/italy.ts';
import { japan } from './rules/japan.ts';
import { korea } from './rules/korea.ts';
import { netherlands } from './rules/netherlands.ts';
import { spain } from './rules/spain.ts';
import { thresholdRules } from './rules/thresholds.ts';
import { unitedKingdom } from './rules/united-kingdom.ts';
import type { Rule } from './rule.ts';

/** Dated rules by id: what ships with the product, and what a user added. */
export interface Law {
  readonly rules: ReadonlyMap<string, Rule>;
}

/** The days that choose among the versions of one law. */
export interface LegalMoment {
  readonly asOf: Day;
  /** Close of the financial year that a meeting decides on; some laws changed with it. */
  readonly yearClosed?: PartialDate;
}

export interface InForce {
  readonly rule: Rule;
  /** False when the only rule asked for was not in force: it is applied as asked, and said so. */
  readonly inForce: boolean;
  /** How the version was chosen, for the reader of an explanation. */
  readonly says: string;
}

/** All rules that ship with the product. */
export function builtinLaw(): Law {
  return extendLaw({ rules: new Map() }, [
    ...everywhere,
    ...japan,
    ...france,
    ...germany,
    ...unitedKingdom,
    ...delaware,
    ...netherlands,
    ...italy,
    ...belgium,
    ...korea,
    ...spain,
    ...contracts,
    ...controlRules,
    ...thresholdRules,
    ...concentrationRules,
  ]);
}

/** The law with more rules; a rule of the same id takes the place of the one before. */
export function extendLaw(law: Law, rules: readonly Rule[]): Law {
  return { rules: new Map([...law.rules, ...rules.map((rule) => [rule.id, rule] as const)]) };
}

/** The rule of that id, or a refusal that offers its neighbours. */
export function ruleOf(law: Law, id: string): Rule {
  const rule = law.rules.get(id);
  if (rule) return rule;
  const near = [...law.rules.keys()].filter((other) => other.split('-')[0] === id.split('-')[0]);
  const laws = [...new Set([...law.rules.keys()].map((other) => `${other.split('-')[0]}-`))].sort();
  const hint =
    near.length > 0
      ? ` Known rules of that law: ${near.join(', ')}.`
      : ` Rules begin with their law or regime: ${laws.join(', ')}.`;
  throw new BadCall(`There is no rule "${id}".${hint}`);
}

/**
 * The version of a law that is in force: `ids` are versions of one law, in any order.
 *
 * A rule measured on the financial year is judged by the day that year closed; when that day is not
 * given, by the last 31 December before `asOf`. A single rule is applied even out of its time.
 */
export function inForce(law: Law, ids: readonly string[], moment: LegalMoment): InForce {
  const rules = ids.map((id) => ruleOf(law, id));
  const [only] = rules;
  if (!only) throw new BadCall('Name a rule.');
  const current = rules.find((rule) => isInForce(rule, moment));
  if (current) return { rule: current, inForce: true, says: chosenBy(current, moment) };
  if (rules.length === 1) return { rule: only, inForce: false, says: outOfTime(only, moment) };
  throw new BadCall(
    `None of ${ids.join(', ')} was in force: ${rules.map((rule) => outOfTime(rule, moment)).join(' ')}`,
  );
}

/** Whether the rule holds at the moment, on the date that it is measured on. */
export function isInForce(rule: Rule, moment: LegalMoment): boolean {
  const { day } = measuredOn(rule, moment);
  if (rule.validFrom !== undefined && earliestDay(rule.validFrom) > day) return false;
  return rule.validTo === undefined || latestDay(rule.validTo) >= day;
}

/** Rules of a kind that hold in a country at a day, those for all countries among them. */
export function rulesFor<K extends Rule['kind']>(
  law: Law,
  jurisdiction: string | undefined,
  kind: K,
  asOf: Day,
): Extract<Rule, { kind: K }>[] {
  return [...law.rules.values()].filter(
    (rule): rule is Extract<Rule, { kind: K }> =>
      rule.kind === kind && isLawOf(rule, jurisdiction) && isInForce(rule, { asOf }),
  );
}

/** Whether the rule is for all countries, or is of this one; `UK` is another name of `GB`. */
export function isLawOf(rule: Rule, country: string | undefined): boolean {
  if (rule.jurisdiction === 'any') return true;
  return rule.jurisdiction === (country === 'UK' ? 'GB' : country);
}

interface Measured {
  readonly day: Day;
  readonly as: string;
}

function measuredOn(rule: Rule, { asOf, yearClosed }: LegalMoment): Measured {
  if (rule.validityMeasuredOn !== 'yearClosed')
    return { day: asOf, as: `the day of the question, ${asOf}` };
  if (yearClosed !== undefined) {
    return { day: latestDay(yearClosed), as: `the close of the financial year, ${yearClosed}` };
  }
  const day = `${Number(asOf.slice(0, 4)) - 1}-12-31` as Day;
  return {
    day,
    as: `the close of the financial year, taken as ${day} because no closing day was given`,
  };
}

function chosenBy(rule: Rule, moment: LegalMoment): string {
  return `${rule.id} is in force on ${measuredOn(rule, moment).as}.`;
}

function outOfTime(rule: Rule, moment: LegalMoment): string {
  const span = `${rule.validFrom ?? '…'} to ${rule.validTo ?? '…'}`;
  return `${rule.id} (${span}) was not in force on ${measuredOn(rule, moment).as}.`;
}
