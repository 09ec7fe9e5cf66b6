import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../../src/model/index.ts';
import { timeIn } from '../../../src/reading/dates/dates.ts';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import { tokenize } from '../../../src/reading/token.ts';

const published = '2019-06-13' as PartialDate;
const time = (text: string, day?: PartialDate) => timeIn(tokenize(text), day);

describe('times in a text', () => {
  it.each([
    ['agreed on 25 June 2019 in Yokohama', '2019-06-25'],
    ['On June 5, 2019, the board met', '2019-06-05'],
    ['reorganised in May 2020', '2020-05'],
    ['left in 2018', '2018'],
  ])('are dates by themselves: %s', (text, date) => {
    expect(time(text)?.date).toBe(date);
  });

  it.each([
    ['said yesterday', '2019-06-12'],
    ['Last month, it proposed', '2019-05'],
    ['the failed merger last May', '2019-05'],
    ['announced on Thursday', '2019-06-13'],
    ['announced on Friday', '2019-06-07'],
    ['unveiled in September', '2018-09'],
  ])('are placed by the day of publication: %s', (text, date) => {
    expect(time(text, published)?.date).toBe(date);
    expect(time(text)?.date).toBeUndefined();
    expect(time(text)?.text).toBeTruthy();
  });

  it('are no numbers, and "may" is no month', () => {
    expect(time('It may own 2018 shares and 31 percent')).toBeUndefined();
    expect(time('on 31 February 2019')).toBeUndefined();
  });

  it('stand on the claim of their sentence', () => {
    const { claims } = readText(
      'In May 2020 Toyota owned 16.8% of Subaru. Renault owns 43% of Nissan.',
      { actors: ACTORS, name: 'text', published },
    );
    expect(claims.map(({ circumstance }) => [circumstance.from, circumstance.knownFrom])).toEqual([
      ['2020-05', '2019-06-13'],
      [undefined, '2019-06-13'],
    ]);
  });
});
