import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Report {
  readonly bad: number;
  readonly results: {
    readonly [fault: string]: { readonly runs: number; readonly skipped?: string };
  };
}

/** The short profile, with a fixed seed; `npm run faults -- --profile release` is the long one. */
function faults(...args: readonly string[]): Report {
  const script = resolve(import.meta.dirname, 'run.mjs');
  const output = execFileSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output) as Report;
}

describe('a workspace', () => {
  it.each([
    ['loses nothing when its processes are killed', 'kills'],
    ['comes to the same results when a run over a whole register is killed', 'bulk'],
    ['never serves what a damaged file says', 'corruption'],
    ['notices when acknowledged records vanish with its log', 'log'],
    ['takes records of several processes at once', 'writers'],
    ['stops clearly on a full disk, and goes on after', 'disk-full'],
    ['keeps its order when the clock jumps', 'clock'],
    ['is served whole after its server was killed', 'server'],
    ['is written again soon after a kill', 'restart'],
  ])('%s', { timeout: 120_000 }, (_, fault) => {
    const { bad, results } = faults('--only', fault);
    const { runs, skipped } = results[fault] ?? { runs: 0 };
    if (skipped) process.stderr.write(`${fault}: ${skipped}\n`);
    else expect(runs).toBeGreaterThan(0);
    expect(bad).toBe(0);
  });
});
