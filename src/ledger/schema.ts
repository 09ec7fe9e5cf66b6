import type { Driver } from './driver.ts';
import {
  decodedRow,
  EMPTY,
  type Head,
  recordOf,
  type SealedTable,
  SEALED,
  sealOf,
  valuesOf,
} from './seal.ts';

/** One step of the tables, inside a transaction of its caller. */
type Migration = (driver: Driver) => void;

/**
 * What brings a workspace from version n to n + 1, in order; a released step is never changed.
 *
 * A statement is kept whole in `body`; the columns computed from it are there to be asked and to
 * refuse what is no statement. Valid time is `valid_from` to `valid_to`, record time `recorded_at`.
 */
export const MIGRATIONS: readonly Migration[] = [
  (driver) => driver.exec(TABLES),
  addSeals,
  (driver) => driver.exec(REOPENING),
];

/** The version of the tables; a workspace of an older version is brought forward on opening. */
export const SCHEMA = MIGRATIONS.length;

const TABLES = `
  create table sources (
    id text primary key check (id glob 'sha256:*' and length(id) = 71),
    kind text not null check (kind in ('article', 'statements', 'holdings', 'case')),
    name text not null,
    title text,
    published text,
    bytes blob not null,
    text text not null,
    recorded_at text not null
  ) strict;

  create table statements (
    seq integer primary key,
    id text not null,
    source text not null references sources (id),
    type text not null,
    body text not null check (json_valid(body) and json_extract(body, '$.claim.type') = type),
    modality text as (json_extract(body, '$.modality'))
      check (modality in ('asserted', 'reported', 'planned', 'denied', 'hypothetical')),
    valid_from text as (json_extract(body, '$.from')) check (valid_from glob '[0-9][0-9][0-9][0-9]*'),
    valid_to text as (json_extract(body, '$.to'))
      check (valid_to = '..' or valid_to glob '[0-9][0-9][0-9][0-9]*'),
    known_from text as (json_extract(body, '$.knownFrom')) check (known_from glob '[0-9][0-9][0-9][0-9]*'),
    recorded_at text not null,
    unique (source, id)
  ) strict;

  create table reviews (
    seq integer primary key,
    statement text not null,
    verdict text not null check (verdict in ('accept', 'reject')),
    by text not null,
    why text not null,
    recorded_at text not null
  ) strict;

  create trigger sources_stay before update on sources begin select raise(abort, 'sources are never changed'); end;
  create trigger sources_remain before delete on sources begin select raise(abort, 'sources are never removed'); end;
  create trigger statements_stay before update on statements begin select raise(abort, 'statements are never changed'); end;
  create trigger statements_remain before delete on statements begin select raise(abort, 'statements are never removed'); end;
  create trigger reviews_stay before update on reviews begin select raise(abort, 'reviews are never changed'); end;
  create trigger reviews_remain before delete on reviews begin select raise(abort, 'reviews are never removed'); end;
  `;

/** Form 2: every record carries a seal, so that a changed or missing one is noticed. */
function addSeals(driver: Driver): void {
  driver.exec(`
    create table heads (
      name text primary key check (name in ('sources', 'statements', 'reviews')),
      count integer not null check (count > 0),
      seal text not null
    ) strict`);
  for (const table of SEALED) {
    driver.exec(`drop trigger ${table.name}_stay`);
    driver.exec(`alter table ${table.name} add column seal text`);
    const head = sealRecords(driver, table);
    if (head.count > 0)
      driver.run('insert into heads values (?, ?, ?)', table.name, head.count, head.seal);
    driver.exec(
      `create trigger ${table.name}_stay before update on ${table.name} begin select raise(abort, '${table.name} are never changed'); end`,
    );
  }
}

function sealRecords(driver: Driver, table: SealedTable): Head {
  let head = EMPTY;
  const records = driver.all(`select ${recordOf(table)} from ${table.name} order by ${table.seq}`);
  for (const record of records) {
    const row = decodedRow(driver, table, record);
    const seq = head.count + 1;
    const seal = sealOf(head.seal, seq, valuesOf(table, row));
    driver.run(
      `update ${table.name} set ${table.seq} = ?, seal = ? where ${table.seq} = ?`,
      seq,
      seal,
      row['seq'] ?? null,
    );
    head = { count: seq, seal };
  }
  return head;
}

/** Form 3: a verdict can be taken back. The records and their seals stay as they are. */
const REOPENING = `
  create table reviewed (
    seq integer primary key,
    statement text not null,
    verdict text not null check (verdict in ('accept', 'reject', 'reopen')),
    by text not null,
    why text not null,
    recorded_at text not null,
    seal text
  ) strict;
  insert into reviewed select seq, statement, verdict, by, why, recorded_at, seal from reviews;
  drop table reviews;
  alter table reviewed rename to reviews;
  create trigger reviews_stay before update on reviews begin select raise(abort, 'reviews are never changed'); end;
  create trigger reviews_remain before delete on reviews begin select raise(abort, 'reviews are never removed'); end;
`;
