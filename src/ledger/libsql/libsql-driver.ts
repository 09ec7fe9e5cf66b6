import Database from 'libsql';
import type { Cell, Driver, Record } from '../driver.ts';

/** How long a writer waits for another process before it gives up. */
const BUSY_MS = 10_000;

/**
 * Opens a database file in WAL mode with full synchronisation: a committed transaction survives the
 * death of the process, and of the machine as far as its disk keeps its word.
 */
export function openLibsql(file: string): Driver {
  const database = new Database(file, { timeout: BUSY_MS });
  database.exec(`pragma busy_timeout = ${BUSY_MS}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  return {
    exec: (sql) => {
      database.exec(sql);
    },
    run: (sql, ...parameters) => {
      database.prepare(sql).run(...(parameters as Cell[]));
    },
    all: (sql, ...parameters) => database.prepare(sql).all(...(parameters as Cell[])) as Record[],
    transaction: (work) => immediately(database, work),
    close: () => {
      database.close();
    },
  };
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
