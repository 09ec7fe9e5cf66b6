import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { BadCall, type Day, exactText } from '../../../src/model/index.ts';
import { minimalCoalitions } from '../../../src/voting/coalitions.ts';
import { type Position, resolveMeeting } from '../../../src/voting/positions.ts';
import { votes } from '../../../src/voting/votes.ts';
import { registerOf, type RegisterRows, share } from './register-of.ts';

const law = builtinLaw();

function meeting(
  id: string,
  rows: RegisterRows,
  positions: Record<string, Position>,
  turnout?: string,
) {
  const rule = inForce(law, [id], { asOf: '2021-06-01' as Day }).rule as MajorityRule;
  const result = resolveMeeting({
    votes: votes(registerOf(rows), law, 'A'),
    rule,
    quorum: rule.quorum,
    positions: new Map(Object.entries(positions)),
    turnout: turnout === undefined ? undefined : share(turnout),
  });
  return { ...result, needed: result.neededFor && exactText(result.neededFor) };
}

const three: RegisterRows = {
  holdings: [
    { holder: 'R', issuer: 'A', stake: '40%' },
    { holder: 'S', issuer: 'A', stake: '25%' },
    { holder: 'T', issuer: 'A', stake: '10%' },
  ],
};

describe('Positions of holders', () => {
  it('fill up to the turnout with unknown votes', () => {
    const result = meeting('jp-ordinary', three, { R: 'for', S: 'against' }, '90%');
    expect([result.outcome, exactText(result.tally.unknown), result.needed]).toEqual([
      'open',
      '1/4',
      '9/20',
    ]);
  });

  it('decide when the unknown votes cannot turn it', () => {
    expect(meeting('jp-special', three, { R: 'against' }, '100%').outcome).toBe('failed');
    expect(meeting('jp-ordinary', three, { R: 'for', S: 'for' }, '100%').outcome).toBe('passed');
  });

  it('stay open without a turnout when the quorum hangs on who comes', () => {
    expect(meeting('jp-special', three, { R: 'for' })).toMatchObject({
      outcome: 'open',
      missing: ['the turnout', expect.any(String)],
    });
    expect(meeting('jp-special', three, { R: 'for', S: 'for' }).outcome).toBe('open');
    expect(meeting('jp-special', three, { R: 'for', S: 'for', T: 'absent' }).outcome).toBe(
      'passed',
    );
    expect(meeting('jp-ordinary', three, { R: 'for', S: 'for' }).outcome).toBe('passed');
  });

  it('treat staying away, abstaining and voting neutrally as three acts', () => {
    const rest = { S: 'for', T: 'for' } as const;
    expect(meeting('jp-special', three, { R: 'abstain', ...rest }, '75%').outcome).toBe('failed');
    expect(meeting('jp-special', three, { R: 'neutral', ...rest }, '75%').outcome).toBe('passed');
    expect(meeting('jp-special', three, { R: 'absent', ...rest }, '35%').outcome).toBe('noQuorum');
    expect(meeting('fr-age-new', three, { R: 'abstain', ...rest }, '75%').outcome).toBe('passed');
  });

  it('keep neutral holdings neutral without being told', () => {
    const rows: RegisterRows = {
      holdings: [
        { holder: 'R', issuer: 'A', stake: '15%' },
        { holder: 'T', issuer: 'A', stake: '28.4%', voting: 'neutral' },
      ],
    };
    expect(meeting('jp-special', rows, { R: 'against' }, '70%').outcome).toBe('failed');
    expect(meeting('jp-special', rows, { R: 'against' }, '73.4%').outcome).toBe('open');
  });

  it('show the turnouts up to which the known votes decide alone', () => {
    const { failsBelow, passesUpTo } = meeting(
      'jp-special',
      three,
      { R: 'for', S: 'against', T: 'neutral' },
      '100%',
    );
    expect([failsBelow, passesUpTo].map((turnout) => turnout && exactText(turnout))).toEqual([
      '17/20',
      '7/10',
    ]);
    expect(
      meeting('jp-special', three, { R: 'for', T: 'neutral', S: 'absent' }, '70%').outcome,
    ).toBe('passed');
    expect(
      meeting('jp-special', three, { R: 'for', T: 'neutral', S: 'absent' }, '70.01%').outcome,
    ).toBe('open');
    expect(meeting('uk-special', three, { R: 'for', S: 'abstain' }).passesUpTo?.toFraction()).toBe(
      '47/60',
    );
    expect(meeting('us-de-251', three, { R: 'for' }).passesUpTo).toBeUndefined();
  });

  it('alone bring the least that can come', () => {
    const { leastTurnout, turnout } = meeting('jp-special', three, { R: 'against', S: 'abstain' });
    expect([leastTurnout, turnout].map(exactText)).toEqual(['13/20', '1']);
  });

  it('are refused beyond what can come, or above the turnout', () => {
    expect(() => meeting('jp-special', three, { R: 'for' }, '30%')).toThrow(BadCall);
    expect(() => meeting('jp-special', three, { R: 'absent' }, '61%')).toThrow(BadCall);
  });
});

describe('Who decides', () => {
  it('is whoever turns the outcome alone', () => {
    expect(
      meeting('jp-ordinary', three, { R: 'for', S: 'for', T: 'against' }, '75%').decisive,
    ).toEqual(['R']);
    expect(
      meeting('jp-special', three, { R: 'against', S: 'for', T: 'for' }, '75%').decisive,
    ).toEqual(['R']);
  });

  it('shows in the smallest coalitions that pass and that block', () => {
    const { winning, blocking } = meeting('jp-special', three, {}, '75%');
    expect(winning).toEqual({
      list: [
        ['R', 'S'],
        ['R', 'T'],
      ],
      count: 2,
      more: false,
    });
    expect(blocking).toEqual({ list: [['R'], ['S', 'T']], count: 2, more: false });
  });

  it('leaves out those who stay away, abstain or are neutral', () => {
    const { winning, blocking } = meeting('jp-ordinary', three, { R: 'absent' }, '60%');
    expect(winning).toEqual({ list: [['S', 'T']], count: 1, more: false });
    expect(blocking.list).toEqual([['S', 'T']]);
  });
});

describe('Minimal coalitions', () => {
  const players = Array.from({ length: 12 }, (_, index) => ({
    name: `p${index}`,
    weight: share('1/12'),
  }));

  it('are listed up to fifty and counted beyond', () => {
    const found = minimalCoalitions(players, (weight) => weight.gte(share('1/2')));
    expect([found.list.length, found.count, found.more]).toEqual([50, 924, false]);
  });

  it('are the empty one when nothing is needed, and none when nothing is enough', () => {
    expect(minimalCoalitions(players, () => true)).toEqual({ list: [[]], count: 1, more: false });
    expect(minimalCoalitions(players, () => false)).toEqual({ list: [], count: 0, more: false });
  });
});
