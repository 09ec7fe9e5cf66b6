import { describe, expect, it } from 'vitest';
import { parseRules } from '../../../src/law/parse-rule.ts';

const at = { file: 'rules.yaml' };
const head = { id: 'r', jurisdiction: 'FR', title: 'T', citation: 'C' };
const majority = { ...head, kind: 'majority', quota: 'more than 1/2', denominator: 'cast' };
const instrument = { ...head, kind: 'instrument' };
const threshold = { ...head, kind: 'threshold', quota: 'at least 1/4' };
const suspending = (...triggers: unknown[]) => ({ ...head, kind: 'suspension', triggers });

function findingsOf(record: unknown) {
  return parseRules({ rules: [record] }, at).findings.map(({ code, says, try: hint }) => ({
    code,
    says,
    hint,
  }));
}

function ruleFrom(record: unknown) {
  const { rules, findings } = parseRules({ rules: [record] }, at);
  expect(findings).toEqual([]);
  return rules[0];
}

describe('A field that is wrong', () => {
  it.each([
    [
      { ...majority, note: 7 },
      'rule-field-wrong',
      'Rule "r": "note" is not text.',
      'Write it between quotes.',
    ],
    [
      { ...majority, title: ' ' },
      'rule-field-missing',
      'Rule "r": "title" is missing.',
      'Write title: followed by text.',
    ],
    [
      { ...majority, verified: 'so' },
      'rule-field-wrong',
      'Rule "r": "verified" is "so".',
      'Write true or false.',
    ],
    [
      { ...instrument, years: 0 },
      'rule-field-wrong',
      'Rule "r": "years" is "0".',
      'Write a whole number above zero.',
    ],
    [
      { ...instrument, years: 1.5 },
      'rule-field-wrong',
      'Rule "r": "years" is "1.5".',
      'Write a whole number above zero.',
    ],
    [
      { ...instrument, votesPerShare: '3' },
      'rule-field-wrong',
      'Rule "r": "votesPerShare" is "3".',
      'Write a whole number above zero.',
    ],
    [
      { ...majority, validFrom: 'soon' },
      'rule-field-wrong',
      'Rule "r": "validFrom" is "soon", which is no date.',
      'Write it as 2019-07-20.',
    ],
    [
      { ...majority, tie: 'lots' },
      'rule-field-wrong',
      'Rule "r": "tie" is "lots".',
      'Write one of: chair, rejected.',
    ],
    [
      { ...majority, quota: 'half' },
      'rule-quota-impossible',
      'Rule "r": "quota" is "half", which is no line between nothing and all.',
      'Write "more than 1/2" or "at least 2/3".',
    ],
    [
      suspending({ when: 'controlled', tests: 'majority' }),
      'rule-field-wrong',
      'Rule "r triggers": "tests" is not a list of names.',
      'Write it as [first, second].',
    ],
    [
      suspending({ when: 'controlled', tests: ['majority', 1] }),
      'rule-field-wrong',
      'Rule "r triggers": "tests" is not a list of names.',
      'Write it as [first, second].',
    ],
    [
      { ...threshold, measures: ['votes', 'seats'] },
      'rule-field-wrong',
      'Rule "r": "measures" is [votes, seats].',
      'Write some of: capital, votes.',
    ],
    [
      { ...majority, quorum: ['1/2'] },
      'rule-field-wrong',
      'Rule "r": "quorum" is not a record.',
      'Write it as {name: value}.',
    ],
    [
      { ...majority, validityMeasuredOn: 'birth' },
      'rule-field-wrong',
      'Rule "r": "validityMeasuredOn" is "birth".',
      'Write one of: meeting, yearClosed.',
    ],
    [
      { ...majority, body: 'crowd' },
      'rule-field-wrong',
      'Rule "r": "body" is "crowd".',
      'Write one of: meeting, board.',
    ],
    [
      { ...head, kind: 'method', extra: 1 },
      'rule-field-unknown',
      'Rule "r": "extra" is not a field of such a rule.',
      'Known here: validFrom, validTo, validityMeasuredOn, note, id, jurisdiction, title, citation, verified, kind.',
    ],
  ])('is told with what to write: %j', (record, code, says, hint) => {
    expect(findingsOf(record)).toEqual([{ code, says, hint }]);
  });
});

describe('A rule that lacks something', () => {
  it.each([
    [
      { ...majority, quota: undefined },
      '"quota" is missing',
      'Write "more than 1/2" or "at least 2/3".',
    ],
    [
      suspending(),
      '"triggers" is missing',
      'Write at least one, such as {when: controlled, tests: [majority]}.',
    ],
    [
      { ...threshold, quota: undefined },
      '"quota" is missing',
      'Write "more than 3/10" or "at least 1/4".',
    ],
  ])('says what, and how to write it: %j', (record, says, hint) => {
    expect(findingsOf(record)).toEqual([
      { code: 'rule-field-missing', says: `Rule "r": ${says}.`, hint },
    ]);
  });

  it('in a trigger says so of the trigger, and of the triggers', () => {
    expect(findingsOf(suspending({ when: 'heldBack' }))[0]).toEqual({
      code: 'rule-field-missing',
      says: 'Rule "r triggers": "quota" is missing.',
      hint: 'Write "more than 1/10" or "at least 1/4".',
    });
    expect(findingsOf(suspending({ quota: 'at least 1/4' }))[0]).toEqual({
      code: 'rule-field-missing',
      says: 'Rule "r triggers": "when" is missing.',
      hint: 'Write one of: ownShares, controlled, heldBack, smallerHolder, laterHolder.',
    });
  });

  it('of a second test asks for both of its fields', () => {
    expect(findingsOf({ ...majority, second: { quota: 'at least 2/3' } })).toEqual([
      {
        code: 'rule-field-missing',
        says: 'Rule "r second": "quota and denominator" is missing.',
        hint: 'Write both.',
      },
    ]);
  });

  it('of a kind is told once, and after what else is wrong', () => {
    const { kind, ...unkind } = majority;
    expect(findingsOf(unkind).map(({ says }) => says)).toEqual([`Rule "r": "kind" is missing.`]);
    expect(findingsOf({ ...unkind, verified: 1 }).map(({ says }) => says)).toEqual([
      'Rule "r": "verified" is "1".',
    ]);
    expect(kind).toBe('majority');
  });

  it('of an id is named by its place', () => {
    const { id, ...nameless } = majority;
    expect(findingsOf(nameless)[0]?.says).toBe('Rule "rules[0]": "id" is missing.');
    expect(id).toBe('r');
  });

  it('is no record at all is refused', () => {
    for (const record of [null, 'text', ['list']]) {
      expect(findingsOf(record)).toEqual([
        {
          code: 'not-rules',
          says: 'There is no list of rules in it.',
          hint: 'Write rules: [...] as docs/law.md shows.',
        },
      ]);
    }
  });
});

describe('A field that is left out', () => {
  it('of a majority adds nothing to it', () => {
    expect(Object.keys(ruleFrom(majority) ?? {}).sort()).toEqual([
      'body',
      'citation',
      'denominator',
      'id',
      'jurisdiction',
      'kind',
      'matter',
      'quota',
      'title',
      'verified',
    ]);
    expect(ruleFrom(majority)).toMatchObject({
      body: 'meeting',
      matter: 'ordinary',
      verified: false,
    });
  });

  it('takes the usual value, and what is written takes its place', () => {
    expect(ruleFrom(instrument)).toMatchObject({ votesPerShare: 2, years: 2, applies: 'articles' });
    expect(
      ruleFrom({ ...instrument, votesPerShare: 1, years: 1, applies: 'listed' }),
    ).toMatchObject({ votesPerShare: 1, years: 1, applies: 'listed' });
    expect(ruleFrom(threshold)).toMatchObject({
      purpose: 'disclosure',
      measures: ['votes'],
      reach: 'controlled',
      concert: false,
      effect: 'reached',
      decides: 'rule',
      orControl: false,
    });
    const written = {
      purpose: 'bid',
      measures: ['capital'],
      reach: 'single',
      concert: true,
      effect: 'bid',
      decides: 'checklist',
      orControl: true,
    };
    expect(ruleFrom({ ...threshold, ...written })).toMatchObject(written);
    expect(ruleFrom({ ...head, kind: 'control' })).toMatchObject({
      measure: 'votes',
      quota: { strict: true },
      nobodyLarger: false,
      verdict: 'yes',
      grounds: [],
    });
    const tested = { measure: 'attendance', nobodyLarger: true, verdict: 'presumed' };
    expect(ruleFrom({ ...head, kind: 'control', ...tested })).toMatchObject(tested);
  });

  it('of a trigger takes the usual value', () => {
    const quota = 'at least 1/4';
    expect(
      ruleFrom(
        suspending(
          { when: 'ownShares' },
          { when: 'controlled' },
          { when: 'controlled', tests: ['attendance'] },
          { when: 'heldBack', quota },
          { when: 'heldBack', quota, measure: 'capital', unlessAlone: true },
          { when: 'smallerHolder', quota },
          { when: 'laterHolder', quota },
          { when: 'laterHolder', quota, loses: 'aboveLimit', order: 'crossed' },
        ),
      ),
    ).toMatchObject({
      inQuorum: false,
      triggers: [
        { when: 'ownShares' },
        { when: 'controlled', tests: ['majority'] },
        { when: 'controlled', tests: ['attendance'] },
        { when: 'heldBack', measure: 'votes', unlessAlone: false },
        { when: 'heldBack', measure: 'capital', unlessAlone: true },
        { when: 'smallerHolder' },
        { when: 'laterHolder', loses: 'all', order: 'notified' },
        { when: 'laterHolder', loses: 'aboveLimit', order: 'crossed' },
      ],
    });
  });

  it('is told from one that is written', () => {
    const written = {
      note: 'N',
      excludesInterested: false,
      tie: 'chair',
      validFrom: '2020-01-01',
      validTo: '2020-01-01',
      validityMeasuredOn: 'meeting',
      body: 'board',
      matter: 'merger',
      verified: true,
    };
    expect(ruleFrom({ ...majority, ...written })).toMatchObject(written);
    expect(ruleFrom({ ...majority, validFrom: '..', validTo: '' })).not.toHaveProperty('validFrom');
    expect(ruleFrom({ ...majority, note: null })).not.toHaveProperty('note');
  });
});

describe('A rule in force', () => {
  const span = (validFrom: string, validTo: string) =>
    findingsOf({ ...majority, validFrom, validTo });

  it('may hold for one day, but may not end before it begins', () => {
    expect(span('2020-01-01', '2020-01-01')).toEqual([]);
    expect(span('2020-01-02', '2020-01-01')).toHaveLength(1);
    expect(span('2020-01-01', '2020-01-02')).toEqual([]);
  });
});
