import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { exactText } from '../../../src/model/index.ts';
import { type VotesOptions, votes } from '../../../src/voting/votes.ts';
import { registerOf, type RegisterRows } from './register-of.ts';

const law = builtinLaw();

/** The row of one holder, with its numbers as text. */
function rowOf(rows: RegisterRows, holder: string, issuer: string, options: VotesOptions = {}) {
  const result = votes(registerOf(rows), law, issuer, options);
  const row = result.rows.find((known) => known.holder === holder);
  return {
    suspendedBy: row?.suspension?.rule.id,
    suspended: row?.suspended,
    partly: row?.partly,
    inQuorum: row?.inQuorum,
    left: row && exactText(row.exercisableVotes),
    total: exactText(result.exercisableVotes),
    readings: result.readings.length,
  };
}

describe('Japan 308: a quarter of the votes of the shareholder', () => {
  const rows = (back: number, asOf = '2021-06-01', other = 100): RegisterRows => ({
    asOf,
    entities: [{ name: 'J', law: 'JP' }],
    capital: { J: { issuedShares: 1000 }, H: { issuedShares: 1000 } },
    holdings: [
      { holder: 'H', issuer: 'J', shares: 400 },
      { holder: 'Other', issuer: 'J', shares: other },
      { holder: 'J', issuer: 'H', shares: back },
    ],
  });

  it('mutes at exactly a quarter and above, not one vote below', () => {
    expect(rowOf(rows(249), 'H', 'J').suspended).toBe(false);
    expect(rowOf(rows(250), 'H', 'J')).toMatchObject({
      suspendedBy: 'jp-308-1',
      left: '0',
      inQuorum: false,
      total: '600',
    });
    expect(rowOf(rows(251), 'H', 'J').suspendedBy).toBe('jp-308-1');
  });

  it('starts with the law, not a day before', () => {
    expect(rowOf(rows(250, '2006-04-30'), 'H', 'J').suspended).toBe(false);
    expect(rowOf(rows(250, '2006-05-01'), 'H', 'J').suspendedBy).toBe('jp-308-1');
  });

  it('adds what subsidiaries of the issuer hold, by more than half and not at half', () => {
    const through = (stake: string): RegisterRows => ({
      entities: [{ name: 'J', law: 'JP' }],
      holdings: [
        { holder: 'H', issuer: 'J', stake: '40%' },
        { holder: 'J', issuer: 'Sub', stake },
        { holder: 'J', issuer: 'H', stake: '10%' },
        { holder: 'Sub', issuer: 'H', stake: '15%' },
      ],
    });
    expect(rowOf(through('50%'), 'H', 'J').suspended).toBe(false);
    expect(rowOf(through('50.01%'), 'H', 'J').suspendedBy).toBe('jp-308-1');
  });

  it('counts votes that other law suspends', () => {
    const both: RegisterRows = {
      entities: [
        { name: 'R', law: 'FR' },
        { name: 'N', law: 'JP' },
      ],
      holdings: [
        { holder: 'R', issuer: 'N', votes: '43.4%' },
        { holder: 'N', issuer: 'R', votes: '25%' },
      ],
    };
    expect(rowOf(both, 'R', 'N').suspendedBy).toBe('jp-308-1');
    expect(rowOf(both, 'N', 'R').suspendedBy).toBe('fr-233-31');
  });

  it('spares the only one who could vote, and says when two would be the only ones', () => {
    const only = (holders: readonly string[]): RegisterRows => ({
      entities: [{ name: 'J', law: 'JP' }],
      capital: { J: { issuedShares: 100 * holders.length } },
      holdings: holders.flatMap((holder) => [
        { holder, issuer: 'J', shares: 100 },
        { holder: 'J', issuer: holder, stake: '30%' },
      ]),
    });
    expect(rowOf(only(['H']), 'H', 'J')).toMatchObject({ suspended: false, readings: 0 });
    expect(rowOf(only(['H', 'K']), 'H', 'J')).toMatchObject({ suspended: false, readings: 3 });
  });
});

describe('France 233-31: companies that the issuer controls', () => {
  const rows = (share: string, next: string, extra: Partial<RegisterRows> = {}): RegisterRows => ({
    entities: [{ name: 'F', law: 'FR' }],
    holdings: [
      { holder: 'F', issuer: 'C', votes: share },
      { holder: 'Next', issuer: 'C', votes: next },
      { holder: 'C', issuer: 'F', votes: '10%' },
    ],
    ...extra,
  });

  it('presumes control above two fifths, not at two fifths', () => {
    expect(rowOf(rows('40%', '5%'), 'C', 'F').suspended).toBe(false);
    expect(rowOf(rows('40.0001%', '5%'), 'C', 'F').suspendedBy).toBe('fr-233-31');
  });

  it('presumes nothing when somebody holds more, and still when somebody holds the same', () => {
    expect(rowOf(rows('42%', '42%'), 'C', 'F').suspendedBy).toBe('fr-233-31');
    expect(rowOf(rows('42%', '42.0001%'), 'C', 'F').suspended).toBe(false);
  });

  it('uses only the control tests that the register names', () => {
    const named = ['fr-233-31', 'fr-233-3-majority'];
    expect(rowOf(rows('42%', '5%', { rules: named }), 'C', 'F').suspended).toBe(false);
    expect(rowOf(rows('50%', '5%', { rules: named }), 'C', 'F').suspended).toBe(false);
    expect(rowOf(rows('50.01%', '5%', { rules: named }), 'C', 'F').suspendedBy).toBe('fr-233-31');
  });

  it('is the law of the issuer: another country leaves the votes alone', () => {
    const dutch = {
      entities: [{ name: 'F', law: 'NL' }],
      rules: ['fr-233-31', 'fr-233-3-presumption'],
    };
    expect(rowOf(rows('43.4%', '5%', dutch), 'C', 'F').suspended).toBe(false);
  });

  it('does not reach back before its start', () => {
    expect(rowOf(rows('60%', '5%', { asOf: '2000-09-20' }), 'C', 'F').suspended).toBe(false);
    expect(rowOf(rows('60%', '5%', { asOf: '2000-09-21' }), 'C', 'F').suspendedBy).toBe(
      'fr-233-31',
    );
  });

  it('reaches companies controlled through others', () => {
    const chain: RegisterRows = {
      entities: [{ name: 'F', law: 'FR' }],
      holdings: [
        { holder: 'F', issuer: 'M', votes: '60%' },
        { holder: 'M', issuer: 'C', votes: '55%' },
        { holder: 'C', issuer: 'F', votes: '10%' },
      ],
    };
    expect(rowOf(chain, 'C', 'F').suspendedBy).toBe('fr-233-31');
  });
});

describe('France 233-29: the smaller of two mutual holders', () => {
  const rows = (ab: string, ba: string, law = 'FR', form = 'SA'): RegisterRows => ({
    entities: [
      { name: 'A', law: 'FR', form: 'SA' },
      { name: 'B', law, form },
    ],
    holdings: [
      { holder: 'A', issuer: 'B', stake: ab },
      { holder: 'B', issuer: 'A', stake: ba },
    ],
    rules: ['fr-233-29'],
  });

  it('mutes the smaller one above a tenth, not at a tenth', () => {
    expect(rowOf(rows('10%', '3%'), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows('10.01%', '3%'), 'B', 'A')).toMatchObject({
      suspendedBy: 'fr-233-29',
      left: '0',
    });
    expect(rowOf(rows('10.01%', '3%'), 'A', 'B').suspended).toBe(false);
  });

  it('does not apply by itself to a holder whose country is not known', () => {
    const { rules: _, ...open } = rows('12%', '3%');
    expect(rowOf(open, 'B', 'A').suspendedBy).toBe('fr-233-29');
    const unknown = { ...open, entities: [{ name: 'A', law: 'FR', form: 'SA' }] };
    expect(rowOf(unknown, 'B', 'A').suspended).toBe(false);
    expect(rowOf({ ...unknown, rules: ['fr-233-29'] }, 'B', 'A').suspended).toBe(true);
  });

  it('lets equals vote for a tenth each', () => {
    expect(rowOf(rows('20%', '20%'), 'B', 'A')).toMatchObject({
      suspendedBy: 'fr-233-29',
      partly: true,
      left: '1/10',
    });
    expect(rowOf(rows('20%', '20%'), 'A', 'B')).toMatchObject({
      suspendedBy: 'fr-233-29',
      left: '1/10',
    });
  });

  it('needs two French companies limited by shares', () => {
    expect(rowOf(rows('12%', '3%', 'JP'), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows('12%', '3%', 'FR', 'SARL'), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows('12%', '3%', 'FR', 'S.A.'), 'B', 'A').suspendedBy).toBe('fr-233-29');
  });
});

describe('Germany 328: the one that told later keeps a quarter', () => {
  const rows = (
    ab: number,
    ba: number,
    dates: readonly (string | undefined)[] = ['2023-01-01', '2023-06-01'],
  ): RegisterRows => ({
    entities: [
      { name: 'A', law: 'DE', form: 'AG' },
      { name: 'B', law: 'DE', form: 'GmbH' },
    ],
    capital: { A: { issuedShares: 1000 }, B: { issuedShares: 1000 } },
    holdings: [
      { holder: 'A', issuer: 'B', shares: ab, ...(dates[0] && { knownFrom: dates[0] }) },
      { holder: 'B', issuer: 'A', shares: ba, ...(dates[1] && { knownFrom: dates[1] }) },
    ],
    rules: ['de-328'],
  });

  it('limits the later one above a quarter on both sides, not at a quarter on either', () => {
    expect(rowOf(rows(250, 300), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows(300, 250), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows(251, 251), 'B', 'A')).toMatchObject({
      suspendedBy: 'de-328',
      partly: true,
      left: '250',
      total: '999',
    });
    expect(rowOf(rows(251, 251), 'A', 'B').suspended).toBe(false);
  });

  it('spares nobody, and says so, when it is not known who told first', () => {
    for (const dates of [
      [undefined, undefined],
      ['2023-01-01', '2023-01-01'],
      ['2023', '2023-06-01'],
    ]) {
      expect(rowOf(rows(300, 300, dates), 'A', 'B')).toMatchObject({ left: '250', readings: 1 });
      expect(rowOf(rows(300, 300, dates), 'B', 'A')).toMatchObject({ left: '250', readings: 1 });
    }
  });
});

describe('Italy 121: the excess of the one that crossed later', () => {
  const rows = (
    ab: string,
    ba: string,
    dates: readonly string[] = ['2020-01-01', '2020-02-01'],
  ): RegisterRows => ({
    entities: [
      { name: 'A', law: 'IT', listed: true },
      { name: 'B', law: 'IT' },
    ],
    holdings: [
      { holder: 'A', issuer: 'B', stake: ab, from: dates[0] ?? '' },
      { holder: 'B', issuer: 'A', stake: ba, from: dates[1] ?? '' },
    ],
    rules: ['it-121'],
  });

  it('takes only what is above three hundredths, and leaves it in the quorum', () => {
    expect(rowOf(rows('5%', '3%'), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows('5%', '4%'), 'B', 'A')).toMatchObject({
      suspendedBy: 'it-121',
      left: '3/100',
      total: '99/100',
      inQuorum: true,
    });
    expect(rowOf(rows('5%', '4%'), 'A', 'B').suspended).toBe(false);
  });

  it('takes from both when the days are the same', () => {
    const same = ['2020-01-01', '2020-01-01'];
    expect(rowOf(rows('5%', '4%', same), 'A', 'B').left).toBe('3/100');
    expect(rowOf(rows('5%', '4%', same), 'B', 'A').left).toBe('3/100');
  });

  it('takes a wider limit where a variant applies', () => {
    const sme = { variants: { 'it-121': 'sme' } };
    expect(rowOf(rows('5%', '6%'), 'B', 'A', sme).suspended).toBe(false);
    expect(rowOf(rows('5.1%', '6%'), 'B', 'A', sme).left).toBe('1/20');
  });

  it('starts on 1 July 1998, and needs a listed company', () => {
    const dates = ['1998-01-01', '1998-02-01'];
    expect(rowOf({ ...rows('5%', '4%', dates), asOf: '1998-06-30' }, 'B', 'A').suspended).toBe(
      false,
    );
    expect(rowOf({ ...rows('5%', '4%', dates), asOf: '1998-07-01' }, 'B', 'A').suspended).toBe(
      true,
    );
    const unlisted = {
      ...rows('5%', '4%'),
      entities: [
        { name: 'A', law: 'IT', listed: false },
        { name: 'B', law: 'IT', listed: false },
      ],
    };
    expect(rowOf(unlisted, 'B', 'A').suspended).toBe(false);
  });
});

describe('Korea 369: a tenth held back by the company or its subsidiary', () => {
  const rows = (sub: number, own = 0): RegisterRows => ({
    entities: [{ name: 'K', law: 'KR' }],
    capital: { Y: { issuedShares: 1000 } },
    holdings: [
      { holder: 'Y', issuer: 'K', stake: '25%' },
      { holder: 'K', issuer: 'Sub', stake: '100%' },
      { holder: 'Sub', issuer: 'Y', shares: sub },
      { holder: 'K', issuer: 'Y', shares: own },
    ],
  });

  it('mutes above a tenth of issued shares, not at a tenth', () => {
    expect(rowOf(rows(100), 'Y', 'K').suspended).toBe(false);
    expect(rowOf(rows(101), 'Y', 'K')).toMatchObject({ suspendedBy: 'kr-369-3', total: '3/4' });
    expect(rowOf(rows(99), 'Y', 'K').suspended).toBe(false);
    expect(rowOf(rows(99, 2), 'Y', 'K').suspendedBy).toBe('kr-369-3');
  });
});

describe('Shares of a parent that its subsidiaries hold', () => {
  for (const [country, rule] of [
    ['BE', 'be-suspension'],
    ['GB', 'uk-136'],
    ['NL', 'nl-2-118'],
    ['US-DE', 'us-de-160c'],
    ['ES', 'es-148'],
  ] as const) {
    it(`${rule} mutes a subsidiary held by more than half, not one held by half`, () => {
      const rows = (share: string): RegisterRows => ({
        entities: [{ name: 'P', law: country }],
        holdings: [
          { holder: 'P', issuer: 'S', votes: share },
          { holder: 'S', issuer: 'P', votes: '9%' },
        ],
      });
      expect(rowOf(rows('50%'), 'S', 'P')).toMatchObject({ suspended: false, left: '9/100' });
      expect(rowOf(rows('50.0001%'), 'S', 'P')).toMatchObject({
        suspendedBy: rule,
        left: '0',
        inQuorum: false,
      });
    });
  }

  it('es-148 also mutes the later of two holders above a tenth', () => {
    const rows = (share: string): RegisterRows => ({
      entities: [{ name: 'A', law: 'ES' }],
      holdings: [
        { holder: 'A', issuer: 'B', stake: '20%', knownFrom: '2020-01-01' },
        { holder: 'B', issuer: 'A', stake: share, knownFrom: '2020-02-01' },
      ],
    });
    expect(rowOf(rows('10%'), 'B', 'A').suspended).toBe(false);
    expect(rowOf(rows('10.01%'), 'B', 'A')).toMatchObject({ suspendedBy: 'es-148', left: '0' });
  });
});

describe('What applies without any rule', () => {
  it('own shares never vote', () => {
    const rows: RegisterRows = {
      holdings: [
        { holder: 'A', issuer: 'A', stake: '10%' },
        { holder: 'H', issuer: 'A', stake: '45%' },
      ],
      rules: [],
    };
    expect(rowOf(rows, 'A', 'A')).toMatchObject({
      left: '0',
      inQuorum: false,
      suspended: false,
      total: '9/10',
    });
  });

  it('a holding that the register calls suspended does not vote, and one without votes has none', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 100 } },
      holdings: [
        { holder: 'S', issuer: 'A', shares: 10, voting: 'suspended' },
        { holder: 'N', issuer: 'A', shares: 20, voting: 'none' },
      ],
    };
    expect(rowOf(rows, 'S', 'A')).toMatchObject({ suspended: true, left: '0', total: '70' });
    expect(rowOf(rows, 'N', 'A')).toMatchObject({ suspended: false, left: '0' });
  });

  it('a named rule that nobody knows is a finding, not an error', () => {
    const register = registerOf({
      holdings: [{ holder: 'H', issuer: 'A', stake: '10%' }],
      rules: ['xx-1'],
    });
    expect(votes(register, law, 'A').findings.map((finding) => finding.code)).toEqual([
      'unknown-rule',
    ]);
  });
});
