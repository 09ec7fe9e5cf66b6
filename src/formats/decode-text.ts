import type { Finding } from '../model/index.ts';

export type Decoded = { readonly text: string } | { readonly findings: readonly Finding[] };

/** A longer line is not text that a person wrote, and slows every reader of it. */
export const LINE_LENGTH_MAX = 16 * 1024 * 1024;

/**
 * Bytes to text, as UTF-8 and nothing else: no guessing of encodings, no replacement characters.
 * A byte order mark is dropped; everything else stays as it is.
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  if (bytes.length === 0)
    return refused(file, 'empty-file', 'It is empty.', 'Check that it was saved.');
  const wide = utf16(bytes);
  if (wide) return refused(file, 'not-utf8', `It is ${wide}, not UTF-8.`, 'Save it as UTF-8.');
  const long = longLine(bytes);
  if (long !== undefined) {
    return refused(
      file,
      'line-too-long',
      'A line has more than 16 MiB.',
      'Check that it is a text with line breaks.',
      long,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\u0000'))
      return refused(
        file,
        'not-text',
        'It holds NUL characters.',
        'Give a text file.',
        lineOf(text, text.indexOf('\u0000')),
      );
    if (text.trim() === '')
      return refused(
        file,
        'empty-file',
        'It holds nothing but white space.',
        'Check that it was saved.',
      );
    return { text };
  } catch {
    const at = firstBadByte(bytes);
    return refused(
      file,
      'not-utf8',
      `Byte ${at.offset} of the file is not UTF-8.`,
      'Save it as UTF-8.',
      at.line,
    );
  }
}

function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big endian)';
  // Without a mark, every second byte of plain letters and digits is NUL.
  const zero = [0, 1, 2, 3].map((at) => bytes[at] === 0);
  if (!zero[0] && zero[1] && !zero[2] && zero[3]) return 'UTF-16 (little endian)';
  if (zero[0] && !zero[1] && zero[2] && !zero[3]) return 'UTF-16 (big endian)';
  return undefined;
}

/** The number of the first line that is too long, found without decoding. */
function longLine(bytes: Uint8Array): number | undefined {
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    if (stop - start > LINE_LENGTH_MAX) return line;
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}

/** Halves the bytes until the first character that is not UTF-8 is found, and gives where it begins. */
function firstBadByte(bytes: Uint8Array): { readonly offset: number; readonly line: number } {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isPrefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // What breaks a character of several bytes is a later byte; the fault is where it begins.
  while (good > 0 && !isPrefix(bytes.subarray(0, good), false)) good -= 1;
  const before = bytes.subarray(0, good);
  return { offset: good, line: before.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1) };
}

/** Whether UTF-8 text can begin so; `open`: also in the middle of a character. */
function isPrefix(bytes: Uint8Array, open = true): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: open });
    return true;
  } catch {
    return false;
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function refused(file: string, code: string, says: string, remedy: string, line?: number): Decoded {
  const at = line === undefined ? { file } : { file, line };
  return { findings: [{ code, severity: 'error', at, says, try: remedy }] };
}
