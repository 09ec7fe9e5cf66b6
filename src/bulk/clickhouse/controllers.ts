import type { Controllers } from '../engine.ts';
import { NOBODY } from '../graph.ts';
import type { ControlLine, Kernels } from '../kernels.ts';
import { checkForestLine } from '../lines.ts';
import { localEngine } from '../local/engine.ts';
import type { ShardJob } from './job.ts';
import { lineKey, neededSql } from './load.ts';
import { lowerToNearest } from './nearest.ts';

/**
 * Ultimate controllers by contraction: a company with a majority holder is put into it, its stakes become the holder's,
 * and so on until nobody has a majority of what is left. The sets of what each controls are nested or apart, so that any
 * order gives the same tops. Loops at the top, which are few, are cut out and solved here.
 */
export async function controllersOn(
  job: ShardJob,
  {
    line,
    kernels,
    nodes,
  }: { readonly line: ControlLine; readonly kernels: Kernels; readonly nodes: number },
): Promise<Controllers> {
  checkForestLine(line);
  const run: Contraction = { job, line, key: lineKey(line) };
  await job.step(`con_${run.key}_0`, () => begin(run));
  let rounds = 0;
  for (let found = 1; found > 0;) {
    rounds++;
    const round = rounds;
    found = await job.step(`con_${run.key}_${round}`, () => contract(run, round));
  }
  return topsOf(run, { kernels, nodes, last: rounds - 1 });
}

interface Contraction {
  readonly job: ShardJob;
  readonly line: ControlLine;
  readonly key: string;
}

/** Names of the tables of a round. */
function tablesOf({ key }: Contraction, round: number) {
  return {
    edges: `edge_${key}_${round}`,
    tops: `top_${key}_${round}`,
    labels: `label_${key}_${round}`,
  };
}

const EDGES = { columns: 's UInt32, d UInt32, w UInt64, n UInt64', order: '(s, d)', by: 's' };
const TOPS = { columns: 'x UInt32, u UInt32', order: 'u', by: 'u' };
const LABELS = { columns: 'x UInt32, u UInt32', order: 'x', by: 'x' };

async function begin(run: Contraction): Promise<number> {
  const { job, line } = run;
  const { edges, tops } = tablesOf(run, 0);
  await job.create(edges, EDGES);
  await job.create(tops, TOPS);
  await job.run(
    `insert into {${edges}_here} select s, d, w, ${neededSql(line)} as n from {own_here}`,
  );
  return 0;
}

/**
 * One round; how many companies were put into another. In these statements a name that is given with `as` hides the column
 * of that name beside it, so that columns which change places are renamed one level below.
 */
async function contract(run: Contraction, round: number): Promise<number> {
  const { job, key } = run;
  const before = tablesOf(run, round - 1);
  const after = tablesOf(run, round);
  const found = await label(run, before.edges, after.labels);
  if (found === 0) return 0;
  const moved = `moved_${key}`;
  await job.create(moved, { columns: EDGES.columns, order: '(d, s)', by: 'd' });
  await job.run(
    `insert into {${moved}} select if(has = 1, u, s), d, w, n from (select s, d, w, n from {${before.edges}_here}) as near any left join (select x as s, u, 1 as has from {${after.labels}_here}) as far using (s)`,
  );
  await job.create(after.edges, EDGES);
  await job.run(
    `insert into {${after.edges}} select s, d, sum(w), max(n) from {${moved}_here} where d not in (select x from {${after.labels}_here} where x != u) group by s, d`,
  );
  await job.create(after.tops, TOPS);
  await job.run(
    `insert into {${after.tops}} select x, if(has = 1, v, u) from (select x, u from {${before.tops}_here}) as near any left join (select a as u, b as v, 1 as has from (select x as a, u as b from {${after.labels}_here})) as far using (u)`,
  );
  await job.run(`insert into {${after.tops}} select x, u from {${after.labels}_here}`);
  await job.drop(moved);
  return found;
}

/**
 * Labels every company that has a majority holder with the end of the line of majority holders above it: their last, or
 * the smallest of the loop that the line runs into. Steps double: after `k` of them a line is `2^k` long.
 */
async function label({ job, key }: Contraction, edges: string, labels: string): Promise<number> {
  const step = (k: number) => `jump_${key}_${k}`;
  await job.create(step(0), JUMPS);
  // The edges lie by holder: those of a company are sent to its shard.
  await job.run(
    `insert into {${step(0)}} select d, s, least(s, d), 1 from {${edges}_here} where s != d and w >= n`,
  );
  const all = await job.count(step(0));
  if (all === 0) await job.drop(step(0));
  else await follow({ job, key }, { step, labels, all });
  return all;
}

interface Lines {
  readonly step: (k: number) => string;
  readonly labels: string;
  readonly all: number;
}

/**
 * Doubles lines until those that have not ended never will: none has ended for a whole doubling, and none is longer
 * than there are of them.
 */
async function follow(where: Where, { step, labels, all }: Lines): Promise<void> {
  let [open, before, k] = [all, Infinity, 0];
  while (open > 0 && (open < before || 2 ** k < open)) {
    before = open;
    open = await double(where, step(k), step(k + 1));
    await where.job.drop(step(k));
    k++;
  }
  await close(where, step(k), labels);
  await where.job.drop(step(k));
}

/** From `x` the line leads to `y`, past `m` as its smallest; `a` is 0 when `y` has no majority holder. */
const JUMPS = { columns: 'x UInt32, y UInt32, m UInt32, a UInt32', order: 'x', by: 'x' };

type Where = Pick<Contraction, 'job' | 'key'>;

/** Lines of twice the length; how many of them have not come to their end. */
async function double({ job, key }: Where, from: string, to: string): Promise<number> {
  const asked = `asked_${key}`;
  await job.create(asked, { columns: JUMPS.columns, order: 'y', by: 'y' });
  await job.run(`insert into {${asked}} select x, y, m, a from {${from}_here} where a = 1`);
  await job.create(to, JUMPS);
  await job.run(`insert into {${to}_here} select x, y, m, a from {${from}_here} where a = 0`);
  await job.run(
    `insert into {${to}} select x, if(has = 1, z, y), if(has = 1, least(m, l), m), has from (select x, y, m from {${asked}_here}) as near any left join (select p as y, q as z, l, toUInt32(1) as has from (select x as p, y as q, m as l from {${from}_here})) as far using (y)`,
  );
  await job.drop(asked);
  return job.count(to, 'a = 1');
}

/** Labels from lines: their end, or for those that lead into a loop the smallest of it, which its members know. */
async function close({ job, key }: Where, jumps: string, labels: string): Promise<void> {
  const asked = `asked_${key}`;
  await job.create(labels, LABELS);
  await job.run(`insert into {${labels}_here} select x, y from {${jumps}_here} where a = 0`);
  await job.create(asked, { columns: 'x UInt32, y UInt32', order: 'y', by: 'y' });
  await job.run(`insert into {${asked}} select x, y from {${jumps}_here} where a = 1`);
  await job.run(
    `insert into {${labels}} select x, if(has = 1, m, y) from (select x, y from {${asked}_here}) as near any left join (select x as y, m, toUInt32(1) as has from {${jumps}_here}) as far using (y)`,
  );
  await job.drop(asked);
}

interface Last {
  readonly kernels: Kernels;
  readonly nodes: number;
  /** The last round that put companies together. */
  readonly last: number;
}

async function topsOf(run: Contraction, { kernels, nodes, last }: Last): Promise<Controllers> {
  const { job } = run;
  const { edges, tops } = tablesOf(run, last);
  const ultimate = new Uint32Array(nodes).fill(NOBODY);
  let controlled = 0;
  await job.cluster.eachNumbers(job.named(`select x, u from {${tops}_here}`), 2, ([xs, us]) => {
    xs?.forEach((x, at) => {
      const u = us?.[at] as number;
      if (x === u || ultimate[x] !== NOBODY) return;
      ultimate[x] = u;
      controlled++;
    });
  });
  const [loops = new Uint32Array()] = await job.numbers(
    `select d from {${edges}} where s = d and w >= n`,
    1,
  );
  const lists = await loopsIn(run, { kernels, ultimate, labels: loops });
  const nearest = await nearestIn(run, { ultimate, lists, last });
  return { ...withLoops(ultimate, controlled, lists), nearest };
}

interface Above {
  /** Who stands at the top of each node, by the labels of the loops. */
  readonly ultimate: Uint32Array;
  readonly lists: readonly Loop[];
  readonly last: number;
}

/**
 * The nearest controllers: whoever has enough votes alone; for all under a loop as it was solved here; and for those that were won
 * in later rounds, by a holder with what it controls, from their columns.
 */
async function nearestIn(run: Contraction, { ultimate, lists, last }: Above): Promise<Uint32Array> {
  const { job } = run;
  const nearest = ultimate.slice();
  const sole = `select d, s from {${tablesOf(run, 0).edges}_here} where w >= n`;
  await job.cluster.eachNumbers(job.named(sole), 2, ([companies, holders]) =>
    companies?.forEach((company, at) => {
      nearest[company] = holders?.[at] as number;
    }),
  );
  const solved = new Set<number>();
  for (const { nodes, above } of lists)
    nodes.forEach((node, at) => {
      nearest[node] = above[at] as number;
      solved.add(node);
    });
  const found: Uint32Array[][] = [];
  for (let round = 2; round <= last; round++)
    await job.cluster.eachNumbers(
      job.named(
        `select s, d, toUInt32(w) from {sums_here} where d in (select x from {${tablesOf(run, round).labels}_here} where x != u)`,
      ),
      3,
      (columns) => found.push(columns as Uint32Array[]),
    );
  const rows = found.flatMap(([holders, companies, votes]) =>
    [...(companies ?? [])].flatMap((company, at) =>
      solved.has(company)
        ? []
        : [[holders?.[at] as number, company, votes?.[at] as number] as const],
    ),
  );
  const column = (at: 0 | 1 | 2) => Uint32Array.from(rows, (row) => row[at]);
  const columns = { holders: column(0), companies: column(1), votes: column(2) };
  lowerToNearest(nearest, columns, run.line);
  return nearest;
}

interface Loop {
  /** What the loop and all under it are called so far. */
  readonly label: number;
  readonly members: Uint32Array;
  /** All under that name, ascending, with the nearest controller of each. */
  readonly nodes: readonly number[];
  readonly above: Uint32Array;
}

/** Names loops by their smallest member. */
function withLoops(
  ultimate: Uint32Array,
  controlled: number,
  lists: readonly Loop[],
): Omit<Controllers, 'nearest'> {
  const named = new Map(lists.map(({ label, members }) => [label, members[0] as number]));
  ultimate.forEach((top, node) => {
    ultimate[node] = named.get(top) ?? top;
  });
  for (const [label, first] of named) ultimate[label] = first;
  const sorted = lists
    .map(({ members }) => members)
    .sort(([one], [other]) => (one as number) - (other as number));
  const loopStart = new Uint32Array(sorted.length + 1);
  sorted.forEach((members, at) => {
    loopStart[at + 1] = (loopStart[at] as number) + members.length;
  });
  const loopMembers = new Uint32Array(loopStart.at(-1) ?? 0);
  sorted.forEach((members, at) => loopMembers.set(members, loopStart[at]));
  return { ultimate, loopMembers, loopStart, controlled: controlled + lists.length };
}

interface Loops {
  readonly kernels: Kernels;
  readonly ultimate: Uint32Array;
  readonly labels: Uint32Array;
}

/** The members of each loop, by solving all under its label in the memory of this machine. */
async function loopsIn(
  { job, key, line }: Contraction,
  { kernels, ultimate, labels }: Loops,
): Promise<Loop[]> {
  const groups = new Map<number, number[]>([...labels].map((label) => [label, [label]]));
  ultimate.forEach((top, node) => groups.get(top)?.push(node));
  const within = `within_${key}`;
  await job.create(within, { columns: 'x UInt32', order: 'x', by: 'x' });
  await job.cluster.insert(`${job.database}.${within}`, [
    Uint32Array.from([...groups.values()].flat()),
  ]);
  const inside = `(select x from {${within}})`;
  const [s, d, w, o] = await job.numbers(
    `select s, d, toUInt32(w), toUInt32(o) from {own} where s global in ${inside} and d global in ${inside}`,
    4,
  );
  await job.drop(within);
  const columns = { s, d, w, o } as Columns;
  const loops: Loop[] = [];
  for (const [label, nodes] of groups) {
    // In ascending order, so that the first of a loop here is the first there.
    nodes.sort((one, other) => one - other);
    const { members, above } = await solveLoop({ kernels, line }, nodes, columns);
    if (members.length > 0) loops.push({ label, members, nodes, above });
  }
  return loops;
}

interface Columns {
  readonly s: Uint32Array;
  readonly d: Uint32Array;
  readonly w: Uint32Array;
  readonly o: Uint32Array;
}

/** The loop among some nodes and their nearest controllers, by the stakes that they have in each other. */
async function solveLoop(
  { kernels, line }: { readonly kernels: Kernels; readonly line: ControlLine },
  nodes: readonly number[],
  { s, d, w, o }: Columns,
): Promise<Pick<Loop, 'members' | 'above'>> {
  const place = new Map(nodes.map((node, at) => [node, at]));
  const own = new Map<number, number>();
  const edges: (readonly [number, number, number])[] = [];
  s.forEach((holder, at) => {
    const [from, to] = [place.get(holder), place.get(d[at] as number)];
    if (from === undefined || to === undefined) return;
    edges.push([from, to, w[at] as number]);
    own.set(to, o[at] as number);
  });
  for (const [company, parts] of own) if (parts > 0) edges.push([company, company, parts]);
  const engine = localEngine(kernels);
  await engine.load({
    nodes: nodes.length,
    holders: Uint32Array.from(edges, ([holder]) => holder),
    companies: Uint32Array.from(edges, ([, company]) => company),
    parts: Uint32Array.from(edges, ([, , parts]) => parts),
  });
  const { loopMembers, nearest } = await engine.controllers(line);
  return {
    members: loopMembers.map((member) => nodes[member] as number),
    above: nearest.map((node) => (node === NOBODY ? NOBODY : (nodes[node] as number))),
  };
}
