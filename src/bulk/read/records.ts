import { closeSync, openSync } from 'node:fs';
import type { Day } from '../../model/index.ts';
import type { FindingLog } from './finding-log.ts';
import type { RecordReader, Register } from './record-reader.ts';
import { RecordFile } from './record-file.ts';
import { streamRecords } from './record-stream.ts';
import type { RowCounts } from './row-taker.ts';

/** Formats that registers publish: files of records that speak of each other. */
export const RECORD_KINDS = ['psc', 'bods', 'ftm'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Reads the files of all such formats: those of one format are one register. */
export class Records {
  readonly #log: FindingLog;
  readonly #day: Day;
  readonly #readers = new Map<RecordKind, RecordReader>();

  constructor(log: FindingLog, day: Day) {
    this.#log = log;
    this.#day = day;
  }

  /** Reads a file; its counts are whole when `finish` was called. */
  async read(
    path: string,
    kind: RecordKind,
    progress: (bytes: number) => void,
  ): Promise<RowCounts> {
    const reader = this.#readers.get(kind) ?? (await MAKERS[kind](this.#day));
    this.#readers.set(kind, reader);
    const file = new RecordFile(path, this.#log);
    const descriptor = openSync(path, 'r');
    try {
      streamRecords(descriptor, {
        record: (record) => reader.take(record, file),
        fault: (line, refused) => file.reject(line, refused),
        read: progress,
      });
    } finally {
      closeSync(descriptor);
    }
    return file.counts;
  }

  /** Gives the holdings away, under the names that all files together tell. */
  finish(register: Register): void {
    for (const reader of this.#readers.values()) reader.finish(register);
    this.#readers.clear();
  }
}

const MAKERS: Readonly<Record<RecordKind, (day: Day) => Promise<RecordReader>>> = {
  psc: async (day) => new (await import('./psc.ts')).PscReader(day),
  bods: async (day) => new (await import('./bods.ts')).BodsReader(day),
  ftm: async (day) => new (await import('./ftm.ts')).FtmReader(day),
};
