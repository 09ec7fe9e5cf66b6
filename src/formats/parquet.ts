import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { BadInput, type Finding } from '../model/index.ts';
import { type HoldingRow, ROW_COLUMNS } from './holding-rows.ts';
import type { FilePart } from './parts.ts';

/** The engine reads what it brings itself: no extension is fetched from anywhere. */
const PRIVATE = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};
const FILE = 'rows.parquet';

/** The rows of a Parquet file as JSON lines, every cell as text; `BadInput` when it is damaged. */
export async function parquetLines(bytes: Uint8Array, file: string): Promise<string> {
  return within(async (connection, place) => {
    writeFileSync(place, bytes);
    try {
      const reader = await connection.runAndReadAll(
        `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet('${place.replaceAll("'", "''")}')`,
      );
      return linesOf(reader.columnNames(), reader.getRows());
    } catch (thrown) {
      throw new BadInput([damaged(file, thrown)]);
    }
  });
}

/**
 * The rows of a large Parquet file as JSON lines, some megabytes at a time; the file is read group by group and never held.
 * `BadInput` when it is damaged.
 */
export async function* parquetParts(
  file: string,
  name: string,
  length: number,
): AsyncGenerator<FilePart> {
  const { size } = statSync(file);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', PRIVATE);
  const connection = await instance.connect();
  let [text, before, rows] = ['', 0, 0];
  const part = (upTo: number): FilePart => ({ kind: 'parquet', text, before, upTo });
  try {
    const source = `'${file.replaceAll("'", "''")}'`;
    const counted = await connection.runAndReadAll(
      `SELECT sum(num_rows) FROM parquet_file_metadata(${source})`,
    );
    const all = Math.max(1, Number(counted.getRows()[0]?.[0] ?? 0));
    const result = await connection.stream(
      `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(${source})`,
    );
    const names = result.columnNames();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      text += linesOf(names, chunk.getRows());
      rows += chunk.rowCount;
      if (text.length < length) continue;
      yield part(Math.floor((size * rows) / all));
      [text, before] = ['', rows];
    }
  } catch (thrown) {
    if (thrown instanceof BadInput) throw thrown;
    throw new BadInput([damaged(name, thrown)]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  if (text !== '') yield part(size);
}

/** Rows as JSON lines; an empty cell has no field. */
function linesOf(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return rows
    .map((row) => {
      const cells = names.flatMap((name, at) => (row[at] === null ? [] : [[name, row[at]]]));
      return `${JSON.stringify(Object.fromEntries(cells))}\n`;
    })
    .join('');
}

/** Rows as Parquet; every column is text, so that fractions stay exact. */
export async function writeParquet(rows: readonly HoldingRow[]): Promise<Uint8Array> {
  return within(async (connection, place) => {
    const columns = ROW_COLUMNS.map((name) => `"${name}" VARCHAR`).join(', ');
    await connection.run(`CREATE TABLE holdings (${columns})`);
    const appender = await connection.createAppender('holdings');
    for (const row of rows) {
      for (const name of ROW_COLUMNS) {
        const text = row[name];
        if (text === undefined) appender.appendNull();
        else appender.appendVarchar(text);
      }
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(
      `COPY holdings TO '${place.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    return readFileSync(place);
  });
}

/** A private engine and a file of its own, both gone afterwards. */
async function within<T>(
  work: (connection: DuckDBConnection, place: string) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-'));
  const instance = await DuckDBInstance.create(':memory:', PRIVATE);
  const connection = await instance.connect();
  try {
    return await work(connection, join(folder, FILE));
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

function damaged(file: string, thrown: unknown): Finding {
  const says = thrown instanceof Error ? thrown.message.split('\n', 1)[0] : 'unknown';
  return {
    code: 'parquet-damaged',
    severity: 'error',
    at: { file },
    says: `It is no Parquet file that can be read: ${says?.replace(/'[^']*rows\.parquet'/g, 'the file')}.`,
    try: 'Write the file again.',
  };
}
