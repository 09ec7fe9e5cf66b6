import { describe, expect, it } from 'vitest';
import { inForce, builtinLaw } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { BadCall, type Day, exactText, type Fraction, ZERO } from '../../../src/model/index.ts';
import { type Act, blockBy, floorOf, type Floor } from '../../../src/voting/block.ts';
import { votes } from '../../../src/voting/votes.ts';
import { cap, registerOf, share } from './register-of.ts';

const law = builtinLaw();

function rule(id: string): MajorityRule {
  return inForce(law, [id], { asOf: '2021-06-01' as Day }).rule as MajorityRule;
}

function floor(
  own: string,
  parts: Partial<Record<'neutral' | 'abstaining' | 'lost', string>> = {},
): Floor {
  const of = (text?: string): Fraction => (text === undefined ? ZERO : share(text));
  return {
    own: share(own),
    neutral: of(parts.neutral),
    abstaining: of(parts.abstaining),
    lost: of(parts.lost),
  };
}

function block(id: string, at: Floor, act: Act = 'against', turnout?: string) {
  const majority = rule(id);
  const result = blockBy(majority, at, act, {
    turnout: turnout === undefined ? undefined : share(turnout),
    quorum: majority.quorum,
  });
  return {
    blocks: result.blocks,
    flip: result.flipTurnout && exactText(result.flipTurnout),
    at: result.blocksAtTurnout,
    maxYes: exactText(result.maxYes),
  };
}

describe('A vote against', () => {
  it('blocks two thirds at any turnout above one third, and at exactly one third below full turnout only', () => {
    expect(block('jp-special', floor('33.34%')).blocks).toBe('always');
    expect(block('jp-special', floor('1/3'))).toMatchObject({ blocks: 'belowTurnout', flip: '1' });
    expect(block('jp-special', floor('1/3'), 'against', '100%').at).toBe(false);
    expect(block('jp-special', floor('1/3'), 'against', '99.99%').at).toBe(true);
  });

  it('blocks a majority of more than half already at exactly half', () => {
    expect(block('jp-ordinary', floor('50%'))).toMatchObject({ blocks: 'always', flip: '1' });
    expect(block('jp-ordinary', floor('49.99%')).blocks).toBe('belowTurnout');
    expect(block('jp-ordinary', floor('30%'), 'against', '60%').at).toBe(true);
    expect(block('jp-ordinary', floor('30%'), 'against', '60.01%').at).toBe(false);
  });

  it('counts neutral votes as present and as deciding nothing', () => {
    expect(block('jp-special', floor('15%', { neutral: '28.4%' }))).toMatchObject({
      flip: '367/500',
    });
  });

  it('is helped by others who abstain where that works as a no, and by their leaving where it does not', () => {
    expect(block('jp-special', floor('15%', { abstaining: '10%' })).flip).toBe('3/4');
    expect(block('uk-special', floor('15%', { abstaining: '10%' })).flip).toBe('7/10');
  });

  it('weighs on all outstanding votes in a Delaware merger', () => {
    expect(block('us-de-251', floor('40%')).flip).toBe('9/10');
    expect(block('us-de-251', floor('50%')).blocks).toBe('always');
    expect(block('us-de-251', floor('40%'), 'against', '95%')).toMatchObject({
      at: false,
      maxYes: '11/20',
    });
  });

  it('counts the second test of a rule where that is harder', () => {
    expect(block('kr-special', floor('10%')).flip).toBe('13/30');
    expect(block('kr-special', floor('30%')).flip).toBe('9/10');
    expect(block('de-articles', floor('20%')).flip).toBe('4/5');
  });

  it('cannot be asked at a turnout that the holder alone exceeds', () => {
    expect(() => block('jp-special', floor('40%'), 'against', '30%')).toThrow(BadCall);
    expect(() => block('jp-special', floor('40%'), 'against', '101%')).toThrow(BadCall);
  });
});

describe('Other acts', () => {
  it('an abstention works as a no of votes present and as nothing of votes cast', () => {
    expect(block('fr-age-old', floor('43.4%'), 'abstain').blocks).toBe('always');
    expect(block('fr-age-new', floor('43.4%'), 'abstain')).toMatchObject({
      blocks: 'never',
      maxYes: '1',
    });
    expect(block('kr-special', floor('34%'), 'abstain').blocks).toBe('always');
    expect(block('de-articles', floor('60%'), 'abstain').blocks).toBe('never');
  });

  it('staying away works through the quorum only', () => {
    expect(block('jp-special', floor('43.4%'), 'absent')).toMatchObject({
      blocks: 'belowTurnout',
      flip: '467/500',
    });
    expect(block('jp-special', floor('50%'), 'absent').blocks).toBe('always');
    expect(block('jp-special', floor('49.99%'), 'absent').blocks).toBe('belowTurnout');
    expect(block('fr-age-new', floor('75%'), 'absent').blocks).toBe('belowTurnout');
    expect(block('fr-age-new', floor('75.01%'), 'absent').blocks).toBe('always');
    expect(block('nl-ordinary', floor('60%'), 'absent').blocks).toBe('never');
    expect(block('us-de-251', floor('50%'), 'absent').blocks).toBe('always');
  });

  it('a neutral vote never blocks', () => {
    expect(block('jp-special', floor('60%'), 'neutral')).toMatchObject({
      blocks: 'never',
      flip: undefined,
    });
  });

  it('nobody blocks without free votes', () => {
    expect(block('jp-special', floor('0%'), 'against').blocks).toBe('never');
  });
});

describe('The floor of a holder', () => {
  it('has the free part under a cap, with the excess neutral or out of the room', () => {
    const rows = (excess: 'neutral' | 'lost') =>
      votes(
        registerOf({
          holdings: [{ holder: 'S', issuer: 'A', exercisable: '28.61%' }],
          agreements: [cap('c', ['S'], 'A', '17.9%', excess)],
        }),
        law,
        'A',
      );
    expect(exactText(floorOf(rows('neutral'), ['S']).neutral)).toBe('1071/10000');
    expect(exactText(floorOf(rows('lost'), ['S']).lost)).toBe('1071/10000');
    expect(block('fr-age-new', floorOf(rows('neutral'), ['S']), 'against', '75%')).toMatchObject({
      flip: '6441/10000',
      at: false,
    });
  });
});
