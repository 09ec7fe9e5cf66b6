import { readFileSync, type Stats, statSync } from 'node:fs';
import { BadInput, type Finding } from '../model/index.ts';
import { decodeText } from './decode-text.ts';

/** Larger documents are refused before they are read; registers of that size go through `bulk`. */
export const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** The bytes of a file, or `BadInput` that says why it cannot be read. */
export function readBytes(file: string): Uint8Array {
  try {
    const refused = refusal(file, statSync(file));
    if (refused) throw new BadInput([refused]);
    return readFileSync(file);
  } catch (thrown) {
    if (thrown instanceof BadInput) throw thrown;
    throw new BadInput([unreadable(file, thrown)]);
  }
}

/** Whether a file has to be read in parts; one that cannot be looked at is not large. */
export function isLargeFile(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size > FILE_BYTES_MAX;
}

/** The text of a file; `BadInput` when it cannot be read or is not text. */
export function readText(file: string): string {
  const decoded = decodeText(readBytes(file), file);
  if ('findings' in decoded) throw new BadInput(decoded.findings);
  return decoded.text;
}

function refusal(file: string, stat: Stats): Finding | undefined {
  if (stat.isDirectory())
    return finding(file, 'is-directory', 'It is a folder, not a file.', 'Name the files in it.');
  if (!stat.isFile())
    return finding(file, 'not-a-file', 'It is not a regular file.', 'Save it as a file first.');
  if (stat.size <= FILE_BYTES_MAX) return undefined;
  const size = `${Math.round(stat.size / 1024 / 1024)} MiB`;
  return finding(
    file,
    'file-too-large',
    `It has ${size}; at most 64 MiB are taken at once.`,
    'Take it in with crosshold import, which reads it in parts, or split it.',
  );
}

function unreadable(file: string, thrown: unknown): Finding {
  const why = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  if (why === 'ENOENT' || why === 'ENOTDIR')
    return finding(file, 'no-such-file', 'There is no such file.', 'Check the name.');
  return finding(file, 'not-readable', `It cannot be read (${why}).`, 'Check its permissions.');
}

function finding(file: string, code: string, says: string, remedy: string): Finding {
  return { code, severity: 'error', at: { file }, says, try: remedy };
}
