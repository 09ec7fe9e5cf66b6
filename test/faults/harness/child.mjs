import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const HERE = fileURLToPath(new URL('.', import.meta.url));
export const CLI = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/**
 * Runs a Node script; kills it so many milliseconds after its first output. Gives its output,
 * status and signal.
 */
export function run(script, args, { killAfter, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let timer;
    child.stdout.on('data', (data) => {
      output += data;
      if (killAfter !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.stderr.on('data', (data) => (errors += data));
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ output, errors, status, signal });
    });
  });
}

/** The whole lines of a file: an incomplete last line was not written to its end. */
export function linesOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}
