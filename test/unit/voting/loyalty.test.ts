import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { exactText, type Holding } from '../../../src/model/index.ts';
import { votesPerShare } from '../../../src/voting/double-votes.ts';
import { type HoldingRow, registerOf, type RegisterRows } from './register-of.ts';

const law = builtinLaw();

/** Votes of a share of H in A: how many, whether the register says so, and by which rule. */
function each(row: Partial<HoldingRow>, more: Partial<RegisterRows> = {}) {
  const register = registerOf({
    asOf: '2021-06-01',
    entities: [{ name: 'A', law: 'FR', listed: true }],
    ...more,
    holdings: [{ holder: 'H', issuer: 'A', shares: 10, ...row }],
  });
  const found = votesPerShare(register, law, register.holdings[0] as Holding);
  return [exactText(found.each), found.stated, found.rule?.id];
}

const since = { registeredSince: '2018-01-01' };

describe('The votes of a share', () => {
  it('are what the register says, none for shares without votes, else one', () => {
    expect(each({ ...since, votesPerShare: 3 })).toEqual(['3', true, undefined]);
    expect(each({ ...since, votesPerShare: 3, voting: 'none' })).toEqual(['0', true, undefined]);
    expect(each({})).toEqual(['1', false, undefined]);
    expect(each(since)).toEqual(['2', false, 'fr-double-votes']);
  });

  it('are one for own shares, however long they are registered', () => {
    expect(each({ ...since, holder: 'A' })).toEqual(['1', false, undefined]);
  });

  it('are two by law in listed companies of the country alone', () => {
    const at = (entity: object) => each(since, { entities: [{ name: 'A', ...entity }] })[0];
    expect(at({ law: 'FR', listed: true })).toBe('2');
    expect([at({ law: 'FR', listed: false }), at({ law: 'FR' }), at({ listed: true })]).toEqual([
      '1',
      '1',
      '1',
    ]);
    expect(at({ law: 'IT', listed: true })).toBe('1');
    expect(each(since, { entities: [], rules: [] })[0]).toBe('1');
  });

  it('are those of a named rule of the country, also where the country or listing is not known', () => {
    const named = (rules: readonly string[], entity?: object) =>
      each(
        { registeredSince: '2019-05-01' },
        {
          rules,
          entities: entity ? [{ name: 'A', ...entity }] : [],
        },
      )[2];
    expect(named(['fr-double-votes'])).toBe('fr-double-votes');
    expect(named(['fr-double-votes'], { law: 'FR' })).toBe('fr-double-votes');
    expect(named(['fr-double-votes'], { law: 'FR', listed: false })).toBeUndefined();
    expect(named(['fr-double-votes'], { law: 'BE', listed: true })).toBeUndefined();
    expect(named(['be-loyalty'], { law: 'BE', listed: false })).toBe('be-loyalty');
    expect(named(['no-such', 'fr-233-31', 'be-loyalty'])).toBe('be-loyalty');
  });

  it('are one where the named rule is not yet in force', () => {
    const then = { asOf: '2019-04-30', rules: ['be-loyalty'], entities: [] };
    expect(each({ registeredSince: '2010-01-01' }, then)[0]).toBe('1');
    expect(each({ registeredSince: '2010-01-01' }, { ...then, asOf: '2019-05-01' })[0]).toBe('2');
  });

  it('are one for an issuer that the register does not list', () => {
    const register = registerOf({ holdings: [] });
    const [holding] = registerOf({
      holdings: [{ holder: 'H', issuer: 'Z', shares: 1, ...since }],
    }).holdings;
    expect(exactText(votesPerShare(register, law, holding as Holding).each)).toBe('1');
    const named = registerOf({ holdings: [], rules: ['it-loyalty', 'fr-double-votes'] });
    expect(votesPerShare(named, law, holding as Holding).rule?.id).toBe('it-loyalty');
  });
});
