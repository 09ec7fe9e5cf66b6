import { describe, expect, it } from 'vitest';
import type { Statement, TotalClaim } from '../../../src/evidence/index.ts';
import { company, type Holding, fraction } from '../../../src/model/index.ts';
import type { CaseFile } from '../../../src/register/index.ts';
import { registerAt } from '../../../src/register/register-at.ts';
import { at, caseOf, date, issued, said } from '../../statement.ts';
import { registerOn, told } from './both.ts';

const DAY = at('2020-06-30');

type Given = Partial<Holding> & Pick<Holding, 'holder' | 'issuer'>;

function given(rows: readonly Given[], more: Partial<CaseFile> = {}): CaseFile {
  return {
    ...caseOf(),
    ...more,
    holdings: rows.map((row) => ({
      stake: fraction(1n, 10n),
      voting: 'normal',
      modality: 'asserted',
      statements: [],
      ...row,
    })),
  };
}
const rows = (file: CaseFile, moment = DAY) => told(registerOn(file, moment));

const total = (id: string, of: TotalClaim['of'], count: bigint, more: object = {}): Statement =>
  ({
    ...issued(id, 'X', count),
    ...more,
    claim: { type: 'total', issuer: 'X', of, measures: 'level', count },
  }) as Statement;

describe('a holding that is given as a fact', () => {
  it('stands as it is, whatever statements say of the pair', () => {
    const statements = [
      said('a', 'A', 'X', { percent: '20', from: '2015' }),
      said('b', 'B', 'X', { percent: '30', from: '2015' }),
      said('y', 'A', 'Y', { percent: '40', from: '2015' }),
    ];
    const file = given([{ holder: 'A', issuer: 'X' }], { statements });
    expect(rows(file)).toEqual([
      'A in X: 10%',
      'B in X: 30%, from 2015, by b',
      'A in Y: 40%, from 2015, by y',
    ]);
    expect(registerOn(file, DAY).choices.map(({ winner }) => winner)).toEqual(['b', 'y']);
  });

  it.each<[string, Partial<Holding>]>([
    ['is a plan', { modality: 'planned' }],
    ['has not begun', { from: date('2020-07') }],
    ['has ended', { to: date('2020-05') }],
  ])('is no row when it %s', (_, about) => {
    expect(rows(given([{ holder: 'A', issuer: 'X', ...about }]))).toEqual([]);
  });

  it('is known unless it says since when, and that is later', () => {
    const file = given([
      { holder: 'A', issuer: 'X' },
      { holder: 'B', issuer: 'X', knownFrom: date('2019-06') },
    ]);
    expect(rows(file, at('2020-06-30', '2019-06-29'))).toEqual(['A in X: 10%']);
    expect(rows(file, at('2020-06-30', '2019-06-30'))).toHaveLength(2);
  });

  it('gives way to the row of the same base that became known or began last', () => {
    const row = (from: string, measure: Partial<Holding>): Holding => ({
      holder: 'A',
      issuer: 'X',
      voting: 'normal',
      modality: 'asserted',
      statements: [],
      from: date(from),
      ...measure,
    });
    const left = (...holdings: readonly Holding[]) => rows({ ...caseOf(), holdings });
    const stake = row('2018', { stake: fraction(1n, 5n) });
    const count = row('2019', { shares: 7n });
    const votes = row('2018', { votes: fraction(1n, 4n) });
    expect(left(stake, count)).toEqual(['A in X: 7 shares, from 2019']);
    expect(left(count, stake)).toEqual(['A in X: 7 shares, from 2019']);
    expect(left(votes, row('2019', { grossVotes: 9n }))).toEqual(['A in X: 9 votes, from 2019']);
    expect(left(votes, count)).toHaveLength(2);
    expect(left(votes, row('2019', { exercisable: fraction(1n, 3n) }))).toHaveLength(2);
  });

  it('stands under the names that the entities have for themselves', () => {
    const entities = [
      { ...company('Alpha'), aliases: ['A'] },
      company('Xi'),
    ] as CaseFile['entities'];
    const file = given([{ holder: 'T', issuer: 'A', beneficiary: 'A' }], { entities });
    expect(rows(file)).toEqual(['T in Alpha: 10%, for Alpha']);
    expect([...registerOn(file, DAY).entities.keys()].sort()).toEqual(['Alpha', 'T', 'Xi']);
  });
});

describe('the entities of a register', () => {
  const claimed = (id: string, entity: object): Statement =>
    ({ ...said(id, 'A', 'X', {}), claim: { type: 'entity', entity } }) as unknown as Statement;

  it('are those that are claimed or given, the first of one name', () => {
    const first = { ...company('A'), law: 'JP' };
    const file = given([], {
      statements: [claimed('e', first), claimed('f', { ...company('A'), law: 'FR' })],
      entities: [{ ...company('A'), law: 'DE' }] as CaseFile['entities'],
    });
    expect(registerOn(file, DAY).entities.get('A')).toEqual(first);
  });

  it('are companies where a holder, an issuer, a beneficiary or a total is of no known name', () => {
    const file = given([{ holder: 'T', issuer: 'Y', beneficiary: 'B' }], {
      statements: [issued('t', 'X', 10n)],
    });
    const { entities } = registerOn(file, DAY);
    expect([...entities.keys()].sort()).toEqual(['B', 'T', 'X', 'Y']);
    expect(entities.get('B')).toEqual(company('B'));
  });
});

describe('the agreements and rules of a register', () => {
  it('are those that run on the day, under the own names of their parties', () => {
    const agreement = { id: 'lock', kind: 'lockUp' as const, parties: ['A', 'B'], statements: [] };
    const file = given([], {
      entities: [{ ...company('Alpha'), aliases: ['A'] }] as CaseFile['entities'],
      agreements: [
        { ...agreement, issuer: 'A' },
        { ...agreement, id: 'over', to: date('2019') },
        { ...agreement, id: 'all' },
      ],
    });
    expect(registerOn(file, DAY).agreements).toEqual([
      { ...agreement, parties: ['Alpha', 'B'], issuer: 'Alpha' },
      { ...agreement, id: 'all', parties: ['Alpha', 'B'] },
    ]);
  });

  it('are the rules of the case where it names them', () => {
    expect(registerOn(given([], { rules: ['fr-233-3'] }), DAY).rules).toEqual(['fr-233-3']);
    expect(registerOn(given([]), DAY)).not.toHaveProperty('rules');
    expect(registerAt(given([], { rules: ['fr-233-3'] }), DAY).rules).toEqual(['fr-233-3']);
    expect(registerAt(given([]), DAY)).not.toHaveProperty('rules');
  });
});

describe('the totals of a company', () => {
  const capital = (...statements: readonly Statement[]) =>
    registerOn(caseOf(...statements), DAY).capital.get('X');

  it('are the most recent of each kind, with the statements behind them', () => {
    expect(
      capital(
        issued('new', 'X', 1200n, '2019'),
        issued('old', 'X', 1000n, '2015'),
        total('votes', 'grossVotes', 1500n),
      ),
    ).toEqual({
      issuer: 'X',
      issuedShares: 1200n,
      grossVotes: 1500n,
      statements: ['votes', 'new'],
    });
  });

  it('of one day are what is asserted, and then the last by id', () => {
    const reported = { modality: 'reported' };
    expect(
      capital(issued('a', 'X', 1n), total('b', 'issuedShares', 2n, reported))?.issuedShares,
    ).toBe(1n);
    expect(capital(issued('a', 'X', 1n), issued('b', 'X', 2n))?.issuedShares).toBe(2n);
    expect(capital(issued('b', 'X', 2n), issued('a', 'X', 1n))?.issuedShares).toBe(2n);
    const undated = { ...issued('z', 'X', 9n) } as { from?: unknown };
    delete undated.from;
    expect(capital(issued('a', 'X', 1n), undated as Statement)?.issuedShares).toBe(1n);
  });

  it.each<[string, Statement]>([
    ['a plan', total('t', 'issuedShares', 5n, { modality: 'planned' })],
    ['what has not begun', issued('t', 'X', 5n, '2021')],
    ['what the reader doubts', total('t', 'issuedShares', 5n, { confidence: 'drop' })],
    [
      'a change',
      {
        ...issued('t', 'X', 5n),
        claim: { ...issued('t', 'X', 5n).claim, measures: 'change' } as never,
      },
    ],
  ])('are never %s', (_, statement) => {
    expect(capital(statement)).toBeUndefined();
  });

  it('are what a review accepted', () => {
    const unsure = total('t', 'issuedShares', 5n, { confidence: 'review' });
    expect(capital(unsure)).toBeUndefined();
    const review = { statement: 't', verdict: 'accept' as const, by: '', why: '', recordedAt: '' };
    const { capital: totals } = registerOn({ ...caseOf(unsure), reviews: [review] }, DAY);
    expect(totals.get('X')?.issuedShares).toBe(5n);
  });

  it('that are given go before those that are stated, and the others stay', () => {
    const facts = { issuer: 'X', issuedShares: 7n, statements: ['given'] };
    const file = {
      ...caseOf(issued('t', 'X', 5n), total('v', 'grossVotes', 9n)),
      capital: [facts],
    };
    expect(registerOn(file, DAY).capital.get('X')).toEqual({ ...facts, grossVotes: 9n });
  });
});

describe('findings of a register', () => {
  it('tell of holders that sum to more than all, with the arithmetic', () => {
    const file = caseOf(
      issued('t', 'X', 1000n),
      said('a', 'A', 'X', { count: 600n, from: '2015' }),
      said('b', 'B', 'X', { percent: '40.01', from: '2015' }),
    );
    expect(registerOn(file, DAY).findings).toEqual([
      {
        code: 'over-held',
        severity: 'error',
        about: 'X',
        says: 'The holders of X sum to 100.01%: A 60.00 + B 40.01. Its owners are not computed.',
        try: 'Look at the statements behind these rows and reject the wrong one.',
      },
    ]);
  });

  it('count shares over the total rather than the stake beside them, and of a band the least', () => {
    const shares = { holder: 'A', issuer: 'X', shares: 600n, stake: fraction(1n, 2n) };
    const band = { min: fraction(2n, 5n), max: fraction(1n), minOpen: false, maxOpen: false };
    const facts = [{ issuer: 'X', issuedShares: 1000n, statements: [] }];
    const banded = {
      holder: 'B',
      issuer: 'X',
      voting: 'normal',
      modality: 'asserted',
      statements: [],
      band,
    };
    const file = given([shares], { capital: facts });
    const both = { ...file, holdings: [...file.holdings, banded as Holding] };
    expect(registerOn(both, DAY).findings).toEqual([]);
    const more = { ...banded, band: { ...band, min: fraction(41n, 100n) } } as Holding;
    expect(registerOn({ ...file, holdings: [...file.holdings, more] }, DAY).findings).toHaveLength(
      1,
    );
  });

  it('tell of a holding that rests on a statement without a date', () => {
    const undated = said('s', 'A', 'X', { percent: '10' });
    const dated = said('d', 'B', 'X', { percent: '10', from: '2015' });
    const waits = said('w', 'C', 'X', { percent: '10', modality: 'planned' });
    expect(registerOn(caseOf(undated, dated, waits), DAY).findings).toEqual([
      {
        code: 'undated-statement',
        severity: 'remark',
        about: 'A in X',
        says: 'The holding of A in X rests on s, which has no date.',
        try: 'Add the article with --published DATE, or a dated statement.',
      },
    ]);
  });

  it('keep those of the case, first', () => {
    const known = { code: 'c', severity: 'remark' as const, says: 's', try: 't' };
    const file = given([
      { holder: 'A', issuer: 'X', stake: fraction(1n) },
      { holder: 'B', issuer: 'X' },
    ]);
    const { findings } = registerOn({ ...file, findings: [known] }, DAY);
    expect(findings.map(({ code }) => code)).toEqual(['c', 'over-held']);
  });
});

describe('holders that are none', () => {
  it.each(['(free float)', '(Public)', '(others)', '(unidentified)'])('%s is nobody', (holder) => {
    expect(rows(caseOf(said('s', holder, 'X', { percent: '10', from: '2015' })))).toEqual([]);
  });

  it('a name that only sounds so is somebody', () => {
    for (const holder of ['Public', '(others) Fund', 'The (public)'])
      expect(rows(caseOf(said('s', holder, 'X', { percent: '10', from: '2015' })))).toHaveLength(1);
  });

  it.each(['A with B', 'A together with B'])('%s is two, of whom the first is known', (several) => {
    const both = said('both', several, 'X', { percent: '30', from: '2015' });
    expect(rows(caseOf(both, said('a', 'A', 'X', { percent: '10', from: '2015' })))).toEqual([
      'A in X: 10%, from 2015, by a',
    ]);
    expect(rows(caseOf(both, said('a', 'A', 'Y', { percent: '10', from: '2015' })))).toHaveLength(
      2,
    );
    expect(rows(caseOf(both))).toHaveLength(1);
  });
});

describe('an owner behind a vehicle', () => {
  const vehicle = (beneficiary = 'A', issuer = 'X') =>
    said('vehicle', 'V', issuer, { percent: '15', from: '2015', to: '..', beneficiary });
  const press = (more: object = {}) =>
    said('press', 'A', 'X', { percent: '15', from: '2019', confidence: 'accept', ...more });
  const holders = (...statements: readonly Statement[]) =>
    registerOn(caseOf(...statements), DAY).holdings.map(
      ({ holder, issuer }) => `${holder} in ${issuer}`,
    );

  it('holds nothing else where only articles say so', () => {
    expect(holders(vehicle(), press())).toEqual(['V in X']);
    const { choices } = registerOn(caseOf(vehicle(), press()), DAY);
    expect(choices[0]?.candidates.map(({ statement }) => statement)).toEqual(['vehicle', 'press']);
  });

  it('holds beside it where a table says so too', () => {
    const table = said('table', 'A', 'X', { percent: '2', from: '2014' });
    expect(holders(vehicle(), press(), table)).toEqual(['V in X', 'A in X']);
  });

  it('is meant for this company and this owner alone', () => {
    expect(holders(vehicle('A', 'Y'), press())).toEqual(['V in Y', 'A in X']);
    expect(holders(vehicle('B'), press())).toEqual(['V in X', 'A in X']);
    expect(
      holders(said('w', 'W', 'X', { percent: '1', from: '2015' }), vehicle(), press()),
    ).toEqual(['W in X', 'V in X']);
  });
});
