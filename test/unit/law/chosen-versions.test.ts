import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce, isLawOf, ruleOf } from '../../../src/law/law.ts';
import { isMemberState, jurisdictionsOf } from '../../../src/law/member-states.ts';
import { parseQuota } from '../../../src/law/parse-quota.ts';
import { parseRules } from '../../../src/law/parse-rule.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { BadCall, type Day, fraction, type PartialDate } from '../../../src/model/index.ts';

const law = builtinLaw();
const on = (asOf: string, yearClosed?: string) => ({
  asOf: asOf as Day,
  ...(yearClosed !== undefined && { yearClosed: yearClosed as PartialDate }),
});

describe('The version of a law that was chosen', () => {
  const says = (ids: readonly string[], asOf: string, yearClosed?: string) => {
    const { rule, inForce: holds, says: text } = inForce(law, ids, on(asOf, yearClosed));
    return [rule.id, holds, text];
  };

  it('says on which day it was judged', () => {
    expect(says(['jp-special'], '2021-06-01')).toEqual([
      'jp-special',
      true,
      'jp-special is in force on the day of the question, 2021-06-01.',
    ]);
    expect(says(['fr-age-new', 'fr-age-old'], '2020-06-01', '2019-12')).toEqual([
      'fr-age-new',
      true,
      'fr-age-new is in force on the close of the financial year, 2019-12.',
    ]);
    expect(says(['fr-age-new'], '2020-06-01')).toEqual([
      'fr-age-new',
      true,
      'fr-age-new is in force on the close of the financial year, taken as 2019-12-31 because no closing day was given.',
    ]);
  });

  it('says so when it is out of its time, with its days', () => {
    expect(says(['fr-age-old'], '2022-01-01')).toEqual([
      'fr-age-old',
      false,
      'fr-age-old (… to 2019-07-19) was not in force on the close of the financial year, taken as 2021-12-31 because no closing day was given.',
    ]);
    expect(says(['jp-special'], '2000-01-01')[2]).toBe(
      'jp-special (2006-05-01 to …) was not in force on the day of the question, 2000-01-01.',
    );
    expect(says(['naa-2023-lockup'], '2000-01-01')[2]).toBe(
      'naa-2023-lockup (2023-11-08 to 2025-03-30) was not in force on the day of the question, 2000-01-01.',
    );
  });

  it('is none where several were asked for and none was in force, or none was asked for', () => {
    expect(() => inForce(law, ['jp-special', 'uk-special'], on('2000-01-01'))).toThrow(
      'None of jp-special, uk-special was in force: jp-special (2006-05-01 to …) was not in force on the day of the question, 2000-01-01. uk-special (2007-10-01 to …) was not in force on the day of the question, 2000-01-01.',
    );
    const none = () => inForce(law, [], on('2000-01-01'));
    expect(none).toThrow(BadCall);
    expect(none).toThrow('Name a rule.');
  });

  it('is offered its neighbours where its name is not known, or all laws', () => {
    expect(() => ruleOf(law, 'uk-ordinry')).toThrow(
      'There is no rule "uk-ordinry". Known rules of that law: uk-136, uk-ordinary, uk-special.',
    );
    expect(() => ruleOf(law, 'zz')).toThrow(
      'There is no rule "zz". Rules begin with their law or regime: appointment-, be-, bid-, contract-, covenant-, de-, disc-, engine-, es-, eu-, fr-, hhi-, ias-, ifrs-, it-, jp-, kr-, majority-, mhhi-, naa-, nl-, ofac-, ofsi-, psc-, rama-, state-, treasury-, ubo-, uk-, us-.',
    );
  });

  it('is of one country, of all, or of GB by either of its names', () => {
    const of = (id: string, country?: string) => isLawOf(ruleOf(law, id), country);
    expect([of('uk-136', 'UK'), of('uk-136', 'GB'), of('uk-136', 'FR'), of('uk-136')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([of('treasury-any', 'FR'), of('treasury-any')]).toEqual([true, true]);
  });
});

describe('The law of the Union', () => {
  const day = (text: string) => text as Day;

  it('reaches its members, and the United Kingdom up to the end of 2020', () => {
    for (const name of ['GB', 'UK'])
      expect([
        isMemberState(name, day('2020-12-31')),
        isMemberState(name, day('2021-01-01')),
      ]).toEqual([true, false]);
    expect(isMemberState('FR', day('2021-01-01'))).toBe(true);
    expect(isMemberState('JP', day('2020-01-01'))).toBe(false);
    expect(isMemberState(undefined, day('2020-01-01'))).toBe(false);
  });

  it('stands beside a member’s own, with the accounting standards', () => {
    expect(jurisdictionsOf('FR', day('2021-01-01'))).toEqual(['FR', 'EU', 'IFRS']);
    expect(jurisdictionsOf('JP', day('2021-01-01'))).toEqual(['JP']);
    expect(jurisdictionsOf(undefined, day('2021-01-01'))).toEqual([]);
  });
});

describe('A line', () => {
  it('is strict or not, by its words or signs in any spelling', () => {
    expect(moreThan(1, 2)).toEqual({ share: fraction(1, 2), strict: true });
    expect(atLeast(2, 3)).toEqual({ share: fraction(2, 3), strict: false });
    for (const text of ['more than 1/2', 'MORE THAN 1/2', 'Over 50%', '> 0.5', ' >1/2'])
      expect(parseQuota(text)).toEqual(moreThan(1, 2));
    for (const text of ['at least 1/2', '>= 50%', '≥ 1/2'])
      expect(parseQuota(text)).toEqual(atLeast(1, 2));
    expect(parseQuota('at least 1')).toEqual(atLeast(1, 1));
    expect(parseQuota('more than 0')).toEqual(moreThan(0, 1));
  });

  it('is none without a number, or beyond all', () => {
    for (const text of [
      'more than',
      'more than many',
      'less than 1/2',
      'at least 2',
      'over 1',
      'at least 0',
      'more than -1/2',
    ])
      expect([text, parseQuota(text)]).toEqual([text, undefined]);
  });
});

describe('A field that is wrong', () => {
  const said = (record: object) =>
    parseRules(
      [{ id: 'r', jurisdiction: 'FR', title: 'T', citation: 'C', kind: 'instrument', ...record }],
      { file: 'f' },
    ).findings.map(({ severity, says }) => [severity, says]);

  it('is an error, once', () => {
    for (const years of ['2', 2.5, 0, -1, true])
      expect(said({ years })).toEqual([['error', `Rule "r": "years" is "${String(years)}".`]]);
    expect(said({ years: 1 })).toEqual([]);
    expect(said({ kind: 'majority', denominator: 'cast', quota: 'half' })).toEqual([
      ['error', 'Rule "r": "quota" is "half", which is no line between nothing and all.'],
    ]);
    expect(
      said({ kind: 'suspension', triggers: [{ when: 'controlled', tests: 'majority' }] }),
    ).toEqual([['error', 'Rule "r triggers": "tests" is not a list of names.']]);
  });
});

describe('A rule from a file, field by field', () => {
  const head = { id: 'r', jurisdiction: 'FR', title: 'T', citation: 'C' };
  const read = (record: object) => {
    const { rules, findings } = parseRules({ rules: [{ ...head, ...record }] }, { file: 'f' });
    return findings.length > 0 ? findings.map(({ says, try: hint }) => [says, hint]) : rules[0];
  };
  const base = { ...head, verified: false };

  it('is a majority with what it says, and what is usual for the rest', () => {
    const majority = { kind: 'majority', quota: 'at least 2/3', denominator: 'cast' };
    const plain = {
      ...base,
      kind: 'majority',
      body: 'meeting',
      matter: 'ordinary',
      quota: atLeast(2, 3),
      denominator: 'cast',
    };
    expect(read(majority)).toEqual(plain);
    const second = { quota: 'more than 1/4', denominator: 'outstanding' };
    expect(
      read({
        ...majority,
        second,
        body: 'board',
        matter: 'board',
        tie: 'chair',
        excludesInterested: false,
      }),
    ).toEqual({
      ...plain,
      body: 'board',
      matter: 'board',
      tie: 'chair',
      excludesInterested: false,
      second: { quota: moreThan(1, 4), denominator: 'outstanding' },
    });
    expect(read({ ...majority, quorum: { quota: 'at least 1/3' } })).toEqual({
      ...plain,
      quorum: { quota: atLeast(1, 3), of: 'exercisable' },
    });
    expect(
      read({ ...majority, quorum: { quota: 'at least 1/3', of: 'members', secondCall: 'none' } }),
    ).toEqual({ ...plain, quorum: { quota: atLeast(1, 3), of: 'members', secondCall: 'none' } });
    expect(
      read({ ...majority, quorum: { quota: 'at least 1/3', secondCall: 'at least 1/5' } }),
    ).toEqual({
      ...plain,
      quorum: { quota: atLeast(1, 3), of: 'exercisable', secondCall: atLeast(1, 5) },
    });
    expect(read({ ...majority, quorum: { quota: 'at least 1/3', secondCall: 'nobody' } })).toEqual([
      [
        'Rule "r quorum": "secondCall" is "nobody", which is no line between nothing and all.',
        'Write "more than 1/2" or "at least 2/3".',
      ],
    ]);
  });

  it('lacks what a majority and its parts need', () => {
    const hint = 'Write one of: present, cast, outstanding, capitalPresent, capitalCast.';
    expect(read({ kind: 'majority', quota: 'at least 2/3' })).toEqual([
      ['Rule "r": "denominator" is missing.', hint],
    ]);
    const majority = { kind: 'majority', quota: 'at least 2/3', denominator: 'cast' };
    for (const second of [{ quota: 'at least 1/4' }, { denominator: 'cast' }, {}])
      expect(read({ ...majority, second })).toEqual([
        ['Rule "r second": "quota and denominator" is missing.', 'Write both.'],
      ]);
    expect(read({})).toEqual([
      [
        'Rule "r": "kind" is missing.',
        'Write one of: majority, suspension, instrument, control, threshold, method, contract.',
      ],
    ]);
  });

  it('is a suspension with its triggers', () => {
    const suspension = (...triggers: object[]) =>
      read({ kind: 'suspension', inQuorum: true, triggers });
    expect(
      suspension(
        { when: 'ownShares' },
        { when: 'smallerHolder', quota: 'more than 1/10' },
        { when: 'controlled', tests: ['a', 'b'] },
        { when: 'heldBack', quota: 'at least 1/4', measure: 'capital', unlessAlone: true },
        { when: 'laterHolder', quota: 'more than 1/4', loses: 'aboveLimit', order: 'crossed' },
      ),
    ).toEqual({
      ...base,
      kind: 'suspension',
      inQuorum: true,
      triggers: [
        { when: 'ownShares' },
        { when: 'smallerHolder', quota: moreThan(1, 10) },
        { when: 'controlled', tests: ['a', 'b'] },
        { when: 'heldBack', quota: atLeast(1, 4), measure: 'capital', unlessAlone: true },
        { when: 'laterHolder', quota: moreThan(1, 4), loses: 'aboveLimit', order: 'crossed' },
      ],
    });
    expect(suspension({ when: 'nonsense' })).toEqual([
      [
        'Rule "r triggers": "when" is "nonsense".',
        'Write one of: ownShares, controlled, heldBack, smallerHolder, laterHolder.',
      ],
      [
        'Rule "r": "triggers" is missing.',
        'Write at least one, such as {when: controlled, tests: [majority]}.',
      ],
    ]);
  });

  it('is a contract or a method by its name alone', () => {
    for (const kind of ['contract', 'method']) expect(read({ kind })).toEqual({ ...base, kind });
  });

  it('stands where another is wrong, and is left out where it is wrong itself', () => {
    const good = { ...head, id: 'good', kind: 'method' };
    const wrong = { ...head, id: 'wrong', kind: 'method', validFrom: '2020', validTo: '2019' };
    const { rules, findings } = parseRules([good, wrong, 7], { file: 'f' });
    expect(rules.map(({ id }) => id)).toEqual(['good']);
    expect(findings.map(({ code, about }) => [code, about])).toEqual([
      ['not-rules', undefined],
      ['rule-ends-before-start', 'wrong'],
    ]);
    expect(parseRules({ rules: {} }, { file: 'f' })).toEqual({
      rules: [],
      findings: [
        {
          code: 'not-rules',
          severity: 'error',
          at: { file: 'f' },
          says: 'There is no list of rules in it.',
          try: 'Write rules: [...] as docs/law.md shows.',
        },
      ],
    });
  });
});
