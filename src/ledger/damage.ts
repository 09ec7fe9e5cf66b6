import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { hash } from 'node:crypto';
import type { Driver } from './driver.ts';
import { APPLICATION_ID } from './migrate.ts';
import { damaged, refused } from './refusal.ts';
import { textOf } from './seal.ts';

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
  if (ownForm(driver) && !tablesAsMade(driver)) {
    throw damaged(driver.file, 'its tables are not as they were made');
  }
  if (statSync(driver.file).size > CHECKED_BYTES) return;
  const [fault] = pageFaults(driver, 1);
  if (fault !== undefined) throw damaged(driver.file, fault);
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
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '73334f2ff3bd44ceb2f4fb81c7af83d7bebb6a143b21eba1cd44b4861e75f875',
  'cf976687afb7d8daafee189364486c874c4ff3015de278831cda430f29ad42a1',
  'fd4f8182aa754efc6c6e1cfb61e44ee8c9c61a64309a2164dfeaefd107223083',
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
    'select cast(json_array(type, name, tbl_name, sql) as blob) as made from sqlite_schema order by type, name',
  );
  const texts = rows.map((row) => textOf(driver, row['made']));
  return hash('sha256', texts.join('\n'), 'hex');
}
