import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { BadCall, type Day, exactText, fraction, ZERO } from '../../../src/model/index.ts';
import { boardTally } from '../../../src/voting/board.ts';
import { type Resolution, type Tally, decide } from '../../../src/voting/tally.ts';

const law = builtinLaw();

function rule(id: string): MajorityRule {
  return inForce(law, [id], { asOf: '2021-06-01' as Day }).rule as MajorityRule;
}

type Counts = Partial<
  Record<'for' | 'against' | 'abstain' | 'neutral' | 'unknown' | 'total', number>
>;

function tally(counts: Counts): Tally {
  const of = (name: keyof Counts) =>
    counts[name] === undefined ? ZERO : fraction(BigInt(counts[name]));
  return {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    neutral: of('neutral'),
    unknown: of('unknown'),
    ...(counts.total !== undefined && { total: of('total') }),
  };
}

function decided(id: string, counts: Counts, chair?: 'for' | 'against' | 'abstain'): Resolution {
  const majority = rule(id);
  return decide(
    { rule: majority, quorum: majority.quorum, counted: true, ...(chair && { chair }) },
    tally(counts),
  );
}

const outcome = (id: string, counts: Counts) => decided(id, counts).outcome;

describe('A majority at its line', () => {
  for (const [id, at] of [
    ['jp-special', 200],
    ['fr-age-old', 200],
    ['fr-age-new', 200],
    ['it-special', 200],
    ['uk-special', 225],
    ['de-articles', 225],
    ['be-special', 225],
  ] as const) {
    it(`${id} passes at exactly its share and above, and fails one vote below`, () => {
      expect(outcome(id, { for: at, against: 300 - at })).toBe('passed');
      expect(outcome(id, { for: at + 1, against: 299 - at })).toBe('passed');
      expect(outcome(id, { for: at - 1, against: 301 - at })).toBe('failed');
    });
  }

  for (const id of [
    'jp-ordinary',
    'fr-ago-old',
    'fr-ago-new',
    'uk-ordinary',
    'us-de-216',
    'nl-ordinary',
    'de-ordinary',
    'it-ordinary',
    'be-ordinary',
    'es-ordinary',
    'es-special',
  ]) {
    it(`${id} needs more than half`, () => {
      expect(outcome(id, { for: 100, against: 100 })).toBe('failed');
      expect(outcome(id, { for: 101, against: 99 })).toBe('passed');
      expect(outcome(id, { for: 99, against: 101 })).toBe('failed');
    });
  }

  it('us-de-251 needs more than half of all votes', () => {
    expect(outcome('us-de-251', { for: 50, against: 1, total: 100 })).toBe('failed');
    expect(outcome('us-de-251', { for: 51, against: 1, total: 100 })).toBe('passed');
    expect(outcome('us-de-251', { for: 51, against: 1 })).toBe('open');
  });

  it('the Korean rules ask for a part of all votes too', () => {
    expect(outcome('kr-special', { for: 33, total: 99 })).toBe('passed');
    expect(outcome('kr-special', { for: 32, total: 99 })).toBe('failed');
    expect(outcome('kr-ordinary', { for: 25, total: 100 })).toBe('passed');
    expect(outcome('kr-ordinary', { for: 24, total: 100 })).toBe('failed');
    expect(outcome('kr-special', { for: 60, against: 40 })).toBe('failed');
    expect(decided('kr-special', { for: 70, against: 30 })).toMatchObject({
      outcome: 'open',
      missing: [expect.stringContaining('total')],
    });
  });
});

describe('Abstentions', () => {
  it('count against under votes present and not under votes cast', () => {
    const counts = { for: 60, against: 20, abstain: 20 };
    for (const id of ['jp-special', 'fr-age-old', 'it-special'])
      expect(outcome(id, counts)).toBe('failed');
    for (const id of ['fr-age-new', 'uk-special', 'de-articles', 'be-special'])
      expect(outcome(id, counts)).toBe('passed');
  });
});

describe('A quorum', () => {
  it('is met at its share, or above it where more is asked', () => {
    expect(outcome('jp-special', { for: 50, total: 100 })).toBe('noQuorum');
    expect(outcome('jp-special', { for: 51, total: 100 })).toBe('passed');
    expect(outcome('fr-age-new', { for: 25, total: 100 })).toBe('passed');
    expect(outcome('fr-age-new', { for: 24, total: 100 })).toBe('noQuorum');
    expect(outcome('fr-ago-new', { for: 20, total: 100 })).toBe('passed');
    expect(outcome('fr-ago-new', { for: 19, total: 100 })).toBe('noQuorum');
  });

  it('counts abstentions as present also where they are not votes cast', () => {
    expect(outcome('fr-age-new', { for: 10, abstain: 15, total: 100 })).toBe('passed');
  });

  it('is not tested without the total, and is met where none is asked', () => {
    expect(decided('jp-special', { for: 1 }).quorumMet).toBeUndefined();
    expect(decided('nl-ordinary', { for: 1, total: 100 }).quorumMet).toBe(true);
  });
});

describe('Unknown votes', () => {
  it('leave it open only while they can turn it', () => {
    expect(outcome('jp-special', { for: 66, against: 33, unknown: 1 })).toBe('open');
    expect(outcome('jp-special', { for: 67, against: 32, unknown: 1 })).toBe('passed');
    expect(outcome('jp-special', { for: 65, against: 34, unknown: 1 })).toBe('failed');
  });

  it('tell how many votes for are enough', () => {
    const needed = (id: string, counts: Counts) => {
      const { neededFor } = decided(id, counts);
      return neededFor && exactText(neededFor);
    };
    expect(needed('jp-ordinary', { unknown: 80 })).toBe('41');
    expect(needed('jp-special', { unknown: 100 })).toBe('67');
    expect(needed('jp-special', { unknown: 99 })).toBe('66');
    expect(needed('fr-age-new', { abstain: 10, unknown: 90 })).toBe('60');
    expect(needed('fr-age-old', { abstain: 10, unknown: 90 })).toBe('67');
    expect(needed('kr-special', { unknown: 30, total: 99 })).toBe('33');
  });
});

describe('A board', () => {
  it('lets the chair decide a tie, where the rule says so', () => {
    const tie = { for: 9, against: 9 };
    expect(decided('fr-board', tie, 'for').outcome).toBe('passed');
    expect(decided('fr-board', tie, 'against').outcome).toBe('failed');
    expect(decided('fr-board', tie).outcome).toBe('tie');
    expect(decided('jp-board', tie, 'for').outcome).toBe('failed');
  });

  it('fails without a majority of those present when it is no tie', () => {
    expect(decided('fr-board', { for: 9, against: 7, abstain: 2 }, 'for').outcome).toBe('failed');
    expect(decided('fr-board', { for: 10, against: 6, abstain: 2 }, 'against').outcome).toBe(
      'passed',
    );
  });

  it('counts half of the members as a quorum in France and more than half in Japan', () => {
    const heads = (id: string, present: number) => decided(id, { for: present, total: 10 }).outcome;
    expect([
      heads('fr-board', 5),
      heads('fr-board', 4),
      heads('jp-board', 5),
      heads('jp-board', 6),
    ]).toEqual(['passed', 'noQuorum', 'noQuorum', 'passed']);
  });

  it('leaves excluded directors out of members and presence', () => {
    const number = (count: number) => fraction(BigInt(count));
    const board = (present: number | undefined, yes: number) =>
      boardTally({
        members: number(9),
        excluded: number(2),
        present: present === undefined ? undefined : number(present),
        for: number(yes),
        against: number(3),
        abstain: ZERO,
      });
    expect(exactText(board(7, 4).total ?? ZERO)).toBe('7');
    expect(exactText(board(9, 4).unknown)).toBe('0');
    expect(exactText(board(7, 3).unknown)).toBe('1');
    expect(() => board(5, 4)).toThrow(BadCall);
    expect(() => board(10, 4)).toThrow(BadCall);
  });
});
