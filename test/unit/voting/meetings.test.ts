import { describe, expect, it } from 'vitest';
import { builtinLaw, ruleOf } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { exactText, fraction, type Fraction, ONE, ZERO } from '../../../src/model/index.ts';
import { type Act, blockBy, type Floor, floorOf } from '../../../src/voting/block.ts';
import { boardTally, type Heads } from '../../../src/voting/board.ts';
import { firstOf } from '../../../src/voting/order.ts';
import { type Position, resolveMeeting } from '../../../src/voting/positions.ts';
import { decide, type Tally } from '../../../src/voting/tally.ts';
import { votes } from '../../../src/voting/votes.ts';
import { cap, type HoldingRow, registerOf, type RegisterRows, share } from './register-of.ts';

const law = builtinLaw();
const rule = (id: string) => ruleOf(law, id) as MajorityRule;
const plain = (parts: Partial<MajorityRule>): MajorityRule => {
  const { quorum: _quorum, second: _second, ...head } = rule('jp-special');
  return { ...head, ...parts };
};
const EMPTY: Tally = { for: ZERO, against: ZERO, abstain: ZERO, neutral: ZERO, unknown: ZERO };
const tally = (counts: Partial<Record<keyof Tally, number>>): Tally => ({
  ...EMPTY,
  ...Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, fraction(String(count))]),
  ),
});
const shown = (value: Fraction | undefined) => value && exactText(value);

describe('What a count lacks', () => {
  const missing = (asked: MajorityRule, counts: Parameters<typeof tally>[0]) => {
    const found = decide({ rule: asked, quorum: undefined, counted: true }, tally(counts));
    return [found.outcome, found.missing];
  };
  const all = plain({ quota: moreThan(1, 2), denominator: 'outstanding' });
  const total = 'the total of exercisable votes (total)';
  const unknown = 'how the unknown votes are cast';

  it('is the total under a rule on all votes, and how unknown votes are cast', () => {
    expect(missing(all, { for: 60 })).toEqual(['open', [total]]);
    expect(missing(all, { for: 60, unknown: 5 })).toEqual(['open', [total, unknown]]);
    expect(missing(all, { for: 60, total: 100 })).toEqual(['passed', []]);
    expect(missing(plain({}), { for: 60, against: 25, unknown: 15 })).toEqual(['open', [unknown]]);
  });

  it('is nothing where the outcome stands', () => {
    expect(missing(plain({}), { for: 60, against: 10, unknown: 5 })).toEqual(['passed', []]);
    expect(missing(plain({}), { for: 10, against: 60, unknown: 5 })).toEqual(['failed', []]);
    const second = { quota: atLeast(1, 4), denominator: 'outstanding' } as const;
    expect(missing(plain({ second }), { for: 10, against: 60 })).toEqual(['failed', [total]]);
    expect(missing(plain({ second }), { for: 60, total: 100 })).toEqual(['passed', []]);
    const cast = { quota: atLeast(1, 4), denominator: 'cast' } as const;
    expect(missing(plain({ second: cast }), { for: 60 })).toEqual(['passed', []]);
  });

  it('leaves what is needed unsaid', () => {
    const without = decide({ rule: all, quorum: undefined, counted: true }, tally({ for: 60 }));
    expect([without.neededFor, without.neededMore]).toEqual([undefined, false]);
    const counted = decide(
      { rule: all, quorum: undefined, counted: true },
      tally({ for: 60, total: 100 }),
    );
    expect([shown(counted.neededFor), counted.neededMore]).toEqual(['51', false]);
    const parts = decide(
      { rule: all, quorum: undefined, counted: false },
      tally({ for: 60, total: 100 }),
    );
    expect([shown(parts.neededFor), parts.neededMore]).toEqual(['50', true]);
  });
});

describe('The yes share with unknown votes', () => {
  const yes = (denominator: MajorityRule['denominator'], counts: Parameters<typeof tally>[0]) => {
    const found = decide(
      { rule: plain({ denominator }), quorum: undefined, counted: true },
      tally(counts),
    );
    return [shown(found.yes), shown(found.yesRange?.min), shown(found.yesRange?.max)];
  };

  it('stands over votes present, which unknown votes do not change, and not over votes cast', () => {
    const counts = { for: 50, against: 25, unknown: 25 };
    for (const denominator of ['present', 'capitalPresent'] as const)
      expect(yes(denominator, counts)).toEqual(['1/2', '1/2', '3/4']);
    for (const denominator of ['cast', 'capitalCast'] as const)
      expect(yes(denominator, counts)).toEqual([undefined, '1/2', '3/4']);
    expect(yes('cast', { for: 50, against: 50 })).toEqual(['1/2', undefined, undefined]);
  });
});

describe('A quorum', () => {
  it('counts suspended votes that the law counts as present', () => {
    const met = (mutePresent?: number) =>
      decide(
        { rule: rule('it-special'), quorum: rule('it-special').quorum, counted: true },
        tally({ for: 49, total: 100, ...(mutePresent !== undefined && { mutePresent }) }),
      ).quorumMet;
    expect([met(), met(0), met(1)]).toEqual([false, false, true]);
  });
});

describe('The votes of holders together', () => {
  const rows: RegisterRows = {
    holdings: [
      { holder: 'X', issuer: 'A', stake: '10%' },
      { holder: 'Y', issuer: 'A', stake: '15%', voting: 'abstaining' },
      { holder: 'Z', issuer: 'A', stake: '20%', voting: 'abstaining' },
      { holder: 'N', issuer: 'A', stake: '5%', voting: 'neutral' },
      { holder: 'L', issuer: 'A', stake: '30%' },
    ],
    agreements: [cap('c', ['L'], 'A', '20%', 'lost')],
  };

  it('are their own free ones; neutral, lost and others’ abstaining votes stand beside', () => {
    const floor = floorOf(votes(registerOf(rows), law, 'A'), ['X', 'Y']);
    expect(Object.entries(floor).map(([name, part]) => [name, exactText(part)])).toEqual([
      ['own', '1/4'],
      ['neutral', '1/20'],
      ['abstaining', '1/5'],
      ['lost', '1/10'],
    ]);
  });
});

describe('A block', () => {
  const floor = (own: string, parts: Partial<Record<keyof Floor, string>> = {}): Floor => ({
    own: share(own),
    neutral: share(parts.neutral ?? '0%'),
    abstaining: share(parts.abstaining ?? '0%'),
    lost: share(parts.lost ?? '0%'),
  });
  const block = (asked: MajorityRule, at: Floor, act: Act, turnout?: string) =>
    blockBy(asked, at, act, {
      turnout: turnout === undefined ? undefined : share(turnout),
      quorum: undefined,
    });

  it('of nobody never stops anything, and says so for a turnout that is asked', () => {
    const none = block(rule('jp-special'), floor('0%'), 'against');
    expect([none.blocks, none.atFlip, 'blocksAtTurnout' in none]).toEqual(['never', false, false]);
    expect(block(rule('jp-special'), floor('0%'), 'against', '50%').blocksAtTurnout).toBe(false);
  });

  it('by abstaining works through the test on votes present, not the one on votes cast', () => {
    const both = plain({
      quota: atLeast(2, 3),
      denominator: 'present',
      second: { quota: moreThan(1, 2), denominator: 'cast' },
    });
    expect(shown(block(both, floor('20%'), 'abstain').flipTurnout)).toBe('3/5');
    expect(block(rule('de-articles'), floor('30%'), 'abstain').blocks).toBe('never');
  });

  it('by staying away works under a rule on all votes alone', () => {
    const at = (denominator: MajorityRule['denominator']) =>
      block(plain({ quota: moreThan(1, 2), denominator }), floor('20%'), 'absent').blocks;
    expect(
      (['present', 'capitalPresent', 'cast', 'capitalCast', 'outstanding'] as const).map(at),
    ).toEqual(['never', 'never', 'never', 'never', 'belowTurnout']);
  });

  it('has its share of the votes that decide', () => {
    const of = (denominator: MajorityRule['denominator']) =>
      shown(
        block(
          plain({ quota: moreThan(1, 2), denominator }),
          floor('20%', { neutral: '10%', abstaining: '10%' }),
          'against',
          '60%',
        ).shareOfDecidingVotes,
      );
    expect([of('outstanding'), of('present'), of('cast')]).toEqual(['2/9', '2/5', '1/2']);
  });

  it('is asked for a turnout that can be', () => {
    expect(() => block(rule('jp-special'), floor('20%'), 'against', '101%')).toThrow(
      'A turnout is a share of exercisable votes: at most 100%.',
    );
    const least = floor('20%', { neutral: '5%', abstaining: '10%' });
    expect(() => block(rule('jp-special'), least, 'against', '34.9%')).toThrow(
      'The turnout counts the holder and the neutral and abstaining votes: at least 35%.',
    );
  });
});

describe('Heads of a board', () => {
  const heads = (counts: Partial<Record<keyof Heads, number>>) => {
    const of = (name: keyof Heads) =>
      counts[name] === undefined ? undefined : fraction(counts[name]);
    return boardTally({
      members: of('members'),
      present: of('present'),
      excluded: of('excluded') ?? ZERO,
      for: of('for') ?? ZERO,
      against: of('against') ?? ZERO,
      abstain: of('abstain') ?? ZERO,
    });
  };
  const numbers = (found: Tally) =>
    Object.fromEntries(Object.entries(found).map(([name, count]) => [name, exactText(count)]));

  it('are counted without the excluded, who may be among those present', () => {
    expect(numbers(heads({ members: 10, excluded: 2, present: 9, for: 4, against: 2 }))).toEqual({
      for: '4',
      against: '2',
      abstain: '0',
      neutral: '0',
      unknown: '1',
      total: '8',
    });
    expect(numbers(heads({ for: 4, against: 2, abstain: 1 }))).toEqual({
      for: '4',
      against: '2',
      abstain: '1',
      neutral: '0',
      unknown: '0',
    });
    expect(numbers(heads({ members: 3, excluded: 3 }))['total']).toBe('0');
  });

  it('are refused where there are more than there can be', () => {
    expect(() => heads({ members: 3, excluded: 4 })).toThrow(
      'More directors are excluded than there are members.',
    );
    expect(() => heads({ members: 10, excluded: 1, present: 11 })).toThrow(
      'More directors are present than there are members.',
    );
    expect(() => heads({ members: 10, present: 5, for: 6 })).toThrow(
      'More heads are counted than directors who may vote are present.',
    );
  });
});

describe('Who came first', () => {
  const rows = (...lots: Partial<HoldingRow>[]) =>
    registerOf({ holdings: lots.map((lot) => ({ holder: 'H', issuer: 'I', ...lot })) }).holdings;
  const day = rows({ from: '2020-06-01' });

  it('is open where a day of either side, or of one lot, is not known', () => {
    expect(firstOf([], day, 'crossed')).toBe('unknown');
    expect(firstOf(day, [], 'crossed')).toBe('unknown');
    expect(firstOf(day, rows({ from: '2019-01-01' }, {}), 'crossed')).toBe('unknown');
    expect(firstOf(rows({}, { from: '2019-01-01' }), day, 'crossed')).toBe('unknown');
    expect(firstOf(rows({ from: '2020' }), day, 'crossed')).toBe('unknown');
  });

  it('is judged by the last of its lots, in any order', () => {
    const lots = [{ from: '2020-05-01' }, { from: '2020-07-01' }, { from: '2020-04-01' }];
    expect(firstOf(rows(...lots), day, 'crossed')).toBe('second');
    expect(firstOf(day, rows(...lots), 'crossed')).toBe('first');
    expect(firstOf(rows(...lots.toReversed()), day, 'crossed')).toBe('second');
    expect(firstOf(rows({ from: '2020-05-01' }, { from: '2020-04' }), day, 'crossed')).toBe(
      'first',
    );
  });
});

describe('Positions at a meeting', () => {
  const resolved = (
    id: string,
    rows: RegisterRows,
    positions: Record<string, Position>,
    turnout?: string,
  ) => {
    const asked = rule(id);
    return resolveMeeting({
      votes: votes(registerOf(rows), law, 'A'),
      rule: asked,
      quorum: asked.quorum,
      positions: new Map(Object.entries(positions)),
      turnout: turnout === undefined ? undefined : share(turnout),
    });
  };
  const counted = (found: ReturnType<typeof resolved>) =>
    Object.fromEntries(
      Object.entries(found.tally).map(([name, part]) => [name, exactText(part as Fraction)]),
    );
  const whole: RegisterRows = {
    holdings: [
      { holder: 'P', issuer: 'A', stake: '40%' },
      { holder: 'Q', issuer: 'A', stake: '35%' },
      { holder: 'R', issuer: 'A', stake: '25%' },
    ],
  };

  it('make decisive whoever turns what comes out, for or against', () => {
    const found = resolved('uk-ordinary', whole, { P: 'for', Q: 'against', R: 'for' });
    expect([found.outcome, found.decisive]).toEqual(['passed', ['P', 'R']]);
    const own: RegisterRows = {
      holdings: [
        { holder: 'A', issuer: 'A', stake: '10%' },
        { holder: 'P', issuer: 'A', stake: '60%' },
      ],
    };
    expect(resolved('uk-ordinary', own, { P: 'for' }).decisive).toEqual(['P']);
  });

  it('leave out the neutral votes of those who stay away', () => {
    const rows: RegisterRows = {
      holdings: [
        ...whole.holdings.slice(0, 2),
        { holder: 'N', issuer: 'A', stake: '20%', voting: 'neutral' },
      ],
    };
    expect(counted(resolved('jp-ordinary', rows, {}))['neutral']).toBe('1/5');
    expect(counted(resolved('jp-ordinary', rows, { N: 'absent' }))['neutral']).toBe('0');
    expect(counted(resolved('jp-ordinary', rows, { P: 'neutral' }))).toMatchObject({
      neutral: '3/5',
      for: '0',
    });
  });

  it('let those abstain of whom it is known, unless they say otherwise', () => {
    const rows: RegisterRows = {
      holdings: [
        { holder: 'P', issuer: 'A', stake: '40%', voting: 'abstaining', lot: 'x' },
        { holder: 'P', issuer: 'A', stake: '10%', lot: 'y' },
        { holder: 'Q', issuer: 'A', stake: '30%' },
      ],
    };
    for (const positions of [{}, { P: 'unknown' as const }])
      expect(counted(resolved('jp-ordinary', rows, positions))).toMatchObject({
        abstain: '2/5',
        unknown: '3/5',
      });
    expect(counted(resolved('jp-ordinary', rows, { P: 'for' }))).toMatchObject({
      for: '1/2',
      abstain: '0',
    });
  });

  it('count suspended votes of those who come, where the law counts them for the quorum', () => {
    const italy = (law_: string, form: object = {}): RegisterRows => ({
      entities: [
        { name: 'A', law: law_, listed: true, ...form },
        { name: 'H', law: law_ },
      ],
      holdings: [
        { holder: 'H', issuer: 'A', stake: '23%', from: '2020-02-01' },
        { holder: 'A', issuer: 'H', stake: '60%', from: '2020-01-01' },
        { holder: 'K', issuer: 'A', stake: '40%' },
      ],
    });
    const at = (positions: Record<string, Position>, rows = italy('IT')) => {
      const { mutePresent, total } = counted(resolved('it-special', rows, positions));
      return [mutePresent, total];
    };
    // Of 23 hundredths 3 vote: 80 are exercisable, 20 are mute, a quarter of the exercisable votes.
    expect(at({ H: 'for' })).toEqual(['1/4', '5/4']);
    expect([at({ H: 'unknown' })[0], at({ H: 'neutral' })[0]]).toEqual(['1/4', '1/4']);
    expect([at({}), at({ K: 'for' }), at({ H: 'absent' })]).toEqual([
      ['0', '5/4'],
      ['0', '5/4'],
      ['0', '5/4'],
    ]);
    expect(at({ H: 'for' }, italy('GB'))).toEqual(['0', '1']);
  });

  it('put those who abstain, are neutral or stay away into no coalition', () => {
    for (const position of ['abstain', 'neutral', 'absent'] as const) {
      const { winning } = resolved('uk-ordinary', whole, { P: position });
      expect([position, winning.list]).toEqual([position, [['Q']]]);
    }
    expect(resolved('uk-ordinary', whole, { P: 'unknown' }).winning.list).toEqual([
      ['P', 'Q'],
      ['P', 'R'],
      ['Q', 'R'],
    ]);
  });

  it('tell the turnouts at which they stop deciding alone', () => {
    const flips = (id: string, positions: Record<string, Position>) => {
      const { failsBelow, passesUpTo } = resolved(id, whole, positions);
      return [shown(failsBelow), shown(passesUpTo)];
    };
    expect(flips('uk-ordinary', { P: 'for', Q: 'against' })).toEqual(['7/10', '4/5']);
    expect(flips('uk-ordinary', { P: 'for' })).toEqual([undefined, '4/5']);
    expect(flips('uk-ordinary', { Q: 'against' })).toEqual(['7/10', undefined]);
    expect(flips('kr-ordinary', { P: 'for', Q: 'against' })[1]).toBeUndefined();
    expect(flips('us-de-251', { P: 'for', Q: 'against' })[1]).toBeUndefined();
  });

  it('are refused where they do not fit the turnout', () => {
    expect(() => resolved('uk-ordinary', whole, { P: 'for', Q: 'against' }, '60.5%')).toThrow(
      'The positions alone bring 75%: more than the turnout of 60.5%.',
    );
    expect(() => resolved('uk-ordinary', whole, { P: 'absent' }, '61%')).toThrow(
      'A turnout of 61% cannot be reached: at most 60% can come.',
    );
    expect(counted(resolved('uk-ordinary', whole, { P: 'for' }, '40%'))['unknown']).toBe('0');
    expect(counted(resolved('uk-ordinary', whole, { P: 'for' }, '100%'))['unknown']).toBe('3/5');
  });

  it('are open without a turnout where those unknown may stay away', () => {
    const found = resolved('jp-ordinary', whole, { P: 'for' });
    expect([found.outcome, found.missing, 'quorumMet' in found]).toEqual([
      'open',
      ['the turnout', 'how the unknown votes are cast'],
      false,
    ]);
    const alone = resolved('jp-ordinary', whole, { P: 'for', R: 'for' });
    expect([alone.outcome, exactText(alone.turnout)]).toEqual(['passed', '1']);
    const majority = resolved('it-ordinary', whole, { Q: 'for', R: 'against' });
    expect([majority.outcome, majority.missing]).toEqual([
      'open',
      ['the turnout', 'how the unknown votes are cast'],
    ]);
    expect(ONE.equals(majority.tally.total ?? ZERO)).toBe(true);
  });
});
