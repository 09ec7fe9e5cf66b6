import Database from 'libsql';
import type { Driver, Record } from '../driver.ts';
import { ledgerFailure } from '../refusal.ts';

/** How long a writer waits for another process before it gives up. */
const BUSY_MS = 10_000;

/**
 * Opens a database file in WAL mode with full synchronisation: a committed transaction survives the
 * death of the process, and of the machine as far as its disk keeps its word.
 */
export function openLibsql(file: string): Driver {
  return ledgerFailure(file, () => driverOver(connect(file), file));
}

function connect(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    database.exec(`pragma busy_timeout = ${BUSY_MS}`);
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function driverOver(database: Database.Database, file: string): Driver {
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const guard = <T>(action: () => T) => ledgerFailure(file, action);
  return {
    file,
    exec: (sql) => guard(() => void database.exec(sql)),
    run: (sql, ...parameters) => guard(() => void prepare(sql).run(...parameters)),
    all: (sql, ...parameters) => guard(() => rowsOf(prepare(sql).all(...parameters))),
    transaction: (work) => guard(() => immediately(database, work)),
    close: () => {
      try {
        // Moves the log into the file, so that a copy of the file alone is whole.
        database.exec('pragma wal_checkpoint(passive)');
      } catch {
        // The log stays beside the file, and the next opening reads it.
      }
      database.close();
    },
  };
}

/** The engine gives blobs as bare buffers. */
function rowsOf(rows: readonly unknown[]): readonly Record[] {
  for (const row of rows as globalThis.Record<string, unknown>[]) {
    for (const [column, value] of Object.entries(row)) {
      if (value instanceof ArrayBuffer) row[column] = new Uint8Array(value);
    }
  }
  return rows as readonly Record[];
}

function immediately<T>(database: Database.Database, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (thrown) {
    if (database.inTransaction) database.exec('rollback');
    throw thrown;
  }
}
