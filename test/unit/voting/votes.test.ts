import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { exactText } from '../../../src/model/index.ts';
import { grossVotes } from '../../../src/voting/gross-votes.ts';
import { votes } from '../../../src/voting/votes.ts';
import { cap, concert, registerOf, type RegisterRows, share } from './register-of.ts';

const law = builtinLaw();

function gross(rows: RegisterRows, issuer = 'A') {
  const result = grossVotes(registerOf(rows), law, issuer);
  return {
    total: exactText(result.total),
    rest: exactText(result.rest),
    rows: Object.fromEntries(result.rows.map((row) => [row.holder, exactText(row.votes)])),
    findings: result.findings.map((finding) => finding.code),
  };
}

function free(rows: RegisterRows, item?: string) {
  const result = votes(registerOf(rows), law, 'A', item === undefined ? {} : { item });
  return {
    total: exactText(result.freeVotes),
    rows: Object.fromEntries(result.rows.map((row) => [row.holder, exactText(row.freeVotes)])),
  };
}

describe('Gross votes', () => {
  it('count shares times votes per share, and the rest one vote a share', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000 } },
      holdings: [
        { holder: 'D', issuer: 'A', shares: 200, votesPerShare: 2 },
        { holder: 'S', issuer: 'A', stake: '10%' },
      ],
    };
    expect(gross(rows)).toEqual({
      total: '1200',
      rest: '700',
      rows: { D: '400', S: '100' },
      findings: [],
    });
  });

  it('take a published total before any sum of their own', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000, grossVotes: 1500 } },
      holdings: [
        { holder: 'D', issuer: 'A', shares: 200, votesPerShare: 2 },
        { holder: 'V', issuer: 'A', votes: '10%' },
      ],
    };
    expect(gross(rows)).toMatchObject({ total: '1500', rest: '950', rows: { D: '400', V: '150' } });
  });

  it('find the total when a holder has both a stake and another part of the votes', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000 } },
      holdings: [
        { holder: 'D', issuer: 'A', stake: '20%' },
        { holder: 'D', issuer: 'A', votes: '1/3' },
      ],
    };
    expect(gross(rows)).toMatchObject({ total: '1200', rest: '800', rows: { D: '400' } });
  });

  it('add up lots of one holder, own shares included', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000 } },
      holdings: [
        { holder: 'H', issuer: 'A', shares: 100, votesPerShare: 2, lot: 'old' },
        { holder: 'H', issuer: 'A', shares: 50, lot: 'new' },
        { holder: 'A', issuer: 'A', shares: 30 },
      ],
    };
    expect(gross(rows)).toMatchObject({ total: '1100', rows: { H: '250', A: '30' } });
  });

  it('leave shares without votes out of the total', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000 } },
      holdings: [
        { holder: 'P', issuer: 'A', shares: 400, voting: 'none' },
        { holder: 'H', issuer: 'A', shares: 300 },
      ],
    };
    expect(gross(rows)).toMatchObject({ total: '600', rest: '300', rows: { P: '0', H: '300' } });
  });

  it('say when a count stands without a total, and when there are more votes than exist', () => {
    expect(gross({ holdings: [{ holder: 'H', issuer: 'A', shares: 5 }] }).findings).toEqual([
      'votes-without-base',
    ]);
    const over = {
      holdings: [
        { holder: 'H', issuer: 'A', stake: '60%' },
        { holder: 'K', issuer: 'A', stake: '41%' },
      ],
    };
    expect(gross(over).findings).toEqual(['over-voted']);
  });
});

describe('A stake known as a band', () => {
  it('counts with its lower end, and says so', () => {
    const register = registerOf({ holdings: [{ holder: 'H', issuer: 'A' }] });
    const band = { min: share('1/4'), max: share('1/2'), minOpen: true, maxOpen: false };
    const result = grossVotes(
      { ...register, holdings: register.holdings.map((row) => ({ ...row, band })) },
      law,
      'A',
    );
    expect(exactText(result.rows[0]?.share ?? result.total)).toBe('1/4');
    expect(result.findings.map((finding) => finding.code)).toEqual(['votes-from-band']);
  });
});

describe('Double votes by lot in France', () => {
  const rows = (asOf: string, since: string, listed = true): RegisterRows => ({
    asOf,
    entities: [{ name: 'A', law: 'FR', listed }],
    capital: { A: { issuedShares: 1000 } },
    holdings: [{ holder: 'H', issuer: 'A', shares: 100, registeredSince: since }],
  });

  it('come two years after registration, not a day before', () => {
    expect(gross(rows('2020-05-09', '2018-05-10')).rows).toEqual({ H: '100' });
    expect(gross(rows('2020-05-10', '2018-05-10')).rows).toEqual({ H: '200' });
  });

  it('count no registration before the law began', () => {
    expect(gross(rows('2016-04-02', '2002-01-01')).rows).toEqual({ H: '100' });
    expect(gross(rows('2016-04-03', '2002-01-01')).rows).toEqual({ H: '200' });
  });

  it('need a listed company, and yield to what the register states', () => {
    expect(gross(rows('2020-05-10', '2018-05-10', false)).rows).toEqual({ H: '100' });
    const stated = rows('2020-05-10', '2018-05-10');
    const one = {
      ...stated,
      holdings: stated.holdings.map((row) => ({ ...row, votesPerShare: 1 })),
    };
    expect(gross(one).rows).toEqual({ H: '100' });
  });

  it('do not apply when the register names other rules only', () => {
    expect(gross({ ...rows('2020-05-10', '2018-05-10'), rules: ['fr-233-31'] }).rows).toEqual({
      H: '100',
    });
    expect(gross({ ...rows('2020-05-10', '2018-05-10'), rules: ['fr-double-votes'] }).rows).toEqual(
      { H: '200' },
    );
  });
});

describe('Caps and neutral votes', () => {
  const base: RegisterRows = {
    capital: { A: { issuedShares: 1001 } },
    holdings: [
      { holder: 'H', issuer: 'A', shares: 300 },
      { holder: 'K', issuer: 'A', shares: 100 },
    ],
  };

  it('cut the free votes to whole votes at the limit', () => {
    expect(free({ ...base, agreements: [cap('c', ['H'], 'A', '15%')] })).toEqual({
      total: '851',
      rows: { H: '150', K: '100' },
    });
  });

  it('hold party by party, and together only under a concert', () => {
    const both = cap('c', ['H', 'K'], 'A', '15%');
    expect(free({ ...base, agreements: [both] }).rows).toEqual({ H: '150', K: '100' });
    const joined = free({ ...base, agreements: [both, concert('k', ['H', 'K'], 'A')] }).rows;
    expect(joined).toEqual({ H: '113', K: '37' });
  });

  it('leave a holder below the limit alone', () => {
    expect(free({ ...base, agreements: [cap('c', ['K'], 'A', '15%')] }).rows).toEqual({
      H: '300',
      K: '100',
    });
  });

  it('hold only for the items that they cover', () => {
    const some = { ...cap('c', ['H'], 'A', '15%'), except: ['dividend'] };
    expect(free({ ...base, agreements: [some] }, 'dividend').rows).toMatchObject({ H: '300' });
    expect(free({ ...base, agreements: [some] }, 'pay').rows).toMatchObject({ H: '150' });
    expect(
      free({ ...base, agreements: [{ ...some, items: ['pay'] }] }, 'merger').rows,
    ).toMatchObject({ H: '300' });
  });

  it('take neutral votes out of the free ones and leave them exercisable', () => {
    const rows: RegisterRows = {
      holdings: [{ holder: 'T', issuer: 'A', stake: '28.4%', voting: 'neutral' }],
    };
    const [row] = votes(registerOf(rows), law, 'A').rows;
    expect(row).toMatchObject({ neutral: true, inQuorum: true });
    expect(row && [exactText(row.exercisable), exactText(row.freeVotes)]).toEqual(['71/250', '0']);
  });
});

describe('Exercisable votes', () => {
  it('are those published, when they are', () => {
    const rows: RegisterRows = {
      capital: { A: { issuedShares: 1000, exercisableVotes: 800 } },
      holdings: [{ holder: 'H', issuer: 'A', shares: 200 }],
    };
    const result = votes(registerOf(rows), law, 'A');
    expect([
      exactText(result.exercisableVotes),
      exactText(result.rows[0]?.exercisable ?? result.freeVotes),
    ]).toEqual(['800', '1/4']);
  });

  it('keep a printed part of exercisable votes as printed', () => {
    const rows: RegisterRows = {
      holdings: [
        { holder: 'S', issuer: 'A', stake: '15.01%' },
        { holder: 'S', issuer: 'A', exercisable: '28.61%' },
        { holder: 'A', issuer: 'A', stake: '1.53%' },
      ],
    };
    const row = votes(registerOf(rows), law, 'A').rows.find((known) => known.holder === 'S');
    expect(row && [exactText(row.gross), exactText(row.exercisable)]).toEqual([
      '1501/10000',
      '2861/10000',
    ]);
  });
});
