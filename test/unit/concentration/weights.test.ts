import { describe, expect, it } from 'vitest';
import { hhi, lowConcern, mhhi, presumedHarmful } from '../../../src/control/concentration.ts';
import {
  banzhafControl,
  controllerControl,
  interestsIn,
  silentControl,
  voteControl,
} from '../../../src/control/owner-interests.ts';
import type { ConcentrationRule } from '../../../src/law/concentration-rule.ts';
import { builtinLaw, ruleOf } from '../../../src/law/law.ts';
import { exactText, fraction, type Fraction, ONE, ZERO } from '../../../src/model/index.ts';
import { registerOf, type RegisterRows, share } from '../voting/register-of.ts';

const law = builtinLaw();
const shown = (weights: ReadonlyMap<string, Fraction>) =>
  Object.fromEntries([...weights].map(([name, weight]) => [name, exactText(weight)]));

/** C holds 40% of A, J half of the votes that B may use; a rival holds a suspended stake. */
const rows: RegisterRows = {
  holdings: [
    { holder: 'C', issuer: 'A', stake: '40%' },
    { holder: 'D', issuer: 'A', stake: '20%' },
    { holder: 'S', issuer: 'A', stake: '10%', voting: 'suspended' },
    { holder: 'C', issuer: 'B', stake: '30%' },
    { holder: 'N', issuer: 'E', stake: '30%', voting: 'neutral' },
  ],
};

describe('The weights with which owners decide', () => {
  it('are all of the firm’s own where stakes are silent', () => {
    expect(shown(silentControl()('A'))).toEqual({ A: '1' });
  });

  it('are all of one named controller, and of the firm itself without one', () => {
    const control = controllerControl(new Map([['A', 'C']]));
    expect([shown(control('A')), shown(control('B'))]).toEqual([{ C: '1' }, { B: '1' }]);
  });

  it('are free votes over all free votes, without those who have none', () => {
    const control = voteControl(registerOf(rows), law);
    expect(shown(control('A'))).toEqual({ C: '4/9', D: '2/9' });
    expect([control('E').size, control('Z').size]).toEqual([0, 0]);
  });

  it('are normalised swings beside an ocean, without those who turn nothing', () => {
    const control = banzhafControl(registerOf(rows), law);
    expect(shown(control('A'))).toEqual({ C: '1' });
    expect([control('E').size, control('Z').size]).toEqual([0, 0]);
  });
});

describe('What owners have of profits', () => {
  it('is their stake, direct or through others, and all of their own', () => {
    const chain = registerOf({
      holdings: [
        { holder: 'P', issuer: 'C', stake: '50%' },
        { holder: 'C', issuer: 'A', stake: '40%' },
      ],
    });
    const [direct, whole] = [interestsIn(chain, 'direct'), interestsIn(chain, 'integrated')];
    const at = (interest: typeof direct) =>
      [
        ['P', 'A'],
        ['C', 'A'],
        ['A', 'A'],
        ['Q', 'A'],
      ].map(([owner = '', firm = '']) => exactText(interest(owner, firm)));
    expect(at(direct)).toEqual(['0', '2/5', '1', '0']);
    expect(at(whole)).toEqual(['1/5', '2/5', '1', '0']);
    expect(at(whole)).toEqual(['1/5', '2/5', '1', '0']);
  });
});

describe('The modified index', () => {
  const market = new Map([
    ['A', share('60%')],
    ['B', share('40%')],
  ]);
  const half = (owner: string, firm: string) =>
    owner === firm ? ONE : owner === 'A' && firm === 'B' ? share('50%') : ZERO;

  it('adds what a firm gains by its rival’s profit', () => {
    const found = mhhi(market, silentControl(), half);
    expect([found.hhi, found.delta, found.mhhi].map(exactText)).toEqual(['5200', '1200', '6400']);
    expect(exactText(hhi(market))).toBe('5200');
    expect(
      found.weights.map(({ firm, rival, weight, adds }) => [
        firm,
        rival,
        exactText(weight),
        exactText(adds),
      ]),
    ).toEqual([['A', 'B', '1/2', '1200']]);
    expect(found.undefinedFor).toEqual([]);
  });

  it('lets a firm without controllers follow its own profit', () => {
    expect(mhhi(market, () => new Map(), half)).toEqual(mhhi(market, silentControl(), half));
  });

  it('is not defined for a firm whose controllers have nothing of its profit', () => {
    const found = mhhi(market, () => new Map([['Z', ONE]]), half);
    expect([found.undefinedFor, exactText(found.delta), found.weights]).toEqual([
      ['A', 'B'],
      '0',
      [],
    ]);
  });
});

describe('Lines of concentration', () => {
  const rule = (parts: Partial<ConcentrationRule>): ConcentrationRule => ({
    ...(ruleOf(law, 'mhhi') as ConcentrationRule),
    ...parts,
  });
  const low = (parts: ConcentrationRule['lowConcern'][number], index: number, delta = 0) =>
    lowConcern(rule({ lowConcern: [parts] }), fraction(index), fraction(delta));
  const from = fraction(100);

  it('begin at or above a value, and end with or below one', () => {
    const ends = { from, to: fraction(200) };
    const inside = (more: object) =>
      [99, 100, 101, 199, 200, 201].map((index) => low({ ...ends, above: false, ...more }, index));
    expect(inside({})).toEqual([false, true, true, true, true, false]);
    expect(inside({ above: true })).toEqual([false, false, true, true, true, false]);
    expect(inside({ below: true })).toEqual([false, true, true, true, false, false]);
    expect(low({ from, above: false }, 10_000)).toBe(true);
  });

  it('bear any change, or one below a value', () => {
    expect(
      [9, 10, 11].map((delta) => low({ from, above: false, deltaBelow: fraction(10) }, 150, delta)),
    ).toEqual([true, false, false]);
    expect(low({ from, above: false }, 150, 9_000)).toBe(true);
    expect(lowConcern(rule({ lowConcern: [] }), ZERO, ZERO)).toBe(false);
  });

  it('presume harm by a large change with a high index or a large share', () => {
    const harmful = { delta: fraction(100), hhi: fraction(1800), share: share('30%') };
    const at = (index: number, delta: number, merged: string) =>
      presumedHarmful(rule({ harmful }), {
        index: fraction(index),
        delta: fraction(delta),
        merged: share(merged),
      });
    expect([at(1801, 101, '0%'), at(0, 101, '31%'), at(1801, 101, '31%')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([at(1800, 101, '30%'), at(1801, 100, '31%')]).toEqual([false, false]);
    expect(
      presumedHarmful(rule({}), { index: fraction(9000), delta: fraction(900), merged: ONE }),
    ).toBe(false);
  });
});
