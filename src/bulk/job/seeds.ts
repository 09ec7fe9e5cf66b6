import { readFileSync } from 'node:fs';
import { BadInput } from '../../model/index.ts';
import type { FindingLog } from '../read/finding-log.ts';
import type { Names } from '../kernels.ts';

/** Names of a file, one a line; blank lines and lines that begin with # are left out. */
export function readSeedNames(file: string): { readonly line: number; readonly name: string }[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new BadInput([
      {
        code: 'no-such-file',
        severity: 'error',
        at: { file },
        says: 'There is no such file.',
        try: 'Check the name.',
      },
    ]);
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((name, at) => ({ line: at + 1, name: name.trim() }))
    .filter(({ name }) => name !== '' && !name.startsWith('#'));
}

/** The numbers of the names; one that the register does not have is a remark. */
export function seedNumbers(file: string, { bytes, ends }: Names, log: FindingLog): Uint32Array {
  const wanted = new Map(readSeedNames(file).map(({ line, name }) => [name, line]));
  const numbers: number[] = [];
  const lengths = new Set([...wanted.keys()].map((name) => Buffer.byteLength(name)));
  let start = 0;
  ends.forEach((end, number) => {
    if (lengths.has(end - start)) {
      const name = new TextDecoder().decode(bytes.slice(start, end));
      if (wanted.delete(name)) numbers.push(number);
    }
    start = end;
  });
  for (const [name, line] of wanted)
    log.note({
      code: 'bulk-unknown-seed',
      severity: 'remark',
      at: { file, line },
      about: name,
      says: `"${name}" is not in the register.`,
      try: 'Write it as the register does.',
    });
  return Uint32Array.from(numbers);
}
