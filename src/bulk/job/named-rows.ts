import type { Kernels, Names } from '../kernels.ts';
import type { Column } from './number-spool.ts';
import type { PlainPage, PlainParquet } from './plain-parquet.ts';

/** Bytes of one column of a row group: names can be long. */
const PAGE_MAX = 1 << 25;

/** Puts names in place of their numbers and writes row groups of them. */
export class NamedRows {
  readonly #kernels: Kernels;
  readonly #file: PlainParquet;
  readonly #names: Names;

  constructor(kernels: Kernels, file: PlainParquet, names: Names) {
    this.#kernels = kernels;
    this.#file = file;
    this.#names = names;
  }

  /** Writes rows, in as many groups as their names need; `named` says which columns are numbers of names. */
  add(values: readonly Column[], named: readonly boolean[]): void {
    const rows = values[0]?.length ?? 0;
    if (rows === 0) return;
    const pages = values.map((column, at) => this.#page(column, named[at] === true));
    if (rows > 1 && pages.some(({ size }) => size > PAGE_MAX)) {
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
    this.#file.group(rows, pages);
  }

  #page(column: Column, named: boolean): PlainPage {
    if (named) return this.#kernels.texts(this.#names, column as Uint32Array);
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    return { size: bytes.length, give: (write) => write(bytes) };
  }
}
