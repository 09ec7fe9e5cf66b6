import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerOf, readCsv } from '../../../src/formats/csv.ts';

// csv-spectrum by Max Ogden: tables that readers get wrong, with what they say.
const FOLDER = new URL('../../../../shared/corpora/csv/', import.meta.url);
const all = readdirSync(new URL('csvs/', FOLDER)).map((name) => name.replace(/\.csv$/, ''));
/** Its table says 2095257564 where its answer says 1234567890; the rest of the row is the same. */
const MISPRINTED = { location_coordinates: { 'Contact Phone Number': '2095257564' } };
const text = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');

describe('a CSV file of the spectrum', () => {
  it.each(all)('%s is read as its authors mean it', (name) => {
    const table = text(`csvs/${name}.csv`);
    const { rows, findings } = readCsv(table, name, { required: headerOf(table), optional: [] });
    expect(findings).toEqual([]);
    const answer = [JSON.parse(text(`json/${name}.json`)) as object].flat();
    const misprint = name in MISPRINTED ? MISPRINTED[name as keyof typeof MISPRINTED] : {};
    expect(rows.map(({ cells }) => Object.fromEntries(cells))).toEqual(
      answer.map((row) => ({ ...row, ...misprint })),
    );
  });
});

describe('a quote within a cell', () => {
  const read = (...rows: readonly string[]) => {
    const table = ['a,b', ...rows, ''].join('\n');
    const { rows: found, findings } = readCsv(table, 'x.csv', {
      required: ['a', 'b'],
      optional: [],
    });
    return { cells: found.map(({ cells }) => [...cells.values()]), findings };
  };

  it.each([
    ['5" pipe,x', ['5" pipe', 'x']],
    ['Usine "B",x', ['Usine "B"', 'x']],
    ['x,a""b', ['x', 'a""b']],
    ['"a ""b""",5"', ['a "b"', '5"']],
    ['"two\nlines",5"', ['two\nlines', '5"']],
  ])('is what it says where the cell does not begin with one: %j', (row, cells) => {
    expect(read(row)).toEqual({ cells: [cells], findings: [] });
  });

  it.each([
    ['"Usine "B"",x'],
    ['"Usine" B,x'],
    ['"left open,x'],
    [' "Usine",x'],
    ['5" pipe,"left open'],
    ['5" pipe,"B" C'],
  ])('is refused where it could mean another thing: %j', (row) => {
    expect(read('x,y', row)).toMatchObject({
      cells: [],
      findings: [{ code: 'malformed-csv', at: { line: 3 } }],
    });
  });
});
