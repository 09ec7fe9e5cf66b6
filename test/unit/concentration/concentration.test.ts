import { describe, expect, it } from 'vitest';
import { askAbout, type Given, rows } from '../control/ask.ts';

const asked = (given: Given, more: Record<string, unknown>) =>
  askAbout(given, { ask: 'concentration', ...more });

describe('concentration', () => {
  it('of two equal firms under one owner is that of a monopoly', () => {
    const given = { holdings: rows(['P', 'A', '100%'], ['P', 'B', '100%']) };
    const market = { A: '50%', B: '50%' };
    for (const more of [
      { model: 'votes' },
      { model: 'banzhaf' },
      { model: 'controller', controllers: { A: 'P', B: 'P' } },
    ]) {
      expect(asked(given, { market, owners: 'direct', ...more })).toMatchObject({
        hhi: 5000,
        delta: 5000,
        mhhi: 10_000,
      });
    }
  });

  it('counts common owners by the part that they have of the votes', () => {
    const given = {
      holdings: rows(['P', 'A', '50%'], ['Q', 'A', '50%'], ['P', 'B', '50%'], ['R', 'B', '50%']),
    };
    expect(
      asked(given, { market: { A: '50%', B: '50%' }, model: 'votes', owners: 'direct' }),
    ).toMatchObject({ delta: 2500 });
  });

  it('follows stakes through others where owners are integrated', () => {
    const given = { holdings: rows(['A', 'H', '50%'], ['H', 'B', '40%']) };
    const market = { A: '10%', B: '10%' };
    expect(asked(given, { market, model: 'silent', owners: 'direct' })).toMatchObject({ delta: 0 });
    expect(asked(given, { market, model: 'silent', owners: 'integrated' })).toMatchObject({
      delta: 20,
    });
  });

  it('is of little concern exactly inside the bands of the EU guidelines', () => {
    const merged = (a: number, b: number, rest: readonly number[]) => {
      const others = Object.fromEntries(rest.map((share, index) => [`F${index}`, `${share}%`]));
      return asked(
        {},
        { before: { A: `${a}%`, B: `${b}%`, ...others }, after: { AB: `${a + b}%`, ...others } },
      );
    };
    expect(merged(12.5, 10, [20, 20, 15])).toMatchObject({
      hhi: 1531.25,
      delta: 250,
      lowConcern: false,
    });
    expect(merged(12, 10, [20, 20, 15])).toMatchObject({ delta: 240, lowConcern: true });
    expect(merged(10, 7.5, [40, 20])).toMatchObject({ delta: 150, lowConcern: false });
    expect(merged(10, 7, [40, 20])).toMatchObject({ delta: 140, lowConcern: true });
    expect(merged(15, 15, [5])).toMatchObject({ hhi: 925, lowConcern: true });
  });

  it('says what the index leaves out', () => {
    expect(asked({}, { market: { A: '10%', B: '6%' } })['findings']).toMatchObject([
      { code: 'market-not-whole' },
    ]);
  });

  it('refuses markets that cannot be', () => {
    expect(() => asked({}, { market: { A: '60%', B: '50%' } })).toThrow(/more than the market/);
    expect(() => asked({}, { market: { A: 10 } })).toThrow(/write 10%/);
    expect(() => asked({}, { market: { A: '-1%' } })).toThrow(/below zero/);
    expect(() => asked({}, { before: { A: '1%' } })).toThrow(/both markets/);
    expect(() => asked({}, {})).toThrow(/market/);
    expect(() => asked({}, { market: { A: '50%' }, model: 'controller' })).toThrow(/controllers/);
    expect(() =>
      asked({}, { market: { A: '50%' }, model: 'controller', controllers: { Z: 'A' } }),
    ).toThrow(/not in the market/);
    expect(() =>
      asked({}, { market: { A: '50%', B: '50%' }, model: 'controller', controllers: { A: 'P' } }),
    ).toThrow(/no part of its profit/);
  });
});
