import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { fraction } from '../../../src/model/index.ts';
import { at, caseOf, date, issued, said } from '../../statement.ts';
import { registerOn, told } from './both.ts';

const review = (statement: string, verdict: 'accept' | 'reject' | 'reopen') => ({
  statement,
  verdict,
  by: 'ana',
  why: '',
  recordedAt: '2026-01-01',
});

/** Every candidate with its fate and the reason, of all that is said of A in X on a day of 2020. */
function fates(statements: readonly Statement[], reviews: ReturnType<typeof review>[] = []) {
  const file = { ...caseOf(...statements), reviews };
  return registerOn(file, at('2020-06-30')).choices.flatMap(({ candidates }) =>
    candidates.map(({ statement, fate, why }) => `${statement} ${fate}: ${why}`),
  );
}

const one = (about: Parameters<typeof said>[3]) =>
  said('one', 'A', 'X', { percent: '10', ...about });
const two = (about: Parameters<typeof said>[3]) =>
  said('two', 'A', 'X', { percent: '20', ...about });

/** The grounds of docs/policy.md in their order: the first difference decides. */
describe('of two figures that do not fit', () => {
  const WON = 'first by the policy';

  it.each<[string, Statement, Statement, string]>([
    [
      'the dated one goes first',
      one({ from: '1990', confidence: 'accept', modality: 'reported' }),
      two({}),
      'it has no date, and a dated statement goes first',
    ],
    [
      'the one that states its last day goes first',
      one({ from: '2010', to: '2020-12', confidence: 'accept', modality: 'reported' }),
      two({ from: '2019', to: '..' }),
      'a statement whose stated period covers the day goes first',
    ],
    [
      'a table goes before an article',
      one({ from: '2010', modality: 'reported' }),
      two({ from: '2019', confidence: 'accept' }),
      'a table or filing goes before what was read in an article',
    ],
    [
      'the later year goes first',
      one({ from: '2019-01', modality: 'reported' }),
      two({ from: '2018-12' }),
      'a statement of a later year goes first',
    ],
    [
      'within a year the nearer source goes first',
      one({ from: '2019-01' }),
      two({ from: '2019-12', modality: 'reported' }),
      'its source stands further from the register',
    ],
    [
      'within a year and a kind of source the later one goes first',
      one({ from: '2019-12' }),
      two({ from: '2019-11' }),
      'a more recent statement goes first',
    ],
    [
      'of one day the more precise one goes first',
      one({ from: '2019', percent: '10.0' }),
      two({ from: '2019', percent: '20' }),
      'a more precise figure goes first',
    ],
    [
      'of nothing else the smaller id goes first',
      one({ from: '2019' }),
      two({ from: '2019' }),
      'it says the same',
    ],
  ])('%s', (_, first, second, why) => {
    const expected = [`one won: ${WON}`, `two lost: ${why}`];
    expect(fates([first, second])).toEqual(expected);
    expect(fates([second, first])).toEqual(expected);
  });

  it('what a person accepted goes before all else', () => {
    const statements = [one({ from: '1990', modality: 'reported' }), two({ from: '2019' })];
    expect(fates(statements, [review('one', 'accept')])).toEqual([
      `one won: ${WON}`,
      'two lost: a reviewed statement goes first',
    ]);
  });
});

describe('of figures that print alike', () => {
  it('the most precise gives the number, and the others agree', () => {
    expect(
      fates([
        said('press', 'A', 'X', { percent: '43', from: '2020-02' }),
        said('filing', 'A', 'X', { percent: '43.4', from: '2019' }),
        said('exact', 'A', 'X', { percent: '43.39', from: '2018' }),
      ]),
    ).toEqual([
      'press agrees: prints the same figure',
      'filing agrees: prints the same figure',
      'exact won: first by the policy',
    ]);
  });

  it('a count is the most precise of all where the total is known, unless it is about', () => {
    const press = said('press', 'A', 'X', { percent: '43.40', from: '2020' });
    const count = (more: object) => said('count', 'A', 'X', { count: 434n, from: '2019', ...more });
    const total = issued('total', 'X', 1000n);
    expect(fates([press, count({}), total])[1]).toBe('count won: first by the policy');
    expect(fates([press, count({ approximate: true }), total])).toEqual([
      'press agrees: prints the same figure',
      'count won: first by the policy',
    ]);
  });

  it.each<[string, Parameters<typeof said>[3]]>([
    ['stands further from the register', { from: '2020', modality: 'reported' }],
    ['was read in an article', { from: '2020', confidence: 'accept' }],
    ['has no date', {}],
  ])('one that %s does not give the number, however precise', (_, about) => {
    const lead = said('lead', 'A', 'X', { percent: '43', from: '2020' });
    const other = said('other', 'A', 'X', { percent: '43.41', ...about });
    expect(fates([lead, other])).toEqual([
      'lead won: first by the policy',
      'other agrees: prints the same figure',
    ]);
  });

  it('one that is not reviewed does not give the number of one that is', () => {
    const lead = said('lead', 'A', 'X', { percent: '43', from: '2020' });
    const other = said('other', 'A', 'X', { percent: '43.41', from: '2020' });
    expect(fates([lead, other], [review('lead', 'accept')])[0]).toBe(
      'lead won: first by the policy',
    );
  });
});

describe('beside the answer', () => {
  const fact = said('fact', 'A', 'X', { percent: '10', from: '2015' });

  it.each<[Parameters<typeof said>[3], readonly string[]]>([
    [{ from: '2018', modality: 'planned' }, ['new planned: it is planned, not done']],
    [{ from: '2018', modality: 'denied' }, ['new denied: it is denied, not done']],
    [
      { from: '2018', modality: 'hypothetical' },
      ['new hypothetical: it is hypothetical, not done'],
    ],
    [{ modality: 'planned' }, ['new planned: it is planned, not done']],
    [
      { from: '2019', known: '2018-12-31', modality: 'reported' },
      ['new planned: it is planned, not done'],
    ],
    [{ from: '2018', confidence: 'review' }, ['new lost: it waits for a review']],
    [{ from: '2018', confidence: 'drop' }, []],
    [{ from: '2010', to: '2012' }, []],
    [{ from: '2021', modality: 'planned' }, []],
    [{ from: '2014', modality: 'planned' }, []],
    [{ from: '2020-06-30', modality: 'planned' }, ['new planned: it is planned, not done']],
    [{ from: '2020-07-01', modality: 'planned' }, []],
    [{ from: '2018', measures: 'change' }, []],
    [{ from: '2018', action: 'prior' }, []],
    [{ from: '2018', action: 'cap' }, []],
    [{ from: '2018', action: 'option' }, []],
  ])('stands what is said with %j', (about, candidates) => {
    expect(fates([fact, said('new', 'A', 'X', { percent: '20', ...about })])).toEqual([
      'fact won: first by the policy',
      ...candidates,
    ]);
  });

  it('a plan is over with the first day of something later, not on its own', () => {
    const plan = said('plan', 'A', 'X', { percent: '20', from: '2016-03', modality: 'planned' });
    const done = (about: Parameters<typeof said>[3]) =>
      fates([plan, said('done', 'A', 'X', { percent: '15', ...about })]);
    expect(done({ from: '2016-04-01' })).toHaveLength(1);
    expect(done({ from: '2020-06-30' })).toHaveLength(1);
    expect(done({ from: '2016-03-31' })).toHaveLength(2);
    expect(done({ from: '2016-04-01', measures: 'change' })).toEqual([
      'plan planned: it is planned, not done',
    ]);
    expect(done({ from: '2021' })).toEqual(['plan planned: it is planned, not done']);
    expect(done({ from: '2017', modality: 'planned' })).toHaveLength(2);
    expect(done({ from: '2017', known: '2016', modality: 'reported' })).toHaveLength(2);
  });

  it('stands what a review rejected, whatever else it is', () => {
    const plan = said('plan', 'A', 'X', { percent: '20', from: '2018', modality: 'planned' });
    expect(fates([fact, plan], [review('plan', 'reject'), review('fact', 'reject')])).toEqual([
      'fact rejected: a review rejected it',
      'plan rejected: a review rejected it',
    ]);
  });

  it('the last review decides, and one that reopens leaves it to the reader', () => {
    const unsure = said('unsure', 'A', 'X', { percent: '10', from: '2015', confidence: 'review' });
    const after = (...verdicts: ('accept' | 'reject' | 'reopen')[]) =>
      fates(
        [unsure],
        verdicts.map((verdict) => review('unsure', verdict)),
      );
    expect(after('reject', 'accept')).toEqual(['unsure won: first by the policy']);
    expect(after('accept', 'reopen')).toEqual(['unsure lost: it waits for a review']);
  });

  it('what has no other choice has one of its own', () => {
    const plan = said('plan', 'A', 'X', { percent: '20', from: '2018', modality: 'planned' });
    expect(registerOn(caseOf(plan), at('2020-06-30')).choices).toEqual([
      {
        holder: 'A',
        issuer: 'X',
        basis: 'stake',
        candidates: [{ statement: 'plan', fate: 'planned', why: 'it is planned, not done' }],
      },
    ]);
  });
});

describe('the row of a holding', () => {
  it('has capital, votes and exercisable votes each from its own winner', () => {
    const file = caseOf(
      said('cap', 'A', 'X', { percent: '10', from: '2015', to: '2030', known: '2016' }),
      said('gross', 'A', 'X', { percent: '12', basis: 'votes-gross', from: '2016' }),
      said('free', 'A', 'X', { percent: '14', basis: 'votes-exercisable', from: '2017' }),
    );
    const register = registerOn(file, at('2020-06-30'));
    expect(told(register)).toEqual([
      'A in X: 10%, 12% of votes, 14% exercisable, from 2015, to 2030, known 2016, by cap and gross and free',
    ]);
    expect(register.choices.map(({ basis, winner }) => [basis, winner])).toEqual([
      ['stake', 'cap'],
      ['votes', 'gross'],
      ['exercisable', 'free'],
    ]);
  });

  it('turns counts into parts of the total that they are of', () => {
    const total = (of: 'grossVotes' | 'exercisableVotes', count: bigint): Statement => ({
      ...issued(of, 'X', count),
      claim: { type: 'total', issuer: 'X', of, measures: 'level', count },
    });
    const file = caseOf(
      issued('all', 'X', 1000n),
      total('grossVotes', 1200n),
      total('exercisableVotes', 800n),
      said('shares', 'A', 'X', { count: 100n, from: '2015' }),
      said('gross', 'A', 'X', { count: 300n, basis: 'votes-gross', from: '2015' }),
      said('free', 'A', 'X', { count: 200n, basis: 'votes-exercisable', from: '2015' }),
    );
    expect(told(registerOn(file, at('2020-06-30')))).toEqual([
      'A in X: 10%, 100 shares, 25% of votes, 300 votes, 25% exercisable, from 2015, by shares and gross and free',
    ]);
  });

  it('keeps a count without a total, and a band without a figure', () => {
    const count = said('count', 'A', 'X', { count: 100n, from: '2015' });
    expect(told(registerOn(caseOf(count), at('2020-06-30')))).toEqual([
      'A in X: 100 shares, from 2015, by count',
    ]);
    const { stake: _, ...claim } = one({ from: '2015' }).claim as { stake?: unknown };
    const banded = { ...one({ from: '2015' }), claim } as Statement;
    expect(told(registerOn(caseOf(banded), at('2020-06-30')))).toEqual([
      'A in X: 19/2% to 21/2%, from 2015, by one',
    ]);
  });

  it('brings a part of the shares without treasury to the base of all issued ones', () => {
    const file = caseOf(
      issued('all', 'X', 1000n),
      said('own', 'X', 'X', { count: 200n, from: '2015' }),
      said('part', 'A', 'X', { percent: '50', basis: 'shares', from: '2015' }),
      said('whole', 'B', 'X', { percent: '50', from: '2015' }),
    );
    expect(told(registerOn(file, at('2020-06-30')))).toEqual([
      'X in X: 20%, 200 shares, from 2015, by own',
      'A in X: 40%, from 2015, by part',
      'B in X: 50%, from 2015, by whole',
    ]);
  });

  it('scales the band with it: 50% without a fifth of the shares is from 39.6% to 40.4%', () => {
    const file = caseOf(
      issued('all', 'X', 1000n),
      said('own', 'X', 'X', { count: 200n, from: '2015' }),
      said('part', 'A', 'X', { percent: '50', basis: 'shares', from: '2016' }),
      said('near', 'A', 'X', { percent: '40.3', from: '2015' }),
      said('far', 'A', 'X', { percent: '40.6', from: '2015' }),
    );
    const { choices } = registerOn(file, at('2020-06-30'));
    expect(choices.at(-1)?.candidates.map(({ statement, fate }) => [statement, fate])).toEqual([
      ['part', 'agrees'],
      ['far', 'lost'],
      ['near', 'won'],
    ]);
  });

  it('says for whom it is held and how it votes, by the last that says so', () => {
    const file = caseOf(
      said('now', 'T', 'X', { percent: '28', from: '2018' }),
      said('first', 'T', 'X', { percent: '20', from: '2014', beneficiary: 'A', voting: 'normal' }),
      said('then', 'T', 'X', { percent: '28', from: '2016', beneficiary: 'B', voting: 'neutral' }),
      said('plan', 'T', 'X', {
        percent: '28',
        from: '2017',
        beneficiary: 'C',
        modality: 'planned',
      }),
      said('later', 'T', 'X', { percent: '28', from: '2021', voting: 'abstaining' }),
    );
    expect(told(registerOn(file, at('2020-06-30')))).toEqual([
      'T in X: 28%, neutral, for B, from 2018, by now',
    ]);
    expect(told(registerOn(file, at('2021-01-01')))).toEqual([
      'T in X: 28%, abstaining, for B, from 2021, by later',
    ]);
  });

  it('is held for nobody else where the holder is the beneficiary', () => {
    const file = caseOf(said('s', 'A', 'X', { percent: '28', from: '2018', beneficiary: 'A' }));
    expect(told(registerOn(file, at('2020-06-30')))).toEqual(['A in X: 28%, from 2018, by s']);
  });
});

describe('rows by lot', () => {
  const lot = (id: string, count: bigint, more: object = {}) =>
    said(id, 'A', 'X', { count, lot: id, from: '2014', ...more });
  const total = issued('total', 'X', 1000n);

  it('stand for the holding where together they are what was said of it', () => {
    const whole = said('all', 'A', 'X', { percent: '30', from: '2015' });
    const file = caseOf(total, whole, lot('old', 200n), lot('new', 100n));
    expect(told(registerOn(file, at('2020-06-30')))).toEqual([
      'A in X: 20%, 200 shares, lot old, from 2014, by old',
      'A in X: 10%, 100 shares, lot new, from 2014, by new',
    ]);
  });

  it('do not where they are not, or where one is not counted', () => {
    const whole = said('all', 'A', 'X', { percent: '30', from: '2015' });
    const row = ['A in X: 30%, from 2015, by all'];
    expect(told(registerOn(caseOf(total, whole, lot('old', 200n)), at('2020-06-30')))).toEqual(row);
    const uncounted = said('old', 'A', 'X', { percent: '30', lot: 'old', from: '2014' });
    expect(told(registerOn(caseOf(total, whole, uncounted), at('2020-06-30')))).toEqual(row);
  });

  it('stand alone where nothing is said of the whole, and have their votes when these begin', () => {
    const file = caseOf(
      total,
      lot('old', 200n, { votesPerShare: { count: fraction(2n), from: date('2016-04-03') } }),
    );
    expect(told(registerOn(file, at('2016-04-02')))[0]).toContain('lot old, x1,');
    expect(told(registerOn(file, at('2016-04-03')))[0]).toContain('lot old, x2,');
  });
});
