import { readSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { isPlain } from '../../formats/fields.ts';
import { FIELDS, type RowTaker } from './row-taker.ts';

const LF = 0x0a;
const CHUNK = 4 * 1024 * 1024;
const RECORD_MAX = 1024 * 1024;

/** Reads JSON lines whose fields are the columns of a holdings table, one record after the other. */
export function readJsonLines(
  descriptor: number,
  taker: RowTaker,
  read: (bytes: number) => void,
): void {
  const bytes = new Uint8Array(CHUNK + RECORD_MAX);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [from, to, total, line] = [0, 0, 0, 0];
  for (;;) {
    bytes.copyWithin(0, from, to);
    to -= from;
    from = 0;
    const got = readSync(descriptor, bytes, to, bytes.length - to, null);
    to += got;
    total += got;
    for (let end = bytes.indexOf(LF); end >= 0 && end < to; end = bytes.indexOf(LF, from)) {
      take(bytes.subarray(from, end), ++line, { taker, decoder });
      from = end + 1;
    }
    if (got === 0) break;
    if (to - from > RECORD_MAX) {
      taker.fault(line + 1, TOO_LONG);
      from = to;
    }
    read(total);
  }
  if (from < to) take(bytes.subarray(from, to), line + 1, { taker, decoder });
}

const TOO_LONG = {
  code: 'line-too-long',
  says: 'A line has more than 1 MiB.',
  try: 'Check that the file has one record on each line.',
};

interface To {
  readonly taker: RowTaker;
  readonly decoder: TextDecoder;
}

function take(bytes: Uint8Array, line: number, { taker, decoder }: To): void {
  const record = parsed(bytes, decoder);
  if (record === 'blank') return;
  if (typeof record === 'string' || !isPlain(record)) {
    taker.fault(line, {
      code: 'not-json',
      says: 'The line is no JSON object.',
      try: 'Check that the file was written to its end.',
    });
    return;
  }
  const unknown = Object.keys(record).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    taker.fault(line, {
      code: 'unknown-field',
      says: `The field "${unknown}" is not known.`,
      try: `Known fields: ${FIELDS.join(', ')}.`,
    });
    return;
  }
  taker.row(line, (field) => textOf(record[field]));
}

function parsed(bytes: Uint8Array, decoder: TextDecoder): unknown {
  try {
    const text = decoder.decode(bytes).trim();
    return text === '' ? 'blank' : (JSON.parse(text) as unknown);
  } catch {
    return 'broken';
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
