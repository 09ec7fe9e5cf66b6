import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../src/reading/index.ts';

const WORDS =
  'Renault Nissan Toyota French State the its which who and , . ( ) " “ ” % 43% 15 percent of in to from owns holds sold bought stake shares votes against board chairman Ghosn merger majority half third two : ; - — \n \n\n \u200b \u202e RELATED: Mr.'.split(
    ' ',
  );
const news = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 120 })
  .map((words) => words.join(' '));
const anything = fc.oneof(
  news,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const read = (text: string) => readText(text, { actors: ACTORS, name: 'text' });

describe('reading any text', () => {
  it('gives claims whose quotes and numbers lie in the text and refuses none of its own', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = read(text);
        for (const { start, end, number, score } of reading.claims) {
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
          if (number) expect(number.start >= start && number.end <= end).toBe(true);
          expect(score >= 0 && score <= 1.000001).toBe(true);
        }
        for (const finding of reading.findings) expect(finding.code).toBe('unsupported-claim');
      }),
      { seed: 20190610, numRuns: 300 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(news, (text) => {
        expect(JSON.stringify(read(text).claims, plain)).toBe(
          JSON.stringify(read(text).claims, plain),
        );
      }),
      { seed: 20190625, numRuns: 60 },
    );
  });

  it('finds the sentences in order and without overlap', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let last = 0;
        for (const { start, end } of read(text).sentences) {
          expect(start >= last && end >= start).toBe(true);
          last = end;
        }
      }),
      { seed: 43, numRuns: 200 },
    );
  });

  it('does not depend on what stands in another paragraph’s boilerplate', () => {
    const text = 'Renault owns 43% of Nissan.';
    const noisy = `${text}\n\nRELATED: Honda Buys 12% Of Mazda From Toyota`;
    expect(read(noisy).claims.map(({ claim }) => claim)).toEqual(
      read(text).claims.map(({ claim }) => claim),
    );
  });
});

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
