import { BadInput } from '../../model/index.ts';
import type { Shares } from '../engine.ts';
import type { EdgeTable } from '../graph.ts';
import type { Kernels } from '../kernels.ts';
import { localEngine } from '../local/engine.ts';
import type { ShardJob } from './job.ts';

type Edges = Pick<EdgeTable, 'holders' | 'companies' | 'parts'>;

/** Edges that meet a condition, brought back; own shares among them. */
async function edgesOf(job: ShardJob, condition: string): Promise<Edges> {
  const found: Uint32Array[][] = [[], [], []];
  const query = job.named(
    `select s, d, toUInt32(least(w, 4294967295)) from {sums_here} where ${condition}`,
  );
  await job.cluster.eachNumbers(query, 3, (columns) =>
    columns.forEach((column, at) => found[at]?.push(column)),
  );
  const [holders, companies, parts] = found.map(joined) as [Uint32Array, Uint32Array, Uint32Array];
  return { holders, companies, parts };
}

function joined(pieces: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** How many stakes in the companies of a set there are. */
export async function edgesBelow(job: ShardJob, set: string): Promise<number> {
  const [count] = await job.numbers(
    `select toUInt32(count()) from {sums} where d global in (select z from {${set}})`,
    1,
  );
  return count?.[0] ?? 0;
}

/** The stakes in the companies of a table `x` that has all above them too, renumbered. */
export async function edgesAbove(
  job: ShardJob,
  set: string,
): Promise<{ readonly numbers: Uint32Array; readonly table: EdgeTable }> {
  const edges = await edgesOf(job, `d in (select x from {${set}_here})`);
  const [members] = await job.numbers(`select x from {${set}}`, 1);
  const numbers = (members as Uint32Array).sort();
  const place = new Map([...numbers].map((member, at) => [member, at]));
  const placed = (array: Uint32Array) => array.map((node) => place.get(node) as number);
  const table = {
    nodes: numbers.length,
    holders: placed(edges.holders),
    companies: placed(edges.companies),
    parts: edges.parts,
  };
  return { numbers, table };
}

/** How many edges there would be. */
export async function countAbove(job: ShardJob, set: string): Promise<number> {
  let total = 0;
  await job.cluster.eachNumbers(
    job.named(`select toUInt32(count()) from {sums_here} where d in (select x from {${set}_here})`),
    1,
    ([count]) => (total += count?.[0] ?? 0),
  );
  return total;
}

interface Asked {
  readonly seeds: Uint32Array;
  /** All below the seeds, and the table that has them. */
  readonly members: Uint32Array;
  readonly set: string;
  readonly kernels: Kernels;
  readonly nodes: number;
}

/** The share of a class over all below the seeds, brought back and solved here, with its bound. */
export async function solvedHere(
  job: ShardJob,
  { seeds, members, set, kernels, nodes }: Asked,
): Promise<Shares> {
  const inside = `(select z from {${set}})`;
  const edges = await edgesOf(job, `s global in ${inside} and d global in ${inside}`);
  const place = new Map([...members].map((member, at) => [member, at]));
  const placed = (array: Uint32Array) => array.map((node) => place.get(node) as number);
  const engine = localEngine(kernels);
  await engine.load({
    nodes: members.length,
    holders: placed(edges.holders),
    companies: placed(edges.companies),
    parts: edges.parts,
  });
  const found = await engine.classShare(placed(seeds));
  const share = new Float64Array(nodes);
  members.forEach((member, at) => {
    share[member] = found.share[at] as number;
  });
  return { share, bound: found.bound };
}

/** Bytes that an edge takes when it is brought back and solved. */
const FETCHED_BYTES = 100;

/** How many edges may be brought back into so much memory. */
export function edgesIn(memory: number): number {
  return Math.floor(memory / FETCHED_BYTES);
}

/** Stops what would bring more edges back than fit. */
export function refuseTooMany(edges: number, most: number): void {
  if (edges <= most) return;
  throw new BadInput([
    {
      code: 'bulk-memory',
      severity: 'error',
      says: `${edges} stakes would have to be brought back from the cluster, and ${most} fit.`,
      try: `Allow more with --memory ${Math.ceil((edges * FETCHED_BYTES) / 2 ** 30)}GiB. Controllers and blocked sets need none.`,
    },
  ]);
}
