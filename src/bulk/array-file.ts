import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { BadInput } from '../model/index.ts';

const MAGIC = 'crosshold arrays 1\n';
const ALIGNED = 8;

export type Kept = Uint8Array | Uint32Array | Float64Array;

interface Entry {
  readonly type: 'u8' | 'u32' | 'f64';
  readonly offset: number;
  readonly length: number;
}

interface Head {
  readonly meta: unknown;
  readonly arrays: Readonly<Record<string, Entry>>;
}

/** An array that is made when its turn to be written comes, and is not needed once it is. */
export interface Later {
  readonly type: 'u8' | 'u32';
  readonly length: number;
  readonly give: (write: (array: Uint8Array | Uint32Array) => void) => void;
}

const WIDTH = { u8: 1, u32: 4, f64: 8 } as const;

/** Writes arrays of numbers to a file, from which single entries can be read without the rest. */
export function writeArrays(
  path: string,
  meta: unknown,
  arrays: Readonly<Record<string, Kept | Later>>,
): void {
  const entries: Record<string, Entry> = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    const { length } = array;
    const type = 'give' in array ? array.type : typeOf(array);
    entries[name] = { type, offset, length };
    offset += Math.ceil((length * WIDTH[type]) / ALIGNED) * ALIGNED;
  }
  const head = new TextEncoder().encode(JSON.stringify({ meta, arrays: entries }));
  const file = openSync(path, 'w');
  try {
    const length = new Uint8Array(new BigUint64Array([BigInt(head.length)]).buffer);
    const start = [new TextEncoder().encode(MAGIC), length, head];
    for (const part of start) writeAll(file, part);
    const write = (array: Kept) => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      writeAll(file, bytes);
      writeAll(file, new Uint8Array(-bytes.length & (ALIGNED - 1)));
    };
    for (const array of Object.values(arrays)) {
      if ('give' in array) array.give(write);
      else write(array);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function typeOf(array: Kept): Entry['type'] {
  if (array instanceof Uint8Array) return 'u8';
  return array instanceof Uint32Array ? 'u32' : 'f64';
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 28));
}

/** A file of arrays, opened for reading single parts. */
export class ArrayFile {
  readonly meta: unknown;
  readonly #file: number;
  readonly #start: number;
  readonly #arrays: Readonly<Record<string, Entry>>;

  constructor(path: string) {
    this.#file = opened(path);
    const first = new Uint8Array(MAGIC.length + 8);
    readSync(this.#file, first, 0, first.length, 0);
    if (new TextDecoder().decode(first.subarray(0, MAGIC.length)) !== MAGIC) throw notArrays(path);
    const length = Number(new DataView(first.buffer).getBigUint64(MAGIC.length, true));
    const head = new Uint8Array(length);
    readSync(this.#file, head, 0, length, first.length);
    const { meta, arrays } = JSON.parse(new TextDecoder().decode(head)) as Head;
    this.meta = meta;
    this.#arrays = arrays;
    this.#start = first.length + length;
  }

  has(name: string): boolean {
    return name in this.#arrays;
  }

  lengthOf(name: string): number {
    return this.#entry(name).length;
  }

  bytes(name: string, from = 0, to = this.lengthOf(name)): Uint8Array {
    return this.into(name, new Uint8Array(to - from), from);
  }

  numbers(name: string, from = 0, to = this.lengthOf(name)): Uint32Array {
    return this.into(name, new Uint32Array(to - from), from);
  }

  /** Fills a list of the right kind with the entries from a place on, and gives it back. */
  into<T extends Kept>(name: string, list: T, from = 0): T {
    const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    this.#read(bytes, this.#entry(name).offset + list.BYTES_PER_ELEMENT * from);
    return list;
  }

  number(name: string, at: number): number {
    return this.numbers(name, at, at + 1)[0] as number;
  }

  close(): void {
    closeSync(this.#file);
  }

  #entry(name: string): Entry {
    const entry = this.#arrays[name];
    if (!entry) throw new TypeError(`The file has no array ${name}.`);
    return entry;
  }

  #read(into: Uint8Array, offset: number): void {
    for (let at = 0; at < into.length;) {
      const want = Math.min(into.length - at, 1 << 28);
      const got = readSync(this.#file, into, at, want, this.#start + offset + at);
      if (got === 0) throw new TypeError('The file of arrays ends too early.');
      at += got;
    }
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new BadInput([
      {
        code: 'no-such-file',
        severity: 'error',
        at: { file: path },
        says: 'There is no such file.',
        try: 'Name the folder that crosshold bulk wrote.',
      },
    ]);
  }
}

function notArrays(path: string): BadInput {
  return new BadInput([
    {
      code: 'not-a-register',
      severity: 'error',
      at: { file: path },
      says: 'It is no register that crosshold bulk wrote, or one of another version.',
      try: 'Run crosshold bulk again.',
    },
  ]);
}
