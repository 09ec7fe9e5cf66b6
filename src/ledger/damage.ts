import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { hash } from 'node:crypto';
import type { Driver } from './driver.ts';
import { APPLICATION_ID } from './migrate.ts';
import { damaged, refused } from './refusal.ts';

/** Up to this size every page is checked at opening; larger ledgers by `crosshold doctor`. */
const CHECKED_BYTES = 32 * 1024 * 1024;

/** The engine would take some foreign files for empty databases; their first bytes tell. */
export function refuseOtherFiles(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile() && stat.size === 0) throw damaged(file, 'the file is empty');
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

/** Refuses a ledger whose pages, indexes or tables are not sound. Its records are checked as they are read. */
export function refuseDamage(driver: Driver): void {
  if (statSync(driver.file).size <= CHECKED_BYTES) {
    const [fault] = pageFaults(driver, 1);
    if (fault !== undefined) throw damaged(driver.file, fault);
  }
  if (ownForm(driver) && !tablesAsMade(driver)) {
    throw damaged(driver.file, 'its tables are not as they were made');
  }
}

/** What the engine finds wrong with pages and indexes, up to a number of faults. */
export function pageFaults(driver: Driver, limit: number): readonly string[] {
  return driver
    .all(`pragma integrity_check(${limit})`)
    .map((row) => String(row['integrity_check']))
    .filter((fault) => fault !== 'ok');
}

/** SHA-256 over the definitions of the tables, for each form that was ever written; first, that of no table. */
export const FORMS: readonly string[] = [
  '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
  'fc220fec6a235180dcba936b4f641c2d78b76f252bf6477b3fb7369c69568906',
  '5ecc34ad5d87b396ec8af0d455354520d867f696fb85cec6bc0f2c3ad6db2cf4',
];

function ownForm(driver: Driver): boolean {
  return Number(driver.all('pragma application_id')[0]?.['application_id']) === APPLICATION_ID;
}

export function tablesAsMade(driver: Driver): boolean {
  const version = Number(driver.all('pragma user_version')[0]?.['user_version']);
  // A form that this program does not know is refused by name elsewhere.
  const expected = FORMS[version];
  return expected === undefined || expected === formOf(driver);
}

/** SHA-256 over the definitions of the tables. */
export function formOf(driver: Driver): string {
  const rows = driver.all(
    'select type, name, tbl_name, sql from sqlite_schema order by type, name',
  );
  return hash('sha256', JSON.stringify(rows.map((row) => Object.values(row))), 'hex');
}
