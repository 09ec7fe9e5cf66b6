import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { BadInput } from '../../model/index.ts';
import type { Lender } from '../kernels.ts';
import { engine, type Memory, type Module } from './engine.ts';

/** What assembly/index.ts exports: numbers are places in memory, counts or nodes. */
type Exports = Readonly<
  Record<
    | 'mark'
    | 'release'
    | 'take'
    | 'takeCleared'
    | 'scatter'
    | 'merge'
    | 'ownersFirst'
    | 'loopsFound'
    | 'inward'
    | 'outward'
    | 'greatest'
    | 'below'
    | 'auditColumns'
    | 'shareSingles'
    | 'shareLoop'
    | 'longestLine'
    | 'blocked'
    | 'controlFrom'
    | 'holderReached'
    | 'forest'
    | 'forestBytes'
    | 'forestOver'
    | 'ownersOver'
    | 'ownersLine'
    | 'ownersInto'
    | 'pairsWritten'
    | 'openCompanies'
    | 'slackGreatest'
    | 'ownersBroken'
    | 'ownersOfSingles'
    | 'ownersAtMost'
    | 'ownersOfLoop'
    | 'ownersOfMember'
    | 'namesStart'
    | 'namesCount'
    | 'namesBytes'
    | 'namesFull'
    | 'namesInPlace'
    | 'nameBytesAt'
    | 'nameEndsAt'
    | 'edgesStart'
    | 'edgesInto'
    | 'rowsOf'
    | 'readRows'
    | 'addEdge'
    | 'edgesSettle'
    | 'edgesRead'
    | 'textBytes'
    | 'textsInto'
    | 'linesRead',
    (...numbers: number[]) => number
  >
>;

type List = Uint8Array | Uint32Array | Float64Array;

/** The compiled kernels with their memory, which grows and is never moved: views of it stay good. */
export class Machine {
  readonly run: Exports;
  readonly #memory: Memory;
  readonly #buffers = new WeakSet<object>();

  constructor(api: NonNullable<typeof engine>, module: Module) {
    this.#memory = new api.Memory({ initial: 2, maximum: 65_536, shared: true });
    const abort = () => {
      throw outOfMemory(0);
    };
    const { exports } = new api.Instance(module, { env: { memory: this.#memory, abort } });
    this.run = exports as unknown as Exports;
  }

  /** Whether a list stands in this memory, so that its `byteOffset` is its place. */
  holds(list: List): boolean {
    return this.#buffers.has(list.buffer);
  }

  /** Takes bytes; refuses by name when there are no more. */
  take(bytes: number): number {
    if (bytes > MEMORY_MAX) throw outOfMemory(bytes);
    const from = this.run.take(bytes) >>> 0;
    if (from === 0) throw outOfMemory(bytes);
    return from;
  }

  /** Gives back what `work` takes, whatever becomes of it. */
  during<T>(work: () => T): T {
    const from = this.run.mark();
    try {
      return work();
    } finally {
      this.run.release(from);
    }
  }

  numbers(from: number, length: number): Uint32Array {
    return this.#known(new Uint32Array(this.#memory.buffer, from, length));
  }

  reals(from: number, length: number): Float64Array {
    return this.#known(new Float64Array(this.#memory.buffer, from, length));
  }

  bytes(from: number, length: number): Uint8Array {
    return this.#known(new Uint8Array(this.#memory.buffer, from, length));
  }

  /** Lists among the kernels' own; beside them where there is no more room. */
  lender(): Lender {
    const place = (bytes: number) => (bytes > MEMORY_MAX ? 0 : this.run.take(bytes) >>> 0);
    return {
      numbers: (length) => {
        const from = place(4 * length);
        return from === 0 ? new Uint32Array(length) : this.numbers(from, length);
      },
      bytes: (length) => {
        const from = place(length);
        return from === 0 ? new Uint8Array(length) : this.bytes(from, length);
      },
    };
  }

  /** Where a list is in memory; it is copied there unless it is there already. */
  place(list: List): number {
    if (this.holds(list)) return list.byteOffset;
    const from = this.take(list.byteLength);
    const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    this.bytes(from, list.byteLength).set(bytes);
    return from;
  }

  /** Room for so many numbers of 32 bits, cleared. */
  cleared(length: number, width: 1 | 4 | 8 = 4): number {
    const bytes = length * width;
    const from = bytes > MEMORY_MAX ? 0 : this.run.takeCleared(bytes) >>> 0;
    if (from === 0) throw outOfMemory(bytes);
    return from;
  }

  #known<T extends List>(list: T): T {
    this.#buffers.add(list.buffer);
    return list;
  }
}

const MEMORY_MAX = 0xffff_0000;

export function outOfMemory(bytes: number): BadInput {
  return new BadInput([
    {
      code: 'bulk-out-of-memory',
      severity: 'error',
      says: `The kernels need ${Math.ceil(bytes / 2 ** 20)} MiB more than the 4 GiB that WebAssembly has.`,
      try: 'Use the kernels in TypeScript, or a cluster.',
    },
  ]);
}

/** Beside the compiled library, beside the bundled command, and in a work tree. */
const PLACES = ['../kernels.wasm', '../bulk/kernels.wasm', '../../../dist/bulk/kernels.wasm'];

/** The compiled kernels; nothing where they were not built, or where WebAssembly cannot run them. */
export function startMachine(): Machine | undefined {
  const file = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) =>
    existsSync(path),
  );
  if (file === undefined || !engine) return undefined;
  // Every kernel is one long call: the quick first compilation, which runs until a call ends, would serve it all.
  setFlagsFromString('--no-liftoff');
  try {
    return new Machine(engine, new engine.Module(readFileSync(file)));
  } catch (problem) {
    const refused = [engine.CompileError, engine.LinkError, RangeError];
    if (refused.some((kind) => problem instanceof kind)) return undefined;
    throw problem;
  }
}
