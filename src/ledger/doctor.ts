import { hash } from 'node:crypto';
import { lossesOf } from './acknowledged.ts';
import type { Driver, Record } from './driver.ts';
import { pageFaults, tablesAsMade } from './damage.ts';
import {
  decodedRow,
  EMPTY,
  headOf,
  recordOf,
  type SealedTable,
  SEALED,
  sealOf,
  SOURCES,
  valuesOf,
} from './seal.ts';

/** One thing that is wrong with a ledger. */
export interface Fault {
  /** Where: `pages`, `tables`, `log`, or one of the tables of records. */
  readonly part: string;
  readonly says: string;
}

/** What an examination of a ledger found. */
export interface Examination {
  readonly faults: readonly Fault[];
  /** Records that are as they were written, by table. */
  readonly sound: { readonly [table: string]: number };
  /** Records that are not, or that cannot be read, by table. */
  readonly unsound: { readonly [table: string]: number };
}

/** A record that is as it was written. */
export interface SoundRecord {
  readonly table: SealedTable;
  readonly row: Record;
}

/** Pages are reported up to this number of faults. */
const PAGE_FAULTS = 20;

/** Looks at every page, every table and every record. It changes nothing. */
export function examine(driver: Driver): Examination {
  const parts = SEALED.map((table) => ({ table, ...examineRecords(driver, table) }));
  const pages = attempt(() => pageFaults(driver, PAGE_FAULTS));
  return {
    faults: [
      ...(pages ?? ['the pages cannot be read']).map((says) => ({ part: 'pages', says })),
      ...(attempt(() => tablesAsMade(driver)) === true
        ? []
        : [{ part: 'tables', says: 'they are not as they were made' }]),
      ...parts.flatMap(({ faults }) => faults),
      ...(attempt(() => lossesOf(driver)) ?? []).map((says) => ({ part: 'log', says })),
    ],
    sound: Object.fromEntries(parts.map(({ table, rows }) => [table.name, rows.length])),
    unsound: Object.fromEntries(parts.map(({ table, unsound }) => [table.name, unsound])),
  };
}

/** The records that are as they were written, in their order. */
export function soundRecords(driver: Driver): readonly SoundRecord[] {
  return SEALED.flatMap((table) =>
    examineRecords(driver, table).rows.map((row) => ({ table, row })),
  );
}

interface Records {
  readonly rows: readonly Record[];
  readonly unsound: number;
  readonly faults: readonly Fault[];
}

/**
 * Every record by its number, so that one that cannot be read does not hide the next. A record is
 * checked against the seal that stands before it, so a changed one does not spoil those after it.
 */
function examineRecords(driver: Driver, table: SealedTable): Records {
  const head = attempt(() => headOf(driver, table)) ?? EMPTY;
  const last = Math.max(head.count, attempt(() => lastNumber(driver, table)) ?? 0);
  const rows: Record[] = [];
  const faults: Fault[] = [];
  let before: readonly string[] = [''];
  for (let seq = 1; seq <= last; seq++) {
    const row = attempt(() => recordAt(driver, table, seq));
    if (row && fits(table, { row, seq, before })) rows.push(row);
    else
      faults.push({
        part: table.name,
        says: `record ${seq} ${row ? 'is not what was written' : 'cannot be read'}`,
      });
    before = row ? sealsAfter(table, { row, seq, before }) : [];
  }
  if (last > head.count || (last > 0 && !before.includes(head.seal))) {
    faults.push({
      part: table.name,
      says: `the end is not where it was written: ${head.count} of ${last} records`,
    });
  }
  return { rows, unsound: last - rows.length, faults };
}

function lastNumber(driver: Driver, { name, seq }: SealedTable): number {
  return Number(driver.all(`select max(${seq}) as last from ${name}`)[0]?.['last'] ?? 0);
}

function recordAt(driver: Driver, table: SealedTable, seq: number): Record | undefined {
  const bytes = table === SOURCES ? ', bytes' : '';
  const [row] = driver.all(
    `select ${recordOf(table)}${bytes} from ${table.name} where ${table.seq} = ?`,
    seq,
  );
  return (
    row && { ...decodedRow(driver, table, row), ...(bytes && { bytes: row['bytes'] ?? null }) }
  );
}

interface Place {
  readonly row: Record;
  readonly seq: number;
  /** What the seal before it may be: none when the record before cannot be read. */
  readonly before: readonly string[];
}

/** The seal that stands in the record, and the one it should bear: either of them may be the spoilt one. */
function sealsAfter(table: SealedTable, { row, seq, before }: Place): readonly string[] {
  const values = valuesOf(table, row);
  return [String(row['seal']), ...before.map((seal) => sealOf(seal, seq, values))];
}

function fits(table: SealedTable, { row, seq, before }: Place): boolean {
  const values = valuesOf(table, row);
  if (!before.some((seal) => row['seal'] === sealOf(seal, seq, values))) return false;
  if (table !== SOURCES) return true;
  const { bytes } = row;
  return bytes instanceof Uint8Array && row['id'] === `sha256:${hash('sha256', bytes, 'hex')}`;
}

/** A part of a damaged file may fail in any way; what matters is that it cannot be read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
