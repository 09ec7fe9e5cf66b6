import { describe, expect, it } from 'vitest';
import { fraction, type Interval, point } from '../../../src/model/index.ts';
import { economicStakes, stakeBand, stakeOf } from '../../../src/ownership/from-register.ts';
import { columnOf } from '../../../src/ownership/stakes.ts';
import { type Register, revised } from '../../../src/register/index.ts';
import { part, registerOf } from '../deals/register-of.ts';

type Row = Omit<Parameters<typeof registerOf>[0][number], 'issuer'>;

const registerWith = (rows: readonly Row[], totals?: object) =>
  registerOf(
    rows.map((row) => ({ ...row, issuer: 'X' })),
    totals ? { capital: { X: totals } } : {},
  );
const column = (register: Register) => columnOf(economicStakes(register), 'X');
const entry = (holder: string, band: Interval, more: object = {}) => ({
  holder,
  band,
  statements: [],
  legalHolders: [],
  ...more,
});
const BAND = { min: part('25%'), max: part('50%'), minOpen: true, maxOpen: false };

describe('the economic stakes of a register', () => {
  it('are of counts over the issued shares, of stakes, and of bands', () => {
    const rows = [
      { holder: 'A', shares: 250, stake: '30%' },
      { holder: 'B', stake: '10%', statements: ['s'] },
      { holder: 'C', band: BAND },
    ];
    expect(column(registerWith(rows, { issuedShares: 1000n }))).toStrictEqual([
      entry('A', point(part('25%'))),
      entry('B', point(part('10%')), { statements: ['s'] }),
      entry('C', BAND),
    ]);
  });

  it('leave out holders of votes alone, of counts without a total, and of nothing', () => {
    const rows = [
      { holder: 'A', votes: '30%' },
      { holder: 'B', shares: 250 },
      { holder: 'C', stake: '0%' },
    ];
    const { columns } = economicStakes(registerWith(rows));
    expect([columns.get('X'), columns.has('X'), columns.size]).toEqual([undefined, false, 0]);
  });

  it('are the beneficiary’s, who holds through others, added to its own', () => {
    const rows = [
      { holder: 'A', stake: '10%', statements: ['s'] },
      { holder: 'T', stake: '20%', beneficiary: 'A', statements: ['t'] },
    ];
    expect(column(registerWith(rows))).toStrictEqual([
      entry('A', point(part('30%')), { statements: ['s', 't'], legalHolders: ['T'] }),
    ]);
  });

  it('count published treasury where no row does, also of a company without rows', () => {
    const totals = { issuedShares: 1000n, treasuryShares: 20n, statements: ['t'] };
    const own = entry('X', point(part('2%')), { statements: ['t'] });
    const rows = [{ holder: 'A', stake: '10%' }];
    expect(column(registerWith(rows, totals))).toStrictEqual([entry('A', point(part('10%'))), own]);
    expect(column(registerWith([], totals))).toStrictEqual([own]);
    expect([...economicStakes(registerWith([], totals)).columns.keys()]).toEqual(['X']);
    const rowOfOwn = [{ holder: 'X', stake: '3%' }];
    expect(column(registerWith(rowOfOwn, totals))).toStrictEqual([entry('X', point(part('3%')))]);
    expect(column(registerWith([], { treasuryShares: 20n }))).toEqual([]);
    expect(column(registerWith([], { issuedShares: 1000n }))).toEqual([]);
    expect(column(registerWith([], { ...totals, treasuryShares: 0n }))).toEqual([]);
  });

  it('are computed once for the same rows and totals, and anew for others', () => {
    const register = registerWith([{ holder: 'A', shares: 100 }], { issuedShares: 1000n });
    expect(column(register)).toBe(column(register));
    const more = revised(register, {
      capital: new Map([['X', { issuer: 'X', issuedShares: 500n, statements: [] }]]),
    });
    expect(column(more)[0]?.band).toEqual(point(part('20%')));
    const empty = (name: string) => {
      const capital = { [name]: { issuedShares: 10n, treasuryShares: 1n } };
      return columnOf(economicStakes(registerOf([], { capital })), name)[0]?.holder;
    };
    expect([empty('P'), empty('Q')]).toEqual(['P', 'Q']);
  });
});

describe('the stake of one holding', () => {
  const { holdings, capital } = registerWith(
    [
      { holder: 'A', shares: 250, stake: '30%' },
      { holder: 'C', band: BAND },
    ],
    { issuedShares: 1000n },
  );

  it('is the count over the issued shares, else what is stated', () => {
    const [row] = holdings;
    const of = (totals: object | undefined) =>
      row && stakeOf(totals && { issuer: 'X', statements: [], ...totals }, row);
    expect(of({ issuedShares: 1000n })).toEqual(fraction(1n, 4n));
    expect([of({ issuedShares: 0n }), of({}), of(undefined)]).toEqual(
      Array.from({ length: 3 }, () => part('30%')),
    );
    expect(row && stakeOf(capital.get('X'), { ...row, shares: 0n })).toEqual(part('0%'));
  });

  it('is a point or a band', () => {
    const register = registerWith([
      { holder: 'A', stake: '30%' },
      { holder: 'C', band: BAND },
    ]);
    expect(register.holdings.map((row) => stakeBand(register, row))).toEqual([
      point(part('30%')),
      BAND,
    ]);
  });
});
