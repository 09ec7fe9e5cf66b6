import type { Blocked } from '../engine.ts';
import { WHOLE } from '../graph.ts';
import type { Quota } from '../kernels.ts';
import { needed } from '../lines.ts';
import type { ShardJob } from './job.ts';

/**
 * The blocked set, round by round: what the newly blocked hold is sent to the shards of their companies and added up
 * there. Sums only grow, so the order of rounds and shards changes nothing. `key` names the question.
 */
export async function blockedOn(
  job: ShardJob,
  seeds: Uint32Array,
  { quota, key }: { readonly quota: Quota; readonly key: string },
): Promise<Blocked> {
  const [set, sums] = [`blk_${key}`, `sum_${key}`];
  const need = needed(quota, WHOLE);
  await job.step(`${set}_0`, async () => {
    const byRound = 'UInt32, r UInt32';
    await job.create(set, { columns: `z ${byRound}`, order: 'z', by: 'z', partition: 'r' });
    await job.create(sums, {
      columns: `z ${byRound}, w UInt64`,
      order: 'z',
      by: 'z',
      partition: 'r',
    });
    const unique = Uint32Array.from(new Set(seeds));
    await job.cluster.insert(`${job.database}.${set}`, [unique, unique.map(() => 0)]);
    return unique.length;
  });
  for (let round = 1, fresh = 1; fresh > 0; round++)
    fresh = await job.step(`${set}_${round}`, async () => {
      for (const table of [set, sums])
        await job.run(`alter table {${table}_here} drop partition ${round}`);
      await job.run(
        `insert into {${sums}} select z, ${round} as r, sum(w) from (select s, d as z, w from {own_here}) as near all inner join (select z as s from {${set}_here} where r = ${round - 1}) as far using (s) group by z`,
      );
      await job.run(
        `insert into {${set}_here} select z, ${round} as r from {${sums}_here} where z in (select z from {${sums}_here} where r = ${round}) and z not in (select z from {${set}_here}) group by z having sum(w) >= ${need}`,
      );
      return job.count(set, `r = ${round}`);
    });
  const [members = new Uint32Array()] = await job.numbers(`select z from {${set}} order by z`, 1);
  const [companies, parts] = await job.numbers(
    `select z, toUInt32(least(sum(w), 4294967295)) as h from {${sums}} where z global in (select z from {${set}}) group by z`,
    2,
  );
  const held = new Map<number, number>();
  companies?.forEach((company, at) => held.set(company, parts?.[at] as number));
  return { members, held: members.map((member) => held.get(member) ?? 0) };
}
