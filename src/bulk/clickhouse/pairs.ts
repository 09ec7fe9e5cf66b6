import type { ControlledPairs, PairCount } from '../engine.ts';
import type { ControlLine } from '../kernels.ts';
import { checkQuota } from '../lines.ts';
import type { ShardJob } from './job.ts';
import { lineKey, neededSql } from './load.ts';

/**
 * All pairs of control, semi-naive: `acc` adds up, for a controller and a company, the votes of all that the controller
 * controls; only sums that a round has changed are looked at again. Integers that only grow: exact in any order.
 */
export async function pairsOn(
  job: ShardJob,
  { line, budget }: { readonly line: ControlLine; readonly budget: number },
  sink: (batch: ControlledPairs) => void,
): Promise<PairCount> {
  checkQuota(line.quota);
  const key = lineKey(line);
  const [pairs, acc] = [`pairs_${key}`, `acc_${key}`];
  let total = await job.step(`${pairs}_0`, () => begin(job, line, { pairs, acc }));
  for (let round = 1, fresh = total; fresh > 0; round++) {
    if (total > budget) return { pairs: total, complete: false };
    fresh = await job.step(`${pairs}_${round}`, () => next(job, { pairs, acc }, round));
    total += fresh;
  }
  if (total > budget) return { pairs: total, complete: false };
  await job.cluster.eachNumbers(
    job.named(`select x, z from {${pairs}_here}`),
    2,
    ([controllers, companies]) =>
      sink({ controllers: controllers as Uint32Array, companies: companies as Uint32Array }),
  );
  return { pairs: total, complete: true };
}

interface Tables {
  readonly pairs: string;
  readonly acc: string;
}

/** Whoever has enough votes alone. */
async function begin(job: ShardJob, line: ControlLine, { pairs, acc }: Tables): Promise<number> {
  await job.create(acc, {
    columns: 'z UInt32, x UInt32, r UInt32, w UInt64, n UInt64',
    order: '(z, x)',
    by: 'z',
    partition: 'r',
  });
  await job.create(pairs, {
    columns: 'z UInt32, x UInt32, r UInt32',
    order: '(z, x)',
    by: 'z',
    partition: 'r',
  });
  await job.run(
    `insert into {${acc}} select d as z, s as x, 0 as r, w, ${neededSql(line)} as n from {own_here}`,
  );
  await job.run(`insert into {${pairs}_here} select z, x, 0 as r from {${acc}_here} where w >= n`);
  return job.count(pairs);
}

async function next(job: ShardJob, { pairs, acc }: Tables, round: number): Promise<number> {
  for (const table of [pairs, acc])
    await job.run(`alter table {${table}_here} drop partition ${round}`);
  // The need of a company is told again with its first votes: its other rows give no more than nothing.
  await job.run(
    `insert into {${acc}} select z, x, ${round}, sum(w), 0 from (select s, d as z, w from {own_here}) as near all inner join (select z as s, x from {${pairs}_here} where r = ${round - 1}) as far using (s) where x != z group by z, x`,
  );
  await job.run(
    `insert into {${pairs}_here} select z, x, ${round} from (select z, x, sum(w) as v from {${acc}_here} where (z, x) in (select z, x from {${acc}_here} where r = ${round}) and (z, x) not in (select z, x from {${pairs}_here}) group by z, x) as near any left join (select z, max(n) as m from {${acc}_here} where r = 0 group by z) as far using (z) where v >= m`,
  );
  return job.count(pairs, `r = ${round}`);
}
