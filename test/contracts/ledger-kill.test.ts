import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibsql } from '../../src/ledger/libsql/libsql-driver.ts';
import { openLedger } from '../../src/ledger/open.ts';

const SCRIPT = resolve(import.meta.dirname, 'add-batches.mjs');
const KILLS = 20;
const BATCHES = 100;
const SIZE = 100;

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'crosshold-kill-'));
});

afterAll(() => rmSync(root, { recursive: true }));

/** Runs the script; kills it so many milliseconds after it has opened the ledger. */
function run(args: readonly string[], killAfter?: number): Promise<NodeJS.Signals | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => {
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.once('error', fail);
    child.once('exit', (code, signal) =>
      code !== null && code !== 0 ? fail(new Error(`exit ${code}`)) : done(signal),
    );
  });
}

/** The batches whose addition returned: an incomplete last line was not written to its end. */
function acknowledged(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

/** How many statements the ledger holds of each batch. */
async function recorded(dir: string): Promise<Map<string, number>> {
  const ledger = await openLedger(dir, { create: false });
  const names = new Map(ledger.sources().map(({ id, name }) => [id, name.slice('batch-'.length)]));
  const counts = new Map([...names.values()].map((name) => [name, 0]));
  for (const { citation } of ledger.statements()) {
    const name = names.get(citation.source) ?? 'no source';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  ledger.close();
  return counts;
}

function integrity(dir: string): unknown {
  const driver = openLibsql(join(dir, 'ledger.db'));
  const result = driver.all('pragma integrity_check');
  driver.close();
  return result;
}

describe('a ledger whose process is killed while it adds', () => {
  it('loses no acknowledged batch and tears none', { timeout: 60_000 }, async () => {
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const dir = join(root, `${kill}`);
      const acks = join(root, `${kill}.acknowledged`);
      const args = [dir, acks, `${BATCHES}`, `${SIZE}`];
      const signal = await run(args, 2 + kill * 6);
      const safe = acknowledged(acks);
      const counts = await recorded(dir);
      if (signal === 'SIGKILL' && safe.length < BATCHES) interrupted += 1;
      expect(safe.filter((batch) => counts.get(batch) !== SIZE)).toEqual([]);
      expect([...counts].filter(([, count]) => count !== SIZE)).toEqual([]);
      expect(integrity(dir)).toEqual([{ integrity_check: 'ok' }]);
      rmSync(dir, { recursive: true });
    }
    expect(interrupted).toBeGreaterThanOrEqual(5);
  });

  it('completes the work when it is started again', async () => {
    const dir = join(root, 'again');
    const acks = join(root, 'again.acknowledged');
    const args = [dir, acks, `${BATCHES}`, `${SIZE}`];
    await run(args, 30);
    await run(args);
    const counts = await recorded(dir);
    expect([...counts.values()].reduce((total, count) => total + count, 0)).toBe(BATCHES * SIZE);
  });
});

describe('two processes that add to one new ledger at once', () => {
  it('both record everything, and a third sees it', async () => {
    const dir = join(root, 'both');
    const watcher = await openLedger(dir);
    const before = watcher.version();
    await Promise.all(
      [0, 1000].map((first) => run([dir, join(root, `${first}.ack`), '20', '50', `${first}`])),
    );
    expect(watcher.version()).toBe(before + 2 * 20 * (50 + 1));
    expect(watcher.statements()).toHaveLength(2 * 20 * 50);
    watcher.close();
  });
});
