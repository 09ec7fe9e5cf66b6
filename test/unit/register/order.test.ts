import { describe, expect, it } from 'vitest';
import { fraction, type Holding } from '../../../src/model/index.ts';
import { type CaseFile, holdingIndex } from '../../../src/register/index.ts';
import { registerAt } from '../../../src/register/register-at.ts';
import { at, caseOf, issued, said } from '../../statement.ts';
import { registerOn, told } from './both.ts';

const DAY = at('2020-06-30');
const row = (holder: string, issuer: string, more: Partial<Holding> = {}): Holding => ({
  holder,
  issuer,
  stake: fraction(1n, 10n),
  voting: 'normal',
  modality: 'asserted',
  statements: [],
  ...more,
});

/** Given rows and statements of three companies, one after the other and in no order. */
const FILE: CaseFile = {
  ...caseOf(
    said('z', 'A', 'Z', { percent: '70', from: '2015' }),
    said('x1', 'B', 'X', { percent: '30', from: '2015' }),
    said('z2', 'T', 'Z', { percent: '60', from: '2015', beneficiary: 'A' }),
    said('y', 'A', 'Y', { percent: '95' }),
    said('x2', 'C', 'X', { percent: '80', from: '2015' }),
    said('y2', 'C', 'Y', { percent: '1' }),
  ),
  holdings: [row('T', 'Y', { beneficiary: 'A' }), row('A', 'X'), row('B', 'Y')],
};

describe('the rows of a register', () => {
  it('are those that are given, and then those of the statements in their order', () => {
    expect(
      registerOn(FILE, DAY).holdings.map(({ holder, issuer }) => `${holder} in ${issuer}`),
    ).toEqual([
      'T in Y',
      'A in X',
      'B in Y',
      'A in Z',
      'B in X',
      'T in Z',
      'A in Y',
      'C in X',
      'C in Y',
    ]);
  });

  it('of a holder, of a beneficiary and in an issuer stand in the same order', () => {
    const { byHolder, byBeneficiary, byIssuer } = holdingIndex(registerAt({ ...FILE }, DAY));
    const issuers = (rows: readonly Holding[] | undefined) => rows?.map(({ issuer }) => issuer);
    expect(issuers(byHolder.get('A'))).toEqual(['X', 'Z', 'Y']);
    expect(issuers(byHolder.get('T'))).toEqual(['Y', 'Z']);
    expect(issuers(byBeneficiary.get('A'))).toEqual(['Y', 'Z']);
    expect(byIssuer.get('X')?.map(({ holder }) => holder)).toEqual(['A', 'B', 'C']);
    expect([byHolder.get('Nobody'), byIssuer.get('Nobody')]).toEqual([undefined, undefined]);
    expect([...byIssuer.keys()]).toEqual(['Y', 'X', 'Z']);
    expect([...byHolder.keys()]).toEqual(['T', 'A', 'B', 'C']);
    expect([...byBeneficiary.keys()]).toEqual(['A']);
  });

  it('come with findings in the order of the first rows that they are about', () => {
    expect(registerOn(FILE, DAY).findings.map(({ code, about }) => `${code} ${about}`)).toEqual([
      'over-held Y',
      'over-held X',
      'over-held Z',
      'undated-statement A in Y',
      'undated-statement C in Y',
    ]);
  });

  it('come with findings in the order of the first rows, not of what else is said before', () => {
    // Totals of Z and Y stand first; the first row of Y begins nothing, as its holder sold it before.
    const file = caseOf(
      issued('tz', 'Z', 10n),
      issued('ty', 'Y', 10n),
      said('gone', 'A', 'Y', { percent: '60', from: '2010', to: '2011' }),
      said('x1', 'A', 'X', { percent: '60', from: '2015' }),
      said('z1', 'A', 'Z', { percent: '60', from: '2015' }),
      said('x2', 'B', 'X', { percent: '60', from: '2015' }),
      said('y1', 'B', 'Y', { percent: '60', from: '2015' }),
      said('z2', 'B', 'Z', { percent: '60', from: '2015' }),
      said('y2', 'C', 'Y', { percent: '60', from: '2015' }),
      said('w', 'C', 'W', { percent: '60', from: '2015' }),
    );
    const about = registerOn(file, DAY).findings.map((finding) => finding.about);
    expect(about).toEqual(['X', 'Z', 'Y']);
  });

  it('are shared between two registers of one moment, and not with another moment', () => {
    const file = { ...FILE };
    const first = registerAt(file, DAY);
    expect(first.holdings).toHaveLength(9);
    expect(registerAt(file, DAY, first).holdings[3]).toBe(first.holdings[3]);
    const later = registerAt(file, at('2014-01-01'), first);
    expect(told(later)).toEqual(told(registerOn(FILE, at('2014-01-01'))));
    const asked = registerAt(file, at('2020-06-30', '2019-01-01'), first);
    expect(told(asked)).toEqual(told(registerOn(FILE, at('2020-06-30', '2019-01-01'))));
  });

  it('and their companies are found without putting all of them together', () => {
    const { entities, capital } = registerAt(
      { ...FILE, statements: [...FILE.statements, issued('t', 'W', 5n)] },
      DAY,
    );
    expect(['A', 'X', 'T', 'W'].map((name) => entities.get(name)?.name)).toEqual([
      'A',
      'X',
      'T',
      'W',
    ]);
    expect([entities.has('Nobody'), capital.has('X')]).toEqual([false, false]);
    expect(capital.get('W')?.issuedShares).toBe(5n);
  });
});

describe('whose shares are, and how they vote', () => {
  it('says the latest statement, in whatever order they stand', () => {
    const then = said('then', 'T', 'X', {
      percent: '28',
      from: '2016',
      beneficiary: 'B',
      voting: 'neutral',
    });
    const first = said('first', 'T', 'X', {
      percent: '20',
      from: '2014',
      beneficiary: 'A',
      voting: 'normal',
    });
    const undated = said('undated', 'T', 'X', {
      percent: '20',
      beneficiary: 'C',
      voting: 'suspended',
    });
    expect(told(registerOn(caseOf(undated, then, first), DAY))).toEqual([
      'T in X: 28%, neutral, for B, from 2016, by then',
    ]);
    expect(told(registerOn(caseOf(then, first, undated), DAY))).toEqual([
      'T in X: 28%, neutral, for B, from 2016, by then',
    ]);
  });
});
