import { earliestDay, type Finding, latestDay, ONE, type Place, ZERO } from '../model/index.ts';
import type { Quota, Rule } from './rule.ts';

/** Where a rule was read, for its findings. */
export interface RulePlace {
  readonly at?: Place;
}

/**
 * What is wrong with a rule: an end before its start, a line that is nothing or more than all, no
 * citation, no title, no country. A sound rule has no findings.
 */
export function validateRule(rule: Rule, { at }: RulePlace = {}): Finding[] {
  const finding = (code: string, says: string, hint: string): Finding => ({
    code,
    severity: 'error',
    ...(at && { at }),
    about: rule.id,
    says: `Rule "${rule.id}": ${says}`,
    try: hint,
  });
  return [
    ...missingTexts(rule).map((name) =>
      finding(
        'rule-field-missing',
        `"${name}" is empty.`,
        `Say it: a rule needs id, jurisdiction, title and citation.`,
      ),
    ),
    ...(endsFirst(rule)
      ? [
          finding(
            'rule-ends-before-start',
            `it ends on ${rule.validTo}, before it starts on ${rule.validFrom}.`,
            'Put validFrom before validTo.',
          ),
        ]
      : []),
    ...quotasIn(rule)
      .filter(([, quota]) => !isPossible(quota))
      .map(([name, quota]) =>
        finding(
          'rule-quota-impossible',
          `${name} asks for ${quota.strict ? 'more than' : 'at least'} ${quota.share.toFraction()}, which is nothing or more than all.`,
          'Write a line between nothing and all, such as "more than 1/2" or "at least 2/3".',
        ),
      ),
  ];
}

/** Findings of all rules, and of ids that stand for more than one. */
export function validateRules(rules: readonly Rule[], place: RulePlace = {}): Finding[] {
  const ids = rules.map((rule) => rule.id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return [
    ...rules.flatMap((rule) => validateRule(rule, place)),
    ...twice.map((id): Finding => ({
      code: 'rule-id-twice',
      severity: 'error',
      ...(place.at && { at: place.at }),
      about: id,
      says: `Two rules have the id "${id}".`,
      try: 'Give each version of a law its own id.',
    })),
  ];
}

function missingTexts(rule: Rule): string[] {
  return (['id', 'jurisdiction', 'title', 'citation'] as const).filter(
    (name) => rule[name].trim() === '',
  );
}

function endsFirst({ validFrom, validTo }: Rule): boolean {
  return (
    validFrom !== undefined && validTo !== undefined && latestDay(validTo) < earliestDay(validFrom)
  );
}

function isPossible({ share, strict }: Quota): boolean {
  return share.gte(ZERO) && (strict ? share.lt(ONE) : share.gt(ZERO) && share.lte(ONE));
}

/** Every line that a rule draws, with its name; "more than nothing" is a line for thresholds only. */
function quotasIn(rule: Rule): [string, Quota][] {
  switch (rule.kind) {
    case 'majority':
      return [
        ['quota', notNothing(rule.quota)],
        ...(rule.second ? [['second', notNothing(rule.second.quota)] as [string, Quota]] : []),
        ...(rule.quorum ? [['quorum', rule.quorum.quota] as [string, Quota]] : []),
      ];
    case 'suspension':
      return rule.triggers.flatMap((trigger) =>
        'quota' in trigger ? [['quota', trigger.quota] as [string, Quota]] : [],
      );
    case 'control':
    case 'threshold':
      return [['quota', rule.quota]];
    default:
      return [];
  }
}

/** A majority of "more than 0" would be no majority. */
function notNothing(quota: Quota): Quota {
  return quota.share.equals(ZERO) ? { share: ZERO, strict: false } : quota;
}
