import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { doubtsIn } from '../../../src/register/doubts.ts';
import { conflictsIn } from '../../../src/register/index.ts';
import { at, caseOf, date, issued, said } from '../../statement.ts';

const same = (name: string) => name;
const upper = (name: string) => name.toUpperCase();
const MOMENT = at('2024-11-09');

type About = Parameters<typeof said>[3];
const by = (source: string, statement: Statement, line?: number): Statement => ({
  ...statement,
  citation: { source, name: `${source}.txt`, quote: '', ...(line !== undefined && { line }) },
});
const found = (statements: readonly Statement[], about: readonly string[] = [], nameOf = same) =>
  doubtsIn(caseOf(...statements), about, MOMENT, nameOf);
const codes = (...statements: readonly Statement[]) => found(statements).map(({ code }) => code);

describe('a remark on a swapped pair', () => {
  const forth = (about: About = {}) =>
    by('register', said('forth', 'A', 'X', { percent: '43', from: '2019', ...about }));
  const back = (about: About = {}) =>
    by('register', said('back', 'X', 'A', { percent: '15', from: '2019', ...about }));
  const read = (about: About = {}) =>
    by('news', said('read', 'X', 'A', { percent: '43', from: '2019', ...about }), 7);
  const swapped = (...statements: readonly Statement[]) =>
    codes(...statements).includes('swapped-pair');

  it('says what it has, what others have, and what to do', () => {
    expect(found([forth(), back(), read()])[0]).toStrictEqual({
      code: 'swapped-pair',
      severity: 'remark',
      at: { file: 'news.txt', line: 7 },
      about: 'X in A',
      says: 'read has X own 43% of A; forth (register.txt) has it the other way round, and back (register.txt) has X own 15%.',
      try: 'Read the sentence again; correct or reject the statement if the two are swapped.',
    });
  });

  it('needs both: the figure the other way round, and another figure this way', () => {
    expect([swapped(forth(), read()), swapped(back(), read())]).toEqual([false, false]);
    expect(swapped(forth({ percent: '40' }), back(), read())).toBe(false);
  });

  it('looks at figures of one time: a year and a day apart at most, or undated', () => {
    const apart = (from: string) =>
      swapped(forth({ from }), back({ from }), read({ from: '2019' }));
    expect([apart('2020-01-02'), apart('2020-01-03')]).toEqual([true, false]);
    expect([apart('2017-12-31'), apart('2017-12-30')]).toEqual([true, false]);
    const undated = by('news', said('read', 'X', 'A', { percent: '43' }));
    expect(swapped(forth({ from: '2001' }), back({ from: '2001' }), undated)).toBe(true);
  });

  it('never sets votes against capital', () => {
    const basis = 'votes-gross' as const;
    expect(swapped(forth({ basis }), back(), read())).toBe(false);
    expect(swapped(forth({ basis }), back({ basis }), read({ basis }))).toBe(true);
  });

  it.each<[string, About]>([
    ['a change', { measures: 'change' }],
    ['a lot', { lot: 'old' }],
    ['a plan', { modality: 'planned' }],
    ['hearsay about a time to come', { modality: 'reported', known: '2018' }],
    ['what the reader doubts', { confidence: 'drop' }],
  ])('is not made of %s', (_, about) => {
    expect(swapped(forth(), back(), read(about))).toBe(false);
    expect(swapped(forth(about), back(), read())).toBe(false);
  });

  it('is not made of what was rejected, or came out later', () => {
    const review = {
      statement: 'read',
      verdict: 'reject' as const,
      by: '',
      why: '',
      recordedAt: '',
    };
    const file = caseOf(forth({ known: '2019' }), back({ known: '2019' }), read({ known: '2020' }));
    const told = (asked: Parameters<typeof doubtsIn>[0], knownAt?: string) =>
      doubtsIn(asked, [], at('2024-11-09', knownAt), same).length;
    expect([told(file), told({ ...file, reviews: [review] }), told(file, '2019-12-31')]).toEqual([
      1, 0, 0,
    ]);
  });

  it('knows the two by any of their names', () => {
    const other = by('news', said('read', 'x', 'a', { percent: '43', from: '2019' }));
    expect(found([forth(), back(), other], ['X'], upper).map(({ code }) => code)).toEqual([
      'swapped-pair',
    ]);
  });
});

describe('a remark on a jump', () => {
  const before = (about: About = {}) =>
    by('a', said('before', 'A', 'X', { percent: '20', from: '2019-01', ...about }));
  const after = (about: About = {}) =>
    by('b', said('after', 'A', 'X', { percent: '30', from: '2020-01', ...about }), 3);

  it('says from what to what, and what to do', () => {
    expect(found([after(), before()])).toStrictEqual([
      {
        code: 'unexplained-jump',
        severity: 'remark',
        at: { file: 'b.txt', line: 3 },
        about: 'A in X',
        says: 'A has 20% of X (before, 2019-01), then 30% (after, 2020-01), and nothing between says why.',
        try: 'Add the document that tells of the purchase or sale, or reject the wrong figure.',
      },
    ]);
  });

  it('is made up and down, by neighbours in time', () => {
    expect(codes(before({ percent: '40' }), after())).toEqual(['unexplained-jump']);
    const third = by('c', said('third', 'A', 'X', { percent: '31', from: '2021' }));
    expect(codes(third, after(), before())).toEqual(['unexplained-jump']);
  });

  it('is not made within a day, across bases, of other pairs or without dates', () => {
    expect(codes(before({ from: '2020-01' }), after())).toEqual([]);
    expect(codes(before({ basis: 'votes-gross' }), after())).toEqual([]);
    expect(codes(by('a', said('x', 'B', 'X', { percent: '2', from: '2019' })), after())).toEqual(
      [],
    );
    expect(codes(by('a', said('x', 'A', 'X', { percent: '2' })), after())).toEqual([]);
  });

  it('is made after an open end, and not after a stated one', () => {
    expect(codes(before({ to: '..' }), after())).toEqual(['unexplained-jump']);
    expect(codes(before({ to: '2019-12' }), after())).toEqual([]);
  });

  it('shows a band where there is no figure', () => {
    const { stake: _, ...claim } = after().claim as { stake?: unknown };
    const banded = { ...after(), claim } as Statement;
    expect(found([before(), banded])[0]?.says).toContain('then a band (after, 2020-01)');
  });

  const told = (more: Statement) => codes(before(), after(), more).length === 0;
  const change = (from?: string, holder = 'A') =>
    said('c', holder, 'X', { count: 5n, measures: 'change', ...(from !== undefined && { from }) });
  const event = (source: string, target?: string): Statement =>
    ({
      ...change('2019-06'),
      claim: { type: 'event', code: 'sale', source, ...(target !== undefined && { target }) },
    }) as unknown as Statement;

  it.each<[string, Statement]>([
    ['a change of the pair between the two', change('2019-06')],
    ['a change of the first day', change('2019-01')],
    ['a change of the last day', change('2020-01-01')],
    ['a change without a date', change()],
    ['an event of the two', event('A', 'X')],
    [
      'a change of the shares that are issued',
      {
        ...issued('t', 'X', 5n, '2019-06'),
        claim: { ...issued('t', 'X', 5n).claim, measures: 'change' } as never,
      },
    ],
  ])('is explained by %s', (_, more) => {
    expect(told(more)).toBe(true);
  });

  it.each<[string, Statement]>([
    ['a change before', change('2018-12-31')],
    ['a change after', change('2020-01-02')],
    ['a change of another holder', change('2019-06', 'B')],
    ['an event of one of them', event('X')],
    ['an event of others', event('A', 'B')],
    ['a total', issued('t', 'X', 5n, '2019-06')],
  ])('is not explained by %s', (_, more) => {
    expect(told(more)).toBe(false);
  });

  it.each(['raise', 'sell'])('is explained by the figure itself that says so: %s', (action) => {
    expect(codes(before(), after({ action }))).toEqual([]);
    expect(codes(before({ action }), after())).toEqual([]);
    expect(codes(before({ action: 'hold' }), after({ action: 'hold' }))).toHaveLength(1);
  });
});

describe('a remark on a copy', () => {
  const words =
    'Oak Motors owns much of Elm Works the parts maker said on Tuesday in a filing with the exchange and the two have shared engines since 1999 while neither has a veto in the board of the other and analysts expect the stake to stay where it is because a sale would cost both of them money';
  const source = (id: string, day: string) => ({
    id,
    kind: 'article' as const,
    name: `${id}.txt`,
    text: `${words}. ${words.split(' ').reverse().join(' ')}.`,
    published: date(day),
  });

  it('is one account with the first: what it counts is no rival a second time', () => {
    const sources = [source('copy', '2019-06-12'), source('first', '2019-06-11')];
    const counted = (id: string, name: string, count: bigint) =>
      by(name, said(id, 'A', 'X', { count, from: '2019' }));
    const statements = [
      counted('a', 'copy', 5n),
      counted('b', 'first', 5n),
      counted('c', 'other', 6n),
      counted('d', 'copy', 7n),
    ];
    const rivals = conflictsIn({ ...caseOf(...statements), sources }, [], MOMENT, same);
    expect(rivals.map(({ ids }) => ids.join(' '))).toEqual(['b c', 'b d', 'c d']);
  });

  it('names both, and is only made where nobody asks about one company', () => {
    const file = {
      ...caseOf(),
      sources: [source('copy', '2019-06-12'), source('first', '2019-06-11')],
    };
    expect(doubtsIn(file, [], MOMENT, same)).toStrictEqual([
      {
        code: 'syndicated-copy',
        severity: 'remark',
        at: { file: 'copy.txt' },
        about: 'copy.txt',
        says: 'It is nearly the same text as first.txt: the two are kept and count as one account.',
        try: 'Nothing; look for a source of its own if you need a second one.',
      },
    ]);
    expect(doubtsIn(file, ['A'], MOMENT, same)).toEqual([]);
  });
});
