import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { type Day, exactText, ONE, ZERO } from '../../../src/model/index.ts';
import { type Act, blockBy, type Floor } from '../../../src/voting/block.ts';
import { capsOn, concertsIn } from '../../../src/voting/caps.ts';
import { capitalShare } from '../../../src/voting/capital-share.ts';
import { minimalCoalitions } from '../../../src/voting/coalitions.ts';
import { oceanicBanzhaf, oceanicPower } from '../../../src/voting/oceanic.ts';
import { firstOf } from '../../../src/voting/order.ts';
import { decide } from '../../../src/voting/tally.ts';
import { cap, concert, type HoldingRow, registerOf, share } from './register-of.ts';

const law = builtinLaw();
const sample = inForce(law, ['jp-special'], { asOf: '2021-06-01' as Day }).rule as MajorityRule;

function majority(parts: Partial<MajorityRule>): MajorityRule {
  const { quorum: _quorum, second: _second, ...head } = sample;
  return { ...head, ...parts };
}

const half = { quota: moreThan(1, 2), denominator: 'cast' } as const;
const floor: Floor = {
  own: share('20%'),
  neutral: share('10%'),
  abstaining: share('10%'),
  lost: ZERO,
};

function blocked(parts: Partial<MajorityRule>, act: Act, turnout = '80%', at: Floor = floor) {
  const result = blockBy(majority(parts), at, act, { turnout: share(turnout), quorum: undefined });
  return {
    maxYes: exactText(result.maxYes),
    deciding: exactText(result.shareOfDecidingVotes),
    blocks: result.blocks,
    at: result.blocksAtTurnout,
    flip: result.flipTurnout && exactText(result.flipTurnout),
    atFlip: result.atFlip,
  };
}

describe('The most that can say yes', () => {
  it('is measured over votes cast, from which abstentions are gone', () => {
    for (const denominator of ['cast', 'capitalCast'] as const) {
      expect(blocked({ quota: half.quota, denominator }, 'against')).toMatchObject({
        maxYes: '2/3',
        deciding: '1/3',
      });
      expect(blocked({ quota: half.quota, denominator }, 'abstain')).toMatchObject({
        maxYes: '1',
        blocks: 'never',
      });
    }
  });

  it('is measured over votes present, in which abstentions stay', () => {
    for (const denominator of ['present', 'capitalPresent'] as const) {
      expect(blocked({ quota: half.quota, denominator }, 'against')).toMatchObject({
        maxYes: '4/7',
        deciding: '2/7',
      });
      expect(blocked({ quota: half.quota, denominator }, 'abstain').maxYes).toBe('4/7');
    }
  });

  it('is all of them where the holder stays away, save under a rule on all votes', () => {
    expect(blocked(half, 'absent').maxYes).toBe('1');
    expect(blocked({ ...half, denominator: 'outstanding' }, 'absent').maxYes).toBe('4/9');
    expect(blocked({ ...half, denominator: 'outstanding' }, 'neutral').maxYes).toBe('1');
  });
});

describe('The turnout at which a block ends', () => {
  const free: Floor = { own: share('25%'), neutral: ZERO, abstaining: ZERO, lost: ZERO };

  it('blocks below it, at it under "more than", and not above', () => {
    expect(blocked(half, 'against', '50%', free)).toMatchObject({
      flip: '1/2',
      atFlip: true,
      at: true,
    });
    expect(blocked(half, 'against', '50.01%', free).at).toBe(false);
    const least = { ...half, quota: atLeast(1, 2) };
    expect(blocked(least, 'against', '50%', free)).toMatchObject({ atFlip: false, at: false });
    expect(blocked(least, 'against', '49.99%', free).at).toBe(true);
  });

  it('is that of the stricter of two tests with the same line', () => {
    const [strict, least] = [half, { ...half, quota: atLeast(1, 2) }];
    expect(blocked({ ...least, second: strict }, 'against', '50%', free).atFlip).toBe(true);
    expect(blocked({ ...strict, second: least }, 'against', '50%', free).atFlip).toBe(true);
  });

  it('is everywhere where the holder has as much as stops all who come', () => {
    expect(blocked(half, 'against', '100%', { ...free, own: share('50%') }).blocks).toBe('always');
    expect(blocked(half, 'against', '100%', { ...free, own: share('49.99%') }).blocks).toBe(
      'belowTurnout',
    );
  });
});

describe('The votes that a resolution needs', () => {
  const needed = (first: MajorityRule['quota'], second: MajorityRule['quota']) => {
    const rule = majority({
      quota: first,
      denominator: 'cast',
      second: { quota: second, denominator: 'cast' },
    });
    const tally = {
      for: share('50%'),
      against: share('50%'),
      abstain: ZERO,
      neutral: ZERO,
      unknown: ZERO,
    };
    const { neededFor, neededMore } = decide({ rule, quorum: undefined, counted: false }, tally);
    return [neededFor && exactText(neededFor), neededMore];
  };

  it('are those of the higher test, and of the stricter at the same line', () => {
    expect(needed(moreThan(1, 2), atLeast(2, 3))).toEqual(['2/3', false]);
    expect(needed(atLeast(2, 3), moreThan(1, 2))).toEqual(['2/3', false]);
    expect(needed(atLeast(1, 2), moreThan(1, 2))).toEqual(['1/2', true]);
    expect(needed(moreThan(1, 2), atLeast(1, 2))).toEqual(['1/2', true]);
  });

  it('over all votes are not known where their total is not, in the second test too', () => {
    const rule = majority({ ...half, second: { quota: half.quota, denominator: 'outstanding' } });
    const tally = { for: ONE, against: ZERO, abstain: ZERO, neutral: ZERO, unknown: ZERO };
    const missing = (asked: MajorityRule) =>
      decide({ rule: asked, quorum: undefined, counted: false }, tally).outcome;
    expect(missing(rule)).toBe('open');
    expect(missing(majority({ ...half, denominator: 'outstanding' }))).toBe('open');
    expect(missing(majority(half))).toBe('passed');
  });
});

describe('Who came first', () => {
  const rowsOf = (...rows: Partial<HoldingRow>[]) =>
    registerOf({ holdings: rows.map((row) => ({ holder: 'H', issuer: 'I', ...row })) }).holdings;
  const early = rowsOf({ from: '2020-01-01', knownFrom: '2020-03-01' });
  const late = rowsOf({ from: '2020-01-02', knownFrom: '2020-02-29' });

  it('hangs on the day that the rule asks for', () => {
    expect(firstOf(early, late, 'crossed')).toBe('first');
    expect(firstOf(late, early, 'crossed')).toBe('second');
    expect(firstOf(early, late, 'notified')).toBe('second');
    expect(firstOf(late, early, 'notified')).toBe('first');
  });

  it('is open on the same day, within one month, and without a day', () => {
    expect(firstOf(early, early, 'crossed')).toBe('unknown');
    expect(firstOf(early, rowsOf({ from: '2020-01' }), 'crossed')).toBe('unknown');
    expect(firstOf(early, rowsOf({}), 'crossed')).toBe('unknown');
    expect(firstOf([], early, 'crossed')).toBe('unknown');
  });

  it('is judged by the last lot, and by the other day where one is missing', () => {
    const lots = rowsOf({ from: '2020-01-03' }, { from: '2019-01-01' });
    expect(firstOf(lots, late, 'crossed')).toBe('second');
    expect(firstOf(rowsOf({ knownFrom: '2019-12-31' }), early, 'crossed')).toBe('first');
    expect(firstOf(rowsOf({ from: '2020-02-28' }), late, 'notified')).toBe('first');
  });
});

describe('The share of capital', () => {
  const held = (rows: readonly Partial<HoldingRow>[], issued?: number) =>
    exactText(
      capitalShare(
        registerOf({
          holdings: rows.map((row) => ({ holder: 'H', issuer: 'I', ...row })),
          ...(issued !== undefined && { capital: { I: { issuedShares: issued } } }),
        }),
        law,
        'H',
        'I',
      ),
    );

  it('is counted where the count of issued shares is known, else as printed', () => {
    expect(held([{ shares: 200, stake: '21%' }], 1000)).toBe('1/5');
    expect(held([{ stake: '21%' }], 1000)).toBe('21/100');
    expect(held([{ stake: '20%' }, { stake: '5%', lot: 'b' }])).toBe('1/4');
  });

  it('is that of votes where no capital is known, and nothing without holdings', () => {
    expect(held([{ votes: '30%' }])).toBe('3/10');
    expect(
      held([
        { votes: '30%', lot: 'a' },
        { stake: '20%', lot: 'b' },
      ]),
    ).toBe('1/5');
    expect(held([])).toBe('0');
  });
});

describe('Those who act together', () => {
  const register = registerOf({
    holdings: [{ holder: 'A', issuer: 'I', stake: '20%' }],
    agreements: [
      concert('c', ['A', 'B'], 'I'),
      concert('alone', ['D'], 'I'),
      concert('elsewhere', ['A', 'E'], 'J'),
      { id: 'all', kind: 'concert', parties: ['F', 'G'], statements: [] },
      cap('k', ['A', 'B', 'D'], 'I', '10%'),
      cap('other', ['A'], 'J', '10%'),
    ],
  });

  it('are two at least, of this issuer or of all', () => {
    expect(concertsIn(register, 'I')).toEqual([
      ['A', 'B'],
      ['F', 'G'],
    ]);
  });

  it('share one cap', () => {
    expect(capsOn(register, 'I').map(({ holders }) => holders)).toEqual([['A', 'B'], ['D']]);
  });
});

describe('Minimal coalitions', () => {
  const found = (weights: Record<string, string>, quota: string) =>
    minimalCoalitions(
      Object.entries(weights).map(([name, weight]) => ({ name, weight: share(weight) })),
      (weight) => weight.gte(share(quota)),
    );

  it('reach the line exactly, and lose it without any one member', () => {
    expect(found({ C: '20%', A: '50%', B: '30%', N: '0%' }, '50%')).toEqual({
      list: [['A'], ['B', 'C']],
      count: 2,
      more: false,
    });
    expect(found({ A: '50%', B: '30%', C: '20%' }, '51%').list).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ]);
    expect(found({ A: '50%' }, '51%')).toEqual({ list: [], count: 0, more: false });
  });
});

describe('Power beside an ocean', () => {
  const game = (quota: string, ocean: string, ...weights: string[]) => ({
    voters: weights.map((weight, index) => ({ player: `p${index}`, weight: share(weight) })),
    line: { votes: share(quota), strict: true },
    ocean: share(ocean),
  });

  it('ties where some of the majors have just what half of the ocean leaves', () => {
    expect(oceanicBanzhaf(game('50%', '40%', '30%', '30%'))?.tie).toBe(true);
    expect(oceanicBanzhaf(game('50%', '40%', '31%', '29%'))?.tie).toBe(false);
    expect(oceanicBanzhaf(game('50%', '40%', '20%', '10%', '30%'))?.tie).toBe(true);
    expect(oceanicBanzhaf(game('55%', '41%', '30%', '29%'))?.tie).toBe(false);
  });

  it('is nothing for majors who turn nothing, and shares of one for those who do', () => {
    const normalised = (...asked: Parameters<typeof game>) =>
      oceanicPower(game(...asked)).rows.map((row) => exactText(row.banzhafNormalised));
    expect(normalised('90%', '40%', '20%', '40%')).toEqual(['0', '0']);
    expect(normalised('60%', '40%', '30%', '30%')).toEqual(['1/2', '1/2']);
  });
});
