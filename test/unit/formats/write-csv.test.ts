import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../src/formats/write-csv.ts';
import { fraction } from '../../../src/model/index.ts';

const TRIGGER = /^[=+\-@\t\r]/;
const SEED = 20_260_108;
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('=1+1', '@SUM(A1)', '\t=1', '-2+3', '"=1', 'a,=1', 'a\n=1', '+33', ''),
);

function read(text: string): string[][] {
  return parse(text, { record_delimiter: '\r\n', relax_column_count: true });
}

describe('a table written as CSV', () => {
  it('has no text cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        const cells = read(writeCsv(['a', 'b'], rows)).flat();
        expect(cells.filter((text) => TRIGGER.test(text))).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('gives every text back, but for the apostrophe of the guard', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        const [, ...back] = read(writeCsv(['a', 'b'], rows));
        const bare = back.map((row) =>
          row.map((text) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')),
        );
        const plain = rows.map((row) =>
          row.map((text) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')),
        );
        expect(bare).toEqual(plain);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('leaves numbers alone, negative ones too', () => {
    expect(writeCsv(['n'], [[-5], [-(2n ** 70n)], [fraction(-1, 3)], [undefined]])).toBe(
      'n\r\n-5\r\n-1180591620717411303424\r\n-1/3\r\n\r\n',
    );
  });
});
