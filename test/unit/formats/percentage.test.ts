import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePercentage } from '../../../src/formats/percentage.ts';
import { bandText } from '../../../src/model/index.ts';

const shown = (text: string) => {
  const read = parsePercentage(text);
  return read && (read.stake ? `${read.stake.mul(100).toString()}` : bandText(read.band));
};

describe('a percentage in free text', () => {
  it.each([
    ['50.01', '50.01'],
    ['50,01 %', '50.01'],
    [' 100% ', '100'],
    ['0', '0'],
    ['7 percent', '7'],
    ['25-50%', '[25%, 50%]'],
    ['25% – 50 %', '[25%, 50%]'],
    ['between 25 and 50%', '[25%, 50%]'],
    ['>50', '(50%, 100%]'],
    ['> 50,5%', '(50.5%, 100%]'],
    ['more than 25% but not more than 50%', '(25%, 50%]'],
    ['>25 and <50', '(25%, 50%)'],
    ['at least 75%', '[75%, 100%]'],
    ['>=75', '[75%, 100%]'],
    ['75% or more', '[75%, 100%]'],
    ['75%+', '[75%, 100%]'],
    ['<10%', '[0%, 10%)'],
    ['up to 10', '[0%, 10%]'],
  ])('reads %j as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each(['', 'most', '101', '50-25', '>100', '12 of 30', '1.000,5', '-5', '25-50-75'])(
    'reads nothing from %j',
    (text) => {
      expect(shown(text)).toBeUndefined();
    },
  );

  it('keeps the precision of the print: 43 may be 43.4', () => {
    expect(bandText(parsePercentage('43')?.band ?? fail())).toBe('[42.5%, 43.5%)');
  });

  it('never reads more than the whole, whatever stands there', () => {
    const marks = fc.stringMatching(/^[<>]?=? ?\d{1,4}([.,]\d{1,3})? ?[%-]? ?\d{0,3}%?$/);
    fc.assert(
      fc.property(marks, (text) => {
        const read = parsePercentage(text);
        if (!read) return;
        expect(read.band.max.lte(1) && read.band.min.gte(0)).toBe(true);
        expect(read.band.min.lte(read.band.max)).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

function fail(): never {
  throw new TypeError('it was not read');
}
