import { BadInput } from '../../model/index.ts';
import type { Shares } from '../engine.ts';
import type { EdgeTable } from '../graph.ts';
import type { Kernels } from '../kernels.ts';
import { localEngine } from '../local/engine.ts';
import type { ShardJob } from './job.ts';

type Edges = Pick<EdgeTable, 'holders' | 'companies' | 'parts'>;

/** All edges, or those of companies and holders in a set, brought back; own shares among them. */
export async function edgesOf(job: ShardJob, within?: string): Promise<Edges> {
  const condition =
    within === undefined
      ? '1'
      : `s global in (select z from {${within}}) and d global in (select z from {${within}})`;
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
  const edges = await edgesOf(job, set);
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
