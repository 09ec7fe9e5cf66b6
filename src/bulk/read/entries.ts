import { closeSync, openSync } from 'node:fs';
import { NumberColumn } from './number-column.ts';
import type { Fate, RecordFile } from './record-file.ts';
import { readRecord, type StreamRecord } from './record-stream.ts';
import { NONE } from './said-holdings.ts';

const FATES: readonly Fate[] = ['taken', 'rejected', 'notInForce', 'noShare'];
const HIGH = 2 ** 32;

/** A record where it stands. */
export interface Entry {
  readonly number: number;
  readonly file: RecordFile;
  readonly line: number;
}

/**
 * Records of which others may say more: by group, such as the versions of one, with their place in the files, so that the
 * few that have company are read again when all were seen. Each is counted then.
 */
export class Entries {
  readonly #files: RecordFile[] = [];
  readonly #file = new NumberColumn();
  readonly #line = new NumberColumn();
  readonly #offset = new NumberColumn();
  readonly #offsetHigh = new NumberColumn();
  readonly #length = new NumberColumn();
  readonly #fate = new NumberColumn();
  readonly #before = new NumberColumn();
  readonly #last = new NumberColumn();

  get length(): number {
    return this.#file.length;
  }

  /** Keeps a record of a group; groups are numbered from 0. */
  add(group: number, record: StreamRecord, file: RecordFile): number {
    const number = this.length;
    if (this.#files.at(-1) !== file) this.#files.push(file);
    this.#file.push(this.#files.length - 1);
    this.#line.push(record.line);
    this.#offset.push(record.offset % HIGH);
    this.#offsetHigh.push(Math.floor(record.offset / HIGH));
    this.#length.push(record.length);
    this.#fate.push(0);
    const last = this.#last.at(group);
    this.#before.push(last === 0 ? NONE : last - 1);
    this.#last.set(group, number + 1);
    return number;
  }

  setFate(entry: number, fate: Fate): void {
    this.#fate.set(entry, FATES.indexOf(fate));
  }

  has(group: number): boolean {
    return this.#last.at(group) > 0;
  }

  /** The records of a group in the order of the files. */
  of(group: number): number[] {
    const found: number[] = [];
    for (let at = this.#last.at(group) - 1; at >= 0 && at !== NONE; at = this.#before.at(at))
      found.push(at);
    return found.reverse();
  }

  /** Groups of more than one record. */
  several(): number[] {
    const found: number[] = [];
    for (let group = 0; group < this.#last.length; group++) {
      const last = this.#last.at(group);
      if (last > 0 && this.#before.at(last - 1) !== NONE) found.push(group);
    }
    return found;
  }

  placeOf(number: number): Entry {
    const file = this.#files[this.#file.at(number)] as RecordFile;
    return { number, file, line: this.#line.at(number) };
  }

  /** Opens the files again and lends their records. */
  again(work: (read: (entry: number) => unknown) => void): void {
    const open = new Map<string, number>();
    const read = (entry: number): unknown => {
      const { path } = this.placeOf(entry).file;
      const descriptor = open.get(path) ?? openSync(path, 'r');
      open.set(path, descriptor);
      const offset = this.#offset.at(entry) + HIGH * this.#offsetHigh.at(entry);
      return readRecord(descriptor, { offset, length: this.#length.at(entry) });
    };
    try {
      work(read);
    } finally {
      for (const descriptor of open.values()) closeSync(descriptor);
    }
  }

  /** Counts every record in its file. */
  count(): void {
    for (let entry = 0; entry < this.length; entry++)
      this.#files[this.#file.at(entry)]?.count(FATES[this.#fate.at(entry)] as Fate);
  }
}
