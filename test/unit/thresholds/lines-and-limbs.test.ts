import { describe, expect, it } from 'vitest';
import type { ThresholdQuestion } from '../../../src/control/threshold-answer.ts';
import { thresholdAnswer } from '../../../src/control/threshold.ts';
import { builtinLaw, ruleOf } from '../../../src/law/law.ts';
import { atLeast } from '../../../src/law/quota.ts';
import type { ThresholdRule } from '../../../src/law/threshold-rule.ts';
import { bandKey, exactText, type Interval } from '../../../src/model/index.ts';
import {
  concert,
  type HoldingRow,
  registerOf,
  type RegisterRows,
  share,
} from '../voting/register-of.ts';

const law = builtinLaw();
const band = (min: string, max: string): Interval => ({
  min: share(min),
  max: share(max),
  minOpen: false,
  maxOpen: false,
});
const hold = (
  holder: string,
  issuer: string,
  stake: string,
  more: Partial<HoldingRow> = {},
): HoldingRow => ({ holder, issuer, stake, ...more });

function answer(
  rows: RegisterRows,
  rule: string | ThresholdRule,
  asked: Partial<ThresholdQuestion> = {},
) {
  const chosen = typeof rule === 'string' ? (ruleOf(law, rule) as ThresholdRule) : rule;
  const { value, measured, steps, heldThroughControl, ...rest } = thresholdAnswer(
    registerOf(rows),
    law,
    chosen,
    { issuer: 'A', seeds: [], ...asked },
  );
  return {
    ...rest,
    value: bandKey(value),
    measured: measured.map((one) => [
      one.measure,
      bandKey(one.value),
      one.through,
      one.paths.length,
    ]),
    steps: steps.map(exactText),
    ...(heldThroughControl && { heldThroughControl: bandKey(heldThroughControl) }),
  };
}

const X = { holder: 'X' };
const NOTHING_ELSE = {
  steps: [],
  blocked: [],
  possiblyBlocked: [],
  byControl: false,
  fromVotes: [],
  notes: [],
};

describe('A holding with those of controlled companies', () => {
  it('counts companies held by majority, not the issuer’s own help, and names who has votes', () => {
    const holdings = [
      hold('X', 'A', '20%'),
      hold('X', 'S', '60%'),
      hold('S', 'A', '15%'),
      hold('X', 'Idle', '60%'),
      hold('Y', 'A', '10%'),
    ];
    expect(answer({ holdings }, 'bid-de', X)).toEqual({
      ...NOTHING_ELSE,
      reached: true,
      value: '[7/20,7/20]',
      measured: [['votes', '[7/20,7/20]', ['X', 'S'], 0]],
    });
    const help = [hold('X', 'A', '60%'), hold('A', 'B', '100%'), hold('B', 'A', '20%')];
    expect(answer({ holdings: help }, 'bid-de', X).value).toBe('[3/5,3/5]');
  });

  it('names the holder also where it holds nothing itself', () => {
    const holdings = [hold('X', 'S', '60%'), hold('S', 'A', '35%')];
    expect(answer({ holdings }, 'bid-de', X).measured).toEqual([
      ['votes', '[7/20,7/20]', ['X', 'S'], 0],
    ]);
    expect(answer({ holdings: [hold('A', 'B', '10%')] }, 'bid-de', X)).toMatchObject({
      reached: false,
      value: '[0,0]',
      measured: [['votes', '[0,0]', ['X'], 0]],
    });
  });

  it('spans from what is surely controlled to what may be', () => {
    const holdings = [
      hold('X', 'A', '20%'),
      { holder: 'X', issuer: 'S', band: band('40%', '60%') },
      hold('S', 'A', '15%'),
    ];
    expect(answer({ holdings }, 'bid-de', X)).toMatchObject({
      reached: 'undetermined',
      value: '[1/5,7/20]',
    });
  });

  it('counts own shares in the base, save for people with significant control', () => {
    const holdings = [hold('X', 'A', '29%'), hold('A', 'A', '10%')];
    expect(answer({ holdings }, 'bid-de', X)).toMatchObject({
      reached: false,
      value: '[29/100,29/100]',
    });
    expect(answer({ holdings }, 'psc-uk', X).value).toBe('[29/90,29/90]');
  });

  it('does not run through partners: they add what they have in the issuer alone', () => {
    const rows = {
      holdings: [hold('X', 'S', '30%'), hold('Y', 'S', '30%'), hold('S', 'A', '35%')],
      agreements: [concert('pact', ['X', 'Y'], 'S')],
    };
    expect(answer(rows, 'bid-de', X)).toMatchObject({ reached: false, value: '[0,0]' });
  });

  it('tells where capital was taken from votes, of this issuer only', () => {
    const holdings: HoldingRow[] = [
      { holder: 'X', issuer: 'A', votes: '31%' },
      { holder: 'X', issuer: 'B', votes: '31%' },
    ];
    expect(answer({ holdings }, 'bid-fr', X).fromVotes).toEqual([['X', 'A']]);
    expect(answer({ holdings }, 'bid-de', X).fromVotes).toEqual([]);
  });

  it('of nobody cannot be asked', () => {
    expect(() => answer({ holdings: [hold('X', 'A', '31%')] }, 'bid-de')).toThrow(
      '"holder" is missing: say whose holding is measured under bid-de.',
    );
    expect(() => answer({ holdings: [hold('X', 'A', '31%')] }, 'ofac-50')).toThrow(
      '"seeds" is missing: name the listed persons.',
    );
  });
});

describe('The scope of a threshold', () => {
  const rows = { holdings: [hold('X', 'A', '40%')] };

  it('may be some purchases only', () => {
    expect(answer(rows, 'bid-jp-old', { ...X, acquisition: 'onMarket' })).toMatchObject({
      reached: false,
      notes: ['The rule is for purchases off the market only.'],
    });
    expect(answer(rows, 'bid-jp-old', { ...X, acquisition: 'offMarket' })).toMatchObject({
      reached: true,
      notes: [],
    });
    expect(answer(rows, 'bid-jp-old', X)).toMatchObject({ reached: true, notes: [] });
    expect(answer(rows, 'bid-de', { ...X, acquisition: 'onMarket' })).toMatchObject({
      reached: true,
      notes: [],
    });
  });

  it('is a list of questions below the line of IFRS 10', () => {
    expect(answer(rows, 'ifrs-10', X)).toMatchObject({
      reached: 'undetermined',
      notes: [
        'Votes below the line decide nothing here: dispersion of the others, past turnout, returns and the link to power remain to be looked at.',
      ],
    });
    expect(answer({ holdings: [hold('X', 'A', '51%')] }, 'ifrs-10', X)).toMatchObject({
      reached: true,
      notes: [],
    });
  });

  it('has one band where all agree, and an open one where a stake may lie in two', () => {
    const lies = (min: string, max: string) =>
      answer({ holdings: [{ holder: 'X', issuer: 'A', band: band(min, max) }] }, 'psc-uk', X).band;
    expect([
      lies('30%', '50%'),
      lies('30%', '51%'),
      lies('10%', '25%'),
      lies('25%', '26%'),
    ]).toEqual(['25-50', 'undetermined', 'none', 'undetermined']);
    expect(answer(rows, 'bid-de', X).band).toBeUndefined();
  });
});

describe('Chains of beneficial owners', () => {
  it('count by the product alone under the regulation, short of control', () => {
    const holdings = [hold('X', 'M', '51%'), hold('M', 'A', '30%')];
    expect(answer({ holdings }, 'ubo-amlr', X)).toEqual({
      ...NOTHING_ELSE,
      reached: false,
      value: '[153/1000,153/1000]',
      measured: [
        ['capital', '[153/1000,153/1000]', ['X'], 1],
        ['votes', '[153/1000,153/1000]', ['X'], 1],
      ],
    });
    expect(answer({ holdings }, 'ubo-amld4', X)).toEqual({
      ...NOTHING_ELSE,
      reached: true,
      value: '[153/1000,153/1000]',
      measured: [
        ['capital', '[153/1000,153/1000]', ['X'], 1],
        ['votes', '[153/1000,153/1000]', ['X'], 1],
      ],
      heldThroughControl: '[3/10,3/10]',
    });
  });

  it('look at the beneficiary of a trust under sanctions too', () => {
    const holdings = [hold('T', 'A', '60%', { beneficiary: 'X' })];
    expect(answer({ holdings }, 'ofac-50', X)).toMatchObject({ reached: true, blocked: ['A'] });
    expect(answer({ holdings }, 'bid-de', X).reached).toBe(false);
  });
});

describe('Listed persons', () => {
  const listed = (...seeds: string[]) => ({ seeds });

  it('catch together, and pass whole stakes on', () => {
    const holdings = [
      hold('X', 'M', '50%'),
      hold('X', 'A', '10%'),
      hold('M', 'A', '25%'),
      hold('Y', 'A', '15%'),
      hold('W', 'A', '20%'),
    ];
    expect(answer({ holdings }, 'ofac-50', listed('X', 'Y'))).toEqual({
      ...NOTHING_ELSE,
      reached: true,
      value: '[1/2,1/2]',
      measured: [['capital', '[1/2,1/2]', ['X', 'Y', 'M'], 0]],
      blocked: ['A', 'M'],
    });
    expect(answer({ holdings }, 'ofac-50', listed('X'))).toMatchObject({
      reached: false,
      value: '[7/20,7/20]',
      blocked: ['M'],
    });
  });

  it('may catch, where a band reaches over the line', () => {
    const holdings: HoldingRow[] = [
      { holder: 'X', issuer: 'M', band: band('40%', '60%') },
      { holder: 'X', issuer: 'L', band: band('40%', '60%') },
      hold('X', 'S', '60%'),
      hold('M', 'A', '60%'),
    ];
    expect(answer({ holdings }, 'ofac-50', listed('X'))).toEqual({
      ...NOTHING_ELSE,
      reached: 'undetermined',
      value: '[0,3/5]',
      measured: [['capital', '[0,3/5]', ['M'], 0]],
      blocked: ['S'],
      possiblyBlocked: ['A', 'L', 'M'],
    });
    expect(answer({ holdings }, 'ofsi-50', listed('X'))).toMatchObject({
      reached: 'undetermined',
      blocked: ['S'],
      possiblyBlocked: ['A', 'L', 'M'],
      value: '[0,3/5]',
    });
  });

  it('are caught themselves, which is said', () => {
    const holdings = [hold('Y', 'A', '10%')];
    expect(answer({ holdings }, 'ofac-50', listed('A'))).toMatchObject({
      reached: true,
      notes: ['A is itself listed.'],
      blocked: [],
      value: '[0,0]',
    });
  });

  it('catch by control in the EU, which is said only where ownership does not', () => {
    const byVotes = [hold('X', 'A', '40%', { votes: '60%' })];
    const eu = (holdings: readonly HoldingRow[], issuer = 'A') => {
      const { reached, byControl, blocked } = answer({ holdings }, 'eu-sanctions-50', {
        seeds: ['X'],
        issuer,
      });
      return { reached, byControl, blocked };
    };
    expect(eu(byVotes)).toEqual({ reached: true, byControl: true, blocked: ['A'] });
    expect(eu([hold('X', 'A', '60%')])).toEqual({
      reached: true,
      byControl: false,
      blocked: ['A'],
    });
    expect(eu([hold('X', 'A', '40%')])).toEqual({ reached: false, byControl: false, blocked: [] });
    // What is caught by control passes its stakes on by ownership, and what that catches may control.
    const mixed = [
      hold('X', 'L', '40%', { votes: '60%' }),
      hold('L', 'M', '50%'),
      hold('M', 'A', '40%', { votes: '60%' }),
    ];
    expect(eu(mixed)).toEqual({ reached: true, byControl: true, blocked: ['A', 'L', 'M'] });
    expect(answer({ holdings: [hold('X', 'A', '60%')] }, 'ofac-50', listed('X')).byControl).toBe(
      false,
    );
  });

  it('catch whether or not somebody else has more', () => {
    const rule: ThresholdRule = {
      ...(ruleOf(law, 'ofac-50') as ThresholdRule),
      quota: atLeast(1, 4),
    };
    const holdings = [hold('X', 'A', '30%'), hold('Y', 'A', '40%')];
    expect(answer({ holdings }, rule, listed('X')).blocked).toEqual(['A']);
    const eu: ThresholdRule = { ...rule, orControl: true, reach: 'aggregateOrControl' };
    expect(answer({ holdings }, eu, listed('X'))).toMatchObject({
      blocked: ['A'],
      byControl: false,
    });
    const one: ThresholdRule = { ...rule, reach: 'single' };
    expect(answer({ holdings }, one, listed('X')).blocked).toEqual(['A']);
  });

  it('catch one by one in the United Kingdom, in the larger of shares and votes', () => {
    const holdings = [
      hold('X', 'A', '20%'),
      hold('Y', 'A', '25%'),
      hold('X', 'Y', '60%'),
      hold('Y', 'M', '60%'),
    ];
    expect(answer({ holdings }, 'ofsi-50', listed('X', 'Y'))).toEqual({
      ...NOTHING_ELSE,
      reached: false,
      value: '[9/20,9/20]',
      measured: [
        ['capital', '[9/20,9/20]', ['X', 'Y'], 0],
        ['votes', '[9/20,9/20]', ['X', 'Y'], 0],
      ],
      blocked: ['M'],
    });
    const two = [hold('X', 'A', '20%'), hold('Y', 'A', '25%')];
    expect(answer({ holdings: two }, 'ofsi-50', listed('X', 'Y')).measured[0]).toEqual([
      'capital',
      '[1/4,1/4]',
      ['Y'],
      0,
    ]);
    expect(answer({ holdings: two }, 'ofsi-50', listed('Y', 'X')).measured[0]).toEqual([
      'capital',
      '[1/4,1/4]',
      ['Y'],
      0,
    ]);
  });

  it('of whom nothing is held measure nothing', () => {
    expect(answer({ holdings: [hold('A', 'B', '10%')] }, 'ofac-50', listed('X'))).toEqual({
      ...NOTHING_ELSE,
      reached: false,
      value: '[0,0]',
      measured: [['capital', '[0,0]', [], 0]],
    });
  });
});
