import type { Names } from '../kernels.ts';

const LINE = 0x0a;
const [UPPER_A, UPPER_Z, CASE, ASCII] = [0x41, 0x5a, 0x20, 0x80];

/** A text as it is searched: without case and without accents. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC')
    .replaceAll('\n', ' ');
}

/** Where a name begins among the folded ones: after a line feed of its own. */
export function foldedStart(ends: Uint32Array, number: number): number {
  return (number === 0 ? 0 : (ends[number - 1] as number)) + number + 1;
}

/**
 * All names as they are searched, in order of their numbers: each after a line feed, and as long as it was, filled up with line
 * feeds, so that the ends of the names are those of the folded ones too. The few that would grow by
 * folding keep their accents.
 */
export function foldNames({ bytes, ends }: Names, into: Uint8Array): Uint8Array {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  let start = 0;
  for (let number = 0; number < ends.length; number++) {
    const end = ends[number] as number;
    const at = foldedStart(ends, number);
    into[at - 1] = LINE;
    if (!lowered(bytes, { start, end }, into, at)) {
      const text = decoder.decode(bytes.slice(start, end));
      const plain = encoder.encode(folded(text));
      if (plain.length <= end - start) into.fill(LINE, at, at + end - start).set(plain, at);
    }
    start = end;
  }
  into[into.length - 1] = LINE;
  return into;
}

/** Writes a name in lower case from a place on; false when it has other letters than plain ones. */
function lowered(bytes: Uint8Array, name: Span, into: Uint8Array, at: number): boolean {
  let plain = true;
  for (let from = name.start, to = at; from < name.end; from++, to++) {
    const byte = bytes[from] as number;
    if (byte >= ASCII) plain = false;
    if (byte === LINE) into[to] = CASE;
    else into[to] = byte >= UPPER_A && byte <= UPPER_Z ? byte | CASE : byte;
  }
  return plain;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
