import { auditOf, type Remark } from '../audit.ts';
import { checkTable } from '../columns.ts';
import type { EdgeTable, Graph } from '../graph.ts';
import type { Machine } from './machine.ts';

/** The graph of an edge table, in the memory of the kernels; what is only needed on the way is given back. */
export function build(machine: Machine, table: EdgeTable): Graph {
  check(machine, table);
  const { nodes, holders, high } = table;
  const edges = holders.length;
  const to = {
    inStart: machine.take(4 * (nodes + 1)),
    inHolder: machine.take(4 * edges),
    inParts: machine.take(4 * edges),
    inHigh: high ? machine.take(4 * edges) : 0,
    outStart: machine.take(4 * (nodes + 1)),
    outCompany: machine.take(4 * edges),
    outParts: machine.take(4 * edges),
    originals: machine.take(4 * nodes),
  };
  const { kept, companies, loops } = machine.during(() => fill(machine, table, to));
  const graph = {
    nodes,
    companies,
    edges: kept,
    loops,
    inStart: machine.numbers(to.inStart, companies + 1),
    inHolder: machine.numbers(to.inHolder, kept),
    inParts: machine.numbers(to.inParts, kept),
    ...(high ? { inHigh: machine.numbers(to.inHigh, kept) } : {}),
    outStart: machine.numbers(to.outStart, nodes + 1),
    outCompany: machine.numbers(to.outCompany, kept),
    outParts: machine.numbers(to.outParts, kept),
    originals: machine.numbers(to.originals, nodes),
  };
  const remarks = machine.during(() => remarksOn(machine, companies, to));
  return { ...graph, audit: auditOf(graph, edges - kept, remarks) };
}

/** The table must be in memory for a compiled look; short of room, it is copied for each. */
function check(machine: Machine, table: EdgeTable): void {
  const { run } = machine;
  checkTable(table, {
    greatest: (list) => machine.during(() => run.greatest(machine.place(list), list.length) >>> 0),
    below: (list, other) =>
      machine.during(() => run.below(machine.place(list), machine.place(other), list.length) >>> 0),
  });
}

function remarksOn(machine: Machine, companies: number, to: Places): Remark[] {
  const [marked, marks] = [machine.take(4 * companies), machine.take(4 * companies)];
  const { inStart, inHolder, inParts } = to;
  const given = [companies, inStart, inHolder, inParts] as const;
  const count = machine.run.auditColumns(...given, marked, marks) >>> 0;
  const found = machine.numbers(marks, count);
  return Array.from(machine.numbers(marked, count), (company, at) => {
    const mark = found[at] as number;
    return {
      company,
      overHeld: (mark & 1) > 0,
      selfHeld: (mark & 2) > 0,
      ownerless: (mark & 4) > 0,
    };
  });
}

type Places = Readonly<
  Record<
    | 'inStart'
    | 'inHolder'
    | 'inParts'
    | 'inHigh'
    | 'outStart'
    | 'outCompany'
    | 'outParts'
    | 'originals',
    number
  >
>;

function fill(machine: Machine, table: EdgeTable, to: Places) {
  const { run } = machine;
  const { nodes } = table;
  const edges = table.holders.length;
  const [start, pairs, rank] = [
    machine.take(4 * (nodes + 1)),
    machine.take(8 * edges),
    machine.take(4 * nodes),
  ];
  const highs = table.high ? machine.take(4 * edges) : 0;
  machine.during(() => {
    const given = [table.holders, table.companies, table.parts].map((list) => machine.place(list));
    const high = table.high ? machine.place(table.high) : 0;
    run.scatter(nodes, edges, ...given, high, start, pairs, highs);
  });
  const kept = run.merge(nodes, start, pairs, highs, rank) >>> 0;
  const order = machine.take(4 * nodes);
  const { companies, loops } = machine.during(() => {
    const [path, stack, found] = [
      machine.take(8 * nodes),
      machine.take(4 * nodes),
      machine.take(4 * nodes),
    ];
    const placed = run.ownersFirst(nodes, start, pairs, rank, path, stack, order, found) >>> 0;
    return { companies: placed, loops: machine.numbers(found, run.loopsFound()).slice() };
  });
  const inside = [to.inStart, to.inHolder, to.inParts] as const;
  run.inward(
    nodes,
    companies,
    start,
    pairs,
    highs,
    order,
    rank,
    to.originals,
    ...inside,
    to.inHigh,
  );
  run.outward(nodes, companies, kept, ...inside, to.outStart, to.outCompany, to.outParts);
  return { kept, companies, loops };
}
