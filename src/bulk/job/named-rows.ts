import { NOBODY } from '../graph.ts';
import type { Names } from './edge-file.ts';
import type { Column } from './number-spool.ts';
import type { PlainPage, PlainParquet } from './plain-parquet.ts';

/** Bytes of one column of a row group: names can be long. */
const PAGE_MAX = 1 << 25;
const LENGTH = 4;

/** Puts names in place of their numbers and writes row groups of them. */
export class NamedRows {
  readonly #file: PlainParquet;
  readonly #names: Names;
  readonly #pages: Uint8Array[] = [];

  constructor(file: PlainParquet, names: Names) {
    this.#file = file;
    this.#names = names;
  }

  /** Writes rows, in as many groups as their names need; `named` says which columns are numbers of names. */
  add(values: readonly Column[], named: readonly boolean[]): void {
    const rows = values[0]?.length ?? 0;
    if (rows === 0) return;
    const sizes = values.map((column, at) => (named[at] ? this.#size(column) : column.byteLength));
    if (rows > 1 && sizes.some((size) => size > PAGE_MAX)) {
      const middle = rows >>> 1;
      this.add(
        values.map((column) => column.subarray(0, middle)),
        named,
      );
      this.add(
        values.map((column) => column.subarray(middle)),
        named,
      );
      return;
    }
    this.#file.group(
      rows,
      values.map((column, at) => {
        if (named[at]) return this.#page(column, at, sizes[at] as number);
        const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
        return { bytes, length: bytes.length };
      }),
    );
  }

  #size(numbers: Column): number {
    const { ends } = this.#names;
    let size = LENGTH * numbers.length;
    for (const number of numbers)
      if (number !== NOBODY)
        size += (ends[number] as number) - (number === 0 ? 0 : (ends[number - 1] as number));
    return size;
  }

  /** The names, each behind its length. */
  #page(numbers: Column, at: number, size: number): PlainPage {
    const { bytes, ends } = this.#names;
    let page = this.#pages[at];
    if (!page || page.length < size) this.#pages[at] = page = new Uint8Array(size + (size >> 2));
    let to = 0;
    for (const number of numbers) {
      const nobody = number === NOBODY;
      const start = nobody || number === 0 ? 0 : (ends[number - 1] as number);
      const end = nobody ? 0 : (ends[number] as number);
      const length = end - start;
      page[to] = length;
      page[to + 1] = length >>> 8;
      page[to + 2] = length >>> 16;
      page[to + 3] = length >>> 24;
      to += LENGTH;
      for (let from = start; from < end; from++) page[to++] = bytes[from] as number;
    }
    return { bytes: page, length: size };
  }
}
