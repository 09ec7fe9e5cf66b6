import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, manifestOf, restore } from '../../../src/ledger/backup.ts';
import { FORMS, formOf } from '../../../src/ledger/damage.ts';
import { openLibsql } from '../../../src/ledger/libsql/libsql-driver.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { examineFolder, rebuild } from '../../../src/ledger/rebuild.ts';
import { MIGRATIONS, SCHEMA } from '../../../src/ledger/schema.ts';
import { BadInput } from '../../../src/model/index.ts';
import { said } from '../../statement.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-seal-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const file = (folder = dir) => join(folder, 'ledger.db');

/** A ledger of two documents with three statements each, and one review. */
async function filled(folder = dir): Promise<void> {
  const ledger = await openLedger(folder);
  for (const text of ['a', 'b']) {
    const bytes = new TextEncoder().encode(text);
    const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    ledger.add({
      source: { id, kind: 'statements', name: `${text}.csv`, text },
      bytes,
      statements: [1, 2, 3].map((at) => said(`${text}-${at}`, 'A', `B${at}`, { percent: '10' })),
    });
  }
  ledger.review({ statement: 'a-1', verdict: 'accept', by: 'ada', why: 'seen' });
  ledger.close();
}

/** Does to the tables what only a damaged disk, or another program, would do. */
function tamper(sql: string): void {
  const driver = openLibsql(file());
  const triggers = driver.all("select sql, name from sqlite_schema where type = 'trigger'");
  for (const { name } of triggers) driver.exec(`drop trigger ${String(name)}`);
  driver.exec(sql);
  for (const { sql: made } of triggers) driver.exec(String(made));
  driver.close();
}

/** What the first question of a ledger comes to: the number of statements, or the code of the refusal. */
async function read(folder = dir): Promise<number | string | undefined> {
  try {
    const ledger = await openLedger(folder, { create: false });
    try {
      ledger.sources();
      ledger.reviews();
      return ledger.statements().length;
    } finally {
      ledger.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    return thrown.findings[0]?.code;
  }
}

const TAMPERINGS: readonly (readonly [what: string, sql: string])[] = [
  [
    'a stake that changed',
    "update statements set body = replace(body, '1/10', '9/10') where seq = 2",
  ],
  ['another time of the record', "update statements set recorded_at = '1999' where seq = 2"],
  ['another text of a source', "update sources set text = 'c' where rowid = 1"],
  ['another verdict', "update reviews set verdict = 'reject'"],
  ['a record taken from the middle', 'delete from statements where seq = 3'],
  ['a record taken from the end', 'delete from statements where seq = 6'],
  ['all reviews taken away', 'delete from reviews'],
  [
    'a record put in by hand',
    "insert into reviews values (2, 'a-2', 'reject', 'eve', 'x', '2026', null); update heads set count = 2 where name = 'reviews'",
  ],
  ['another seal', "update statements set seal = 'x' where seq = 6"],
  ['an end moved back', "update heads set count = 5 where name = 'statements'"],
  [
    'no end at all',
    "delete from heads where name = 'statements'; delete from reviews; delete from heads where name = 'reviews'",
  ],
];

describe('a sealed ledger', () => {
  it('reads back what was written', async () => {
    await filled();
    expect(await read()).toBe(6);
  });

  it.each(TAMPERINGS.slice(0, -1))('refuses to answer after %s', async (_, sql) => {
    await filled();
    tamper(sql);
    expect(await read()).toBe('ledger-corrupt');
    expect((await examineFolder(dir)).faults).not.toEqual([]);
  });

  it('refuses tables that are not as they were made', async () => {
    await filled();
    const driver = openLibsql(file());
    driver.exec('drop trigger statements_stay');
    driver.close();
    expect(await read()).toBe('ledger-corrupt');
  });

  it('refuses an empty file under its name, which was emptied by something else', async () => {
    await filled();
    writeFileSync(file(), '');
    expect(await read()).toBe('ledger-corrupt');
    await expect(openLedger(dir)).rejects.toThrow(/the file is empty/);
  });
});

describe('doctor', () => {
  it('finds nothing wrong with a sound ledger', async () => {
    await filled();
    expect(await examineFolder(dir)).toEqual({
      faults: [],
      sound: { sources: 2, statements: 6, reviews: 1 },
      unsound: { sources: 0, statements: 0, reviews: 0 },
    });
  });

  it('names the one record that changed, and keeps those after it', async () => {
    await filled();
    tamper("update statements set body = replace(body, '1/10', '9/10') where seq = 2");
    const { faults, sound, unsound } = await examineFolder(dir);
    expect(faults).toEqual([{ part: 'statements', says: 'record 2 is not what was written' }]);
    expect([sound['statements'], unsound['statements']]).toEqual([5, 1]);
  });

  it('names the record whose seal alone changed', async () => {
    await filled();
    tamper("update statements set seal = 'x' where seq = 2");
    const { sound, unsound } = await examineFolder(dir);
    expect([sound['statements'], unsound['statements']]).toEqual([5, 1]);
  });

  it('notices that the end is missing', async () => {
    await filled();
    tamper(TAMPERINGS.at(-1)?.[1] ?? '');
    expect((await examineFolder(dir)).faults).toContainEqual({
      part: 'statements',
      says: 'the end is not where it was written: 0 of 6 records',
    });
  });

  it('rebuilds what is sound, with the old times, and leaves the damaged file alone', async () => {
    await filled();
    tamper("update sources set text = 'c' where rowid = 1");
    const before = readFileSync(file());
    const to = join(dir, 'new');
    const rebuilt = await rebuild(dir, to);
    // The statements of a document that is lost could not be cited: they stay behind with it.
    expect(rebuilt).toEqual({
      kept: { sources: 1, statements: 3, reviews: 1 },
      lost: { sources: 1, statements: 3, reviews: 0 },
    });
    expect(await read(to)).toBe(3);
    expect(readFileSync(file()).equals(before)).toBe(true);
    await expect(rebuild(dir, to)).rejects.toThrow(/not written over/);
  });
});

describe('backup and restore', () => {
  it('carry a ledger to another folder', async () => {
    await filled();
    const to = join(dir, 'kept.backup');
    const manifest = await backup(dir, to, '2026-01-02T00:00:00.000Z');
    expect(manifest.records).toEqual({ sources: 2, statements: 6, reviews: 1 });
    await restore(to, join(dir, 'again'));
    expect(await read(join(dir, 'again'))).toBe(6);
  });

  it('refuse a file that changed, one without its manifest, and a place that is taken', async () => {
    await filled();
    const to = join(dir, 'kept.backup');
    await backup(dir, to, '2026-01-02T00:00:00.000Z');
    await expect(backup(dir, to, '2026')).rejects.toThrow(/not written over/);
    await expect(restore(to, dir)).rejects.toThrow(/not written over/);
    const bytes = readFileSync(to);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(to, bytes);
    await expect(restore(to, join(dir, 'again'))).rejects.toThrow(/SHA-256/);
    rmSync(manifestOf(to));
    await expect(restore(to, join(dir, 'again'))).rejects.toThrow(/manifest/);
  });

  it('make no backup of a damaged ledger', async () => {
    await filled();
    tamper("update reviews set verdict = 'reject'");
    await expect(backup(dir, join(dir, 'kept.backup'), '2026')).rejects.toThrow(/damaged/);
  });
});

describe('the forms of a ledger', () => {
  it('are known by what their migrations make', () => {
    const driver = openLibsql(':memory:');
    const made = [formOf(driver)];
    for (const migration of MIGRATIONS) {
      migration(driver);
      made.push(formOf(driver));
    }
    driver.close();
    expect(made).toEqual(FORMS);
  });

  it.each(Array.from({ length: SCHEMA - 1 }, (_, at) => at + 1))(
    'are brought forward from form %i with nothing lost',
    async (form) => {
      const fixture = resolve(import.meta.dirname, `../../fixtures/ledger-form-${form}`);
      cpSync(fixture, dir, { recursive: true });
      const before = openLibsql(file());
      const rows = (table: string) =>
        before.all(`select * from ${table} order by rowid`).map(({ seal: _seal, ...row }) => row);
      const old = ['sources', 'statements', 'reviews'].map(rows);
      before.close();
      expect(await read()).toBe(old[1]?.length);
      const after = openLibsql(file());
      const now = ['sources', 'statements', 'reviews'].map((table) =>
        after.all(`select * from ${table} order by rowid`).map(({ seal: _seal, ...row }) => row),
      );
      after.close();
      expect(now).toEqual(old);
      expect((await examineFolder(dir)).faults).toEqual([]);
    },
  );
});
