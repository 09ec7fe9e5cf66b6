import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibsql } from '../../../src/ledger/libsql/libsql-driver.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { BadInput } from '../../../src/model/index.ts';
import { said } from '../../statement.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-open-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const file = () => join(dir, 'ledger.db');

async function filled(statements = 200): Promise<void> {
  const ledger = await openLedger(dir);
  const bytes = new TextEncoder().encode('a');
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  ledger.add({
    source: { id, kind: 'statements', name: 'a.csv', text: 'a' },
    bytes,
    statements: Array.from({ length: statements }, (_, at) =>
      said(`s-${at}`, 'A', `B${at}`, { percent: '10' }),
    ),
  });
  ledger.close();
  // What a copy of the one file holds: the log beside it would mend the damage of the tests.
  for (const beside of ['-wal', '-shm']) rmSync(`${file()}${beside}`, { force: true });
}

/** The code of the finding with which opening is refused. */
async function refusal(options?: { readonly create: boolean }): Promise<string | undefined> {
  try {
    (await openLedger(dir, options)).close();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    return thrown.findings[0]?.code;
  }
}

describe('opening a ledger', () => {
  it('makes one where there is none, unless it must be there', async () => {
    expect(await refusal({ create: false })).toBe('no-workspace');
    expect(await refusal({ create: true })).toBeUndefined();
    expect(await refusal({ create: false })).toBeUndefined();
  });

  it('refuses a folder that is a file', async () => {
    writeFileSync(join(dir, 'plain'), 'x');
    await expect(openLedger(join(dir, 'plain'))).rejects.toThrow(/not the folder of a workspace/);
    await expect(openLedger(join(dir, 'plain', 'deeper'))).rejects.toThrow(BadInput);
  });

  it('refuses a file that is no database', async () => {
    writeFileSync(file(), 'holder,issuer,stake\nA,B,10%\n');
    expect(await refusal()).toBe('not-a-ledger');
  });

  it('refuses a database of another program and leaves it as it is', async () => {
    const driver = openLibsql(file());
    driver.exec('create table theirs (x integer)');
    driver.close();
    expect(await refusal()).toBe('not-a-ledger');
    const again = openLibsql(file());
    expect(again.all('select name from sqlite_schema')).toEqual([{ name: 'theirs' }]);
    again.close();
  });

  it('refuses a ledger that a newer version wrote', async () => {
    await filled();
    const driver = openLibsql(file());
    driver.exec('pragma user_version = 99');
    driver.close();
    expect(await refusal()).toBe('ledger-newer');
  });

  it('refuses a ledger that was cut short', async () => {
    await filled();
    truncateSync(file(), 12_288);
    expect(await refusal()).toBe('ledger-corrupt');
  });

  it('refuses a ledger with pages of something else', async () => {
    await filled();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 8192, 20_480);
    writeFileSync(file(), bytes);
    expect(await refusal()).toBe('ledger-corrupt');
  });

  it('takes a ledger with rubbish after its end as it is', async () => {
    await filled(1);
    appendFileSync(file(), 'x');
    const ledger = await openLedger(dir);
    expect(ledger.statements()).toHaveLength(1);
    ledger.close();
  });
});

describe('the tables of a ledger', () => {
  it.each(['sources', 'statements', 'reviews'])(
    'never change or lose a record of %s',
    async (table) => {
      await filled(1);
      const ledger = await openLedger(dir);
      ledger.review({ statement: 's-0', verdict: 'accept', by: 'ada', why: 'seen' });
      ledger.close();
      const driver = openLibsql(file());
      expect(() => driver.exec(`update ${table} set recorded_at = 'x'`)).toThrow(/never changed/);
      expect(() => driver.exec(`delete from ${table}`)).toThrow(/never removed/);
      expect(driver.all(`select recorded_at from ${table}`)).toHaveLength(1);
      driver.close();
    },
  );

  it('take no statement whose modality or dates are none', async () => {
    await filled(1);
    const driver = openLibsql(file());
    const [row] = driver.all('select source, type, body from statements');
    const body = JSON.parse(String(row?.['body'])) as object;
    const insert = (changed: object) =>
      driver.run(
        "insert into statements (id, source, type, body, recorded_at) values ('n', ?, ?, ?, '2026')",
        String(row?.['source']),
        String(row?.['type']),
        JSON.stringify({ ...body, ...changed }),
      );
    expect(() => insert({ modality: 'guessed' })).toThrow(/CHECK/);
    expect(() => insert({ from: 'May' })).toThrow(/CHECK/);
    expect(() => insert({ claim: { type: 'rumour' } })).toThrow(/CHECK/);
    expect(() => insert({ from: '2019-05' })).not.toThrow();
    driver.close();
  });

  it('are kept in WAL mode with full synchronisation', () => {
    const driver = openLibsql(file());
    expect(driver.all('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(driver.all('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    driver.close();
  });
});
