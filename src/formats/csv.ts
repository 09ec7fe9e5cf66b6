import { CsvError, parse } from 'csv-parse/sync';
import type { Finding } from '../model/index.ts';

/** One record of a table: its cells by column, and the line it begins on. */
export interface Row {
  readonly line: number;
  /** The record as it stands in the file. */
  readonly raw: string;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

/** What the header of a kind of table may hold. */
export interface Header {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const FIELD_LENGTH_MAX = 1024 * 1024;
/** The golden copy of GLEIF has more than 300 columns. */
const HEADER_LENGTH_MAX = 64 * 1024;

/**
 * Reads a comma-separated table with a header (RFC 4180), keeping the line of every record.
 *
 * Columns that are not known are an error that names them and the known ones; so are columns that
 * stand twice or are missing, and records with more or fewer cells than the header.
 */
export function readCsv(text: string, file: string, header: Header, before = 0): Table {
  const findings: Finding[] = [];
  const records = parseRecords(text, file, findings, before);
  const [first, ...rest] = records;
  if (!first) return { columns: [], rows: [], findings };
  const columns = first.record.map((name) => name.trim());
  findings.push(...headerFindings(columns, file, header));
  if (findings.length > 0) return { columns, rows: [], findings };
  const rows = rest.flatMap(({ record, line, raw }): Row[] => {
    if (record.length === 1 && record[0]?.trim() === '') return [];
    if (record.length !== columns.length) {
      findings.push(ragged(file, line, record.length, columns.length));
      return [];
    }
    return [
      { line, raw, cells: new Map(columns.map((name, at) => [name, (record[at] ?? '').trim()])) },
    ];
  });
  return { columns, rows, findings };
}

/** The first line of a table split into its columns, whatever separates them, when it can be one. */
export function headerOf(text: string): string[] {
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end))
    .replace(/^\uFEFF/, '')
    .slice(0, HEADER_LENGTH_MAX);
  return line.split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, ''));
}

interface Parsed {
  readonly record: readonly string[];
  readonly line: number;
  readonly raw: string;
}

function parseRecords(text: string, file: string, findings: Finding[], before: number): Parsed[] {
  try {
    const records = parse(text, {
      bom: true,
      relax_quotes: hasOnlyInnerQuotes(text),
      relax_column_count: true,
      max_record_size: FIELD_LENGTH_MAX,
      raw: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; raw: string }[];
    return located(records).map((each) => ({ ...each, line: each.line + before }));
  } catch (thrown) {
    const { at = { file }, ...fault } = malformed(text, file, thrown);
    findings.push({ ...fault, at: { file, line: (at.line ?? 1) + before } });
    return [];
  }
}

/**
 * Whether every quote either encloses a cell, as RFC 4180 has it, or stands within an unquoted one
 * behind its first letter (`37°36'37.8"N`), where it can only be meant as it is. A quote that is left
 * open, one before the end of its cell and one behind a blank at the beginning of a cell stay faults.
 */
function hasOnlyInnerQuotes(text: string): boolean {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    at = text[at] === '"' ? behindQuoted(text, at + 1) : behindPlain(text, at);
    if (at < 0 || !isCellEnd(text[at])) return false;
    at += 1;
  }
  return true;
}

/** The end of a cell that does not begin with a quote. −1 when there is one behind blanks alone. */
function behindPlain(text: string, from: number): number {
  let at = from;
  for (let blank = true; !isCellEnd(text[at]); at += 1) {
    if (blank && text[at] === '"') return -1;
    blank &&= text[at] === ' ' || text[at] === '\t';
  }
  return at;
}

/** The place behind the quote that ends a cell; two of them stand for one. −1 when none does. */
function behindQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at)) {
    if (text[at + 1] !== '"') return at + 1;
    at += 2;
  }
  return -1;
}

function isCellEnd(character: string | undefined): boolean {
  return character === undefined || character === ',' || character === '\n' || character === '\r';
}

/** Counts line breaks itself: the parser counts those of Windows twice inside quotes. */
function located(records: readonly { record: string[]; raw: string }[]): Parsed[] {
  let line = 1;
  return records.map(({ record, raw }) => {
    const before = /^[\r\n]*/.exec(raw)?.[0] ?? '';
    const begins = line + breaksIn(before);
    line += breaksIn(raw);
    return { record, line: begins, raw: raw.trim() };
  });
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function headerFindings(columns: readonly string[], file: string, header: Header): Finding[] {
  const [only = ''] = columns;
  if (columns.length === 1 && /[;\t]/.test(only)) {
    const mark = only.includes(';') ? 'semicolons' : 'tabs';
    return [
      headerFinding(
        file,
        'wrong-separator',
        `The cells are separated by ${mark}.`,
        'Save the table with commas between its cells.',
      ),
    ];
  }
  const known = [...header.required, ...header.optional];
  const unknown = columns.filter((name) => !known.includes(name));
  const missing = header.required.filter((name) => !columns.includes(name));
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  const list = known.join(', ');
  return [
    ...(unknown.length > 0
      ? [
          headerFinding(
            file,
            'unknown-column',
            `Unknown ${unknown.length === 1 ? 'column' : 'columns'} ${quoted(unknown)}.`,
            `Known columns: ${list}.`,
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          headerFinding(
            file,
            'missing-column',
            `The ${missing.length === 1 ? 'column' : 'columns'} ${quoted(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
            `The header needs ${header.required.join(', ')}.`,
          ),
        ]
      : []),
    ...(twice.length > 0
      ? [
          headerFinding(
            file,
            'duplicate-column',
            `${quoted(twice)} stands twice in the header.`,
            'Keep one.',
          ),
        ]
      : []),
  ];
}

function headerFinding(file: string, code: string, says: string, remedy: string): Finding {
  return { code, severity: 'error', at: { file, line: 1 }, says, try: remedy };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function ragged(file: string, line: number, cells: number, columns: number): Finding {
  return {
    code: 'ragged-row',
    severity: 'error',
    at: { file, line },
    says: `The row has ${cells} cells, the header ${columns}.`,
    try: 'Put text with commas in double quotes, and decimal commas too.',
  };
}

function malformed(text: string, file: string, thrown: unknown): Finding {
  if (!(thrown instanceof CsvError)) throw thrown;
  // A quote that is left open is noticed at the end of the file only.
  const open = thrown.code === 'CSV_QUOTE_NOT_CLOSED' ? text.lastIndexOf('"') : -1;
  const line = open < 0 ? Number(thrown['lines']) : text.slice(0, open).split('\n').length;
  const long = thrown.code === 'CSV_MAX_RECORD_SIZE';
  return {
    code: long ? 'line-too-long' : 'malformed-csv',
    severity: 'error',
    at: { file, line },
    says: long
      ? 'A record has more than 1 MiB.'
      : 'It is not a well-formed table: a double quote is out of place.',
    try: long
      ? 'Check that the table has line breaks.'
      : 'Double every quote inside a quoted cell.',
  };
}
