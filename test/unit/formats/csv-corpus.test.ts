import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerOf, readCsv } from '../../../src/formats/csv.ts';

// csv-spectrum by Max Ogden: tables that readers get wrong, with what they say.
const FOLDER = new URL('../../../../shared/corpora/csv/', import.meta.url);
const all = readdirSync(new URL('csvs/', FOLDER)).map((name) => name.replace(/\.csv$/, ''));
/** It has a bare quote (RFC 4180, 2.5), and says another number than its answer. */
const REFUSED = 'location_coordinates';
const names = all.filter((name) => name !== REFUSED);
const text = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');

describe('a CSV file of the spectrum', () => {
  it.each(names)('%s is read as its authors mean it', (name) => {
    const table = text(`csvs/${name}.csv`);
    const { rows, findings } = readCsv(table, name, { required: headerOf(table), optional: [] });
    expect(findings).toEqual([]);
    expect(rows.map(({ cells }) => Object.fromEntries(cells))).toEqual(
      JSON.parse(text(`json/${name}.json`)),
    );
  });

  it('with a bare quote is refused', () => {
    const table = text(`csvs/${REFUSED}.csv`);
    const header = { required: headerOf(table), optional: [] };
    expect(readCsv(table, REFUSED, header).findings).toMatchObject([
      { code: 'malformed-csv', at: { line: 2 } },
    ]);
  });
});
