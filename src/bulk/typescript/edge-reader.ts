import { WHOLE } from '../graph.ts';
import type { EdgeReader, EdgesRead } from '../kernels.ts';
import { interner } from './interner.ts';

const SPACE = 1 << 20;
const [COMMA, NEWLINE, RETURN, QUOTE] = [44, 10, 13, 34];

/** Reads rows in plain loops; what is not a whole row waits for the next piece. */
export function edgeReader(): EdgeReader {
  const rows = new Rows();
  let space = new Uint8Array(SPACE);
  let waiting = 0;
  return {
    space: () => {
      if (2 * waiting > space.length) {
        const more = new Uint8Array(2 * space.length);
        more.set(space);
        space = more;
      }
      return space.subarray(waiting);
    },
    took: (bytes) => {
      const end = waiting + bytes;
      const read = rows.read(space.subarray(0, end));
      space.copyWithin(0, read, end);
      waiting = end - read;
    },
    finish: () => {
      const last = new Uint8Array(waiting + 1).fill(NEWLINE);
      last.set(space.subarray(0, waiting));
      if (waiting > 0) rows.read(last);
      return rows.finish();
    },
  };
}

class Rows {
  readonly #names = interner();
  readonly #edges: [number[], number[], number[]] = [[], [], []];
  readonly #refused: number[] = [];
  #lines = 0;

  /** Reads the whole rows; returns where the first begins that is not whole. */
  read(bytes: Uint8Array): number {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.#row(bytes.subarray(start, bytes[end - 1] === RETURN && end > start ? end - 1 : end));
      start = end + 1;
    }
    return start;
  }

  finish(): EdgesRead {
    const [holders, companies, parts] = this.#edges.map((list) => Uint32Array.from(list));
    return {
      table: {
        nodes: this.#names.size(),
        holders: holders as Uint32Array,
        companies: companies as Uint32Array,
        parts: parts as Uint32Array,
      },
      names: this.#names.names(),
      refused: Uint32Array.from(this.#refused),
    };
  }

  #row(row: Uint8Array): void {
    this.#lines++;
    if (row.length === 0) return;
    const first = row.indexOf(COMMA);
    const second = row.indexOf(COMMA, first + 1);
    const parts = second < 0 ? undefined : partsOf(row.subarray(second + 1));
    const named = first > 0 && second > first + 1 && !row.subarray(0, second).includes(QUOTE);
    if (!named || parts === undefined) {
      this.#refused.push(this.#lines);
      return;
    }
    const found = new Uint32Array(1);
    [row.subarray(0, first), row.subarray(first + 1, second)].forEach((name, end) => {
      this.#names.add(name, Uint32Array.of(name.length), found);
      this.#edges[end]?.push(found[0] as number);
    });
    this.#edges[2].push(parts);
  }
}

const PERCENTAGE = /^(\d{1,3})(?:\.(\d{1,6}))?%$/;

/** A percentage in parts of the whole, when it is one exactly. */
function partsOf(field: Uint8Array): number | undefined {
  const found = PERCENTAGE.exec(String.fromCharCode(...field.subarray(0, 12)));
  if (!found || field.length > 11) return undefined;
  const parts = Number(found[1]) * (WHOLE / 100) + Number((found[2] ?? '').padEnd(6, '0'));
  return parts <= WHOLE ? parts : undefined;
}
