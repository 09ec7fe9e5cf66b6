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
});
