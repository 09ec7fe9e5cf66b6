import type { Shares } from '../engine.ts';
import { WHOLE } from '../graph.ts';
import type { Kernels } from '../kernels.ts';
import { UNIT } from '../rounding.ts';
import { blockedOn } from './blocked.ts';
import { edgesBelow, solvedHere } from './fetched.ts';
import type { ShardJob } from './job.ts';

/** What a share of a class is asked with. */
interface AskedShares {
  readonly seeds: Uint32Array;
  /** A name for the seeds, for tables and steps. */
  readonly key: string;
  readonly kernels: Kernels;
  readonly nodes: number;
  /** Edges that may be brought back. */
  readonly most: number;
}

/** Whoever holds more than nothing. */
const ANY = { numerator: 0, denominator: 1, strict: true } as const;
/** Rounds after which loops that hardly leak are solved here, or told with the bound that is reached. */
const ROUNDS_MAX = 96;
/** A step keeps what is still under way in these units, rounded up. */
const WAY = 2 ** 31;
/** Two units are less than a thousand-millionth: the rounds end. */
const WAY_LEFT = 2;
const HALF_WORD = 2 ** 32;

/**
 * The share of a class, round by round on the shards. A walk goes up from a company, to each holder with the chance of
 * its stake; own shares are looked through. Round `k` gives the chance `v` of a first meeting with a seed at step `k`,
 * and the chance `u` of being still under way below the seeds. All later meetings together are at most `u`, which is the
 * bound; it falls, since from every company below the seeds some walk meets one.
 *
 * Where loops still keep more than 1e-9 under way after the last round, all below the seeds is brought back and solved
 * here, if it fits; else the shares are lower ends with the bound that was reached.
 */
export async function sharesOn(job: ShardJob, asked: AskedShares): Promise<Shares> {
  const { seeds, key, most, kernels, nodes } = asked;
  const below = `below_${key}`;
  const { members } = await blockedOn(job, seeds, { quota: ANY, key: below });
  const walk: Walk = { job, table: `way_${key}`, set: `blk_${below}` };
  let left = await job.step(`${walk.table}_0`, () => begin(walk));
  let rounds = 0;
  while (left > WAY_LEFT && rounds < ROUNDS_MAX) {
    rounds++;
    const round = rounds;
    left = await job.step(`${walk.table}_${round}`, () => next(walk, round));
  }
  if (left > WAY_LEFT && (await edgesBelow(job, walk.set)) <= most)
    return solvedHere(job, { seeds, members, kernels, nodes, set: walk.set });
  const share = await met(walk, nodes);
  for (const seed of seeds) share[seed] = 1;
  return { share, bound: Math.min(1, left / WAY + (await roundings(walk, rounds))) };
}

interface Walk {
  readonly job: ShardJob;
  /** Chances by company and round. */
  readonly table: string;
  /** All below the seeds; those of round 0 are the seeds. */
  readonly set: string;
}

async function begin({ job, table, set }: Walk): Promise<number> {
  await job.create(table, {
    columns: 'x UInt32, r UInt32, v Float64, u Float64',
    order: 'x',
    by: 'x',
    partition: 'r',
  });
  await job.run(
    `insert into {${table}_here} select z, 0, toFloat64(r = 0), toFloat64(r != 0) from {${set}_here}`,
  );
  return WAY;
}

/** One step up for all walks; what is still under way after it for the company where that is most. */
async function next({ job, table, set }: Walk, round: number): Promise<number> {
  await job.run(`alter table {${table}_here} drop partition ${round}`);
  const ended = round === 1 ? '' : ` and x not in (select z from {${set}_here} where r = 0)`;
  await job.run(
    `insert into {${table}} select d, ${round}, sum(a * met), sum(a * way) from (select s, d, w / (${WHOLE} - o) as a from {own_here} where w > 0) as near all inner join (select x as s, sum(v) as met, sum(u) as way from {${table}_here} where r = ${round - 1}${ended} group by x) as far using (s) group by d`,
  );
  const [left] = await job.numbers(
    `select toUInt32(least(ceil(max(way) * ${WAY}), ${WAY})) from (select x, sum(u) as way from {${table}} where r = ${round} and x global not in (select z from {${set}} where r = 0) group by x)`,
    1,
  );
  return left?.[0] ?? 0;
}

/** Chances of having met a seed, added up over the rounds; each comes as two halves of a number of 52 binary places. */
async function met({ job, table }: Walk, nodes: number): Promise<Float64Array> {
  const share = new Float64Array(nodes);
  const query = `select x, toUInt32(intDiv(q, ${HALF_WORD})), toUInt32(q % ${HALF_WORD}) from (select x, toUInt64(floor(least(sum(v), 1) * ${2 ** 52})) as q from {${table}_here} where r > 0 group by x)`;
  await job.cluster.eachNumbers(job.named(query), 3, ([nodesMet, high, low]) =>
    nodesMet?.forEach((node, at) => {
      const whole = (high?.[at] as number) * HALF_WORD + (low?.[at] as number);
      share[node] = whole / 2 ** 52;
    }),
  );
  return share;
}

/** All terms are positive, so that each rounding counts once: those of a column in each round, and of the last sum. */
async function roundings({ job, set }: Walk, rounds: number): Promise<number> {
  const [most] = await job.numbers(
    `select toUInt32(max(n)) from (select d, count() as n from {own} where d global in (select z from {${set}}) group by d)`,
    1,
  );
  return 2 * UNIT * ((rounds + 1) * ((most?.[0] ?? 0) + 4) + rounds + 4);
}
