import {
  createReadStream,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { examine } from './doctor.ts';
import type { Driver } from './driver.ts';
import { LEDGER_FILE, openLedger } from './open.ts';
import { newFile } from './rebuild.ts';
import { damaged, refused } from './refusal.ts';
import { SCHEMA } from './schema.ts';
import { headOf, SEALED } from './seal.ts';

/** What stands beside a backup: by its hash the file is known to be whole. */
export interface BackupManifest {
  readonly file: string;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly form: number;
  readonly records: { readonly [table: string]: number };
  readonly madeAt: string;
}

/** The manifest's place, beside the file. */
export function manifestOf(file: string): string {
  return `${file}.json`;
}

/**
 * Writes a ledger to one file, while others may go on reading and writing it, and the manifest
 * beside it. The copy is examined before it gets its name: a damaged ledger makes no backup.
 */
export async function backup(dir: string, file: string, madeAt: string): Promise<BackupManifest> {
  refuseExisting(file);
  (await openLedger(dir, { create: false })).close();
  const { openLibsql } = await import('./libsql/libsql-driver.ts');
  const draft = `${file}.new-${process.pid}`;
  try {
    withDriver(openLibsql(join(dir, LEDGER_FILE)), (driver) => driver.run('vacuum into ?', draft));
    const records = withDriver(openLibsql(draft), (driver) => soundCounts(driver));
    const manifest = {
      file: basename(file),
      ...(await digestOf(draft)),
      form: SCHEMA,
      records,
      madeAt,
    };
    writeFileSync(manifestOf(file), `${JSON.stringify(manifest, undefined, 2)}\n`, { flag: 'wx' });
    renameSync(draft, file);
    return manifest;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(draft + end, { force: true });
  }
}

/** Puts a backup into a folder that holds no ledger, after its hash and every record were checked. */
export async function restore(file: string, dir: string): Promise<BackupManifest> {
  const manifest = readManifest(file);
  const { sha256 } = await digestOf(file);
  if (sha256 !== manifest.sha256) {
    throw refused(file, {
      code: 'backup-changed',
      says: `The file is not the one that was written: its SHA-256 is ${sha256}, not ${manifest.sha256}.`,
      try: 'Take another copy of the backup.',
    });
  }
  const target = newFile(dir);
  const draft = `${target}.new-${process.pid}`;
  copyFileSync(file, draft);
  renameSync(draft, target);
  const ledger = await openLedger(dir, { create: false });
  ledger.close();
  return manifest;
}

function refuseExisting(file: string): void {
  const there = [file, manifestOf(file)].find(existsSync);
  if (there === undefined) return;
  throw refused(there, {
    code: 'backup-exists',
    says: 'There is a file of this name already, and it is not written over.',
    try: 'Name another file.',
  });
}

function readManifest(file: string): BackupManifest {
  const place = manifestOf(file);
  try {
    const manifest = JSON.parse(readFileSync(place, 'utf8')) as Partial<BackupManifest>;
    if (typeof manifest.sha256 === 'string') return manifest as BackupManifest;
  } catch {
    // Absent and unreadable are the same to who wants to restore.
  }
  throw refused(place, {
    code: 'backup-without-manifest',
    says: 'The manifest of the backup is missing or not readable.',
    try: 'Keep the .json file beside the backup that crosshold backup wrote.',
  });
}

function soundCounts(driver: Driver): { readonly [table: string]: number } {
  const [fault] = examine(driver).faults;
  if (fault) throw damaged(driver.file, `${fault.part}: ${fault.says}`);
  return Object.fromEntries(SEALED.map((table) => [table.name, headOf(driver, table).count]));
}

function withDriver<T>(driver: Driver, work: (driver: Driver) => T): T {
  try {
    return work(driver);
  } finally {
    driver.close();
  }
}

async function digestOf(
  file: string,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    digest.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: digest.digest('hex'), bytes };
}
