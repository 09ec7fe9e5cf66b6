import { describe, expect, it } from 'vitest';
import { copiesAmong } from '../../../src/evidence/copies.ts';
import type { Source, Statement } from '../../../src/evidence/index.ts';
import { readSource } from '../../../src/reading/index.ts';
import { doubtsIn } from '../../../src/register/doubts.ts';
import { conflictsIn } from '../../../src/register/index.ts';
import { at, caseOf, date, said } from '../../statement.ts';

const same = (name: string) => name;
const by = (source: string, statement: Statement): Statement => ({
  ...statement,
  citation: { source, name: `${source}.txt`, quote: '' },
});
const codes = (statements: readonly Statement[], about: readonly string[] = []) =>
  doubtsIn(caseOf(...statements), about, at('2024-11-09'), same).map(({ code }) => code);

const article = (id: string, text: string, published?: string): Source => ({
  id,
  kind: 'article',
  name: `${id}.txt`,
  text,
  ...(published !== undefined && { published: date(published) }),
});

describe('a pair that is swapped', () => {
  const known = [
    by('register', said('oak-elm', 'Oak', 'Elm', { percent: '43', from: '2019' })),
    by('register', said('elm-oak', 'Elm', 'Oak', { percent: '15', from: '2019' })),
  ];
  const read = (percent: string, source = 'news', from = '2019-06') =>
    by(source, said('read', 'Elm', 'Oak', { percent, from }));

  it('is told when others have the figure the other way round and another one this way', () => {
    const [finding] = doubtsIn(caseOf(...known, read('43')), [], at('2024-11-09'), same);
    expect(finding).toMatchObject({
      code: 'swapped-pair',
      severity: 'remark',
      at: { file: 'news.txt' },
    });
    expect(finding?.says).toContain('Elm own 43% of Oak; oak-elm');
  });

  it('is told of figures that print alike: 43.4% is 43%', () => {
    expect(codes([...known, read('43.4')])).toEqual(['swapped-pair', 'unexplained-jump']);
  });

  it.each([
    ['the figure is the known one', [read('15')]],
    [
      'another document has it this way too',
      [read('43'), by('wire', said('x', 'Elm', 'Oak', { percent: '43', from: '2019-06' }))],
    ],
    ['both figures stand in the same document', [read('43', 'register')]],
    ['years lie between', [read('43', 'news', '2023-06')]],
  ])('is not told when %s', (_, more) => {
    expect(codes([...known, ...more])).not.toContain('swapped-pair');
  });

  const [, back] = known;
  const other = (holder: string, issuer: string, percent: string) =>
    by('register', said('other', holder, issuer, { percent, from: '2019' }));

  it.each([
    ['the one has as much of another company', [back, other('Oak', 'Ash', '43')]],
    ['another company has as much of the other', [back, other('Ash', 'Elm', '43')]],
    [
      'the other way round is all that is known, beside other pairs of the two',
      [known[0], other('Elm', 'Ash', '15'), other('Ash', 'Oak', '15')],
    ],
  ])('is not told when %s', (_, others) => {
    expect(codes([...(others as Statement[]), read('43')])).not.toContain('swapped-pair');
  });

  it('is not told of companies that hold as much of each other', () => {
    const equal = [
      by('register', said('a', 'Oak', 'Elm', { percent: '15', from: '2024' })),
      by('news', said('b', 'Elm', 'Oak', { percent: '15', from: '2024' })),
    ];
    expect(codes(equal)).toEqual([]);
  });

  it('is shown to whoever asks about one of the two, and to nobody else', () => {
    const statements = [...known, read('43')];
    expect(codes(statements, ['Oak'])).toContain('swapped-pair');
    expect(codes(statements, ['Ash'])).toEqual([]);
  });
});

describe('a jump', () => {
  const before = by('a', said('before', 'Oak', 'Elm', { percent: '20', from: '2019-01' }));
  const after = by('b', said('after', 'Oak', 'Elm', { percent: '30', from: '2020-01' }));

  it('is told when nothing between two figures says why they differ', () => {
    const [finding] = doubtsIn(caseOf(before, after), [], at('2024-11-09'), same);
    expect(finding?.code).toBe('unexplained-jump');
    expect(finding?.says).toBe(
      'Oak has 20% of Elm (before, 2019-01), then 30% (after, 2020-01), and nothing between says why.',
    );
  });

  const deal = (from: string, parties: readonly string[]): Statement => ({
    id: 'deal',
    claim: { type: 'deal', kind: 'stake_purchase', parties, status: 'completed' },
    modality: 'asserted',
    from: date(from),
    citation: { source: 'c', name: 'c.txt' },
  });

  it.each([
    [
      'a purchase between them',
      [said('buy', 'Oak', 'Elm', { count: 5n, measures: 'change', from: '2019-07' })],
    ],
    [
      'a sentence that says it was raised',
      [by('c', said('up', 'Oak', 'Elm', { percent: '30', from: '2019-12', action: 'raise' }))],
    ],
    ['a deal of the two', [deal('2019-07', ['Oak', 'Elm'])]],
    ['a deal on the day of the second', [deal('2020-01', ['Oak', 'Elm'])]],
    [
      'a figure half way',
      [by('c', said('half', 'Oak', 'Elm', { percent: '25', from: '2019-07' }))],
    ],
  ])('is explained by %s', (_, more) => {
    expect(codes([before, after, ...more])).toEqual([]);
  });

  it.each([
    ['a deal of others', [deal('2019-07', ['Ash', 'Elm'])]],
    ['a deal of the two in another year', [deal('2021-07', ['Oak', 'Elm'])]],
    [
      'a plan',
      [said('plan', 'Oak', 'Elm', { percent: '30', from: '2019-07', modality: 'planned' })],
    ],
  ])('is not explained by %s', (_, more) => {
    expect(codes([before, after, ...more])).toEqual(['unexplained-jump']);
  });

  it('is more than five points between what the figures can stand for', () => {
    const to = (percent: string) => by('b', said('b', 'Oak', 'Elm', { percent, from: '2020' }));
    expect(codes([before, to('26')])).toEqual([]);
    expect(codes([before, to('26.1')])).toEqual(['unexplained-jump']);
  });

  it('is none after a holding whose end is stated', () => {
    const ended = by('a', said('e', 'Oak', 'Elm', { percent: '20', from: '2019', to: '2019-12' }));
    expect(codes([ended, after])).toEqual([]);
  });
});

describe('a syndicated copy', () => {
  const story = [
    'Oak Motors owns 43% of Elm Works, the parts maker said on Tuesday in a filing with the exchange.',
    'The two have shared engines since 1999, and neither has a veto in the board of the other.',
    'Analysts expect the stake to stay where it is, because a sale would cost both of them money.',
    'Shares of Elm Works closed two points lower in a quiet market after the news came out.',
  ].join(' ');

  it('is the same text with another head and foot; the one published first is the original', () => {
    const sources = [
      article('late', `By our staff. ${story}`, '2019-06-12'),
      article('first', `${story} (Wire)`, '2019-06-11'),
      article('other', story.split(' ').reverse().join(' '), '2019-06-10'),
    ];
    expect([...copiesAmong(sources)]).toEqual([['late', 'first']]);
  });

  it('is not told of short texts, tables, and stories that share a sentence', () => {
    const [lead = ''] = story.split('. ');
    const sources = [
      article('a', lead),
      article('b', lead),
      article('c', story),
      article(
        'd',
        `${lead}. ${'Another story follows here with its own many words about boats. '.repeat(1)}${lead.toUpperCase().split(' ').reverse().join(' ')}`,
      ),
      { ...article('e', story), kind: 'statements' as const },
    ];
    expect(copiesAmong(sources).size).toBe(0);
  });

  it('is kept and named, and its account counts once among the conflicts', () => {
    const sources = [
      article('wire', story, '2019-06-11'),
      article('paper', `${story} All rights reserved.`, '2019-06-11'),
      article('rival', 'Oak Motors owns 40% of Elm Works.', '2019-06-11'),
    ];
    const statements = sources
      .flatMap((source) => readSource(source, []).statements)
      .filter(({ claim }) => claim.type === 'holding')
      .map((statement) => ({ ...statement, from: date('2019-06-11') }));
    expect(statements.map(({ citation }) => citation.source)).toEqual(['wire', 'paper', 'rival']);
    const whole = { ...caseOf(...statements), sources };
    const moment = at('2024-11-09');
    expect(conflictsIn(whole, [], moment, same).map(({ ids }) => ids.length)).toEqual([2]);
    expect(conflictsIn({ ...whole, sources: [] }, [], moment, same)).toHaveLength(2);
    const [finding] = doubtsIn(whole, [], moment, same);
    expect(finding).toMatchObject({ code: 'syndicated-copy', about: 'paper.txt' });
    expect(finding?.says).toContain('wire.txt');
  });
});
