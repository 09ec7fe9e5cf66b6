import { readSync } from 'node:fs';
import type { RowsTaken } from '../kernels.ts';

const [QUOTE, COMMA, LF, CR, SPACE, TAB] = [0x22, 0x2c, 0x0a, 0x0d, 0x20, 0x09];
const CHUNK = 4 * 1024 * 1024;
/** A record of more bytes is no record. */
const RECORD_MAX = 1024 * 1024;
const CELLS_MAX = 64;

/** One record of a table, as views that are good until the next one is read. */
export interface CsvRecord {
  /** The line it begins on. */
  line: number;
  bytes: Uint8Array;
  cells: number;
  /** A cell has doubled quotes, which stand for one each. */
  doubled: boolean;
  /** Where each cell begins and ends in `bytes`, blanks and quotes around it left out. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Why a record could not be split into cells. */
export type CsvFault = 'malformed-csv' | 'line-too-long';

export interface CsvSink {
  readonly record: (record: CsvRecord) => void;
  readonly fault: (fault: CsvFault, line: number) => void;
  /** Called with the bytes read so far before what was read gives way to more. */
  readonly read: (bytes: number) => void;
  /** Room for a chunk, of so many bytes. */
  readonly space: (bytes: number) => Uint8Array;
  /** Takes whole records between two places in the space as long as they are plain; the others are given one by one. */
  readonly plain: (from: number, to: number) => RowsTaken;
}

/**
 * Splits a table of any size into records (RFC 4180), a few megabytes at a time. A record that is out of form is a fault
 * of its own; the next line is read again from its beginning, so that one open quote loses one record.
 */
export function scanCsv(file: number, sink: CsvSink): void {
  const scan = new Scan(file, sink);
  while (scan.next());
}

class Scan {
  readonly #file: number;
  readonly #sink: CsvSink;
  readonly #record: CsvRecord;
  readonly #bytes: Uint8Array;
  #from = 0;
  #to = 0;
  #read = 0;
  #line = 1;
  #ended = false;

  constructor(file: number, sink: CsvSink) {
    this.#file = file;
    this.#sink = sink;
    this.#bytes = sink.space(CHUNK + RECORD_MAX + 1);
    this.#record = {
      line: 1,
      bytes: this.#bytes,
      cells: 0,
      doubled: false,
      starts: new Int32Array(CELLS_MAX),
      ends: new Int32Array(CELLS_MAX),
    };
  }

  /** Reads a chunk and gives its whole records away; false at the end. */
  next(): boolean {
    this.#bytes.copyWithin(0, this.#from, this.#to);
    this.#to -= this.#from;
    this.#from = 0;
    const got = readSync(this.#file, this.#bytes, this.#to, this.#bytes.length - this.#to, null);
    if (this.#read === 0 && this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb) this.#from = 3;
    this.#read += got;
    this.#to += got;
    this.#ended = got === 0;
    while (this.#plain() < this.#to && this.#take());
    this.#sink.read(this.#read);
    return !this.#ended;
  }

  /** Gives plain records away; where the next one begins. */
  #plain(): number {
    const { end, lines } = this.#sink.plain(this.#from, this.#to);
    this.#line += lines;
    this.#from = end;
    return end;
  }

  /** Gives one record away; false when its end is not in the buffer yet. */
  #take(): boolean {
    let end = this.#lineEnd(this.#from);
    if (end < 0) return this.#tooLong();
    let breaks = 1;
    let state = this.#split(end);
    while (state === 'open') {
      const further = end < this.#to ? this.#lineEnd(end + 1) : -1;
      if (further < 0 && !this.#ended && end - this.#from < RECORD_MAX) return false;
      if (further < 0 || further - this.#from > RECORD_MAX) return this.#skip('malformed-csv');
      end = further;
      breaks++;
      state = this.#split(end);
    }
    if (state === 'malformed') return this.#skip('malformed-csv');
    if (end - this.#from > RECORD_MAX) return this.#skip('line-too-long');
    this.#record.line = this.#line;
    if (this.#record.cells > 1 || this.#record.starts[0] !== this.#record.ends[0])
      this.#sink.record(this.#record);
    this.#line += breaks;
    this.#from = end + 1;
    return true;
  }

  /** The next line feed, or the end of the file; −1 when neither is in the buffer. */
  #lineEnd(from: number): number {
    const at = this.#bytes.indexOf(LF, from);
    if (at >= 0 && at < this.#to) return at;
    return this.#ended ? this.#to : -1;
  }

  #tooLong(): boolean {
    if (this.#to - this.#from <= RECORD_MAX) return false;
    this.#sink.fault('line-too-long', this.#line);
    this.#sink.read(this.#read);
    // The rest of the line is thrown away chunk by chunk, and reading goes on behind it.
    for (;;) {
      const got = readSync(this.#file, this.#bytes, 0, CHUNK, null);
      this.#read += got;
      const at = this.#bytes.subarray(0, got).indexOf(LF);
      this.#from = at < 0 ? got : at + 1;
      this.#to = got;
      if (got === 0 || at >= 0) break;
    }
    this.#line++;
    return this.#from < this.#to;
  }

  #skip(fault: CsvFault): boolean {
    this.#sink.fault(fault, this.#line++);
    this.#from = this.#lineEnd(this.#from) + 1;
    return true;
  }

  #split(end: number): 'whole' | 'open' | 'malformed' {
    const bytes = this.#bytes;
    const record = this.#record;
    const last = end > this.#from && bytes[end - 1] === CR ? end - 1 : end;
    record.cells = 0;
    record.doubled = false;
    for (let at = this.#from; ;) {
      while (at < last && isBlank(bytes[at] as number)) at++;
      if (bytes[at] === QUOTE && at < last) {
        const close = closing(bytes, at + 1, last);
        if (close < 0) return 'open';
        if (bytes.subarray(at + 1, close).includes(QUOTE)) record.doubled = true;
        this.#cell(at + 1, close);
        at = close + 1;
        while (at < last && isBlank(bytes[at] as number)) at++;
        if (at < last && bytes[at] !== COMMA) return 'malformed';
      } else {
        const start = at;
        // Within a cell a quote is what it says; two of them would be taken for a doubled one.
        for (; at < last && bytes[at] !== COMMA; at++)
          if (bytes[at] === QUOTE && bytes[at + 1] === QUOTE) return 'malformed';
        this.#cell(start, at);
      }
      if (at >= last) return 'whole';
      at++;
    }
  }

  #cell(start: number, end: number): void {
    const { bytes } = this.#record;
    let [from, to] = [start, end];
    while (to > from && isBlank(bytes[to - 1] as number)) to--;
    while (from < to && isBlank(bytes[from] as number)) from++;
    if (this.#record.cells < CELLS_MAX) {
      this.#record.starts[this.#record.cells] = from;
      this.#record.ends[this.#record.cells] = to;
    }
    this.#record.cells++;
  }
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === LF || byte === CR;
}

/** The quote that ends a cell; two of them stand for one. */
function closing(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 >= end || bytes[at + 1] !== QUOTE) return at;
    at++;
  }
  return -1;
}
