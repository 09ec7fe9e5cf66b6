import { createHash } from 'node:crypto';
import { Interner } from '../typescript/interner.ts';
import { NumberColumn } from './number-column.ts';

/** Ids of statements that were seen, with what they said; of both only digests of 64 bits are kept. */
export class StatementIds {
  readonly #ids = new Interner();
  readonly #said = [new NumberColumn(), new NumberColumn()] as const;

  /** Whether the id is new, or stood before with the same text, or with another. */
  note(id: string, text: string): 'new' | 'same' | 'other' {
    const before = this.#ids.size;
    const number = this.#ids.numberOf(digest(id), 0, 8);
    const said = digest(text);
    const halves = [said.readUInt32LE(0), said.readUInt32LE(4)] as const;
    if (number === before) {
      halves.forEach((half, at) => this.#said[at as 0 | 1].set(number, half));
      return 'new';
    }
    return halves.every((half, at) => this.#said[at as 0 | 1].at(number) === half)
      ? 'same'
      : 'other';
  }
}

function digest(text: string): Buffer {
  return createHash('sha1').update(text).digest();
}
