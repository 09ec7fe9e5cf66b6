import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { type DuckDbLimits, quoted, withDuckDb } from '../duckdb.ts';

const CHUNK = 2048;

/** Names by number: their bytes one after the other, and where each ends. */
export interface Names {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

export type ColumnType = 'uinteger' | 'double' | 'boolean';

/** A column of numbers; for a boolean 0 or 1. */
export type Column = Uint32Array | Float64Array | Uint8Array;

/** A table of numbers in the engine, filled column by column, and written with names in place of numbers. */
export interface NumberTable {
  readonly append: (columns: readonly Column[]) => void;
}

/** Writes Parquet from numbers and the names behind them. */
export interface ParquetWriter {
  /** Fills a table and writes `select` of it; `names(number, name)` can be joined. */
  readonly write: (table: TableToWrite) => Promise<void>;
  readonly connection: DuckDBConnection;
}

export interface TableToWrite {
  readonly path: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  readonly fill: (table: NumberTable) => Promise<void>;
  /** Columns of the file, over `rows` and `names`. */
  readonly select: string;
}

/** Runs `use` with a writer that knows the names of a register. */
export async function withParquetWriter<T>(
  limits: DuckDbLimits,
  names: Names,
  use: (writer: ParquetWriter) => Promise<T>,
): Promise<T> {
  return withDuckDb(limits, async (connection) => {
    const filling = await filler(connection);
    await filling('names', [['number', 'uinteger']], 'name varchar', (append) =>
      appendNames(append, names),
    );
    return use({
      connection,
      write: async ({ path, columns, fill, select }) => {
        await filling('rows', columns, '', async (append) => {
          await fill({ append: (values) => appendColumns(append, columns, values) });
        });
        await connection.run(
          `copy (${select}) to ${quoted(path)} (format parquet, compression zstd)`,
        );
        await connection.run('drop table rows');
      },
    });
  });
}

interface Append {
  readonly appender: DuckDBAppender;
  readonly chunk: (types: readonly (ColumnType | 'varchar')[]) => DuckDBDataChunk;
}

async function filler(connection: DuckDBConnection) {
  const duckdb = await import('@duckdb/node-api');
  const types = {
    uinteger: duckdb.UINTEGER,
    double: duckdb.DOUBLE,
    boolean: duckdb.BOOLEAN,
    varchar: duckdb.VARCHAR,
  };
  const chunk: Append['chunk'] = (named) =>
    duckdb.DuckDBDataChunk.create(
      named.map((name) => types[name]),
      CHUNK,
    );
  return async (
    table: string,
    columns: readonly (readonly [string, ColumnType])[],
    more: string,
    fill: (append: Append) => void | Promise<void>,
  ): Promise<void> => {
    const declared = [...columns.map((column) => column.join(' ')), ...(more ? [more] : [])];
    await connection.run(`create table ${table}(${declared.join(', ')})`);
    const appender = await connection.createAppender(table);
    await fill({ appender, chunk });
    appender.closeSync();
  };
}

function appendNames({ appender, chunk }: Append, { bytes, ends }: Names): void {
  const decoder = new TextDecoder();
  const rows = chunk(['uinteger', 'varchar']);
  for (let first = 0; first < ends.length; first += CHUNK) {
    const count = Math.min(CHUNK, ends.length - first);
    const [numbers, texts] = [rows.getColumnVector(0), rows.getColumnVector(1)];
    for (let row = 0; row < count; row++) {
      const at = first + row;
      numbers.setItem(row, at);
      const start = at === 0 ? 0 : (ends[at - 1] as number);
      texts.setItem(row, decoder.decode(bytes.subarray(start, ends[at])));
    }
    numbers.flush();
    texts.flush();
    rows.rowCount = count;
    appender.appendDataChunk(rows);
  }
}

function appendColumns(
  { appender, chunk }: Append,
  columns: readonly (readonly [string, ColumnType])[],
  values: readonly Column[],
): void {
  const total = values[0]?.length ?? 0;
  const rows = chunk(columns.map(([, type]) => type));
  for (let first = 0; first < total; first += CHUNK) {
    const count = Math.min(CHUNK, total - first);
    values.forEach((array, at) => {
      const vector = rows.getColumnVector(at);
      const boolean = columns[at]?.[1] === 'boolean';
      for (let row = 0; row < count; row++) {
        const value = array[first + row] as number;
        vector.setItem(row, boolean ? value === 1 : value);
      }
      vector.flush();
    });
    rows.rowCount = count;
    appender.appendDataChunk(rows);
  }
}
