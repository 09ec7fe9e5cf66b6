import { describe, expect, it } from 'vitest';
import { builtinLaw, inForce } from '../../../src/law/law.ts';
import type { MajorityRule } from '../../../src/law/majority-rule.ts';
import { validateRule } from '../../../src/law/validate.ts';
import {
  type Day,
  exactText,
  fraction,
  type Fraction,
  ONE,
  ZERO,
} from '../../../src/model/index.ts';
import { blockBy, floorOf } from '../../../src/voting/block.ts';
import { excesses } from '../../../src/voting/caps.ts';
import { decide, type Tally } from '../../../src/voting/tally.ts';
import { votes } from '../../../src/voting/votes.ts';
import { cap, registerOf, share } from './register-of.ts';

const law = builtinLaw();
const rule = (id: string) => inForce(law, [id], { asOf: '2021-06-01' as Day }).rule as MajorityRule;
const NOBODY: Tally = { for: ZERO, against: ZERO, abstain: ZERO, neutral: ZERO, unknown: ZERO };
const decided = (id: string, tally: Partial<Tally>, chair?: 'for') =>
  decide(
    { rule: rule(id), quorum: rule(id).quorum, counted: true, ...(chair && { chair }) },
    { ...NOBODY, ...tally },
  );
const whole = (count: number) => fraction(BigInt(count));

describe('Nothing at all', () => {
  it('passes nothing, is no tie, and has no yes share', () => {
    const empty = decided('fr-board', {}, 'for');
    expect(empty).toMatchObject({ outcome: 'failed' });
    expect('yes' in empty || 'yesRange' in empty).toBe(false);
    expect(decided('fr-board', { abstain: whole(3) }, 'for').outcome).toBe('failed');
  });

  it('of votes in all leaves the quorum untested', () => {
    expect('quorumMet' in decided('jp-special', { total: ZERO })).toBe(false);
  });

  it('of exercisable votes gives a holder no part of a meeting', () => {
    const none = votes(
      registerOf({ holdings: [{ holder: 'A', issuer: 'A', stake: '100%' }] }),
      law,
      'A',
    );
    expect(exactText(floorOf(none, ['A']).own)).toBe('0');
    expect(none.rows.map((row) => exactText(row.exercisable))).toEqual(['0']);
  });

  it('is decided where all votes present are neutral or abstain', () => {
    const floor = { own: ZERO, neutral: ONE, abstaining: ZERO, lost: ZERO };
    const result = blockBy(rule('jp-special'), floor, 'against', {
      turnout: ONE,
      quorum: undefined,
    });
    expect([
      exactText(result.maxYes),
      exactText(result.shareOfDecidingVotes),
      result.blocks,
    ]).toEqual(['0', '0', 'never']);
  });
});

describe('Everything', () => {
  it('in known hands is not too much, and leaves no rest', () => {
    const all = votes(
      registerOf({
        holdings: [
          { holder: 'H', issuer: 'A', stake: '60%' },
          { holder: 'K', issuer: 'A', stake: '40%' },
        ],
      }),
      law,
      'A',
    );
    expect([all.findings, exactText(all.rest)]).toEqual([[], '0']);
  });

  it('printed as parts of votes gives no holder more than was printed', () => {
    const rows = {
      capital: { A: { issuedShares: 100 } },
      holdings: [
        { holder: 'H', issuer: 'A', stake: '50%' },
        { holder: 'H', issuer: 'A', votes: '100%' },
      ],
    };
    expect(votes(registerOf(rows), law, 'A').rows.every((row) => row.gross.lte(ONE))).toBe(true);
  });

  it('that is mute is not neutral, and votes of nothing keep nobody from being the only voter', () => {
    const rows = {
      entities: [{ name: 'J', law: 'JP' }],
      capital: { J: { issuedShares: 100 } },
      holdings: [
        { holder: 'H', issuer: 'J', shares: 100 },
        { holder: 'Z', issuer: 'J', shares: 0 },
        { holder: 'J', issuer: 'H', stake: '30%' },
      ],
    };
    const [only, nothing] = votes(registerOf(rows), law, 'J').rows;
    expect([only?.suspended, nothing?.neutral]).toEqual([false, false]);
  });
});

describe('Exactly at a line', () => {
  it('there is no shortfall', () => {
    expect('shortfall' in decided('jp-special', { for: whole(2), against: whole(1) })).toBe(false);
    expect('shortfall' in decided('jp-ordinary', { for: whole(1), against: whole(1) })).toBe(false);
    expect(
      decided('jp-special', { for: whole(1), against: whole(1) }).shortfall?.toFraction(),
    ).toBe('1/6');
  });

  it('a range of yes stands only where votes are unknown', () => {
    expect('yesRange' in decided('jp-special', { for: whole(2), against: whole(1) })).toBe(false);
    const open = decided('jp-special', { for: whole(2), unknown: whole(1) });
    expect([
      open.yesRange?.min.toFraction(),
      open.yesRange?.max.toFraction(),
      open.yes?.toFraction(),
    ]).toEqual(['2/3', '1', '2/3']);
    expect('yes' in decided('fr-age-new', { for: whole(2), unknown: whole(1) })).toBe(false);
    expect(decided('fr-age-new', { for: whole(2), against: whole(1) }).yes?.toFraction()).toBe(
      '2/3',
    );
    expect('yes' in decided('jp-special', { unknown: whole(1) })).toBe(false);
    expect(decided('jp-special', { against: whole(1) }).yes?.toFraction()).toBe('0');
  });

  it('a turnout of the holder and the neutral votes alone can be asked', () => {
    const floor = { own: share('15%'), neutral: share('10%'), abstaining: share('5%'), lost: ZERO };
    expect(
      blockBy(rule('jp-special'), floor, 'against', { turnout: share('30%'), quorum: undefined })
        .blocksAtTurnout,
    ).toBe(true);
  });

  it('a cap takes nothing, and one vote above it takes one', () => {
    const group = { cap: cap('c', ['H'], 'A', '15%'), limit: share('15%'), holders: ['H'] };
    const over = (held: number) =>
      excesses(group, new Map([['H', whole(held)]]), { total: whole(1000), counted: true });
    expect([over(150).size, over(151).get('H')?.toFraction()]).toEqual([0, '1']);
  });
});

describe('A line that a rule draws', () => {
  const codes = (quota: { share: Fraction; strict: boolean }) =>
    validateRule({ ...rule('jp-special'), quota }).map((finding) => finding.code);

  it('lies above nothing and at most at all', () => {
    expect(codes({ share: ONE, strict: false })).toEqual([]);
    expect(codes({ share: fraction(1n, 1000n), strict: true })).toEqual([]);
    for (const impossible of [
      { share: ONE, strict: true },
      { share: ZERO, strict: false },
      { share: ZERO, strict: true },
      { share: fraction(3n, 2n), strict: false },
      { share: fraction(-1n, 2n), strict: true },
    ]) {
      expect(codes(impossible)).toEqual(['rule-quota-impossible']);
    }
  });

  it('may be more than nothing in a suspension', () => {
    const suspension = {
      ...inForce(law, ['fr-233-29'], { asOf: '2021-06-01' as Day }).rule,
      triggers: [{ when: 'smallerHolder', quota: { share: ZERO, strict: true } }],
    };
    expect(validateRule(suspension as never)).toEqual([]);
  });
});
