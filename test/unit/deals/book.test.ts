import { describe, expect, it } from 'vitest';
import { countedExercisable, countedVotes, openBook, restOf } from '../../../src/deals/book.ts';
import type { Capital } from '../../../src/model/index.ts';
import { ledgerGap } from '../../../src/deals/index.ts';
import { done, part, registerOf } from './register-of.ts';

type Rows = Parameters<typeof registerOf>[0];
type Written = Omit<Rows[number], 'issuer'>;

/** The book of X with these rows and totals. */
function bookOf(rows: readonly Written[], totals?: Partial<Capital>) {
  const register = registerOf(
    rows.map((row) => ({ ...row, issuer: 'X' })),
    totals ? { capital: { X: totals } } : {},
  );
  return openBook(register, 'X');
}

function summary(book: ReturnType<typeof bookOf>) {
  const { unit, complete, capital, gross, exercisable } = book;
  return { unit, complete, totals: [capital, gross, exercisable].map((one) => one.toFraction()) };
}

const amounts = (book: ReturnType<typeof bookOf>) =>
  book.rows.map(({ amount, gross, exercisable }) =>
    [amount, gross, exercisable].map((one) => one?.toFraction()),
  );

const COUNTED = { issuedShares: 1000n };
const BAND = { min: part('25%'), max: part('50%'), minOpen: true, maxOpen: false };

describe('the unit of a book', () => {
  it('is shares where the issued shares are known', () => {
    expect(summary(bookOf([{ holder: 'A', stake: '10%' }], COUNTED))).toEqual({
      unit: 'shares',
      complete: true,
      totals: ['1000', '1000', '1000'],
    });
  });

  it('is shares where a count and an exact stake of one holder imply them', () => {
    const exact = { holder: 'A', shares: 300, stake: '30%' };
    expect(summary(bookOf([exact]))).toMatchObject({
      unit: 'shares',
      totals: ['1000', '1000', '1000'],
    });
    const rounded = { holder: 'B', shares: 1, stake: '33.33%' };
    expect(summary(bookOf([rounded]))).toMatchObject({ unit: 'capital', complete: true });
    expect(summary(bookOf([rounded, exact]))).toMatchObject({ unit: 'shares' });
  });

  it.each([
    { holder: 'A', shares: 0, stake: '30%' },
    { holder: 'A', shares: 300, stake: '0%' },
  ])('is not implied by nothing: %j', (row) => {
    expect(summary(bookOf([row])).unit).toBe('capital');
    expect(summary(bookOf([row, { holder: 'B', shares: 100, stake: '10%' }])).unit).toBe('shares');
  });

  it('is parts of the capital where nothing is counted, or a total of none is printed', () => {
    const parts = { unit: 'capital', complete: true, totals: ['1', '1', '1'] };
    expect(summary(bookOf([{ holder: 'A', stake: '10%' }]))).toEqual(parts);
    expect(summary(bookOf([], { issuedShares: 0n }))).toEqual(parts);
    expect(summary(bookOf([]))).toEqual(parts);
  });

  it('is shares without a whole where every holder is counted and the total is not known', () => {
    const book = bookOf([
      { holder: 'A', shares: 30 },
      { holder: 'B', shares: 12 },
    ]);
    expect(summary(book)).toMatchObject({ unit: 'shares', complete: false });
    expect(book.capital).toEqual(part('42'));
    expect(restOf(book)).toEqual(part('0'));
  });

  it('is parts where one of the holders is not counted: the counts then say no amount', () => {
    const book = bookOf([
      { holder: 'A', shares: 30 },
      { holder: 'B', stake: '20%' },
    ]);
    expect(book.unit).toBe('capital');
    expect(amounts(book)).toEqual([
      [undefined, undefined, undefined],
      ['1/5', undefined, undefined],
    ]);
  });
});

describe('the votes of a book', () => {
  it('are one a share, more or none where the holding says so', () => {
    const book = bookOf(
      [
        { holder: 'A', shares: 100, votesPerShare: 2 },
        { holder: 'B', shares: 50, voting: 'none', votesPerShare: 3 },
        { holder: 'C', stake: '10%' },
      ],
      COUNTED,
    );
    expect(summary(book).totals).toEqual(['1000', '1050', '1050']);
    expect(countedVotes(book)).toEqual(part('1050'));
  });

  it('leave treasury and suspended shares out of the exercisable ones', () => {
    const book = bookOf(
      [
        { holder: 'X', shares: 100 },
        { holder: 'A', shares: 50, voting: 'suspended', votesPerShare: 2 },
        { holder: 'B', shares: 40, voting: 'neutral' },
      ],
      COUNTED,
    );
    expect(summary(book).totals).toEqual(['1000', '1050', '850']);
    expect(countedExercisable(book)).toEqual(part('850'));
  });

  it('are the published totals where shares are counted', () => {
    const totals = { grossVotes: 1200n, exercisableVotes: 900n };
    const rows = [{ holder: 'A', stake: '10%' }];
    expect(summary(bookOf(rows, { ...COUNTED, ...totals })).totals).toEqual([
      '1000',
      '1200',
      '900',
    ]);
    expect(summary(bookOf(rows, totals)).totals).toEqual(['1', '1', '1']);
  });

  it('that a holding states stand for as many shares, or fewer where a share has several', () => {
    const votes = { votes: '30%' };
    const totals = { ...COUNTED, grossVotes: 1200n, exercisableVotes: 900n };
    const rows = [
      { holder: 'A', ...votes },
      { holder: 'B', ...votes, votesPerShare: 2 },
      { holder: 'C', exercisable: '10%' },
      { holder: 'D', votes: '10%', stake: '5%' },
    ];
    expect(amounts(bookOf(rows, totals))).toEqual([
      ['360', '360', undefined],
      ['180', '360', undefined],
      ['90', undefined, '90'],
      ['50', '120', undefined],
    ]);
  });

  it('that a holding counts are a number only where shares are counted', () => {
    const rows = [{ holder: 'A', stake: '10%', grossVotes: 150n }];
    expect(amounts(bookOf(rows, COUNTED))).toEqual([['100', '150', undefined]]);
    expect(amounts(bookOf(rows))).toEqual([['1/10', undefined, undefined]]);
  });

  it('say nothing of shares without a vote, or of a band', () => {
    const rows = [
      { holder: 'A', votes: '0%', voting: 'none' as const },
      { holder: 'B', votes: '30%', band: BAND },
    ];
    expect(amounts(bookOf(rows, COUNTED)).map(([amount]) => amount)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('bands of a book', () => {
  it('are scaled to the unit, and hold an amount only where they are a point', () => {
    const point = { min: part('10%'), max: part('10%'), minOpen: false, maxOpen: false };
    const book = bookOf(
      [
        { holder: 'A', band: BAND },
        { holder: 'B', band: point },
      ],
      COUNTED,
    );
    expect(book.rows[0]?.band).toEqual({ ...BAND, min: part('250'), max: part('500') });
    expect(amounts(book).map(([amount]) => amount)).toEqual([undefined, '100']);
    expect(restOf(book)).toEqual(part('650'));
  });
});

describe('rows of one holder on several bases', () => {
  it('are one row where each knows another base, with the statements of all', () => {
    const book = bookOf([
      { holder: 'A', stake: '15%', statements: ['s1'] },
      { holder: 'A', votes: '20%', statements: ['s1', 's2'], voting: 'neutral' },
      { holder: 'A', exercisable: '5%' },
    ]);
    expect(book.rows).toHaveLength(1);
    expect(book.rows[0]?.holding).toMatchObject({
      stake: part('15%'),
      votes: part('20%'),
      exercisable: part('5%'),
      voting: 'neutral',
      statements: ['s1', 's2'],
    });
  });

  it.each([
    ['stakes', { stake: '5%' }],
    ['counts', { shares: 50 }],
    ['bands', { band: BAND }],
  ])('are shares of their own where both speak of capital: %s', (_, second) => {
    expect(
      bookOf([
        { holder: 'A', stake: '15%' },
        { holder: 'A', ...second },
      ]).rows,
    ).toHaveLength(2);
  });

  it.each([
    ['votes', { votes: '5%' }, { votes: '6%' }],
    ['counts of votes', { grossVotes: 5n }, { votes: '6%' }],
    ['exercisable votes', { exercisable: '5%' }, { exercisable: '6%' }],
  ])('are shares of their own where both speak of %s', (_, first, second) => {
    expect(
      bookOf([
        { holder: 'A', ...first },
        { holder: 'A', ...second },
      ]).rows,
    ).toHaveLength(2);
  });

  it.each([{ class: 'pref' }, { lot: 'old' }, { beneficiary: 'B' }, { holder: 'B' }])(
    'are of other shares where they differ in %j',
    (other) => {
      const rows = [
        { holder: 'A', stake: '15%' },
        { holder: 'A', votes: '5%', ...other },
      ];
      expect(bookOf(rows).rows).toHaveLength(2);
    },
  );
});

describe('treasury shares of a published total', () => {
  const totals = { ...COUNTED, treasuryShares: 20n };

  it('are a row of the book where no holding speaks of them', () => {
    expect(bookOf([], totals).rows).toMatchObject([
      {
        holding: { holder: 'X', issuer: 'X', shares: 20n, modality: 'asserted', voting: 'normal' },
        amount: part('20'),
        published: true,
      },
    ]);
  });

  it('are none where a holding does, or the shares are not counted, or there are none', () => {
    expect(bookOf([{ holder: 'X', shares: 15 }], totals).rows).toHaveLength(1);
    expect(bookOf([], { treasuryShares: 20n }).rows).toEqual([]);
    expect(bookOf([], { ...COUNTED, treasuryShares: 0n }).rows).toEqual([]);
  });
});

describe('the equation of issued shares', () => {
  const before = registerOf([{ holder: 'A', issuer: 'X', shares: 300 }], {
    capital: { X: COUNTED },
  });
  const issued = () => done(before, { issue: { issuer: 'X', to: 'B', shares: 50 } });

  it('closes when the ledger says what was created and cancelled', () => {
    const { register: after, ledger } = issued();
    expect(ledgerGap(before, after, ledger, 'X')).toEqual(part('0'));
  });

  it('shows what the ledger leaves out, and counts no entry of another company', () => {
    const { register: after, ledger } = issued();
    expect(ledgerGap(before, after, [], 'X')).toEqual(part('50'));
    const others = ledger.map((entry) => ({ ...entry, issuer: 'Y' }));
    expect(ledgerGap(before, after, others, 'X')).toEqual(part('50'));
    const cancelled = ledger.map((entry) => ({ ...entry, cancelled: part('7') }));
    expect(ledgerGap(before, after, cancelled, 'X')).toEqual(part('7'));
  });

  it('says nothing where shares are not counted before or after', () => {
    const parts = registerOf([{ holder: 'A', issuer: 'X', stake: '30%' }]);
    expect(ledgerGap(parts, issued().register, [], 'X')).toBeUndefined();
    expect(ledgerGap(before, parts, [], 'X')).toBeUndefined();
  });
});
