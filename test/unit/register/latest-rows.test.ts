import { describe, expect, it } from 'vitest';
import { type Holding, fraction, parsePartialDate } from '../../../src/model/index.ts';
import { latestRows } from '../../../src/register/latest-rows.ts';

function row(stake: string, dates: { from?: string; knownFrom?: string }, more = {}): Holding {
  return {
    holder: 'H',
    issuer: 'A',
    stake: fraction(stake),
    voting: 'normal',
    modality: 'asserted',
    statements: [],
    ...(dates.from && { from: parsePartialDate(dates.from) }),
    ...(dates.knownFrom && { knownFrom: parsePartialDate(dates.knownFrom) }),
    ...more,
  } as Holding;
}
const stakes = (rows: readonly Holding[]) =>
  latestRows(rows).map((kept) => kept.stake?.toFraction());

describe('rows that replace each other', () => {
  it('keeps the row that became known last', () => {
    const rows = [row('1/10', { knownFrom: '2020-03' }), row('1/5', { knownFrom: '2020-02' })];
    expect(stakes(rows)).toEqual(['1/10']);
  });

  it('keeps the row that began last when both became known together', () => {
    expect(stakes([row('1/10', { from: '2019' }), row('1/5', { from: '2018' })])).toEqual(['1/10']);
  });

  it('prefers later knowledge to a later beginning', () => {
    const rows = [
      row('1/10', { from: '2019', knownFrom: '2020' }),
      row('1/5', { from: '2018', knownFrom: '2021' }),
    ];
    expect(stakes(rows)).toEqual(['1/5']);
  });

  it('keeps rows that are alike in both, and lots, classes and other bases beside each other', () => {
    expect(stakes([row('1/10', {}), row('1/5', {})])).toEqual(['1/10', '1/5']);
    const lots = [row('1/10', { from: '2019' }, { lot: 'new' }), row('1/5', {}, { lot: 'old' })];
    expect(stakes(lots)).toEqual(['1/10', '1/5']);
    const bases = [
      row('1/10', { from: '2019' }),
      row('1/5', {}, { stake: undefined, votes: fraction('1/5') }),
    ];
    expect(latestRows(bases)).toHaveLength(2);
  });

  it('lets what has a date go before what has none', () => {
    expect(stakes([row('1/10', { from: '2020' }), row('1/5', { knownFrom: '2019' })])).toEqual([
      '1/5',
    ]);
    expect(stakes([row('1/10', { from: '2019' }), row('1/5', {})])).toEqual(['1/10']);
  });

  it('takes counts, parts and bands of the capital for one base, and both counts of votes for one', () => {
    const none = { stake: undefined };
    const of = (...measures: readonly object[]) =>
      latestRows(
        measures.map((measure, at) =>
          row('1/5', { from: `${2018 + at}` }, { ...none, ...measure }),
        ),
      ).map(({ from }) => `${from}`.slice(0, 4));
    const third = fraction(1n, 3n);
    const band = { min: third, max: third, minOpen: false, maxOpen: false };
    expect(of({ shares: 5n }, { stake: third }, { band })).toEqual(['2020']);
    expect(of({ band }, { stake: third }, { shares: 5n })).toEqual(['2020']);
    expect(of({ votes: third }, { grossVotes: 5n })).toEqual(['2019']);
    expect(of({ exercisable: third }, { votes: third }, { stake: third })).toEqual([
      '2018',
      '2019',
      '2020',
    ]);
  });
});
