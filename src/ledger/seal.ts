import { hash } from 'node:crypto';
import type { Cell, Driver, Record } from './driver.ts';
import { damaged } from './refusal.ts';

/** A table of records, with the columns that its seals bind, in order; `seq` numbers them from 1. */
export interface SealedTable {
  readonly name: 'sources' | 'statements' | 'reviews';
  readonly seq: 'seq' | 'rowid';
  readonly columns: readonly string[];
}

export const SOURCES: SealedTable = {
  name: 'sources',
  seq: 'rowid',
  columns: ['id', 'kind', 'name', 'title', 'published', 'text', 'recorded_at'],
};

export const STATEMENTS: SealedTable = {
  name: 'statements',
  seq: 'seq',
  columns: ['id', 'source', 'type', 'body', 'recorded_at'],
};

export const REVIEWS: SealedTable = {
  name: 'reviews',
  seq: 'seq',
  columns: ['statement', 'verdict', 'by', 'why', 'recorded_at'],
};

export const SEALED: readonly SealedTable[] = [SOURCES, STATEMENTS, REVIEWS];

/** Where a table ends: how many records it has, and the seal of the last. */
export interface Head {
  readonly count: number;
  readonly seal: string;
}

export const EMPTY: Head = { count: 0, seal: '' };

/**
 * The seal of a record: SHA-256 over the seal before it, its number and its values. A changed
 * value, a missing record and a changed order all break it.
 */
export function sealOf(previous: string, seq: number, values: readonly Cell[]): string {
  return hash('sha256', JSON.stringify([previous, seq, ...values]), 'base64url');
}

export function headOf(driver: Driver, { name }: SealedTable): Head {
  const [row] = driver.all(
    'select count, cast(seal as blob) as seal from heads where name = ?',
    name,
  );
  return row ? { count: Number(row['count']), seal: textOf(driver, row['seal']) } : EMPTY;
}

/** Rows of one insertion: each call into the engine costs as much as a few rows. */
const ROWS_AT_ONCE = 64;

/** Adds records behind the head, inside the transaction of the caller; `more` stands in each, outside of the seal. */
export function append(
  driver: Driver,
  table: SealedTable,
  given: Iterable<readonly Cell[]>,
  more: { readonly [column: string]: Cell } = {},
): void {
  const columns = [table.seq, ...table.columns, 'seal', ...Object.keys(more)];
  const before = headOf(driver, table);
  let head = before;
  let waiting: Cell[] = [];
  const insert = () => {
    insertRows(driver, { table: table.name, columns }, waiting);
    waiting = [];
  };
  for (const record of given) {
    const values = record.map(wellFormed);
    const seq = head.count + 1;
    head = { count: seq, seal: sealOf(head.seal, seq, values) };
    waiting.push(seq, ...values, head.seal, ...Object.values(more));
    if (waiting.length === ROWS_AT_ONCE * columns.length) insert();
  }
  if (head.count === before.count) return;
  if (waiting.length > 0) insert();
  driver.run(
    `insert into heads (name, count, seal) values (?, ?, ?)
     on conflict (name) do update set count = excluded.count, seal = excluded.seal`,
    table.name,
    head.count,
    head.seal,
  );
}

function insertRows(
  driver: Driver,
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  cells: readonly Cell[],
): void {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const places = Array.from({ length: cells.length / columns.length }, () => row).join(', ');
  driver.run(`insert into ${table} (${columns.join(', ')}) values ${places}`, ...cells);
}

const HALF = /\p{Surrogate}/gu;

/** Half a surrogate pair cannot be written as UTF-8, so it is replaced before the seal is made. */
function wellFormed(value: Cell): Cell {
  return typeof value === 'string' ? value.replace(HALF, '\uFFFD') : value;
}

/**
 * Reads the records of a table, all of them or those after the first `after`: what is new since the
 * last reading, each with its seal checked. Nothing recorded ever changes, so what was read stays
 * read. `BadInput` when a seal does not fit.
 */
export function sealedReader<T>(
  driver: Driver,
  table: SealedTable,
  decoded: (row: Record) => T,
): (after?: number) => readonly T[] {
  const read: T[] = [];
  let last: Head = EMPTY;
  let all: readonly T[] = [];
  return (after = 0) => {
    const head = headOf(driver, table);
    if (head.count !== last.count || head.seal !== last.seal) {
      const news = recordsBetween(driver, table, { from: last, to: head }, decoded);
      for (const record of news) read.push(record);
      last = head;
    }
    if (after > 0) return read.slice(after);
    if (all.length < read.length) all = [...read];
    return all;
  };
}

function rowsBetween(
  driver: Driver,
  table: SealedTable,
  after: number,
  to: number,
): readonly Record[] {
  return driver
    .all(
      `select ${recordOf(table)} from ${table.name} where ${table.seq} > ? and ${table.seq} <= ? order by ${table.seq}`,
      after,
      to,
    )
    .map((row) => decodedRow(driver, table, row));
}

/**
 * The selection of a record: its number, and its values and seal as one JSON text in bytes. Bytes,
 * because the engine ends the whole process when a damaged text is not UTF-8, and cuts a text at a
 * zero character.
 */
export function recordOf({ seq, columns }: SealedTable): string {
  return `${seq} as seq, cast(json_array(${[...columns, 'seal'].join(', ')}) as blob) as record`;
}

/** What `recordOf` selected, by column; `BadInput` when it is no text. */
export function decodedRow(driver: Driver, { columns }: SealedTable, row: Record): Record {
  const values = parsed(textOf(driver, row['record'])) as readonly Cell[] | undefined;
  if (!values) throw damaged(driver.file, `record ${String(row['seq'])} cannot be read`);
  const named = columns.map((column, at) => [column, values[at] ?? null] as const);
  return { ...Object.fromEntries(named), seq: row['seq'] ?? null, seal: values.at(-1) ?? null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a column that was selected as bytes. */
export function textOf(driver: Driver, bytes: Cell | undefined): string {
  try {
    return UTF8.decode(bytes as Uint8Array);
  } catch {
    throw damaged(driver.file, 'a text in it is not text any more');
  }
}

interface Stretch {
  readonly from: Head;
  readonly to: Head;
}

/** Records that are read at once: rows and texts of a whole log would lie in memory beside each other. */
const READ_AT_ONCE = 2048;

/** The records between two heads, each checked against its seal, and the last against the head. */
function recordsBetween<T>(
  driver: Driver,
  table: SealedTable,
  { from, to }: Stretch,
  decoded: (row: Record) => T,
): readonly T[] {
  const records: T[] = [];
  let head = from;
  while (head.count < to.count) {
    const until = Math.min(head.count + READ_AT_ONCE, to.count);
    const rows = rowsBetween(driver, table, head.count, until);
    if (rows.length === 0) break;
    for (const row of rows) {
      head = checked(driver, table, head, row);
      records.push(decoded(row));
    }
  }
  if (head.count !== to.count || head.seal !== to.seal) {
    throw damaged(driver.file, `${table.name} ends at record ${head.count}, not at ${to.count}`);
  }
  return records;
}

/** The head that a row makes of the one before it. */
function checked(driver: Driver, table: SealedTable, head: Head, row: Record): Head {
  const seq = head.count + 1;
  const seal = sealOf(head.seal, seq, valuesOf(table, row));
  if (row['seq'] !== seq || row['seal'] !== seal)
    throw damaged(driver.file, `record ${seq} of ${table.name} is not what was written`);
  return { count: seq, seal };
}

/** The values of a row in the order that its seal binds. */
export function valuesOf({ columns }: SealedTable, row: Record): readonly Cell[] {
  return columns.map((column) => row[column] ?? null);
}
