import { NOBODY } from '../graph.ts';
import type { Names, Texts } from '../kernels.ts';

const LENGTH = 4;

/** The names of numbers in plain loops. */
export function texts({ bytes, ends }: Names, numbers: Uint32Array): Texts {
  let size = LENGTH * numbers.length;
  for (const number of numbers) if (number !== NOBODY) size += lengthOf(ends, number);
  return { size, give: (write) => write(written({ bytes, ends }, numbers, size)) };
}

function lengthOf(ends: Uint32Array, number: number): number {
  return (ends[number] as number) - (number === 0 ? 0 : (ends[number - 1] as number));
}

function written({ bytes, ends }: Names, numbers: Uint32Array, size: number): Uint8Array {
  const into = new Uint8Array(size);
  let to = 0;
  for (const number of numbers) {
    const length = number === NOBODY ? 0 : lengthOf(ends, number);
    for (let at = 0; at < LENGTH; at++) into[to++] = length >>> (8 * at);
    const end = length === 0 ? 0 : (ends[number] as number);
    for (let from = end - length; from < end; from++) into[to++] = bytes[from] as number;
  }
  return into;
}
