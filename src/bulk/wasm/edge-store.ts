import type { EdgesExpected, EdgeStore, NameAt, RowForm } from '../kernels.ts';
import { type Machine, outOfMemory } from './machine.ts';

/** Bytes past a name that are read with it. */
const MARGIN = 32;
/** Bytes of names that do not lie in the space, between two settlements. */
const ASIDE = 1 << 16;
const ROWS_LEAST = 1024;

/** Edges in the memory of the kernels, from the end of what is there; all of it is given back by `free`. */
export function edgeStore(machine: Machine, expected: EdgesExpected): EdgeStore {
  const { run } = machine;
  const base = run.mark();
  const rows = Math.max(ROWS_LEAST, Math.ceil(expected.rows));
  run.namesStart(rows, Math.max(ROWS_LEAST, Math.ceil(expected.bytes)));
  const lists = new Lists(machine, rows);
  const aside = new Aside(machine);
  let space: Uint8Array = new Uint8Array();
  run.edgesStart();
  lists.tell();
  const settle = () => {
    run.edgesSettle();
    aside.forget();
    if (run.namesFull()) throw outOfMemory(0);
  };
  const edges = () => run.edgesRead() >>> 0;
  return {
    edges,
    space: (bytes) => {
      if (space.length < bytes) space = machine.bytes(machine.take(bytes + MARGIN), bytes);
      return space.subarray(0, bytes);
    },
    settle,
    add: (holder, company, parts) => {
      lists.make(edges() + 1);
      if (aside.full) settle();
      const [one, other] = [aside.place(holder), aside.place(company)];
      run.addEdge(one, holder.end - holder.start, other, company.end - company.start, parts);
    },
    rows: (form, bytes, from, to) => {
      tellForm(machine, form);
      const start = bytes.byteOffset;
      let end = from;
      let lines = 0;
      for (;;) {
        end = (run.readRows(start + end, start + to) >>> 0) - start;
        lines += run.linesRead() >>> 0;
        if (run.namesFull()) throw outOfMemory(0);
        if (edges() < lists.room) return { end, lines };
        lists.make(lists.room + 1);
      }
    },
    finish: () => {
      settle();
      run.namesInPlace();
      const [nodes, length] = [run.namesCount() >>> 0, run.namesBytes() >>> 0];
      return {
        table: { nodes, ...lists.cut(edges()) },
        names: {
          bytes: machine.bytes(run.nameBytesAt() >>> 0, length),
          ends: machine.numbers(run.nameEndsAt() >>> 0, nodes),
        },
      };
    },
    free: () => run.release(base),
  };
}

function tellForm(machine: Machine, { columns, holder, company, stake, amounts }: RowForm): void {
  const bits = amounts.reduce((mask, at) => mask | (1 << at), 0);
  machine.run.rowsOf(columns, holder, company, stake, bits);
}

/** Holders, companies and stakes of the edges. */
class Lists {
  room: number;
  readonly #machine: Machine;
  #places: readonly [number, number, number];

  constructor(machine: Machine, rows: number) {
    this.#machine = machine;
    this.room = rows;
    this.#places = this.#taken(rows);
  }

  tell(): void {
    this.#machine.run.edgesInto(...this.#places, this.room);
  }

  /** Makes sure of room for so many. */
  make(rows: number): void {
    if (rows <= this.room) return;
    const before = this.room;
    this.room = Math.max(rows, before + (before >>> 1));
    const more = this.#taken(this.room);
    more.forEach((to, at) =>
      this.#machine
        .numbers(to, before)
        .set(this.#machine.numbers(this.#places[at] as number, before)),
    );
    this.#places = more;
    this.tell();
  }

  cut(edges: number) {
    const [holders, companies, parts] = this.#places;
    return {
      holders: this.#machine.numbers(holders, edges),
      companies: this.#machine.numbers(companies, edges),
      parts: this.#machine.numbers(parts, edges),
    };
  }

  #taken(rows: number): readonly [number, number, number] {
    return [
      this.#machine.take(4 * rows),
      this.#machine.take(4 * rows),
      this.#machine.take(4 * rows),
    ];
  }
}

/** Names that lie elsewhere, copied to where the kernels see them until they are settled. */
class Aside {
  readonly #machine: Machine;
  #at = 0;
  #size = 0;
  #used = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  get full(): boolean {
    return this.#used > ASIDE;
  }

  place(name: NameAt): number {
    if (this.#machine.holds(name.bytes)) return name.bytes.byteOffset + name.start;
    const length = name.end - name.start;
    if (this.#used + length + MARGIN > this.#size) this.#anew(length);
    const from = this.#at + this.#used;
    this.#machine.bytes(from, length).set(name.bytes.subarray(name.start, name.end));
    this.#used += length + MARGIN;
    return from;
  }

  forget(): void {
    this.#used = 0;
  }

  /** Names that wait in the room before stay there. */
  #anew(length: number): void {
    this.#size = 2 * (ASIDE + length);
    this.#at = this.#machine.take(this.#size);
    this.#used = 0;
  }
}
