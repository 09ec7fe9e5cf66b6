import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, restore } from '../../../src/ledger/backup.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { examineFolder } from '../../../src/ledger/rebuild.ts';
import { BadInput } from '../../../src/model/index.ts';
import { said } from '../../statement.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-acknowledged-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const file = () => join(dir, 'ledger.db');
const notes = () => join(dir, 'ledger.db.acknowledged');

function add(ledger: Ledger, name: string): void {
  const bytes = new TextEncoder().encode(name);
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const source = { id, kind: 'statements' as const, name, text: name };
  ledger.add({ source, bytes, statements: [said(name, 'A', 'B', { percent: '10' })] });
}

/** Adds documents in one opening; what is closed stands in the one file. */
async function record(...names: readonly string[]): Promise<void> {
  const ledger = await openLedger(dir);
  for (const name of names) add(ledger, name);
  ledger.close();
  for (const beside of ['-wal', '-shm']) rmSync(`${file()}${beside}`, { force: true });
}

async function refusal(options?: { readonly create: boolean }): Promise<string | undefined> {
  try {
    (await openLedger(dir, options)).close();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    return thrown.findings[0]?.says;
  }
}

describe('what was acknowledged', () => {
  it('is missed when an older copy of the ledger stands in its place', async () => {
    await record('a');
    copyFileSync(file(), join(dir, 'old'));
    await record('b', 'c');
    copyFileSync(join(dir, 'old'), file());
    expect(await refusal()).toContain('2 of 3 sources that were acknowledged are gone');
    const { faults } = await examineFolder(dir);
    expect(faults.map(({ part, says }) => `${part}: ${says.slice(0, 17)}`)).toEqual([
      'log: 2 of 3 sources th',
      'log: 2 of 3 statements',
    ]);
  });

  it('is missed when another ledger stands in its place', async () => {
    await record('a');
    copyFileSync(file(), join(dir, 'other'));
    rmSync(file());
    rmSync(notes());
    await record('b');
    copyFileSync(join(dir, 'other'), file());
    expect(await refusal()).toContain('record 1 of sources is not the one that was acknowledged');
  });

  it.each([true, false])(
    'is missed when the file is gone, to be made (%s) or not',
    async (create) => {
      await record('a');
      rmSync(file());
      expect(await refusal({ create })).toContain('2 records were acknowledged in it');
      rmSync(notes());
      expect(await refusal({ create: true })).toBeUndefined();
    },
  );

  it('is not missed where its note is torn, and the note before it counts', async () => {
    await record('a', 'b');
    copyFileSync(file(), join(dir, 'two'));
    await record('c');
    const text = readFileSync(notes(), 'utf8');
    writeFileSync(notes(), text.slice(0, -5));
    copyFileSync(join(dir, 'two'), file());
    expect(await refusal()).toBeUndefined();
    await record('d');
    copyFileSync(join(dir, 'two'), file());
    expect(await refusal()).toContain('1 of 3 sources');
  });

  it('is noted in a file that stays short and keeps the highest', async () => {
    await record('a');
    appendFileSync(notes(), `\n${'x'.repeat(70_000)}`);
    await record('b');
    expect(statSync(notes()).size).toBeLessThan(1000);
    expect(readFileSync(notes(), 'utf8').split('\n')).toHaveLength(2);
    expect(await refusal()).toBeUndefined();
  });

  it('begins anew with a backup that is put back', async () => {
    await record('a');
    await backup(dir, join(dir, 'kept.db'), '2026-01-01T00:00:00.000Z');
    await record('b');
    rmSync(file());
    await restore(join(dir, 'kept.db'), dir);
    expect(existsSync(notes())).toBe(false);
    expect(await refusal()).toBeUndefined();
  });
});
