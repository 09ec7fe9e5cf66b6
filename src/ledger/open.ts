import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from './driver.ts';
import type { Ledger } from './ledger.ts';
import { refused } from './refusal.ts';
import { migrate } from './migrate.ts';
import { type Clock, sqlLedger } from './sql-ledger.ts';

/** The one file of a ledger, in the folder of its workspace. */
const LEDGER_FILE = 'ledger.db';

/** Up to this size every page is checked at opening; larger ledgers by header and tables only. */
const CHECKED_BYTES = 32 * 1024 * 1024;

export interface OpenOptions {
  /** Make the folder and the file when they are not there; without it that is refused. */
  readonly create?: boolean;
  readonly clock?: Clock;
}

/**
 * Opens the ledger of a folder.
 *
 * `BadInput` when there is none and none is to be made, when the file is not a ledger, and when it
 * is damaged: a damaged ledger is never read.
 */
export async function openLedger(dir: string, options: OpenOptions = {}): Promise<Ledger> {
  const { create = true, clock = () => new Date().toISOString() } = options;
  const file = join(dir, LEDGER_FILE);
  prepareFolder(dir, file, create);
  refuseOtherFiles(file);
  const { openLibsql } = await import('./libsql/libsql-driver.ts');
  const driver = openLibsql(file);
  try {
    refuseDamage(driver, file);
    migrate(driver, file);
    return sqlLedger(driver, clock);
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}

function prepareFolder(dir: string, file: string, create: boolean): void {
  if (isFile(dir)) {
    throw refused(dir, {
      code: 'not-a-folder',
      says: 'It is a file, not the folder of a workspace.',
      try: 'Name a folder with --workspace.',
    });
  }
  if (!create && !existsSync(file)) {
    throw refused(dir, {
      code: 'no-workspace',
      says: 'There is no workspace here.',
      try: 'Make one with crosshold add FILE..., or ask of a table with --holdings FILE.',
    });
  }
  try {
    mkdirSync(dir, { recursive: true });
  } catch {
    throw refused(dir, {
      code: 'ledger-unusable',
      says: 'The folder cannot be made.',
      try: 'Check the permissions, or name another folder with --workspace.',
    });
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && !statSync(path).isDirectory();
}

/** The engine would take some foreign files for empty databases; their first bytes tell. */
function refuseOtherFiles(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || stat.size === 0) return;
  const head = stat.isFile() ? firstBytes(file, 16) : '';
  if (head === 'SQLite format 3\0') return;
  throw refused(file, {
    code: 'not-a-ledger',
    says: 'It is not a ledger.',
    try: 'Name another folder with --workspace, or move the file away.',
  });
}

function firstBytes(file: string, length: number): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(length);
    readSync(handle, bytes, 0, length, 0);
    return Buffer.from(bytes).toString('latin1');
  } finally {
    closeSync(handle);
  }
}

function refuseDamage(driver: Driver, file: string): void {
  if (statSync(file).size > CHECKED_BYTES) return;
  const [row] = driver.all('pragma quick_check(1)');
  if (row?.['quick_check'] === 'ok') return;
  throw refused(file, {
    code: 'ledger-corrupt',
    says: `The ledger is damaged: ${String(row?.['quick_check'])}.`,
    try: 'Put back a copy of it, or move it away and add the documents again.',
  });
}
