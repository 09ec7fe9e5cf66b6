import { BadInput } from '../../model/index.ts';
import { type DuckDbLimits, quoted, withDuckDb } from '../duckdb.ts';
import { FIELDS, type RowTaker } from './row-taker.ts';

/** Reads Parquet whose columns are those of a holdings table; the line of a row is its number from 1. */
export async function readParquetRows(
  file: string,
  limits: DuckDbLimits,
  taker: RowTaker,
): Promise<void> {
  await withDuckDb(limits, async (connection) => {
    const source = `read_parquet(${quoted(file)})`;
    const columns = await columnsIn(file, async () => {
      const described = await connection.runAndReadAll(`describe select * from ${source}`);
      return described.getRows().map(([name]) => String(name));
    });
    checkColumns(file, columns);
    const wanted = columns.map((name) => `cast("${name}" as varchar)`).join(', ');
    const rows = await connection.stream(`select ${wanted} from ${source}`);
    let line = 0;
    for (;;) {
      const chunk = await rows.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const cells = chunk.getColumns();
      for (let row = 0; row < chunk.rowCount; row++)
        taker.row(++line, (column) => {
          const value = cells[columns.indexOf(column)]?.[row];
          return typeof value === 'string' ? value : undefined;
        });
    }
  });
}

async function columnsIn(file: string, read: () => Promise<string[]>): Promise<string[]> {
  try {
    return await read();
  } catch (thrown) {
    throw new BadInput([
      {
        code: 'not-parquet',
        severity: 'error',
        at: { file },
        says: `It cannot be read as Parquet: ${String(thrown instanceof Error ? thrown.message : thrown).split('\n')[0]}`,
        try: 'Check that the file was written to its end.',
      },
    ]);
  }
}

function checkColumns(file: string, columns: readonly string[]): void {
  const unknown = columns.filter((name) => !FIELDS.includes(name));
  const missing = ['holder', 'issuer'].filter((name) => !columns.includes(name));
  if (unknown.length === 0 && missing.length === 0) return;
  const [code, names] =
    unknown.length > 0
      ? (['unknown-column', unknown] as const)
      : (['missing-column', missing] as const);
  throw new BadInput([
    {
      code,
      severity: 'error',
      at: { file },
      says: `${code === 'unknown-column' ? 'Unknown' : 'Missing'} columns: ${names.join(', ')}.`,
      try: `Known columns: ${FIELDS.join(', ')}.`,
    },
  ]);
}
