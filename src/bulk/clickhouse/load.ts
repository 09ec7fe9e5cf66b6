import type { Loaded } from '../engine.ts';
import { type EdgeTable, WHOLE } from '../graph.ts';
import type { ControlLine, Quota } from '../kernels.ts';
import type { ShardJob } from './job.ts';

/** No sum of votes reaches this. */
const NEVER = '4611686018427387904';

/**
 * Brings the edges to the cluster. They arrive by company, where parallel ones are added up and columns are audited;
 * then `own` keeps them by holder: holder, company, parts, and what the company holds of itself.
 */
export async function loadEdges(job: ShardJob, edges: EdgeTable): Promise<Loaded> {
  await job.step('load', async () => {
    await job.create('raw', { columns: 's UInt32, d UInt32, w UInt32', order: '(d, s)', by: 'd' });
    await job.cluster.insert(`${job.database}.raw`, [edges.holders, edges.companies, edges.parts]);
    await job.create('sums', { columns: 's UInt32, d UInt32, w UInt64', order: '(d, s)', by: 'd' });
    await job.run(
      'insert into {sums_here} select s, d, sum(toUInt64(w)) from {raw_here} group by s, d',
    );
    await job.create('own', {
      columns: 's UInt32, d UInt32, w UInt64, o UInt64',
      order: '(s, d)',
      by: 's',
    });
    await job.run(
      `insert into {own} select s, d, w, o from (select s, d, w from {sums_here} where s != d) as near any left join (select d, w as o from {sums_here} where s = d) as far using (d)`,
    );
    await job.drop('raw');
    return edges.holders.length;
  });
  const merged = await job.count('sums');
  const overHeld = await sortedNumbers(
    job,
    `select d from {sums} group by d having sum(w) > ${WHOLE}`,
  );
  return {
    nodes: edges.nodes,
    edges: merged,
    merged: edges.holders.length - merged,
    overHeld,
    selfHeld: await sortedNumbers(job, 'select d from {sums} where s = d'),
  };
}

async function sortedNumbers(job: ShardJob, query: string): Promise<Uint32Array> {
  const [numbers] = await job.numbers(query, 1);
  return (numbers as Uint32Array).sort();
}

/** Parts that a group needs to control a company, in terms of `o`, its own shares. */
export function neededSql({ quota, ownShares }: ControlLine): string {
  const base = ownShares === 'counted' ? `toUInt64(${WHOLE})` : `toUInt64(${WHOLE} - o)`;
  return `if(${base} = 0, toUInt64(${NEVER}), ${leastSql(quota, base)})`;
}

/** The least whole number that meets a quota of a base. */
function leastSql({ numerator, denominator, strict }: Quota, base: string): string {
  const product = `${numerator} * ${base}`;
  const floor = `intDiv(${product}, ${denominator})`;
  return strict
    ? `toUInt64(${floor} + 1)`
    : `toUInt64(${floor} + if(${product} % ${denominator} = 0, 0, 1))`;
}

/** A name for what depends on a line, for tables and steps. */
export function lineKey({ quota, ownShares }: ControlLine): string {
  const { numerator, denominator, strict } = quota;
  return `${strict ? 'over' : 'from'}_${numerator}_${denominator}_${ownShares === 'counted' ? 'all' : 'net'}`;
}
