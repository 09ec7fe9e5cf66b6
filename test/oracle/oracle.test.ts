import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const PYTHON = spawnSync('python3', ['--version']).status === 0;

describe('an oracle in another language', () => {
  it('agrees on every exact number of 400 random registers', { timeout: 120_000 }, () => {
    if (!PYTHON) {
      process.stderr.write('skipped: no python3\n');
      return;
    }
    const script = resolve(import.meta.dirname, 'run.mjs');
    const output = execFileSync(process.execPath, [script, '--n', '400', '--seed', '2019'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toMatchObject({ n: 400, mismatches: 0 });
  });
});
