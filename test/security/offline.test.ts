import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'dist/cli/main.js');
/** A namespace with nothing but this machine in it. */
const CUT = ['-n', 'sh', '-c', 'ip link set lo up 2>/dev/null; exec "$@"', 'cut'];
const CAN_CUT = spawnSync('unshare', ['-n', 'true']).status === 0;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'crosshold-cut-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function cut(...words: readonly string[]) {
  const all = [...CUT, process.execPath, MAIN, '--workspace', join(dir, 'w'), ...words];
  return spawnSync('unshare', all, { cwd: ROOT, encoding: 'utf8' });
}

const COMMANDS: readonly (readonly string[])[] = [
  ['add', 'examples/renault-nissan/case.yaml', 'examples/renault-nissan/statements.csv'],
  ['read', 'examples/renault-nissan/articles/2019-06-10-reform-in-doubt.txt', '--json'],
  ['owners', 'Renault', '--as-of', '2019-06-10'],
  ['block', 'Nissan', '--rule', 'jp-special', '--as-of', '2019-06-10'],
  ['deal', 'examples/renault-nissan/deals/fca-merger.yaml'],
  ['verify', 'examples/renault-nissan/situations.yaml'],
  ['diagram', 'Nissan', '--as-of', '2019-06-10'],
  ['doctor'],
  ['open', 'examples/renault-nissan', '--once'],
];

describe('with the network cut', () => {
  it.each(COMMANDS)('crosshold %s works', { timeout: 60_000 }, (...words) => {
    if (!CAN_CUT) {
      process.stderr.write('skipped: cutting the network needs root and unshare\n');
      return;
    }
    const { status, stderr } = cut(...words);
    expect([status, stderr.replace(/^note .*\n/gm, '')]).toEqual([0, '']);
  });

  it('an address is refused in words', { timeout: 30_000 }, () => {
    if (!CAN_CUT) return;
    const { status, stderr } = cut('add', 'https://example.org/');
    expect([status, stderr]).toEqual([3, expect.stringContaining('[url-unreachable]')]);
  });
});
