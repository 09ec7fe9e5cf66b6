import { useEffect, useState } from 'react';
import type { MajorityChoice } from '../../../src/law/majority-choice.ts';
import type { BriefSection } from '../../../src/formats/brief.ts';
import { type Answered, majorityRules } from '../api.ts';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { useAsk } from '../use-ask.ts';

type Rules = readonly MajorityChoice[];

/** The rules of the server: those that ship, and those that it was started with. */
export function useRules(): Rules | undefined {
  const [rules, setRules] = useState<Rules>();
  useEffect(() => {
    // Without a list the menu offers the usual rule alone, and the meeting can be held.
    majorityRules().then(setRules, () => setRules([]));
  }, []);
  return rules;
}

/** The rule of that id, when the server knows it. */
export function ruleOf(rules: Rules, id: string): MajorityChoice | undefined {
  return rules.find((rule) => rule.id === id);
}

/** The rule by which the brief asks who can block this company; where it has none, any majority. */
export function useUsualRule(
  rules: Rules | undefined,
  issuer: string,
  { moment, revision }: { readonly moment: Moment; readonly revision: number },
): string | undefined {
  const { answer, failed } = useAsk(
    'brief',
    { ...moment, issuers: [issuer], events: 0, conflicts: 0 },
    revision,
  );
  const [first] = (rules ?? []).filter(({ own }) => !own);
  if (failed) return first?.id;
  if (!answer || !rules) return undefined;
  const sections = list<BriefSection>(answer['sections']).filter(({ id }) => id === 'block');
  const asked = sections.flatMap(({ steps }) => steps.flatMap(({ rule }) => rule ?? []));
  return asked.find((id) => ruleOf(rules, id) !== undefined) ?? first?.id ?? asked[0];
}

interface RuleChoiceProps {
  readonly rules: Rules;
  readonly rule: string;
  readonly usual: string | undefined;
  readonly answer: Answered | undefined;
  readonly onRule: (id: string) => void;
}

const OF: Readonly<Record<MajorityChoice['of'], string>> = {
  present: 'votes present',
  cast: 'votes cast',
  outstanding: 'all votes',
  capitalPresent: 'capital present',
  capitalCast: 'capital that votes',
};

/** Which law the meeting decides by, with its citation. */
export function RuleChoice({ rules, rule, usual, answer, onRule }: RuleChoiceProps) {
  const law = ruleOf(rules, usual ?? rule)?.jurisdiction;
  const yours = rules.filter((one) => one.own);
  const shipped = rules.filter((one) => !one.own);
  const here = shipped.filter(({ jurisdiction }) => jurisdiction === law);
  const elsewhere = shipped.filter(({ jurisdiction }) => jurisdiction !== law);
  const current = ruleOf(rules, rule);
  const says = list<Row>(answer?.['explanation'])[0]?.['says'];
  return (
    <div className="rule-choice">
      <label>
        <span>Rule</span>
        <select value={rule} onChange={(event) => onRule(event.target.value)}>
          {yours.length > 0 && (
            <optgroup label="Rules of your own">{yours.map((rule) => option(rule, ''))}</optgroup>
          )}
          <optgroup label={law === undefined || law === 'any' ? 'Everywhere' : `Law of ${law}`}>
            {here.map((rule) => option(rule, ''))}
          </optgroup>
          <optgroup label="Elsewhere">
            {elsewhere.map((rule) => option(rule, rule.jurisdiction))}
          </optgroup>
        </select>
      </label>
      {current && (
        <p className="quiet">
          {current.quota} of {OF[current.of]}. {visible(current.citation)}.
          {current.own && ' A rule of your own.'}
          {!current.own && !current.verified && ' The text was not read in full.'}
          {typeof says === 'string' && !/is in force/.test(says) && ` ${visible(says)}`}
        </p>
      )}
    </div>
  );
}

function option({ id, title, validFrom, validTo }: MajorityChoice, country: string) {
  const span = [validFrom && `from ${validFrom}`, validTo && `until ${validTo}`].filter(Boolean);
  return (
    <option key={id} value={id}>
      {country !== '' && `${country}: `}
      {visible(title)}
      {validTo !== undefined && ` (${span.join(' ')})`}
    </option>
  );
}
