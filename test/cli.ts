import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const MAIN = resolve('dist/cli/main.js');

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder, as a user would. */
export function crosshold(folder: string, ...words: readonly string[]): Ran {
  return crossholdOn('', folder, ...words);
}

/** The same with lines on its standard input. */
export function crossholdOn(input: string, folder: string, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

/** The JSON that a command prints; its status must be 0. */
export function asked(folder: string, ...words: readonly string[]): Record<string, unknown> {
  const { status, out, err } = crosshold(folder, ...words, '--json');
  if (status !== 0) throw new TypeError(`${words.join(' ')} ended with ${status}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
}

/** Rows of an answer by the value of one of their fields. */
export function rowsBy(
  answer: Record<string, unknown>,
  field: string,
): Map<string, Record<string, unknown>> {
  const rows = answer['rows'] as readonly Record<string, unknown>[];
  return new Map(rows.map((row) => [String(row[field]), row]));
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'crosshold-test-'));
}

export function written(folder: string, name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}
