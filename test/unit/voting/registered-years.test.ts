import { describe, expect, it } from 'vitest';
import { builtinLaw, extendLaw } from '../../../src/law/law.ts';
import type { InstrumentRule } from '../../../src/law/instrument-rule.ts';
import { exactText, type PartialDate } from '../../../src/model/index.ts';
import { votesPerShare } from '../../../src/voting/double-votes.ts';
import { type HoldingRow, registerOf, type RegisterRows } from './register-of.ts';

const loyalty: InstrumentRule = {
  id: 'loyalty',
  kind: 'instrument',
  jurisdiction: 'FR',
  title: 'Loyalty votes',
  citation: 'Articles',
  verified: false,
  votesPerShare: 2,
  years: 2,
  applies: 'articles',
  countsFrom: '2014-04-02' as PartialDate,
};
const law = extendLaw(builtinLaw(), [
  loyalty,
  { ...loyalty, id: 'listed-only', applies: 'listed' },
]);

function each(row: Partial<HoldingRow>, given: Partial<RegisterRows> = {}): string {
  const register = registerOf({
    asOf: '2016-04-02',
    rules: ['loyalty'],
    ...given,
    holdings: [{ holder: 'H', issuer: 'I', shares: 10, registeredSince: '2014-04-02', ...row }],
  });
  const [holding] = register.holdings;
  if (!holding) throw new TypeError('a holding was expected');
  return exactText(votesPerShare(register, law, holding).each);
}

describe('A vote for years in the register', () => {
  it('is earned on the very day, not a day before', () => {
    expect(each({})).toBe('2');
    expect(each({}, { asOf: '2016-04-01' })).toBe('1');
    expect(each({ registeredSince: '2014-04-03' })).toBe('1');
    expect(each({ registeredSince: '2014-04-03' }, { asOf: '2016-04-03' })).toBe('2');
  });

  it('counts no day before the first that counts', () => {
    expect(each({ registeredSince: '2000-01-01' }, { asOf: '2016-04-01' })).toBe('1');
    expect(each({ registeredSince: '2000-01-01' })).toBe('2');
  });

  it('is not given to own shares, nor without a day', () => {
    expect(each({ holder: 'I' })).toBe('1');
    const register = registerOf({
      rules: ['loyalty'],
      holdings: [{ holder: 'H', issuer: 'I', shares: 10 }],
    });
    expect(
      register.holdings.map((row) => exactText(votesPerShare(register, law, row).each)),
    ).toEqual(['1']);
  });

  it('is given by a named rule of the same country, or where no country is known', () => {
    const of = (country: string) => ({ entities: [{ name: 'I', law: country }] });
    expect(each({}, of('FR'))).toBe('2');
    expect(each({}, of('IT'))).toBe('1');
    expect(each({}, { entities: [{ name: 'I' }] })).toBe('2');
  });

  it('of listed companies is not given where the company is not listed', () => {
    const of = (listed: boolean) => ({
      rules: ['listed-only'],
      entities: [{ name: 'I', law: 'FR', listed }],
    });
    expect(each({}, of(true))).toBe('2');
    expect(each({}, of(false))).toBe('1');
    expect(each({}, { ...of(false), rules: ['loyalty'] })).toBe('2');
  });
});
