import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/model/index.ts';
import { covers, isExpectation, isKnown } from '../../../src/register/known.ts';
import { date, said } from '../../statement.ts';

const day = (text: string) => date(text) as Day;

describe('a statement is known', () => {
  it.each<[string | undefined, string, boolean]>([
    ['2019-06', '2019-06-29', false],
    ['2019-06', '2019-06-30', true],
    ['2019-06-10', '2019-06-10', true],
    ['2019-06-10', '2019-06-09', false],
    ['2019', '2019-12-30', false],
    ['2019', '2019-12-31', true],
    [undefined, '2030-01-01', false],
  ])('from %s: on %s it is %s', (knownFrom, on, known) => {
    const claim = knownFrom === undefined ? {} : { knownFrom: date(knownFrom) };
    expect(isKnown(claim, day(on))).toBe(known);
  });

  it('whenever it was recorded where nobody asks about the past', () => {
    expect(isKnown({}, undefined)).toBe(true);
    expect(isKnown({ supersededFrom: date('2019') }, undefined)).toBe(false);
  });

  it('until another version of it took its place: from the first day of that on', () => {
    const claim = { knownFrom: date('2015'), supersededFrom: date('2019-06') };
    expect(isKnown(claim, day('2019-05-31'))).toBe(true);
    expect(isKnown(claim, day('2019-06-01'))).toBe(false);
  });
});

describe('a period covers a day', () => {
  it.each<[{ from?: string; to?: string }, string, boolean]>([
    [{ from: '2019-06' }, '2019-05-31', false],
    [{ from: '2019-06' }, '2019-06-01', true],
    [{ from: '2019-06' }, '2030-01-01', true],
    [{ to: '2019-06' }, '2019-06-30', true],
    [{ to: '2019-06' }, '2019-07-01', false],
    [{ from: '2019', to: '..' }, '2030-01-01', true],
    [{}, '1900-01-01', true],
  ])('%j, %s: %s', ({ from, to }, on, covered) => {
    const period = {
      ...(from !== undefined && { from: date(from) }),
      ...(to !== undefined && { to: to === '..' ? ('..' as const) : date(to) }),
    };
    expect(covers(period, day(on))).toBe(covered);
  });
});

describe('an expectation', () => {
  const told = (from?: string, known?: string, modality: 'reported' | 'asserted' = 'reported') =>
    isExpectation(
      said('s', 'A', 'X', {
        modality,
        ...(from !== undefined && { from }),
        ...(known !== undefined && { known }),
      }),
    );

  it('is hearsay about a day after the last on which it can have been told', () => {
    expect(told('2016-06', '2016-05')).toBe(true);
    expect(told('2016-06', '2016-06')).toBe(false);
    expect(told('2016-06-30', '2016-06')).toBe(false);
    expect(told('2016-07', '2016-06')).toBe(true);
    expect(told('2016-06-10', '2016-06-10')).toBe(false);
  });

  it('is never what a source asserts, or what has no date to compare', () => {
    expect(told('2016-07', '2016-06', 'asserted')).toBe(false);
    expect(told(undefined, '2016-06')).toBe(false);
    expect(told('2016-07')).toBe(false);
  });
});
