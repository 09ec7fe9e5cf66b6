import { WHOLE } from '../graph.ts';
import type { checkedLine } from '../owners-line.ts';
import { tooManyPairs } from '../refuse.ts';
import { UNIT } from '../rounding.ts';
import { blockedOn } from './blocked.ts';
import type { ShardJob } from './job.ts';

/** In place of an owner: what any single owner can have lost by shares that were dropped. */
export const LOST = 4_294_967_295;
/** Rounds of meeting owners; what loops still keep under way then is dropped whole, and told as lost. */
const ROUNDS_MAX = 64;
/** Rounds of a block, by which it is judged whether what was lost dies out in loops. */
const BLOCK = 8;
const BLOCKS_MAX = 6;
/** Dropped at each step: terms are smaller than the sums that other engines drop. */
const FINER = 1;
/** Whoever holds more than nothing. */
const ANY = { numerator: 0, denominator: 1, strict: true } as const;

export type CheckedLine = ReturnType<typeof checkedLine>;

/** One question for owners on a cluster; its tables end in `key`. */
export interface OwnersRun {
  readonly job: ShardJob;
  readonly line: CheckedLine;
  readonly key: string;
}

/** The lists of all companies that hold something: `x, i, v` in parts, `LOST` among the owners `i`. */
export interface Lists {
  readonly table: string;
  /** Greatest relative error of a share from rounding. */
  readonly rounding: number;
}

/**
 * Owners of the companies that hold others, by the step at which a walk up first meets them: `v` of round `k` is the chance
 * of meeting owner `i` at step `k` from company `x` and not before, in parts of the whole. Own shares are looked
 * through, and a list never names its own company (net ownership, Baldone, Brioschi & Paleari 1998).
 *
 * Terms below `drop` are not followed. The greatest that a round drops at a company goes up the same stakes as an owner of its own,
 * `LOST`, so that at the end it bounds what any owner can lack.
 */
export async function listsOn(run: OwnersRun): Promise<Lists> {
  const { job, line, key } = run;
  const drop = line.drop / FINER;
  let [left, total, round] = [await job.step(`way_${key}_1`, () => begin(run, drop)), 0, 1];
  while (left > 0) {
    total += left;
    if (total > line.budget) throw tooManyPairs(line.budget, 'Carrying the owners on');
    round++;
    const [next, least] = [round, round <= ROUNDS_MAX ? drop : WHOLE * 2];
    left = await job.step(`way_${key}_${next}`, () => meet(run, next, least));
  }
  const from = round;
  const last = await job.step(`list_${key}`, async () => list(run, await spread(run, from)));
  // Apart, since a list that was cut off is made again from them.
  await job.step(`listed_${key}`, async () => {
    for (const table of tablesOf(key)) await job.drop(table);
    return 0;
  });
  return { table: `list_${key}`, rounding: await rounding(job, last) };
}

/** The stakes in companies that hold something themselves, and their direct owners. */
async function begin(run: OwnersRun, least: number): Promise<number> {
  const { job, key } = run;
  const [carry, way, raw] = tablesOf(key);
  await job.create(carry, { columns: 's UInt32, d UInt32, a Float64', order: 's', by: 's' });
  const columns = 'x UInt32, i UInt32, r UInt32, v Float64';
  for (const table of [way, raw])
    await job.create(table, { columns, order: '(x, i)', by: 'x', partition: 'r' });
  // Companies lie on the shard of what they hold, so that each shard knows which of its own hold something.
  const carried = directOf('d in (select s from {own_here})');
  await job.run(`insert into {${carry}} select s, d, w / (${WHOLE} - o) from ${carried}`);
  await job.run(
    `insert into {${raw}_here} select d, s, 1, w * (${WHOLE} / (${WHOLE} - o)) from ${carried}`,
  );
  return keep(run, 1, least);
}

/** Stakes by company, with what the company holds of itself (`o`); none of those that own all of themselves. */
export function directOf(where: string): string {
  return `(select s, d, w from {sums_here} where s != d and w > 0 and ${where}) as near any left join (select d, w as o from {sums_here} where s = d) as far using (d) where o < ${WHOLE}`;
}

async function meet(run: OwnersRun, round: number, least: number): Promise<number> {
  const { job, key } = run;
  const [carry, way, raw] = tablesOf(key);
  for (const table of [way, raw])
    await job.run(`alter table {${table}_here} drop partition ${round}`);
  await job.run(
    `insert into {${raw}} select d, i, ${round}, sum(v * a) from (select x as s, i, v from {${way}_here} where r = ${round - 1}) as near all inner join (select s, d, a from {${carry}_here}) as far using (s) where d != i group by d, i`,
  );
  return keep(run, round, least);
}

/** Keeps the terms of a round from a least one on, and how much the greatest of the others is. */
async function keep({ job, key }: OwnersRun, round: number, least: number): Promise<number> {
  const [, way, raw] = tablesOf(key);
  const summed = (having: string) =>
    `(select x, i, sum(v) as t from {${raw}_here} where r = ${round} group by x, i having ${having})`;
  await job.run(
    `insert into {${way}_here} select x, i, ${round}, t from ${summed(`t >= ${least} or i = ${LOST}`)}`,
  );
  await job.run(
    `insert into {${way}_here} select x, ${LOST}, ${round}, max(t) from ${summed(`t < ${least} and i != ${LOST}`)} group by x`,
  );
  await job.run(`alter table {${raw}_here} drop partition ${round}`);
  return job.count(way, `r = ${round} and i != ${LOST}`);
}

/** What was lost, followed to its end: up to the round `last`, those after `middle` once more for all that would come. */
interface Tail {
  readonly middle: number;
  readonly last: number;
  /** Companies for which that is no bound, and those below them. */
  readonly beyond?: string;
}

/**
 * Follows what was lost in blocks of rounds until no block is more than half of the one before at any company. All that
 * would come then is less than the last block: each further block is at most half of the one before it. That holds for every
 * company above which it holds; those below another one are told as lost whole.
 */
async function spread(run: OwnersRun, from: number): Promise<Tail> {
  const { job, key } = run;
  let [last, slow] = [from, 1];
  for (let block = 1; block <= BLOCKS_MAX && slow > 0; block++) {
    for (let step = 0; step < BLOCK; step++) {
      last++;
      const round = last;
      const left = await job.step(`way_${key}_${round}`, () => lose(run, round));
      if (left === 0) return { middle: last, last };
    }
    if (block > 1) slow = (await slowOnes(run, last)).length;
  }
  const tail = { middle: last - BLOCK, last };
  if (slow === 0) return tail;
  const beyond = `lost_${key}`;
  await blockedOn(job, await slowOnes(run, last), { quota: ANY, key: beyond });
  return { ...tail, beyond: `blk_${beyond}` };
}

/** One step up for what was lost. */
async function lose({ job, key }: OwnersRun, round: number): Promise<number> {
  const [carry, way] = tablesOf(key);
  await job.run(`alter table {${way}_here} drop partition ${round}`);
  await job.run(
    `insert into {${way}} select d, ${LOST}, ${round}, sum(t * a) from (select x as s, sum(v) as t from {${way}_here} where r = ${round - 1} and i = ${LOST} group by x) as near all inner join (select s, d, a from {${carry}_here}) as far using (s) group by d`,
  );
  return job.count(way, `r = ${round}`);
}

async function slowOnes({ job, key }: OwnersRun, last: number): Promise<Uint32Array> {
  const [, way] = tablesOf(key);
  const part = (from: number) =>
    `sum(if(r > ${last - from} and r <= ${last - from + BLOCK}, v, 0))`;
  const [slow] = await job.numbers(
    `select x from (select x, ${part(BLOCK)} as late, ${part(2 * BLOCK)} as early from {${way}} where r > ${last - 2 * BLOCK} group by x having 2 * late > early)`,
    1,
  );
  return slow as Uint32Array;
}

/** Adds the rounds up; gives the last of them. */
async function list({ job, key }: OwnersRun, { middle, last, beyond }: Tail): Promise<number> {
  const [, way] = tablesOf(key);
  const name = `list_${key}`;
  await job.create(name, {
    columns: 'x UInt32, i UInt32, v Float64',
    order: '(x, i)',
    by: 'x',
  });
  await job.run(
    `insert into {${name}_here} select x, i, sum(v) from {${way}_here} where i != ${LOST} group by x, i`,
  );
  const sound = beyond === undefined ? '' : ` and x not in (select z from {${beyond}_here})`;
  await job.run(
    `insert into {${name}_here} select x, ${LOST}, least(sum(if(r > ${middle}, 2 * v, v)), ${WHOLE}) from {${way}_here} where i = ${LOST}${sound} group by x`,
  );
  if (beyond !== undefined)
    await job.run(`insert into {${name}_here} select z, ${LOST}, ${WHOLE} from {${beyond}_here}`);
  return last;
}

function tablesOf(key: string) {
  return [`carry_${key}`, `way_${key}`, `raw_${key}`] as const;
}

/** All terms are positive, so that each rounding counts once: those of a column in each round, and of the last sums. */
async function rounding(job: ShardJob, rounds: number): Promise<number> {
  const [most] = await job.numbers(
    'select toUInt32(max(n)) from (select d, count() as n from {sums} group by d)',
    1,
  );
  return 2 * UNIT * ((rounds + 2) * ((most?.[0] ?? 0) + 6) + rounds + 6);
}
