import { RULES } from 'virtual:majority-rules';
import type { BriefSection } from '../../../src/formats/brief.ts';
import type { Answered } from '../api.ts';
import type { Moment } from '../bench.ts';
import { visible } from '../plain-text.ts';
import { list, type Row } from '../questions.ts';
import { useAsk } from '../use-ask.ts';
import type { MajorityChoice } from './majority-choice.ts';

export function ruleOf(id: string): MajorityChoice | undefined {
  return RULES.find((rule) => rule.id === id);
}

/** The rule by which the brief asks who can block this company; where it has none, any majority. */
export function useUsualRule(issuer: string, moment: Moment, revision: number): string | undefined {
  const { answer, failed } = useAsk(
    'brief',
    { ...moment, issuers: [issuer], events: 0, conflicts: 0 },
    revision,
  );
  if (failed) return RULES[0]?.id;
  if (!answer) return undefined;
  const sections = list<BriefSection>(answer['sections']).filter(({ id }) => id === 'block');
  const rules = sections.flatMap(({ steps }) => steps.flatMap(({ rule }) => rule ?? []));
  return rules.find((id) => ruleOf(id) !== undefined) ?? RULES[0]?.id;
}

interface RuleChoiceProps {
  readonly rule: string;
  readonly usual: string | undefined;
  readonly answer: Answered | undefined;
  readonly onRule: (id: string) => void;
}

const OF: Readonly<Record<string, string>> = {
  present: 'votes present',
  cast: 'votes cast',
  outstanding: 'all votes',
  capitalPresent: 'capital present',
  capitalCast: 'capital that votes',
};

/** Which law the meeting decides by, with its citation. */
export function RuleChoice({ rule, usual, answer, onRule }: RuleChoiceProps) {
  const own = ruleOf(usual ?? rule)?.jurisdiction;
  const here = RULES.filter(({ jurisdiction }) => jurisdiction === own);
  const elsewhere = RULES.filter(({ jurisdiction }) => jurisdiction !== own);
  const current = ruleOf(rule);
  const says = list<Row>(answer?.['explanation'])[0]?.['says'];
  return (
    <div className="rule-choice">
      <label>
        <span>Rule</span>
        <select value={rule} onChange={(event) => onRule(event.target.value)}>
          <optgroup label={own === undefined || own === 'any' ? 'Everywhere' : `Law of ${own}`}>
            {here.map((rule) => option(rule, ''))}
          </optgroup>
          <optgroup label="Elsewhere">
            {elsewhere.map((rule) => option(rule, rule.jurisdiction))}
          </optgroup>
        </select>
      </label>
      {current && (
        <p className="quiet">
          {current.quota} of {OF[current.of] ?? current.of}. {current.citation}.
          {!current.verified && ' The text was not read in full.'}
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
      {title}
      {validTo !== undefined && ` (${span.join(' ')})`}
    </option>
  );
}
