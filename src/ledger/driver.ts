/** A value that a column can hold. */
export type Cell = string | number | bigint | Uint8Array | null;

export type Record = Readonly<globalThis.Record<string, Cell>>;

/**
 * The little of a database that the ledger needs. Another engine is one more file like
 * `libsql/libsql-driver.ts`; the SQL stays the same.
 */
export interface Driver {
  /** The file behind it, for messages. */
  readonly file: string;
  /** Runs statements without parameters or results. */
  exec(sql: string): void;
  run(sql: string, ...parameters: readonly Cell[]): void;
  all(sql: string, ...parameters: readonly Cell[]): readonly Record[];
  /** Runs the work in one immediate write transaction: all of it is durable on return, or none. */
  transaction<T>(work: () => T): T;
  close(): void;
}
