import type { Interner } from '../kernels.ts';
import { checkNames, namesOf } from './edge-reader.ts';
import type { Machine } from './machine.ts';

const EXPECTED = 1 << 16;
/** Bytes past the last name that are read. */
const MARGIN = 16;

/** Names to numbers in the memory of a machine of its own. */
export function interner(machine: Machine): Interner {
  const { run } = machine;
  run.namesStart(EXPECTED, 16 * EXPECTED);
  checkNames(machine);
  const piece = new Piece(machine);
  return {
    add: (bytes, ends, into) => {
      const used = bytes.subarray(0, ends.at(-1) ?? 0);
      const [at, last, numbers] = piece.room(used.length + MARGIN, ends.length);
      machine.bytes(at, used.length).set(used);
      machine.numbers(last, ends.length).set(ends);
      run.numberAll(at, last, ends.length, numbers);
      checkNames(machine);
      into.set(machine.numbers(numbers, ends.length));
    },
    size: () => run.namesCount() >>> 0,
    names: () => namesOf(machine),
  };
}

/** Where names wait; it is taken anew only when it must grow. */
class Piece {
  readonly #machine: Machine;
  #bytes = [0, 0] as readonly [at: number, size: number];
  #lists = [0, 0, 0] as readonly [ends: number, numbers: number, size: number];

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  room(bytes: number, count: number): readonly [bytes: number, ends: number, numbers: number] {
    if (bytes > this.#bytes[1]) this.#bytes = [this.#machine.take(2 * bytes), 2 * bytes];
    if (count > this.#lists[2])
      this.#lists = [this.#machine.take(8 * count), this.#machine.take(8 * count), 2 * count];
    return [this.#bytes[0], this.#lists[0], this.#lists[1]];
  }
}
