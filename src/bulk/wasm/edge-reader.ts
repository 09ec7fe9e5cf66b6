import type { EdgeReader } from '../kernels.ts';
import { type Machine, outOfMemory } from './machine.ts';

const SPACE = 1 << 22;
/** The least bytes that a row of registers has; more rows than that are read in a second go. */
const ROW = 16;
/** Bytes past the space that a name is compared with. */
const MARGIN = 16;

/** Reads rows in the memory of the kernels, where the edges stay; all else is given back at the end. */
export function edgeReader(machine: Machine, bytes: number): EdgeReader {
  const { run } = machine;
  const base = run.mark();
  let rows = Math.max(1024, Math.ceil(bytes / ROW));
  run.namesStart(rows, Math.ceil(bytes / 2) + 1024);
  checkNames(machine);
  let space = machine.take(SPACE + MARGIN);
  let [size, waiting, edges, line] = [SPACE, 0, 0, 0];
  let lists = listsOf(machine, rows);
  const refused: number[] = [];
  const refusals = machine.take(4 * SPACE);
  const read = (end: number) => {
    let from = space;
    for (;;) {
      run.rowsInto(lists[0], lists[1], lists[2], refusals, edges, line);
      const most = Math.min(rows, edges + SPACE);
      from = run.readRows(from, space + end, most) >>> 0;
      checkNames(machine);
      for (const row of machine.numbers(refusals, run.rowsRefused() >>> 0)) refused.push(row);
      const before = line;
      edges = run.edgesRead() >>> 0;
      line = run.linesRead() >>> 0;
      if (line === before && edges < rows) break;
      if (edges === rows) {
        rows *= 2;
        lists = longer(machine, lists, edges, rows);
      }
    }
    waiting = space + end - from;
    machine.bytes(space, size).copyWithin(0, from - space, end);
  };
  return {
    space: () => {
      if (2 * waiting > size) {
        const before = machine.bytes(space, waiting);
        size *= 2;
        space = machine.take(size + MARGIN);
        machine.bytes(space, waiting).set(before);
      }
      return machine.bytes(space + waiting, size - waiting);
    },
    took: (count) => read(waiting + count),
    finish: () => {
      if (waiting > 0) {
        machine.bytes(space, size + MARGIN)[waiting] = 10;
        read(waiting + 1);
      }
      const [names, nodes] = [namesOf(machine), run.namesCount() >>> 0];
      run.release(base);
      const [holders, companies, parts] = lists.map((list) => settled(machine, list, edges));
      const table = { nodes, holders: holders!, companies: companies!, parts: parts! };
      return { table, names, refused: Uint32Array.from(refused) };
    },
  };
}

type Lists = readonly [number, number, number];

function listsOf(machine: Machine, rows: number): Lists {
  return [machine.take(4 * rows), machine.take(4 * rows), machine.take(4 * rows)];
}

function longer(machine: Machine, lists: Lists, edges: number, rows: number): Lists {
  const more = listsOf(machine, rows);
  more.forEach((to, at) =>
    machine.numbers(to, edges).set(machine.numbers(lists[at] as number, edges)),
  );
  return more;
}

/** A list moved down to where memory is free now. */
function settled(machine: Machine, list: number, length: number): Uint32Array {
  const to = machine.take(4 * length);
  const whole = machine.bytes(0, Math.max(to, list) + 4 * length);
  whole.copyWithin(to, list, list + 4 * length);
  return machine.numbers(to, length);
}

/** The names, copied out of the memory of the kernels. */
export function namesOf(machine: Machine) {
  const { run } = machine;
  const [count, length] = [run.namesCount() >>> 0, run.namesBytes() >>> 0];
  return machine.during(() => {
    const [bytes, ends] = [machine.take(length), machine.take(4 * count)];
    run.namesInto(bytes, ends);
    return {
      bytes: machine.bytes(bytes, length).slice(),
      ends: machine.numbers(ends, count).slice(),
    };
  });
}

export function checkNames(machine: Machine): void {
  if (machine.run.namesFull()) throw outOfMemory(0);
}
