import type { Names, Texts } from '../kernels.ts';
import { texts as plainTexts } from '../typescript/texts.ts';
import type { Machine } from './machine.ts';

/** Bytes past the end that the loop writes. */
const MARGIN = 8;

/** The names of numbers; in plain loops where they do not stand in the memory of the kernels. */
export function texts(machine: Machine, names: Names, numbers: Uint32Array): Texts {
  const { bytes, ends } = names;
  if (!machine.holds(bytes) || !machine.holds(ends)) return plainTexts(names, numbers);
  const count = numbers.length;
  const size = machine.during(() =>
    machine.run.textBytes(machine.place(numbers), count, ends.byteOffset),
  );
  return {
    size,
    give: (write) =>
      machine.during(() => {
        const [from, into] = [machine.place(numbers), machine.take(size + MARGIN)];
        machine.run.textsInto(from, count, bytes.byteOffset, ends.byteOffset, into);
        write(machine.bytes(into, size));
      }),
  };
}
