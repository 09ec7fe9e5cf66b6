// kill -9 at random moments of `crosshold bulk`: no half result is shown as whole, and the same
// command again comes to the same files as a run that nobody stopped.
import { createHash } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chance } from './chance.mjs';
import { CLI, run } from './child.mjs';

const SYNTH = fileURLToPath(new URL('../../../scripts/synth.mjs', import.meta.url));

export async function bulk({ bulks, companies, seed, folder }) {
  const random = chance(seed + 6);
  const table = join(folder, 'register.csv');
  execFileSync(process.execPath, [
    SYNTH,
    '--companies',
    `${companies}`,
    '--seed',
    '1',
    '--out',
    table,
  ]);
  const args = (out) => ['bulk', table, '--out', out, '--as-of', '2026-01-01'];
  const whole = join(folder, 'whole');
  const began = performance.now();
  await run(CLI, args(whole));
  const takes = performance.now() - began;
  const expected = outputsOf(whole);
  const outcome = { runs: bulks, companies, interrupted: 0, partial: 0, changed: 0, failures: [] };
  for (let number = 0; number < bulks; number++) {
    const out = join(folder, `out-${number}`);
    if (await killed(args(out), random.whole(60, Math.ceil(takes)))) outcome.interrupted += 1;
    if (existsSync(join(out, 'manifest.json')) && !sound(out)) {
      outcome.partial += 1;
      outcome.failures.push(`${number}: a manifest stands over files that are not those it names`);
    }
    const { status, errors } = await run(CLI, args(out));
    if (
      status !== 0 ||
      JSON.stringify(outputsOf(out)) !== JSON.stringify(expected) ||
      !sound(out)
    ) {
      outcome.changed += 1;
      outcome.failures.push(`${number}: ${status} ${errors.slice(-300)}`);
    }
    rmSync(out, { recursive: true, force: true });
  }
  return outcome;
}

/** Kills the command so many milliseconds after its start; whether it was still running. */
function killed(args, after) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' });
    setTimeout(() => child.kill('SIGKILL'), after);
    child.once('close', (_, signal) => resolve(signal === 'SIGKILL'));
  });
}

function outputsOf(out) {
  const { counts, outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return { counts, outputs: outputs.map(({ file, sha256 }) => [file, sha256]).sort() };
}

/** Whether the files are those that the manifest names. */
function sound(out) {
  return outputsOf(out).outputs.every(([file, sha256]) => {
    const bytes = readFileSync(join(out, file));
    return createHash('sha256').update(bytes).digest('hex') === sha256;
  });
}
