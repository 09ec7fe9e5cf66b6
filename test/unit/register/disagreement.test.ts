import { describe, expect, it } from 'vitest';
import type { Statement, VoteClaim } from '../../../src/evidence/index.ts';
import { fraction } from '../../../src/model/index.ts';
import { conflictsAmong, conflictsIn } from '../../../src/register/index.ts';
import { at, caseOf, date, issued, said } from '../../statement.ts';

const same = (name: string) => name;
const upper = (name: string) => name.toUpperCase();
const MOMENT = at('2020-06-30');

type About = Parameters<typeof said>[3];
const one = (about: About) => said('one', 'A', 'X', { from: '2019', ...about });
const two = (about: About) => said('two', 'A', 'X', { from: '2019', ...about });

/** How the two stand to each other, with the sentence that says so. */
function compared(first: Statement, second: Statement, ...more: readonly Statement[]) {
  const file = caseOf(first, second, ...more);
  return conflictsAmong(file, [first.id, second.id], MOMENT, same)[0];
}
const rivals = (...statements: readonly Statement[]) =>
  conflictsIn(caseOf(...statements), [], MOMENT, same).map(({ ids }) => ids.join(' '));

describe('two figures of one base', () => {
  it('agree where some number prints like both', () => {
    expect(compared(one({ percent: '43' }), two({ percent: '43.4' }))).toEqual({
      ids: ['one', 'two'],
      kind: 'none',
      explainedBy: [],
      says: 'Nothing shows that one and two disagree.',
    });
  });

  it('disagree in value where none does', () => {
    expect(compared(one({ percent: '43' }), two({ percent: '44' }))).toEqual({
      ids: ['one', 'two'],
      kind: 'value',
      explainedBy: [],
      says: 'No figure prints like both one and two.',
    });
  });

  it('are counts that agree when they are equal, and disagree unless one is about', () => {
    const [low, high] = [{ count: 100n }, { count: 101n }];
    expect(compared(one(low), two(low))?.kind).toBe('none');
    expect(compared(one(low), two(high))?.kind).toBe('value');
    const about = { ...high, approximate: true, percent: '10' };
    expect(compared(one({ ...low, percent: '10' }), two(about))?.kind).toBe('none');
    expect(compared(one(about), two({ ...low, percent: '10' }))?.kind).toBe('none');
  });
});

describe('two figures of different bases', () => {
  const gross = two({ percent: '60', basis: 'votes-gross' });

  it('are not comparable as they stand, unless some number prints like both', () => {
    expect(compared(one({ percent: '43' }), gross)).toMatchObject({
      kind: 'base',
      says: 'one is of capital, two of votes-gross: the figures are not comparable as they stand.',
    });
    expect(compared(one({ percent: '60' }), gross)?.kind).toBe('none');
  });

  it('of which one has no number show no disagreement', () => {
    expect(compared(one({ percent: '43' }), two({ count: 5n }))?.kind).toBe('none');
  });

  it('are counts that differ by their base', () => {
    const [shares, votes] = [{ count: 100n }, { count: 200n, basis: 'votes-gross' as const }];
    expect(compared(one(shares), two(votes))?.kind).toBe('base');
  });
});

describe('a fact, a plan and a denial', () => {
  it('are of different modality, whatever their figures', () => {
    const plan = two({ percent: '43', modality: 'planned' });
    expect(compared(one({ percent: '43' }), plan)).toEqual({
      ids: ['one', 'two'],
      kind: 'modality',
      explainedBy: [],
      says: 'one is asserted, two is planned.',
    });
  });

  it('what is asserted and what is reported are both facts', () => {
    expect(
      compared(one({ percent: '43' }), two({ percent: '43', modality: 'reported' }))?.kind,
    ).toBe('none');
    expect(compared(one({ percent: '4', modality: 'reported' }), two({ percent: '5' }))?.kind).toBe(
      'value',
    );
  });
});

describe('a difference is explained', () => {
  const total = issued('total', 'X', 1000n);
  const own = said('own', 'X', 'X', { count: 200n, from: '2015' });

  it('by the count over the issued shares', () => {
    expect(compared(one({ count: 434n }), two({ percent: '43.4' }), total)).toEqual({
      ids: ['one', 'two'],
      kind: 'none',
      computed: fraction(434n, 1000n),
      explainedBy: ['total'],
      says: 'The count over the issued shares prints like two.',
    });
    expect(compared(one({ percent: '43.4' }), two({ count: 434n }), total)).toMatchObject({
      kind: 'none',
      says: 'The count over the issued shares prints like one.',
    });
  });

  it('by the count over the shares without treasury', () => {
    expect(compared(one({ count: 400n }), two({ percent: '50' }), total, own)).toMatchObject({
      kind: 'none',
      computed: fraction(1n, 2n),
      explainedBy: ['total', 'own'],
      says: 'The count over the shares without treasury prints like two.',
    });
  });

  it('by the treasury shares in the base: 40% of all is 50% of the others', () => {
    const shares = { percent: '50', basis: 'shares' as const };
    expect(compared(one({ percent: '40' }), two(shares), total, own)).toMatchObject({
      kind: 'base',
      computed: fraction(1n, 2n),
      explainedBy: ['total', 'own'],
      says: 'Without the treasury shares in the base the figure prints like two.',
    });
    expect(compared(one(shares), two({ percent: '40' }), total, own)?.says).toBe(
      'Without the treasury shares in the base the figure prints like one.',
    );
    expect(compared(one({ percent: '40' }), two({ percent: '50' }), total, own)?.kind).toBe(
      'value',
    );
  });

  it('by a change of the same time: 40% before a fifth was cancelled is 50% after', () => {
    const change = (from: string, count = 200n, issuer = 'X') =>
      said('change', 'B', issuer, { count, measures: 'change', from, to: from });
    const both = [one({ percent: '40' }), two({ percent: '50' })] as const;
    expect(compared(...both, total, change('2019'))).toMatchObject({
      kind: 'base',
      explainedBy: ['change', 'total'],
      says: 'On the base after the change the figure prints like two.',
    });
    for (const other of [change('2017'), change('2019', 1000n), change('2019', 200n, 'Y')])
      expect(compared(...both, total, other)?.kind).toBe('value');
  });

  it('by a change to a figure that is counted too, and then there is no conflict', () => {
    const change = said('c', 'B', 'X', {
      count: 200n,
      measures: 'change',
      from: '2019',
      to: '2019',
    });
    const counted = one({ percent: '40', count: 450n, basis: 'capital' });
    expect(compared(counted, two({ percent: '50' }), total, change)).toMatchObject({
      kind: 'none',
      explainedBy: ['c', 'total'],
    });
  });

  it('by no count that others hold, and no total of one side or another company', () => {
    const both = [one({ percent: '40' }), two({ percent: '50', basis: 'shares' })] as const;
    const others = said('others', 'B', 'X', { count: 200n, from: '2019' });
    expect(compared(...both, total, others)?.explainedBy).toEqual([]);
    const then = one({ count: 434n, from: '2018' });
    const brief = { ...issued('brief', 'X', 1000n, '2018'), to: date('2018') };
    expect(compared(then, two({ percent: '43.4' }), brief)?.explainedBy).toEqual([]);
    const file = {
      ...caseOf(one({ count: 434n }), two({ percent: '43.4' })),
      capital: [{ issuer: 'Y', issuedShares: 1000n, statements: [] }],
    };
    expect(conflictsAmong(file, ['one', 'two'], MOMENT, same)[0]?.explainedBy).toEqual([]);
  });

  it('by a change at the time of either', () => {
    const change = said('c', 'B', 'X', {
      count: 200n,
      measures: 'change',
      from: '2019',
      to: '2019',
    });
    const earlier = one({ percent: '40', from: '2018' });
    expect(compared(earlier, two({ percent: '50' }), total, change)?.explainedBy).toEqual([
      'c',
      'total',
    ]);
  });

  it('by totals of the time and the company of both alone', () => {
    const counts = [one({ count: 434n }), two({ percent: '43.4' })] as const;
    const explained = (...totals: readonly Statement[]) =>
      compared(...counts, ...totals)?.explainedBy;
    expect(explained(issued('later', 'X', 1000n, '2020'))).toEqual([]);
    expect(explained(issued('other', 'Y', 1000n))).toEqual([]);
    const ended = { ...issued('ended', 'X', 1000n), to: date('2018') };
    expect(explained(ended)).toEqual([]);
    const votes = issued('votes', 'X', 1000n);
    expect(explained({ ...votes, claim: { ...votes.claim, of: 'grossVotes' } as never })).toEqual(
      [],
    );
    expect(explained({ ...votes, claim: { ...votes.claim, measures: 'change' } as never })).toEqual(
      [],
    );
    expect(explained(issued('right', 'X', 1000n))).toEqual(['right']);
  });

  it('by a given total, under whatever name of the company', () => {
    const file = {
      ...caseOf(one({ count: 434n }), two({ percent: '43.4' })),
      capital: [{ issuer: 'x', issuedShares: 1000n, statements: [] }],
    };
    expect(conflictsAmong(file, ['one', 'two'], MOMENT, upper)[0]?.explainedBy).toEqual([
      'capital of x',
    ]);
  });

  it('never between capital and votes', () => {
    const votes = two({ percent: '43.4', basis: 'votes-exercisable' });
    expect(compared(one({ count: 434n }), votes, total)?.explainedBy).toEqual([]);
    const gross = two({ percent: '43.4', basis: 'votes-gross' });
    expect(compared(one({ count: 434n }), gross, total)?.explainedBy).toEqual([]);
    expect(compared(gross, one({ count: 434n }), total)?.explainedBy).toEqual([]);
  });
});

describe('the word majority', () => {
  it('contradicts a figure of no more than half', () => {
    const [found] = conflictsIn(
      caseOf(one({ percent: '50.00', label: 'majority' })),
      [],
      MOMENT,
      same,
    );
    expect(found).toBeUndefined();
    const [wrong] = conflictsIn(
      caseOf(one({ percent: '43', label: 'majority' })),
      [],
      MOMENT,
      same,
    );
    expect(wrong).toEqual({
      ids: ['one'],
      kind: 'label',
      computed: fraction(43n, 100n),
      explainedBy: [],
      says: '"majority" is written beside a figure that is not more than 50%.',
    });
  });

  it('is the only one, and needs a figure', () => {
    expect(
      rivals(one({ percent: '43', label: 'minority' }), two({ count: 5n, label: 'majority' })),
    ).toEqual([]);
  });
});

describe('figures are rivals', () => {
  const first = one({ percent: '10' });
  const rival = (about: About) => two({ percent: '20', ...about });

  it('whatever else the case holds', () => {
    expect(rivals(first, rival({}), issued('total', 'X', 1000n))).toEqual(['one two']);
  });

  it.each<[string, About]>([
    ['of one year', {}],
    ['one of which is carried on to the other', { from: '2015', to: '2020' }],
    ['of shares and of capital', { basis: 'shares' }],
    ['one of which is reported', { modality: 'reported' }],
  ])('%s', (_, about) => {
    expect(rivals(first, rival(about))).toEqual(['one two']);
  });

  it.each<[string, About]>([
    ['of different years', { from: '2017' }],
    ['of a period that ended before', { from: '2017', to: '2018' }],
    ['of capital and of votes', { basis: 'votes-gross' }],
    ['of a holding and its change', { measures: 'change' }],
    ['of a holding and its lot', { lot: 'old' }],
    ['of a fact and a plan', { modality: 'planned' }],
    ['of a fact and a denial', { modality: 'denied' }],
    ['of a fact and what was expected', { modality: 'reported', known: '2018' }],
    ['one of which was dropped', { confidence: 'drop' }],
  ])('not %s', (_, about) => {
    expect(rivals(first, rival(about))).toEqual([]);
  });

  it('not where one has no date', () => {
    expect(rivals(first, said('two', 'A', 'X', { percent: '20' }))).toEqual([]);
  });

  it('not of two steps of one plan, but of a plan and its denial', () => {
    const plan = (id: string, percent: string, modality: 'planned' | 'denied') =>
      said(id, 'A', 'X', { percent, from: '2019', modality });
    expect(rivals(plan('p', '10', 'planned'), plan('q', '20', 'planned'))).toEqual([]);
    expect(rivals(plan('p', '10', 'planned'), plan('q', '10', 'denied'))).toEqual(['p q']);
  });

  it('not of votes that are counted differently, but of the same votes', () => {
    const votes = (id: string, percent: string, basis: 'votes-gross' | 'votes-exercisable') =>
      said(id, 'A', 'X', { percent, from: '2019', basis });
    expect(rivals(votes('p', '10', 'votes-gross'), votes('q', '20', 'votes-exercisable'))).toEqual(
      [],
    );
    expect(rivals(votes('p', '10', 'votes-gross'), votes('q', '20', 'votes-gross'))).toEqual([
      'p q',
    ]);
  });

  it('not when one ends in the month in which the other begins, unless both begin that day', () => {
    const ended = one({ percent: '10', from: '2015', to: '2019-06' });
    expect(rivals(ended, rival({ from: '2019-06', to: '..' }))).toEqual([]);
    expect(rivals(rival({ from: '2019-06', to: '..' }), ended)).toEqual([]);
    const brief = one({ percent: '10', from: '2019-06-10', to: '2019-06-10' });
    expect(rivals(brief, rival({ from: '2019-06-10', to: '2019-12-31' }))).toEqual(['one two']);
  });

  it('about the pair that is asked for, under any name', () => {
    const file = caseOf(first, rival({}));
    const about = (...names: readonly string[]) => conflictsIn(file, names, MOMENT, upper).length;
    expect([about('a'), about('x', 'a'), about('a', 'b'), about('b')]).toEqual([1, 1, 0, 0]);
    expect(
      conflictsIn(
        caseOf(first, said('two', 'a', 'x', { percent: '20', from: '2019' })),
        [],
        MOMENT,
        upper,
      ),
    ).toHaveLength(1);
    expect(rivals(first, said('two', 'B', 'X', { percent: '20', from: '2019' }))).toEqual([]);
  });

  it('as long as neither was rejected or came out later', () => {
    const file = caseOf(first, rival({ known: '2020' }));
    const review = {
      statement: 'two',
      verdict: 'reject' as const,
      by: '',
      why: '',
      recordedAt: '',
    };
    expect(conflictsIn({ ...file, reviews: [review] }, [], MOMENT, same)).toEqual([]);
    expect(conflictsIn(file, [], at('2020-06-30', '2019-12-31'), same)).toEqual([]);
  });
});

describe('accounts of a vote', () => {
  const vote = (id: string, action: string, more: Partial<VoteClaim> = {}): Statement => ({
    id,
    claim: { type: 'vote', actor: 'A', action, ...more },
    modality: 'asserted',
    citation: { source: id, name: `${id}.txt` },
  });
  const told = (votes: readonly Statement[], about: readonly string[] = []) =>
    conflictsIn(caseOf(...votes), about, MOMENT, same).map(({ says }) => says);

  it('differ where one voter is said to have done different things', () => {
    expect(told([vote('one', 'oppose'), vote('two', 'abstain')])).toEqual([
      'A on a resolution: one.txt says "oppose", two.txt says "abstain".',
    ]);
    const merger = { company: 'X', subject: 'the merger' };
    expect(told([vote('one', 'oppose', merger), vote('two', 'abstain', merger)])).toEqual([
      'A on the merger of X: one.txt says "oppose", two.txt says "abstain".',
    ]);
  });

  it('do not where the acts are alike, of others, or of another subject, or a threshold', () => {
    expect(told([vote('one', 'oppose'), vote('two', 'oppose')])).toEqual([]);
    expect(told([vote('one', 'oppose'), vote('two', 'abstain', { actor: 'B' })])).toEqual([]);
    expect(told([vote('one', 'oppose'), vote('two', 'abstain', { subject: 'pay' })])).toEqual([]);
    expect(told([vote('one', 'oppose'), vote('two', 'abstain', { company: 'X' })])).toEqual([]);
    expect(told([vote('one', 'oppose'), vote('two', 'threshold')])).toEqual([]);
  });

  it('are about the voter and the company', () => {
    const both = [
      vote('one', 'oppose', { company: 'X' }),
      vote('two', 'abstain', { company: 'X' }),
    ];
    expect(told(both, ['A', 'X'])).toHaveLength(1);
    expect(told(both, ['B'])).toEqual([]);
  });

  it('are compared when named among statements, as labels are', () => {
    const file = caseOf(
      vote('one', 'oppose'),
      vote('two', 'abstain'),
      said('label', 'A', 'X', { percent: '4', from: '2019', label: 'majority' }),
    );
    expect(
      conflictsAmong(file, ['one', 'two', 'label', 'none'], MOMENT, same).map(({ kind }) => kind),
    ).toEqual(['label', 'value']);
  });
});
