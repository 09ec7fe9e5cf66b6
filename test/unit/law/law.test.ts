import { describe, expect, it } from 'vitest';
import {
  builtinLaw,
  extendLaw,
  inForce,
  isInForce,
  isLawOf,
  ruleOf,
  rulesFor,
} from '../../../src/law/law.ts';
import { abstentionCountsAsNo } from '../../../src/law/majority-rule.ts';
import { parseQuota, quotaText } from '../../../src/law/parse-quota.ts';
import { meets } from '../../../src/law/rule.ts';
import { validateRules } from '../../../src/law/validate.ts';
import { BadCall, type Day, fraction, type PartialDate } from '../../../src/model/index.ts';

const law = builtinLaw();
const day = (text: string) => text as Day;

describe('The law that ships', () => {
  it('is sound, and every rule cites its source', () => {
    expect(validateRules([...law.rules.values()])).toEqual([]);
    expect([...law.rules.values()].every((rule) => rule.citation.length > 5)).toBe(true);
  });

  it('has a suspension for each country that suspends votes', () => {
    const ids = [...law.rules.values()]
      .filter((rule) => rule.kind === 'suspension')
      .map((rule) => rule.id);
    expect(ids.toSorted()).toEqual([
      'be-suspension',
      'de-328',
      'es-148',
      'fr-233-29',
      'fr-233-31',
      'it-121',
      'jp-308-1',
      'jp-308-2',
      'kr-369-3',
      'nl-2-118',
      'treasury-any',
      'uk-136',
      'us-de-160c',
    ]);
  });

  it('knows contracts and methods by name, so that naming them is no error', () => {
    for (const id of [
      'engine-strata',
      'state-cap-2016',
      'naa-2023-cap',
      'naa-2023-trust',
      'covenant-2015',
    ]) {
      expect(ruleOf(law, id).id).toBe(id);
    }
  });

  it('treats an abstention as a no exactly where votes present or outstanding count', () => {
    expect(
      ['present', 'cast', 'outstanding', 'capitalPresent', 'capitalCast'].map((name) =>
        abstentionCountsAsNo(name as 'cast'),
      ),
    ).toEqual([true, false, true, true, false]);
  });
});

describe('A version in force', () => {
  const versions = ['fr-age-new', 'fr-age-old'];
  const chosen = (asOf: string, yearClosed?: string) =>
    inForce(law, versions, {
      asOf: day(asOf),
      ...(yearClosed && { yearClosed: yearClosed as PartialDate }),
    }).rule.id;

  it('follows the close of the year: 19 July 2019 is the last day of the old law', () => {
    expect(chosen('2019-12-01', '2019-07-19')).toBe('fr-age-old');
    expect(chosen('2019-12-01', '2019-07-20')).toBe('fr-age-new');
  });

  it('takes the last 31 December before the day when the year is not given, and says so', () => {
    expect(chosen('2019-12-31')).toBe('fr-age-old');
    expect(chosen('2020-01-01')).toBe('fr-age-new');
    expect(inForce(law, versions, { asOf: day('2020-06-01') }).says).toContain('2019-12-31');
  });

  it('is the only one asked for, even out of its time', () => {
    const out = inForce(law, ['fr-age-old'], { asOf: day('2022-01-01') });
    expect([out.rule.id, out.inForce]).toEqual(['fr-age-old', false]);
  });

  it('is refused when no version covers the day, or the rule is unknown', () => {
    expect(() => inForce(law, ['jp-special', 'jp-ordinary'], { asOf: day('2000-01-01') })).toThrow(
      BadCall,
    );
    expect(() => inForce(law, ['fr-agee'], { asOf: day('2020-01-01') })).toThrow(/fr-age-new/);
    expect(() => inForce(law, [], { asOf: day('2020-01-01') })).toThrow(BadCall);
  });

  it('starts on its first day and ends after its last', () => {
    const rule = ruleOf(law, 'naa-2023-lockup');
    const at = (asOf: string) => isInForce(rule, { asOf: day(asOf) });
    expect([at('2023-11-07'), at('2023-11-08'), at('2025-03-30'), at('2025-03-31')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  for (const id of [
    'jp-special',
    'jp-ordinary',
    'uk-ordinary',
    'uk-special',
    'be-special',
    'be-ordinary',
    'be-loyalty',
    'fr-double-votes',
    'uk-136',
  ]) {
    it(`${id} does not hold a day before it starts`, () => {
      const rule = ruleOf(law, id);
      const before = new Date(Date.parse(rule.validFrom ?? '') - 86_400_000)
        .toISOString()
        .slice(0, 10);
      expect(isInForce(rule, { asOf: day(before) })).toBe(false);
      expect(isInForce(rule, { asOf: day(rule.validFrom ?? '') })).toBe(true);
    });
  }
});

describe('Rules of a country', () => {
  it('include those for all countries, and take UK for GB', () => {
    expect(rulesFor(law, 'JP', 'suspension', day('2020-01-01')).map((rule) => rule.id)).toEqual([
      'treasury-any',
      'jp-308-1',
      'jp-308-2',
    ]);
    expect(rulesFor(law, 'UK', 'suspension', day('2020-01-01')).map((rule) => rule.id)).toContain(
      'uk-136',
    );
    expect(isLawOf(ruleOf(law, 'uk-136'), 'FR')).toBe(false);
    expect(
      rulesFor(law, undefined, 'suspension', day('2020-01-01')).map((rule) => rule.id),
    ).toEqual(['treasury-any']);
  });

  it('can be added to; a rule of the same id takes its place', () => {
    const changed = extendLaw(law, [{ ...ruleOf(law, 'jp-special'), title: 'Changed' }]);
    expect(ruleOf(changed, 'jp-special').title).toBe('Changed');
    expect(changed.rules.size).toBe(law.rules.size);
    expect(ruleOf(law, 'jp-special').title).not.toBe('Changed');
  });
});

describe('A quota', () => {
  it('is read with its strictness and written back', () => {
    for (const text of ['more than 1/2', 'at least 2/3'])
      expect(quotaText(parseQuota(text) ?? { share: fraction(0), strict: true })).toBe(text);
    expect(parseQuota('> 50%')).toEqual(parseQuota('more than 1/2'));
    expect(parseQuota('>= 75%')).toEqual(parseQuota('at least 3/4'));
  });

  it('is nothing when it asks for nothing, for more than all, or is no quota', () => {
    for (const text of ['at least 0', 'more than 1', 'at least 101%', 'half', '1/2', 'at least'])
      expect(parseQuota(text)).toBeUndefined();
    expect(parseQuota('at least 1')).toBeDefined();
  });

  it('is met exactly', () => {
    const half = fraction(1n, 2n);
    expect([
      meets(half, { share: half, strict: true }),
      meets(half, { share: half, strict: false }),
    ]).toEqual([false, true]);
  });
});
