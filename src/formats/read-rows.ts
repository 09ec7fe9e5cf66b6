import { withoutEndZeros } from '../model/index.ts';
import { isPlain } from './fields.ts';
import type { Row } from './csv.ts';
import { HOLDINGS_HEADER, type HoldingsTable, readHoldingRows } from './holdings-table.ts';
import { ROW_KINDS, type RowCode } from './holding-row-kinds.ts';
import { type JsonRecord, readJsonRecords } from './json-records.ts';
import { Tally } from './tally.ts';

const COLUMNS: ReadonlySet<string> = new Set([
  ...HOLDINGS_HEADER.required,
  ...HOLDINGS_HEADER.optional,
]);

/**
 * Reads holdings as JSON lines or a JSON array: the fields are the columns of a holdings table, and
 * the same rules hold for them. A record of a JSON array has its number in place of a line.
 */
export function readRows(text: string, file: string, before = 0): HoldingsTable {
  const { records, findings } = readJsonRecords(text, file, before);
  const tally = new Tally<RowCode>(ROW_KINDS);
  const rows = records.flatMap((record, at) =>
    rowOf({ record, line: record.line ?? at + 1 + before }, file, tally),
  );
  const read = readHoldingRows({ rows, findings }, file);
  return { ...read, findings: [...read.findings, ...tally.findings()] };
}

interface Numbered {
  readonly record: JsonRecord;
  readonly line: number;
}

function rowOf({ record, line }: Numbered, file: string, tally: Tally<RowCode>): Row[] {
  const { value, path } = record;
  const note = (code: RowCode, example: string) => tally.note(code, { file, line }, example);
  if (!isPlain(value)) {
    note('row-shape', path);
    return [];
  }
  const cells = new Map<string, string>();
  for (const [field, given] of Object.entries(value)) {
    const text = cellOf(given);
    if (!COLUMNS.has(field)) note('row-field', `${path}.${field}`);
    else if (text === undefined) note('row-shape', `${path}.${field}`);
    else if (typeof given === 'number' && Math.abs(given) > Number.MAX_SAFE_INTEGER)
      note('row-number', `${path}.${field} ${given}`);
    else cells.set(field, text.trim());
  }
  return [{ line, raw: JSON.stringify(value), cells }];
}

/** Numbers as they are printed; nothing for lists and records. */
function cellOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? decimal(value) : undefined;
}

/** 1e-7 is 0.0000001: tables have no exponents. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? withoutEndZeros(value.toFixed(20)) : text;
}
