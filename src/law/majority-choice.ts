import { builtinLaw, type Law } from './law.ts';
import type { Denominator, MajorityRule } from './majority-rule.ts';
import { quotaText } from './parse-quota.ts';

/** A rule by which a meeting of shareholders decides, in words. */
export interface MajorityChoice {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** "at least 2/3". */
  readonly quota: string;
  /** What the votes for are measured against. */
  readonly of: Denominator;
  readonly citation: string;
  /** Whether somebody read the text of the law. */
  readonly verified: boolean;
  /** Whether the user wrote it, or put it in the place of one that ships. */
  readonly own: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** Every majority of a meeting in the law, the user's own first. */
export function majorityChoices(law: Law): MajorityChoice[] {
  const shipped = builtinLaw().rules;
  const rows = [...law.rules.values()]
    .filter((rule): rule is MajorityRule => rule.kind === 'majority' && rule.body === 'meeting')
    .map((rule) => choiceOf(rule, shipped.get(rule.id) !== rule));
  return [...rows.filter(({ own }) => own), ...rows.filter(({ own }) => !own)];
}

function choiceOf(rule: MajorityRule, own: boolean): MajorityChoice {
  const { id, title, jurisdiction, citation, validFrom, validTo, verified } = rule;
  return {
    id,
    title,
    jurisdiction,
    quota: quotaText(rule.quota),
    of: rule.denominator,
    citation,
    verified,
    own,
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  };
}
