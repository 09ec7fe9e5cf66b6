import { rmSync } from 'node:fs';
import { type DuckDbLimits, quoted, withDuckDb } from '../duckdb.ts';
import type { Kernels } from '../kernels.ts';
import type { EdgeFile } from './edge-file.ts';
import { NamedRows } from './named-rows.ts';
import { type Column, NumberSpool } from './number-spool.ts';
import { PlainParquet } from './plain-parquet.ts';

/** Bytes for compressing row groups: what the kernels took is still theirs meanwhile. */
const COMPRESSING = 2 ** 28;

/** What a column of a table holds: numbers of names, whole numbers of 32 bits, or reals. */
export type ColumnType = 'name' | 'uinteger' | 'double';

export interface TableToWrite {
  readonly path: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** Gives the rows, a list of numbers for each column, as often as it likes. */
  readonly fill: (append: (values: readonly Column[]) => void) => Promise<void>;
  /** Columns of the file, over `rows`, in which numbers of names are the names; `NOBODY` is the empty text. */
  readonly select: string;
}

/** Writes Parquet from numbers and the names behind them, with little memory for any number of rows. */
export class ParquetWriter {
  readonly #kernels: Kernels;
  readonly #edges: EdgeFile;
  readonly #limits: DuckDbLimits;

  constructor(kernels: Kernels, edges: EdgeFile, limits: DuckDbLimits) {
    this.#kernels = kernels;
    this.#edges = edges;
    this.#limits = limits;
  }

  /**
   * Numbers wait on the disk until all are there, since the kernels need the room until then; then the names take it, and
   * rows are written plainly; and last they are compressed.
   */
  async write({ path, columns, fill, select }: TableToWrite): Promise<void> {
    const [numbers, plain] = [`${path}.numbers`, `${path}.plain`];
    const widths = columns.map(([, type]) => (type === 'double' ? 'double' : 'uinteger'));
    const spool = new NumberSpool(numbers, widths);
    try {
      await fill((values) => spool.append(values));
      this.#named(spool, plain, columns);
    } finally {
      spool.remove();
    }
    await this.copy(`with rows as (from read_parquet(${quoted(plain)})) ${select}`, path);
    rmSync(plain);
  }

  /** Writes what a statement of SQL gives. */
  async copy(select: string, path: string): Promise<void> {
    const memory = Math.min(this.#limits.memory, COMPRESSING);
    await withDuckDb({ ...this.#limits, memory }, async (connection) => {
      await connection.run(
        `copy (${select}) to ${quoted(path)} (format parquet, compression zstd)`,
      );
    });
  }

  #named(spool: NumberSpool, path: string, columns: TableToWrite['columns']): void {
    this.#kernels.lend((lender) => {
      const file = new PlainParquet(
        path,
        columns.map(([name, type]) => [name, type === 'name' ? 'text' : type]),
      );
      const rows = new NamedRows(this.#kernels, file, this.#edges.names(lender));
      const named = columns.map(([, type]) => type === 'name');
      spool.each((values) => rows.add(values, named));
      file.close();
    });
  }
}
