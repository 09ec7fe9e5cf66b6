import type { ShardJob } from './job.ts';

/**
 * All above the companies of a table, with them, round by round: a table `x, r` of the shards. Rounds are as many as the
 * longest line of owners has steps.
 */
export async function aboveOn(job: ShardJob, from: string, key: string): Promise<string> {
  const [set, asked] = [`up_${key}`, `asked_${key}`];
  const columns = 'x UInt32, r UInt32';
  let fresh = await job.step(`${set}_0`, async () => {
    for (const table of [set, asked])
      await job.create(table, { columns, order: 'x', by: 'x', partition: 'r' });
    await job.run(`insert into {${set}_here} select x, 0 from {${from}_here}`);
    return job.count(set);
  });
  for (let round = 1; fresh > 0; round++)
    fresh = await job.step(`${set}_${round}`, async () => {
      for (const table of [set, asked])
        await job.run(`alter table {${table}_here} drop partition ${round}`);
      await job.run(
        `insert into {${asked}} select distinct s, ${round} from {sums_here} where d in (select x from {${set}_here} where r = ${round - 1})`,
      );
      await job.run(
        `insert into {${set}_here} select distinct x, ${round} from {${asked}_here} where r = ${round} and x not in (select x from {${set}_here})`,
      );
      await job.run(`alter table {${asked}_here} drop partition ${round}`);
      return job.count(set, `r = ${round}`);
    });
  return set;
}
