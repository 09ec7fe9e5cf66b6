import { builtinLaw } from '../src/law/law.ts';
import type { MajorityRule } from '../src/law/majority-rule.ts';
import { quotaText } from '../src/law/parse-quota.ts';
import type { MajorityChoice } from './src/votes/majority-choice.ts';

/** Every rule by which a meeting of shareholders decides, in words. */
export function majorityRules(): MajorityChoice[] {
  return [...builtinLaw().rules.values()]
    .filter((rule): rule is MajorityRule => rule.kind === 'majority' && rule.body === 'meeting')
    .map(choiceOf);
}

function choiceOf(rule: MajorityRule): MajorityChoice {
  const { id, title, jurisdiction, citation, validFrom, validTo, verified } = rule;
  return {
    id,
    title,
    jurisdiction,
    quota: quotaText(rule.quota),
    of: rule.denominator,
    citation,
    verified,
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  };
}
