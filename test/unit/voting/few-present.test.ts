import { describe, expect, it } from 'vitest';
import { builtinLaw, ruleOf } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { exactText, fraction, ZERO } from '../../../src/model/index.ts';
import { blockBy } from '../../../src/voting/block.ts';
import { type Position, resolveMeeting } from '../../../src/voting/positions.ts';
import { decide, type Tally } from '../../../src/voting/tally.ts';
import { votes } from '../../../src/voting/votes.ts';
import { registerOf, share } from './register-of.ts';

const law = builtinLaw();
/** Ley de Sociedades de Capital, art. 201: two thirds of those present while they are less than half. */
const rule = ruleOf(law, 'es-special') as MajorityRule;

describe('A majority that is higher with few present', () => {
  const counted = (counts: Partial<Record<keyof Tally, number>>) =>
    decide(
      { rule, quorum: undefined, counted: true },
      {
        for: ZERO,
        against: ZERO,
        abstain: ZERO,
        neutral: ZERO,
        unknown: ZERO,
        ...Object.fromEntries(
          Object.entries(counts).map(([name, count]) => [name, fraction(count)]),
        ),
      },
    );
  const needed = (counts: Parameters<typeof counted>[0]) => {
    const { outcome, quota, neededFor } = counted(counts);
    return [outcome, exactText(quota.share), quota.strict, neededFor && exactText(neededFor)];
  };

  it('asks for two thirds below one half of all, for more than half from there', () => {
    expect(needed({ for: 300, against: 199, total: 1000 })).toEqual([
      'failed',
      '2/3',
      false,
      '333',
    ]);
    expect(needed({ for: 300, against: 200, total: 1000 })).toEqual(['passed', '1/2', true, '251']);
    expect(needed({ for: 333, against: 166, total: 1000 })[0]).toBe('passed');
  });

  it('counts unknown votes as present, and suspended ones where the law does', () => {
    expect(needed({ for: 300, against: 100, unknown: 100, total: 1000 })[0]).toBe('passed');
    expect(needed({ for: 300, against: 199, mutePresent: 1, total: 1000 })[0]).toBe('passed');
  });

  it('takes enough to be present where the total is not known, and says what is missing', () => {
    const found = counted({ for: 300, against: 200 });
    expect([found.outcome, found.missing]).toEqual([
      'passed',
      ['the total of exercisable votes (total)'],
    ]);
    expect(counted({ for: 250, against: 250 }).outcome).toBe('failed');
  });

  const block = (own: string) => {
    const floor = { own: share(own), neutral: ZERO, abstaining: ZERO, lost: ZERO };
    const found = blockBy(rule, floor, 'against', { turnout: undefined, quorum: undefined });
    return [found.blocks, found.flipTurnout && exactText(found.flipTurnout), found.atFlip];
  };

  it('is blocked by a third of those present while they are few, then by half', () => {
    // 10% stop two thirds below 30%; 20% below 60%, of which the part below half counts.
    expect(block('10%')).toEqual(['belowTurnout', '3/10', false]);
    expect(block('20%')).toEqual(['belowTurnout', '1/2', false]);
    expect(block('30%')).toEqual(['belowTurnout', '3/5', true]);
    expect(block('50%')).toEqual(['always', '1', true]);
  });

  const meeting = (stake: string, others: string, positions: Record<string, Position>) =>
    resolveMeeting({
      votes: votes(
        registerOf({
          holdings: [
            { holder: 'P', issuer: 'A', stake },
            { holder: 'Q', issuer: 'A', stake: others },
            {
              holder: 'R',
              issuer: 'A',
              stake: share('1').sub(share(stake)).sub(share(others)).toFraction(),
            },
          ],
        }),
        law,
        'A',
      ),
      rule,
      quorum: undefined,
      positions: new Map(Object.entries(positions)),
      turnout: undefined,
    });

  it('is open where it passes with all and with none of the unknown votes, and not between', () => {
    // With 30% for: 30 of 55 is more than half, 30 of 30 is all, but 30 of 49 is less than two thirds.
    expect(meeting('30%', '25%', { P: 'for', R: 'absent' }).outcome).toBe('open');
    expect(meeting('34%', '25%', { P: 'for', R: 'absent' }).outcome).toBe('passed');
    expect(meeting('34%', '20%', { P: 'for', R: 'absent' })).toMatchObject({ outcome: 'passed' });
    expect(meeting('30%', '10%', { P: 'for', R: 'absent' }).outcome).toBe('passed');
  });

  it('gives no turnout up to which votes for carry it: there may be two', () => {
    expect(meeting('30%', '25%', { P: 'for' }).passesUpTo).toBeUndefined();
  });
});
