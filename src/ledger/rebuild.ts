import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetNotes } from './acknowledged.ts';
import { createFile } from './create.ts';
import { examine, type Examination, soundRecords, type SoundRecord } from './doctor.ts';
import type { Cell, Driver } from './driver.ts';
import { LEDGER_FILE } from './open.ts';
import { refused } from './refusal.ts';
import { append, valuesOf } from './seal.ts';

/** Examines the ledger of a folder as it is, without refusing a damaged one and without mending it. */
export async function examineFolder(dir: string): Promise<Examination> {
  const driver = await openExisting(dir);
  try {
    return examine(driver);
  } finally {
    driver.close();
  }
}

/** What a rebuilding kept and could not keep, by table. */
export interface Rebuilt {
  readonly kept: { readonly [table: string]: number };
  readonly lost: { readonly [table: string]: number };
}

/**
 * Writes every sound record of a folder's ledger to a new ledger in another folder, in the old
 * order and with the old times. The damaged file stays as it is.
 */
export async function rebuild(dir: string, to: string): Promise<Rebuilt> {
  const { openLibsql } = await import('./libsql/libsql-driver.ts');
  const source = await openExisting(dir);
  try {
    const found = examine(source);
    const target = newFile(to);
    createFile(target, openLibsql);
    const kept = write(openLibsql(target), soundRecords(source));
    const tables = Object.keys(found.sound);
    const all = (table: string) => (found.sound[table] ?? 0) + (found.unsound[table] ?? 0);
    return {
      kept: Object.fromEntries(tables.map((table) => [table, kept.get(table) ?? 0])),
      lost: Object.fromEntries(tables.map((table) => [table, all(table) - (kept.get(table) ?? 0)])),
    };
  } finally {
    source.close();
  }
}

/** Where a new ledger may be written; a folder that holds one already is refused. */
export function newFile(dir: string): string {
  const file = join(dir, LEDGER_FILE);
  if (existsSync(file)) {
    throw refused(file, {
      code: 'ledger-exists',
      says: 'There is a ledger here already, and it is not written over.',
      try: 'Name a new folder.',
    });
  }
  mkdirSync(dir, { recursive: true });
  forgetNotes(file);
  return file;
}

async function openExisting(dir: string): Promise<Driver> {
  const file = join(dir, LEDGER_FILE);
  if (!existsSync(file)) {
    throw refused(dir, {
      code: 'no-workspace',
      says: 'There is no workspace here.',
      try: 'Name the folder of one with --workspace.',
    });
  }
  const { openLibsql } = await import('./libsql/libsql-driver.ts');
  return openLibsql(file);
}

function write(driver: Driver, records: readonly SoundRecord[]): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  const sources = new Set<Cell>();
  try {
    driver.transaction(() => {
      for (const { table, row } of records) {
        if (table.name === 'sources') sources.add(row['id'] ?? null);
        // A statement whose document is lost could not be cited.
        if (table.name === 'statements' && !sources.has(row['source'] ?? null)) continue;
        const bytes = row['bytes'] ?? null;
        append(driver, table, [valuesOf(table, row)], table.name === 'sources' ? { bytes } : {});
        kept.set(table.name, (kept.get(table.name) ?? 0) + 1);
      }
    });
  } finally {
    driver.close();
  }
  return kept;
}
