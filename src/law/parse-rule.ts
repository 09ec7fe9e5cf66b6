import type { Finding, Place } from '../model/index.ts';
import type { ControlRule } from './control-rule.ts';
import type { InstrumentRule } from './instrument-rule.ts';
import type { Denominator, MajorityRule, Quorum } from './majority-rule.ts';
import { moreThan } from './quota.ts';
import type { Rule, RuleHead } from './rule.ts';
import { isPlain, RuleFields } from './rule-fields.ts';
import type { SuspensionRule, Trigger } from './suspension-rule.ts';
import type { ThresholdRule } from './threshold-rule.ts';
import { validateRules } from './validate.ts';

const KINDS = [
  'majority',
  'suspension',
  'instrument',
  'control',
  'threshold',
  'method',
  'contract',
] as const;
const DENOMINATORS: readonly Denominator[] = [
  'present',
  'cast',
  'outstanding',
  'capitalPresent',
  'capitalCast',
];

export interface ParsedRules {
  /** Only sound rules; a rule with a finding is left out. */
  readonly rules: readonly Rule[];
  readonly findings: readonly Finding[];
}

/** Rules from plain data (`rules: [...]`, parsed elsewhere); the form is in `docs/law.md`. */
export function parseRules(data: unknown, at: Place): ParsedRules {
  const list = isPlain(data) ? data['rules'] : data;
  if (!Array.isArray(list)) return { rules: [], findings: [notRules(at)] };
  const parsed = list.map((record, index) => parseRule(record, at, index));
  const rules = parsed.flatMap(({ rule }) => (rule ? [rule] : []));
  const problems = validateRules(rules, { at });
  return {
    rules: rules.filter((rule) => !problems.some((problem) => problem.about === rule.id)),
    findings: [...parsed.flatMap(({ findings }) => findings), ...problems],
  };
}

interface ParsedRule {
  readonly rule?: Rule;
  readonly findings: readonly Finding[];
}

function parseRule(record: unknown, at: Place, index: number): ParsedRule {
  const findings: Finding[] = [];
  if (!isPlain(record)) return { findings: [notRules(at)] };
  const id = typeof record['id'] === 'string' ? record['id'] : `rules[${index}]`;
  const fields = new RuleFields(record, id, { at, findings });
  const head = headOf(fields);
  const kind = fields.oneOf('kind', KINDS);
  if (kind === undefined) {
    if (findings.length === 0) fields.lacks('kind', `Write one of: ${KINDS.join(', ')}.`);
    return { findings };
  }
  const rule = bodyOf(kind, head, fields);
  fields.close();
  return findings.length === 0 && rule ? { rule, findings } : { findings };
}

function headOf(fields: RuleFields): RuleHead {
  const validFrom = fields.date('validFrom');
  const validTo = fields.date('validTo');
  const measured = fields.oneOf('validityMeasuredOn', ['meeting', 'yearClosed'] as const);
  const note = fields.text('note');
  return {
    id: fields.required('id'),
    jurisdiction: fields.required('jurisdiction'),
    title: fields.required('title'),
    citation: fields.required('citation'),
    verified: fields.flag('verified') ?? false,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    ...(measured && { validityMeasuredOn: measured }),
    ...(note !== undefined && { note }),
  };
}

function bodyOf(
  kind: (typeof KINDS)[number],
  head: RuleHead,
  fields: RuleFields,
): Rule | undefined {
  switch (kind) {
    case 'majority':
      return majority(head, fields);
    case 'suspension':
      return suspension(head, fields);
    case 'instrument':
      return instrument(head, fields);
    case 'control':
      return control(head, fields);
    case 'threshold':
      return threshold(head, fields);
    case 'method':
    case 'contract':
      return { ...head, kind };
  }
}

function majority(head: RuleHead, fields: RuleFields): MajorityRule | undefined {
  const quota = fields.quota('quota');
  const denominator = fields.oneOf('denominator', DENOMINATORS);
  if (!quota) fields.lacks('quota', 'Write "more than 1/2" or "at least 2/3".');
  if (!denominator) fields.lacks('denominator', `Write one of: ${DENOMINATORS.join(', ')}.`);
  const [second] = fields.records('second').map(testOf);
  const [quorum] = fields.records('quorum').map(quorumOf);
  const tie = fields.oneOf('tie', ['chair', 'rejected'] as const);
  const interested = fields.flag('excludesInterested');
  const [body, matter] = [
    fields.oneOf('body', ['meeting', 'board'] as const),
    fields.text('matter'),
  ];
  if (!quota || !denominator) return undefined;
  return {
    ...head,
    kind: 'majority',
    body: body ?? 'meeting',
    matter: matter ?? 'ordinary',
    quota,
    denominator,
    ...(second && { second }),
    ...(quorum && { quorum }),
    ...(tie && { tie }),
    ...(interested !== undefined && { excludesInterested: interested }),
  };
}

function testOf(fields: RuleFields): (MajorityRule['second'] & object) | undefined {
  const quota = fields.quota('quota');
  const denominator = fields.oneOf('denominator', DENOMINATORS);
  if (!quota || !denominator) fields.lacks('quota and denominator', 'Write both.');
  fields.close();
  return quota && denominator ? { quota, denominator } : undefined;
}

function quorumOf(fields: RuleFields): Quorum | undefined {
  const quota = fields.quota('quota');
  const of = fields.oneOf('of', ['exercisable', 'capital', 'members'] as const) ?? 'exercisable';
  const again = fields.quotaOrNone('secondCall');
  fields.close();
  if (!quota) return undefined;
  return { quota, of, ...(again && { secondCall: again }) };
}

function suspension(head: RuleHead, fields: RuleFields): SuspensionRule | undefined {
  const triggers = fields
    .records('triggers')
    .map(triggerOf)
    .filter((trigger) => trigger !== undefined);
  const inQuorum = fields.flag('inQuorum') ?? false;
  if (triggers.length === 0)
    fields.lacks('triggers', 'Write at least one, such as {when: controlled, tests: [majority]}.');
  return { ...head, kind: 'suspension', triggers, inQuorum };
}

const WHEN = ['ownShares', 'controlled', 'heldBack', 'smallerHolder', 'laterHolder'] as const;

function triggerOf(fields: RuleFields): Trigger | undefined {
  const when = fields.oneOf('when', WHEN);
  if (when === undefined) fields.lacks('when', `Write one of: ${WHEN.join(', ')}.`);
  const trigger = when && triggerBody(when, fields);
  fields.close();
  return trigger;
}

function triggerBody(when: (typeof WHEN)[number], fields: RuleFields): Trigger | undefined {
  if (when === 'ownShares') return { when };
  if (when === 'controlled') {
    const tests = fields.texts('tests');
    return { when, tests: tests.length > 0 ? tests : ['majority'] };
  }
  const quota = fields.quota('quota');
  if (!quota) {
    fields.lacks('quota', 'Write "more than 1/10" or "at least 1/4".');
    return undefined;
  }
  if (when === 'smallerHolder') return { when, quota };
  if (when === 'heldBack') {
    return {
      when,
      quota,
      measure: fields.oneOf('measure', ['votes', 'capital'] as const) ?? 'votes',
      unlessAlone: fields.flag('unlessAlone') ?? false,
    };
  }
  return {
    when,
    quota,
    loses: fields.oneOf('loses', ['aboveLimit', 'all'] as const) ?? 'all',
    order: fields.oneOf('order', ['notified', 'crossed'] as const) ?? 'notified',
  };
}

function instrument(head: RuleHead, fields: RuleFields): InstrumentRule {
  return {
    ...head,
    kind: 'instrument',
    votesPerShare: fields.whole('votesPerShare') ?? 2,
    years: fields.whole('years') ?? 2,
    applies: fields.oneOf('applies', ['listed', 'articles'] as const) ?? 'articles',
  };
}

function control(head: RuleHead, fields: RuleFields): ControlRule {
  return {
    ...head,
    kind: 'control',
    measure:
      fields.oneOf('measure', ['votes', 'attendance', 'appointment', 'contract'] as const) ??
      'votes',
    quota: fields.quota('quota') ?? moreThan(1, 2),
    nobodyLarger: fields.flag('nobodyLarger') ?? false,
    verdict: fields.oneOf('verdict', ['yes', 'presumed'] as const) ?? 'yes',
    grounds: [],
  };
}

const PURPOSES = ['bid', 'disclosure', 'beneficialOwner', 'sanctions', 'accounting'] as const;
const REACHES = [
  'controlled',
  'product',
  'productOrControlled',
  'majorityLinks',
  'aggregate',
  'aggregateOrControl',
  'single',
] as const;

function threshold(head: RuleHead, fields: RuleFields): ThresholdRule | undefined {
  const quota = fields.quota('quota');
  if (!quota) fields.lacks('quota', 'Write "more than 3/10" or "at least 1/4".');
  const measures = fields.manyOf('measures', ['capital', 'votes'] as const);
  const rule = {
    ...head,
    kind: 'threshold' as const,
    purpose: fields.oneOf('purpose', PURPOSES) ?? 'disclosure',
    measures: measures.length > 0 ? measures : (['votes'] as const),
    reach: fields.oneOf('reach', REACHES) ?? 'controlled',
    concert: fields.flag('concert') ?? false,
    effect: fields.text('effect') ?? 'reached',
    decides: fields.oneOf('decides', ['rule', 'presumption', 'checklist'] as const) ?? 'rule',
    orControl: fields.flag('orControl') ?? false,
  };
  return quota && { ...rule, quota };
}

function notRules(at: Place): Finding {
  return {
    code: 'not-rules',
    severity: 'error',
    at,
    says: 'There is no list of rules in it.',
    try: 'Write rules: [...] as docs/law.md shows.',
  };
}
