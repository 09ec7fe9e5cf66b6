import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuseAbsence, refuseLoss } from './acknowledged.ts';
import { createFile } from './create.ts';
import { refuseDamage, refuseOtherFiles } from './damage.ts';
import type { Ledger } from './ledger.ts';
import { refused } from './refusal.ts';
import { migrate } from './migrate.ts';
import { type Clock, sqlLedger } from './sql-ledger.ts';

/** The one file of a ledger, in the folder of its workspace. */
export const LEDGER_FILE = 'ledger.db';

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
  if (!existsSync(file)) refuseAbsence(file);
  prepareFolder(dir, file, create);
  const { openLibsql } = await import('./libsql/libsql-driver.ts');
  if (!existsSync(file)) createFile(file, openLibsql);
  refuseOtherFiles(file);
  const driver = openLibsql(file);
  try {
    refuseDamage(driver);
    migrate(driver, file);
    refuseLoss(driver);
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
