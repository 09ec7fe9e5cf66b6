import { describe, expect, it } from 'vitest';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import type { Rule } from '../../../src/law/rule.ts';
import { validateRule, validateRules } from '../../../src/law/validate.ts';
import { ONE, type PartialDate, ZERO } from '../../../src/model/index.ts';

const rule: Rule = {
  id: 'r',
  kind: 'majority',
  jurisdiction: 'FR',
  title: 'T',
  citation: 'C',
  verified: false,
  body: 'meeting',
  matter: 'ordinary',
  quota: moreThan(1, 2),
  denominator: 'cast',
};
const at = { file: 'rules.yaml' };
const impossible = (name: string, line: string) => ({
  code: 'rule-quota-impossible',
  severity: 'error',
  about: 'r',
  says: `Rule "r": ${name} asks for ${line}, which is nothing or more than all.`,
  try: 'Write a line between nothing and all, such as "more than 1/2" or "at least 2/3".',
});

describe('A sound rule', () => {
  it('has no findings, and may ask for all or hold for one day', () => {
    expect(validateRule(rule)).toEqual([]);
    expect(validateRule({ ...rule, quota: { share: ONE, strict: false } })).toEqual([]);
    const day = '2020-01-01' as PartialDate;
    expect(validateRule({ ...rule, validFrom: day, validTo: day })).toEqual([]);
    expect(validateRule({ ...rule, validTo: day })).toEqual([]);
    expect(validateRule({ ...rule, validFrom: day })).toEqual([]);
    const { quota: _quota, ...head } = rule;
    expect(validateRule({ ...head, kind: 'method' } as Rule)).toEqual([]);
  });
});

describe('A rule that is not sound', () => {
  it('says which of its texts is empty, and where it was read', () => {
    for (const name of ['jurisdiction', 'title', 'citation']) {
      expect(validateRule({ ...rule, [name]: ' ' }, { at })).toEqual([
        {
          code: 'rule-field-missing',
          severity: 'error',
          at,
          about: 'r',
          says: `Rule "r": "${name}" is empty.`,
          try: 'Say it: a rule needs id, jurisdiction, title and citation.',
        },
      ]);
    }
    expect(validateRule({ ...rule, id: '' }).map(({ says }) => says)).toEqual([
      'Rule "": "id" is empty.',
    ]);
  });

  it('says that it ends before it starts', () => {
    const span = {
      validFrom: '2020-01-02' as PartialDate,
      validTo: '2020-01-01' as PartialDate,
    };
    expect(validateRule({ ...rule, ...span })).toEqual([
      {
        code: 'rule-ends-before-start',
        severity: 'error',
        about: 'r',
        says: 'Rule "r": it ends on 2020-01-01, before it starts on 2020-01-02.',
        try: 'Put validFrom before validTo.',
      },
    ]);
  });

  it('says which line is nothing or more than all', () => {
    const nothing = { share: ZERO, strict: true };
    const [none, all, over] = [atLeast(0, 1), moreThan(1, 1), atLeast(3, 2)];
    expect(validateRule({ ...rule, quota: nothing })).toEqual([impossible('quota', 'at least 0')]);
    expect(validateRule({ ...rule, quota: none })).toEqual([impossible('quota', 'at least 0')]);
    expect(validateRule({ ...rule, quota: all })).toEqual([impossible('quota', 'more than 1')]);
    expect(validateRule({ ...rule, quota: over })).toEqual([impossible('quota', 'at least 3/2')]);
    expect(validateRule({ ...rule, second: { quota: nothing, denominator: 'cast' } })).toEqual([
      impossible('second', 'at least 0'),
    ]);
    expect(validateRule({ ...rule, quorum: { quota: all, of: 'exercisable' } })).toEqual([
      impossible('quorum', 'more than 1'),
    ]);
    expect(validateRule({ ...rule, quorum: { quota: nothing, of: 'exercisable' } })).toEqual([]);
  });

  it('looks at the lines of triggers, tests of control and thresholds', () => {
    const { quota: _quota, ...head } = rule;
    const triggers = [{ when: 'ownShares' }, { when: 'smallerHolder', quota: moreThan(1, 1) }];
    const found = [impossible('quota', 'more than 1')];
    const suspension = { ...head, kind: 'suspension', triggers, inQuorum: false };
    expect(validateRule(suspension as unknown as Rule)).toEqual(found);
    for (const kind of ['control', 'threshold']) {
      const other = { ...head, kind, quota: moreThan(1, 1) };
      expect(validateRule(other as unknown as Rule)).toEqual(found);
      const open = { ...other, quota: { share: ZERO, strict: true } };
      expect(validateRule(open as unknown as Rule)).toEqual([]);
    }
  });
});

describe('Rules of one id', () => {
  it('are told once, however many they are', () => {
    const other = { ...rule, id: 's' };
    expect(validateRules([rule, other, rule, rule], { at })).toEqual([
      {
        code: 'rule-id-twice',
        severity: 'error',
        at,
        about: 'r',
        says: 'Two rules have the id "r".',
        try: 'Give each version of a law its own id.',
      },
    ]);
    expect(validateRules([rule, rule])[0]).not.toHaveProperty('at');
    expect(validateRules([rule, other])).toEqual([]);
  });
});
