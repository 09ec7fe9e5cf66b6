import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { BadCall, NoAnswer } from '../../../src/model/index.ts';
import { block } from '../../../src/operations/block.ts';
import type { Answer, Operation, Subject } from '../../../src/operations/operation.ts';
import { resolve } from '../../../src/operations/resolve.ts';
import { answer } from '../../../src/operations/subject.ts';
import { votes } from '../../../src/operations/votes.ts';
import { EMPTY_CASE } from '../../../src/register/index.ts';
import { concert, registerOf, type RegisterRows } from './register-of.ts';

const rows: RegisterRows = {
  asOf: '2019-06-10',
  entities: [
    { name: 'Renault', law: 'FR' },
    { name: 'Nissan', law: 'JP' },
  ],
  holdings: [
    { holder: 'Renault', issuer: 'Nissan', stake: '43.4%' },
    { holder: 'Daimler', issuer: 'Nissan', stake: '3.1%' },
    { holder: 'Nissan', issuer: 'Renault', stake: '15%' },
  ],
};

function ask(operation: Operation, parameters: unknown, given: RegisterRows = rows): Answer {
  const subject: Subject = {
    register: registerOf(given),
    caseFile: EMPTY_CASE,
    law: builtinLaw(),
    ask: () => ({ headline: '', explanation: [] }),
  };
  return answer(operation, subject, parameters);
}

const votesOp = votes as unknown as Operation;
const blockOp = block as unknown as Operation;
const resolveOp = resolve as unknown as Operation;

describe('votes', () => {
  it('says who cannot vote, by which rule, with its citation and without being legal advice', () => {
    const result = ask(votesOp, { issuer: 'Renault' });
    expect(result).toMatchObject({
      rows: [
        {
          holder: 'Nissan',
          gross: '15%',
          exercisable: '0%',
          suspended: true,
          suspendedBy: 'fr-233-31',
          inQuorum: false,
        },
      ],
      rules: [{ id: 'fr-233-31', verified: true }],
      lawVerified: true,
      notLegalAdvice: expect.stringContaining('not legal advice'),
    });
    expect(result.headline).toContain('Nissan');
    expect(result.explanation.find((step) => step.rule === 'fr-233-31')?.citation).toContain(
      'L.233-31',
    );
  });

  it('names only the tests of control that are met', () => {
    const [row] = ask(votesOp, { issuer: 'Renault' })['rows'] as readonly { why: string }[];
    expect(row?.why).toContain('(fr-233-3-presumption)');
  });

  it('says that law was not read where it was not', () => {
    const spain: RegisterRows = {
      entities: [{ name: 'P', law: 'ES' }],
      holdings: [
        { holder: 'P', issuer: 'S', stake: '60%' },
        { holder: 'S', issuer: 'P', stake: '5%' },
      ],
    };
    expect(ask(votesOp, { issuer: 'P' }, spain)).toMatchObject({ lawVerified: false });
  });

  it('shows both readings where the order decides and is not known', () => {
    const german: RegisterRows = {
      rules: ['de-328'],
      holdings: [
        { holder: 'A', issuer: 'B', stake: '30%' },
        { holder: 'B', issuer: 'A', stake: '30%' },
      ],
    };
    expect(ask(votesOp, { issuer: 'A' }, german)).toMatchObject({
      orderDependent: true,
      readings: [expect.stringContaining('de-328')],
    });
  });

  it('has no answer for counts without a base, and for a name that is not known', () => {
    expect(() =>
      ask(votesOp, { issuer: 'A' }, { holdings: [{ holder: 'H', issuer: 'A', shares: 3 }] }),
    ).toThrow(NoAnswer);
    expect(() => ask(votesOp, { issuer: 'Nisan' })).toThrow(/Did you mean "Nissan"/);
  });
});

describe('block', () => {
  it('answers for one holder and for all', () => {
    expect(ask(blockOp, { holder: 'Renault', issuer: 'Nissan', rule: 'jp-special' })).toMatchObject(
      { blocks: 'always', flipTurnout: '130.2%', rule: 'jp-special' },
    );
    expect(ask(blockOp, { issuer: 'Nissan', rule: 'jp-special' })['rows']).toMatchObject([
      { holder: 'Renault', blocks: 'always' },
      { holder: 'Daimler', blocks: 'belowTurnout', flipTurnout: '9.3%' },
    ]);
  });

  it('adds the votes of a concert', () => {
    const joint = { ...rows, agreements: [concert('k', ['Renault', 'Daimler'], 'Nissan')] };
    expect(
      ask(blockOp, { holder: 'Daimler', issuer: 'Nissan', rule: 'jp-special' }, joint),
    ).toMatchObject({
      blocks: 'belowTurnout',
      concert: { free: '46.5%', blocks: 'always' },
    });
  });

  it('says that a suspended holder blocks nothing', () => {
    const result = ask(blockOp, { holder: 'Nissan', issuer: 'Renault', rule: 'fr-age-old' });
    expect(result['blocks']).toBe('never');
    expect(result.explanation.some((step) => step.rule === 'fr-233-31')).toBe(true);
  });

  it('refuses what is no majority, no turnout, no quorum, no date', () => {
    const base = { holder: 'Renault', issuer: 'Nissan', rule: 'jp-special' };
    for (const wrong of [
      { rule: 'jp-308-1' },
      { rule: 'fr-board' },
      { rule: 'jp-specal' },
      { turnout: '170%' },
      { turnout: '7,5%' },
      { quorum: 'half' },
      { yearClosed: '2019-02-30' },
      { act: 'veto' },
    ]) {
      expect(() => ask(blockOp, { ...base, ...wrong })).toThrow(BadCall);
    }
    expect(() => ask(blockOp, { ...base, holder: 'Nobody' })).toThrow(NoAnswer);
  });
});

describe('resolve', () => {
  it('takes points or counts, not both, and answers in the unit given', () => {
    expect(
      ask(resolveOp, { rule: 'jp-special', tally: { present: '51%', total: '100%' } }),
    ).toMatchObject({ outcome: 'open', neededFor: '34%' });
    expect(
      ask(resolveOp, { rule: 'jp-special', tally: { present: 51, total: 100 } }),
    ).toMatchObject({ outcome: 'open', neededFor: 34 });
    expect(() =>
      ask(resolveOp, { rule: 'jp-special', tally: { for: '51%', against: 12 } }),
    ).toThrow(BadCall);
  });

  it('splits neutral votes as told, and at the pass mark when not told', () => {
    const yes = (tally: Record<string, unknown>) =>
      ask(resolveOp, { rule: 'jp-ordinary', tally })['yes'];
    expect(yes({ for: 30, against: 30, neutral: 40, neutralSplit: '1/4' })).toBe('40%');
    expect(yes({ for: 30, against: 30, neutral: 40 })).toBe('50%');
  });

  it('asks less of a second meeting where the law does', () => {
    const tally = { for: '21%', total: '100%' };
    expect(ask(resolveOp, { rule: 'fr-age-old', tally })).toMatchObject({ outcome: 'noQuorum' });
    expect(ask(resolveOp, { rule: 'fr-age-old', call: 'second', tally })).toMatchObject({
      outcome: 'passed',
    });
    expect(
      ask(resolveOp, { rule: 'fr-ago-old', call: 'second', tally: { for: '1%', total: '100%' } }),
    ).toMatchObject({ outcome: 'passed' });
    expect(ask(resolveOp, { rule: 'jp-special', call: 'second', tally })).toMatchObject({
      outcome: 'noQuorum',
    });
  });

  it('answers positions in points of exercisable votes, with who decides', () => {
    const result = ask(resolveOp, {
      issuer: 'Nissan',
      rule: 'jp-special',
      positions: { Renault: 'abstain' },
      turnout: '100%',
    });
    expect(result).toMatchObject({
      outcome: 'failed',
      neededFor: '66.6667%',
      decisive: ['Renault'],
    });
  });

  it('counts the votes that are needed, where votes are counted', () => {
    const counted: RegisterRows = {
      capital: { A: { issuedShares: 1000 } },
      holdings: [{ holder: 'H', issuer: 'A', shares: 300 }],
    };
    const needed = (rule: string) =>
      ask(resolveOp, { issuer: 'A', rule, positions: { H: 'abstain' }, turnout: '80%' }, counted)[
        'neededForVotes'
      ];
    expect([needed('jp-ordinary'), needed('jp-special')]).toEqual([401, 534]);
  });

  it('says which rule was out of its time', () => {
    expect(ask(resolveOp, { rule: 'fr-age-new', tally: { for: 3, against: 1 } })).toMatchObject({
      outcome: 'passed',
      ruleInForce: false,
    });
  });

  it('refuses empty and impossible tallies, unknown names and a board with positions', () => {
    const wrong = [
      { rule: 'jp-special', tally: {} },
      { rule: 'jp-special', tally: { for: 60, against: 50, present: 100 } },
      { rule: 'jp-special', tally: { for: 60, total: 50 } },
      { rule: 'jp-special', tally: { for: -1, against: 2 } },
      { rule: 'jp-special', tally: { votes: 3 } },
      { rule: 'jp-special' },
      { rule: 'fr-board', tally: { for: '60%', members: '100%' } },
      { rule: 'fr-board', tally: { for: 4, neutral: 2 } },
      { rule: 'fr-board', issuer: 'Nissan', positions: { Renault: 'for' } },
      { rule: 'jp-special', issuer: 'Nissan', positions: { Honda: 'for' } },
      { rule: 'jp-special', issuer: 'Nissan', positions: { Renault: 'for' }, tally: { for: 1 } },
    ];
    for (const parameters of wrong) expect(() => ask(resolveOp, parameters)).toThrow(BadCall);
  });
});
