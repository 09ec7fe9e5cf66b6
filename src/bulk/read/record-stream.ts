import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { parseJson } from '../../formats/parse-json.ts';
import type { Refused } from './amount.ts';

const [LF, QUOTE, BACKSLASH, COMMA] = [0x0a, 0x22, 0x5c, 0x2c];
const CHUNK = 4 * 1024 * 1024;
/** A record of more bytes is none that a register writes. */
const RECORD_MAX = 16 * 1024 * 1024;

/** A record of JSON lines or of a JSON array, and where its bytes are, so that it can be read again. */
export interface StreamRecord {
  readonly value: unknown;
  /** Line of JSON lines, number of a record in an array; from 1. */
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

export interface RecordSink {
  readonly record: (record: StreamRecord) => void;
  /** A record that is no JSON. */
  readonly fault: (line: number, refused: Refused) => void;
  /** Called with the bytes read so far. */
  readonly read: (bytes: number) => void;
}

/** Reads the records of JSON lines or of a JSON array, a few megabytes at a time; one that is broken loses only itself. */
export function streamRecords(descriptor: number, sink: RecordSink): void {
  const stream = new Stream(descriptor, sink);
  while (stream.next());
}

/** A record of a file, read again. */
export function readRecord(descriptor: number, { offset, length }: Span): unknown {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, offset);
  return JSON.parse(bytes.toString('utf8')) as unknown;
}

/** Where a record stands in its file. */
export type Span = Pick<StreamRecord, 'offset' | 'length'>;

class Stream {
  readonly #descriptor: number;
  readonly #sink: RecordSink;
  #bytes = Buffer.alloc(2 * CHUNK);
  /** Place in the file of the first byte in the buffer. */
  #base = 0;
  #from = 0;
  #to = 0;
  #line = 0;
  #ended = false;
  #layout: 'lines' | 'array' | 'closed' | undefined;

  constructor(descriptor: number, sink: RecordSink) {
    this.#descriptor = descriptor;
    this.#sink = sink;
  }

  /** Reads a chunk and gives its whole records away; false at the end. */
  next(): boolean {
    this.#fill();
    this.#layout ??= this.#open();
    while (this.#from < this.#to && this.#take());
    this.#sink.read(this.#base + this.#to);
    if (this.#ended && this.#layout === 'array') this.#sink.fault(this.#line + 1, UNCLOSED);
    return !this.#ended;
  }

  #fill(): void {
    const held = this.#to - this.#from;
    const room = held + CHUNK > this.#bytes.length ? Buffer.alloc(2 * held + CHUNK) : this.#bytes;
    room.set(this.#bytes.subarray(this.#from, this.#to));
    this.#base += this.#from;
    [this.#bytes, this.#from, this.#to] = [room, 0, held];
    const got = readSync(this.#descriptor, room, held, CHUNK, null);
    this.#to += got;
    this.#ended = got === 0;
  }

  /** What stands before the first record. */
  #open(): 'lines' | 'array' {
    let at = this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb ? 3 : 0;
    const start = at;
    while (at < this.#to && isSpace(this.#bytes[at] as number)) at++;
    this.#from = this.#bytes[at] === 0x5b ? at + 1 : start;
    return this.#bytes[at] === 0x5b ? 'array' : 'lines';
  }

  /** Gives one record away; false when its end is not in the buffer yet. */
  #take(): boolean {
    const end = this.#layout === 'lines' ? this.#lineEnd() : this.#commaEnd();
    if (end < 0) {
      if (this.#to - this.#from <= RECORD_MAX) return false;
      this.#sink.fault(++this.#line, TOO_LARGE);
      this.#from = this.#to;
      return false;
    }
    this.#give(this.#from, end);
    this.#from = end + 1;
    return true;
  }

  #give(start: number, end: number): void {
    let [from, to] = [start, end];
    while (from < to && isSpace(this.#bytes[from] as number)) from++;
    while (to > from && isSpace(this.#bytes[to - 1] as number)) to--;
    if (this.#layout === 'lines' || from < to) this.#line++;
    if (from === to) return;
    const bytes = this.#bytes.subarray(from, to);
    const parsed = isUtf8(bytes) ? parseJson(bytes.toString('utf8')) : undefined;
    if (!parsed) this.#sink.fault(this.#line, NOT_UTF8);
    else if ('fault' in parsed) this.#sink.fault(this.#line, notJson(parsed.fault));
    else {
      const place = { offset: this.#base + from, length: to - from };
      this.#sink.record({ value: parsed.value, line: this.#line, ...place });
    }
  }

  #lineEnd(): number {
    const at = this.#bytes.indexOf(LF, this.#from);
    if (at >= 0 && at < this.#to) return at;
    return this.#ended ? this.#to : -1;
  }

  /** The comma behind a record, or the bracket that closes the array. */
  #commaEnd(): number {
    const bytes = this.#bytes;
    let depth = 0;
    for (let at = this.#from; at < this.#to; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        at = this.#textEnd(at + 1);
        if (at < 0) return -1;
      } else if (byte === 0x5b || byte === 0x7b) depth++;
      else if (byte === COMMA && depth === 0) return at;
      else if (byte === 0x5d || byte === 0x7d) {
        if (depth === 0) return this.#close(at);
        depth--;
      }
    }
    return -1;
  }

  /** The quote that ends a text. */
  #textEnd(from: number): number {
    for (let at = this.#bytes.indexOf(QUOTE, from); ; at = this.#bytes.indexOf(QUOTE, at + 1)) {
      if (at < 0 || at >= this.#to) return -1;
      let escapes = at;
      while (escapes > from && this.#bytes[escapes - 1] === BACKSLASH) escapes--;
      if ((at - escapes) % 2 === 0) return at;
    }
  }

  /** The array is closed: what follows is no record. */
  #close(at: number): number {
    this.#layout = 'closed';
    this.#to = Math.min(this.#to, at + 1);
    this.#ended = true;
    return at;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09;
}

const TOO_LARGE: Refused = {
  code: 'record-too-large',
  says: 'A record has more than 16 MiB.',
  try: 'Check that records are closed, and texts too.',
};

const NOT_UTF8: Refused = {
  code: 'not-utf8',
  says: 'The record has bytes that are not UTF-8.',
  try: 'Save the file as UTF-8.',
};

const UNCLOSED: Refused = {
  code: 'breaks-off',
  says: 'The array is not closed.',
  try: 'Check that the file was written to its end.',
};

function notJson({ says, deep }: { readonly says: string; readonly deep?: true }): Refused {
  return {
    code: deep ? 'too-deep' : 'not-json',
    says: `The record is not JSON that can be read: ${says}.`,
    try: deep
      ? 'Check what wrote it; records of a register are flat.'
      : 'Check that the file was written to its end.',
  };
}
