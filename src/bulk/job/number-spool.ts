import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Rows that are kept together on the disk. */
const PIECE = 1 << 16;

/** A column of numbers. */
export type Column = Uint32Array | Float64Array;

/** Whether a column has whole numbers of 32 bits or reals. */
export type Width = 'uinteger' | 'double';

/** Columns of numbers that wait on the disk, a piece of rows after the other. */
export class NumberSpool {
  readonly #path: string;
  readonly #file: number;
  readonly #piece: readonly Column[];
  #waiting = 0;
  #rows = 0;

  constructor(path: string, widths: readonly Width[]) {
    this.#path = path;
    this.#file = openSync(path, 'w+');
    this.#piece = widths.map((width) =>
      width === 'double' ? new Float64Array(PIECE) : new Uint32Array(PIECE),
    );
  }

  /** Adds rows, a list of values for each column. */
  append(values: readonly Column[]): void {
    const total = values[0]?.length ?? 0;
    for (let from = 0; from < total;) {
      const count = Math.min(total - from, PIECE - this.#waiting);
      values.forEach((list, at) =>
        this.#piece[at]?.set(list.subarray(from, from + count), this.#waiting),
      );
      this.#waiting += count;
      from += count;
      if (this.#waiting === PIECE) this.#flush();
    }
  }

  /** Goes through all rows, a piece at a time, in views that are good until the next one. */
  each(see: (columns: readonly Column[], rows: number) => void): void {
    this.#flush();
    let place = 0;
    for (let first = 0; first < this.#rows; first += PIECE) {
      const rows = Math.min(PIECE, this.#rows - first);
      const columns = this.#piece.map((list) => list.subarray(0, rows));
      for (const column of columns) place = this.#read(column, place);
      see(columns, rows);
    }
  }

  /** Ends the spool and removes its file. */
  remove(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #flush(): void {
    for (const list of this.#piece) {
      const bytes = new Uint8Array(list.buffer, 0, this.#waiting * list.BYTES_PER_ELEMENT);
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    }
    this.#rows += this.#waiting;
    this.#waiting = 0;
  }

  #read({ buffer, byteLength }: Column, place: number): number {
    const bytes = new Uint8Array(buffer, 0, byteLength);
    for (let at = 0; at < byteLength;)
      at += readSync(this.#file, bytes, at, byteLength - at, place + at);
    return place + byteLength;
  }
}
