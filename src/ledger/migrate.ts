import type { Driver } from './driver.ts';
import { refused } from './refusal.ts';
import { MIGRATIONS, SCHEMA } from './schema.ts';

/** "XHLD", in the header field that SQLite keeps for the program that owns a file. */
export const APPLICATION_ID = 0x58484c44;

/** Brings a new or older ledger to the present form; a newer one, or another program's file, is refused. */
export function migrate(driver: Driver, file: string): void {
  if (versionOf(driver, file) === SCHEMA) return;
  driver.transaction(() => {
    // Another process may have migrated while this one waited for its turn.
    const version = versionOf(driver, file);
    for (const migration of MIGRATIONS.slice(version)) migration(driver);
    driver.exec(`pragma application_id = ${APPLICATION_ID}`);
    driver.exec(`pragma user_version = ${SCHEMA}`);
  });
}

/** The form of the tables; 0 for a file without any. */
function versionOf(driver: Driver, file: string): number {
  const version = numberOf(driver, 'user_version');
  const owner = numberOf(driver, 'application_id');
  const [content] = driver.all('select 1 from sqlite_schema limit 1');
  if (owner === 0 && version === 0 && !content) return 0;
  if (owner !== APPLICATION_ID) {
    throw refused(file, {
      code: 'not-a-ledger',
      says: 'It is a database of another program.',
      try: 'Name another folder with --workspace.',
    });
  }
  if (version > SCHEMA) {
    throw refused(file, {
      code: 'ledger-newer',
      says: `A newer Crosshold wrote this ledger: form ${version}, where this one knows ${SCHEMA}.`,
      try: 'Update Crosshold.',
    });
  }
  return version;
}

function numberOf(driver: Driver, pragma: 'user_version' | 'application_id'): number {
  return Number(driver.all(`pragma ${pragma}`)[0]?.[pragma]);
}
