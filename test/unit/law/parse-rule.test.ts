import { describe, expect, it } from 'vitest';
import { parseRules } from '../../../src/law/parse-rule.ts';
import { exactText } from '../../../src/model/index.ts';

const at = { file: 'rules.yaml' };

const sound = {
  id: 'acme-articles',
  kind: 'majority',
  jurisdiction: 'FR',
  title: 'Articles of Acme',
  quota: 'at least 3/4',
  denominator: 'cast',
  quorum: { quota: 'at least 1/3', of: 'exercisable', secondCall: 'none' },
  validFrom: '2020-01-01',
  citation: 'Articles of Acme, art. 12',
  verified: true,
};

function codes(record: Record<string, unknown>): string[] {
  const { rules, findings } = parseRules({ rules: [record] }, at);
  expect(rules).toEqual([]);
  for (const finding of findings) {
    expect(finding.at).toEqual(at);
    expect(finding.try).not.toBe('');
  }
  return findings.map((finding) => finding.code);
}

describe('A rule from a file', () => {
  it('is read with its line, its base and its quorum', () => {
    const { rules, findings } = parseRules({ rules: [sound] }, at);
    expect(findings).toEqual([]);
    const [rule] = rules;
    if (rule?.kind !== 'majority') throw new TypeError('a majority was expected');
    expect([exactText(rule.quota.share), rule.quota.strict, rule.denominator, rule.body]).toEqual([
      '3/4',
      false,
      'cast',
      'meeting',
    ]);
    expect(rule.quorum).toMatchObject({ of: 'exercisable', secondCall: 'none' });
  });

  it('may suspend votes, give votes, or test control', () => {
    const head = { jurisdiction: 'FR', title: 'T', citation: 'C' };
    const { rules, findings } = parseRules(
      [
        {
          ...head,
          id: 's',
          kind: 'suspension',
          triggers: [
            { when: 'heldBack', quota: 'at least 1/5' },
            { when: 'controlled' },
            { when: 'laterHolder', quota: 'more than 1/10', loses: 'aboveLimit' },
          ],
        },
        { ...head, id: 'i', kind: 'instrument', votesPerShare: 3, years: 4, applies: 'listed' },
        {
          ...head,
          id: 'c',
          kind: 'control',
          quota: 'more than 1/3',
          nobodyLarger: true,
          verdict: 'presumed',
        },
        {
          ...head,
          id: 't',
          kind: 'threshold',
          quota: 'at least 1/5',
          measures: ['capital'],
          purpose: 'bid',
          concert: true,
        },
        { ...head, id: 'm', kind: 'method' },
      ],
      at,
    );
    expect(findings).toEqual([]);
    expect(rules.map((rule) => rule.kind)).toEqual([
      'suspension',
      'instrument',
      'control',
      'threshold',
      'method',
    ]);
    expect(rules[0]?.verified).toBe(false);
  });

  it('is refused when it ends before it starts', () => {
    expect(codes({ ...sound, validTo: '2019-12-31' })).toEqual(['rule-ends-before-start']);
  });

  it('is refused when its line is nothing, more than all, or unreadable', () => {
    for (const quota of ['at least 0', 'more than 1', 'at least 3/2', 'three quarters']) {
      expect(codes({ ...sound, quota })).toEqual(['rule-quota-impossible']);
    }
    expect(codes({ ...sound, quota: 'more than 0' })).toEqual(['rule-quota-impossible']);
  });

  it('is refused without a citation, a base or a line', () => {
    const { citation: _, ...uncited } = sound;
    expect(codes(uncited)).toEqual(['rule-field-missing']);
    const { denominator: __, ...baseless } = sound;
    expect(codes(baseless)).toEqual(['rule-field-missing']);
    const { quota: ___, ...lineless } = sound;
    expect(codes(lineless)).toEqual(['rule-field-missing']);
  });

  it('is refused with fields that it does not know, wrong kinds and wrong dates', () => {
    expect(codes({ ...sound, qouta: '1/2' })).toEqual(['rule-field-unknown']);
    expect(codes({ ...sound, kind: 'majorty' })).toEqual(['rule-field-wrong']);
    expect(codes({ ...sound, validFrom: '2020-13-01' })).toEqual(['rule-field-wrong']);
    expect(codes({ ...sound, verified: 'yes' })).toEqual(['rule-field-wrong']);
    const line = {
      id: 't',
      kind: 'threshold',
      jurisdiction: 'FR',
      title: 'T',
      citation: 'C',
      quota: 'at least 1/5',
    };
    expect(codes({ ...line, measures: ['vote'] })).toEqual(['rule-field-wrong']);
  });

  it('is refused when another has its id, and a file without rules says so', () => {
    const { rules, findings } = parseRules([sound, sound], at);
    expect([rules.length, findings.map((finding) => finding.code)]).toEqual([0, ['rule-id-twice']]);
    expect(parseRules('nothing', at).findings.map((finding) => finding.code)).toEqual([
      'not-rules',
    ]);
    expect(parseRules([1], at).findings.map((finding) => finding.code)).toEqual(['not-rules']);
  });
});
