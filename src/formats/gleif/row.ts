import type { Statement } from '../../evidence/index.ts';
import { isLei, parsePartialDate, type PartialDate } from '../../model/index.ts';
import type { Row } from '../csv.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import type { TableSource } from '../statements-table.ts';
import type { Tally } from '../tally.ts';
import type { GleifCode } from './kinds.ts';

/** The names of entities by LEI, as the workspace knows them. */
export type NameOfLei = (lei: string) => string;

/** A file of GLEIF while it is read: CSV rows, or XML records under the names of the CSV columns. */
export interface GleifFile {
  readonly about: TableSource;
  readonly nameOf: NameOfLei;
  readonly tally: Tally<GleifCode>;
  /** Every LEI that a row of level 2 names. */
  readonly leis: Set<string>;
}

/** The text of a column; nothing when it is empty. */
export function cell(row: Row, column: string): string | undefined {
  return row.cells.get(column) || undefined;
}

/** The texts of columns that are numbered from 1, in their order. */
export function cells(row: Row, form: RegExp): string[] {
  return [...row.cells].flatMap(([name, text]) => (form.test(name) && text !== '' ? [text] : []));
}

export function note(
  { about, tally }: GleifFile,
  row: Row,
  code: GleifCode,
  example: string,
): void {
  tally.note(code, { file: about.name, line: row.line }, `line ${row.line} ${example}`);
}

/** The day in a column; a time of day is left off. */
export function dateIn(file: GleifFile, row: Row, column: string): PartialDate | undefined {
  const text = cell(row, column);
  if (text === undefined) return undefined;
  const date = parsePartialDate(text.slice(0, 10));
  if (!date) note(file, row, 'gleif-date', `${column} "${text}"`);
  return date;
}

/** Notes a code that ISO 17442 does not allow; it is kept as it stands. */
export function checkLei(file: GleifFile, row: Row, code: string): void {
  if (!isLei(code)) note(file, row, 'gleif-lei', code);
}

/** The name of the party whose code stands in the column. */
export function party(file: GleifFile, row: Row, column: string): string {
  const code = cell(row, column) ?? '';
  const scheme = cell(row, `${column}Type`) ?? 'LEI';
  if (scheme !== 'LEI') note(file, row, 'gleif-not-lei', `${code} (${scheme})`);
  else checkLei(file, row, code);
  if (scheme === 'LEI' && code !== '') file.leis.add(code);
  return code === '' ? UNIDENTIFIED : file.nameOf(code);
}

/** The document that the row names, and the row itself. */
export function citationOf({ about }: GleifFile, row: Row): Statement['citation'] {
  const cites = cell(row, 'Registration.ValidationReference') ?? cell(row, 'Exception.Reference.1');
  return {
    source: about.source,
    name: about.name,
    line: row.line,
    quote: row.raw,
    ...(cites !== undefined && { cites }),
  };
}
