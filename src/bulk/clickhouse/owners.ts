import type { OwnerRows, OwnersFound } from '../engine.ts';
import { WHOLE } from '../graph.ts';
import type { Kernels } from '../kernels.ts';
import { localEngine } from '../local/engine.ts';

import { aboveOn } from './above.ts';
import { countAbove, edgesAbove, refuseTooMany } from './fetched.ts';
import type { ShardJob } from './job.ts';
import { type CheckedLine, directOf, listsOn, LOST, type OwnersRun } from './owner-lists.ts';

/** Pairs that are brought back at once. */
const SLICE = 1_000_000;

/** What owners are asked with. */
interface AskedOwners {
  readonly line: CheckedLine;
  readonly kernels: Kernels;
  /** Edges that may be brought back. */
  readonly most: number;
}

/**
 * All owners at or above a line. Lists of owners are made on the shards for the companies that hold others, and put together once more
 * for every company. Each pair then lies between two ends: most are above the line or below it for certain. Companies
 * with a pair that is neither, or that lack as much as the line, are brought back with all above them and solved here.
 */
export async function ownersOn(
  job: ShardJob,
  { line, kernels, most }: AskedOwners,
  sink: (rows: OwnerRows) => void,
): Promise<OwnersFound> {
  const run: OwnersRun = { job, line, key: keyOf(line) };
  const found = await judged(run);
  const sure = await bringPairs(run, found.certain, sink);
  const solved = await solveOpen(run, { kernels, most, sink, open: found.open });
  return {
    ...solved,
    pairs: sure + solved.pairs,
    slackMax: Math.max(found.slackMax, solved.slackMax),
  };
}

function keyOf({ parts, strict, drop }: CheckedLine): string {
  return `${strict ? 'over' : 'from'}_${parts}_${String(drop).replace('.', 'p')}`;
}

interface Judged {
  readonly open: number;
  readonly certain: number;
  readonly slackMax: number;
}

/** Puts the owners of every company together and compares each with the line. */
async function judged(run: OwnersRun): Promise<Judged> {
  const { job, line, key } = run;
  const { table, rounding } = await listsOn(run);
  const [pair, open] = [`pair_${key}`, `open_${key}`];
  const slackMax = await job.step(pair, async () => {
    const sums = await gather(run, table);
    await job.create(pair, {
      columns: 'x UInt32, i UInt32, low Float64, slack Float64, o UInt8',
      order: 'x',
      by: 'x',
    });
    const tests = testsOf(line, rounding);
    await job.run(
      `insert into {${pair}_here} select x, i, low, slack, if(${tests.reached}, 0, 1) from (select x, i, sum(v) as low, max(p) as direct from {${sums}_here} where i != ${LOST} group by x, i) as near any left join (select x, sum(v) as slack from {${sums}_here} where i = ${LOST} group by x) as far using (x) where ${tests.reached} or not ${tests.below}`,
    );
    await job.create(open, { columns: 'x UInt32', order: 'x', by: 'x' });
    await job.run(`insert into {${open}_here} select distinct x from {${pair}_here} where o = 1`);
    // With so much lost, an owner that is in no list could reach the line too.
    const lacking = `select x, sum(v) as slack from {${sums}} where i = ${LOST} group by x`;
    await job.run(
      `insert into {${open}_here} select x from (${lacking.replace(`{${sums}}`, `{${sums}_here}`)} having slack * ${1 + rounding} >= ${line.parts}) where x not in (select x from {${open}_here})`,
    );
    const [most] = await job.numbers(`select toUInt32(ceil(max(slack))) from (${lacking})`, 1);
    await job.drop(sums);
    return most?.[0] ?? 0;
  });
  const certain = await job.count(pair, 'o = 0');
  return { open: await job.count(open), certain, slackMax };
}

/**
 * Shares of the owners of every company that may reach the line, in pieces: `p` is what the owner holds itself. An owner
 * reaches the line only where it is a holder or reaches the line in a holder: what a walk up meets is met from the
 * holders on, and no mean is above the greatest of its values. Only these are asked for, each on the shards of the
 * holders.
 */
async function gather(run: OwnersRun, lists: string): Promise<string> {
  const { job, key } = run;
  const [sums, asked] = [`gather_${key}`, `asked_${key}`];
  await job.create(sums, {
    columns: 'x UInt32, i UInt32, v Float64, p UInt32',
    order: '(x, i)',
    by: 'x',
  });
  await job.run(
    `insert into {${sums}_here} select d, s, w * (${WHOLE} / (${WHOLE} - o)), w from ${directOf('1')}`,
  );
  await job.run(
    `insert into {${sums}} select d, ${LOST}, sum(v * a), 0 from (select x as s, v from {${lists}_here} where i = ${LOST}) as near all inner join ${OUTGOING} as far using (s) group by d`,
  );
  await ask(run, { lists, asked, sums });
  await job.run(
    `insert into {${sums}} select d, i, sum(v * a), 0 from (select s, i, d, a from {${asked}_here}) as near all inner join (select x as s, i, v from {${lists}_here} where (x, i) in (select s, i from {${asked}_here})) as far using (s, i) group by d, i`,
  );
  await job.drop(asked);
  return sums;
}

/** Stakes by holder as chances of a walk up. */
const OUTGOING = `(select s, d, w / (${WHOLE} - o) as a from {own_here} where w > 0 and o < ${WHOLE})`;

interface Gathering {
  readonly lists: string;
  readonly asked: string;
  readonly sums: string;
}

/** Sends each owner that may reach the line in a company to all holders of the company that may have met it. */
async function ask(
  { job, line, key }: OwnersRun,
  { lists, asked, sums }: Gathering,
): Promise<void> {
  const may = `may_${key}`;
  await job.create(may, { columns: 'x UInt32, i UInt32', order: '(x, i)', by: 'x' });
  await job.run(
    `insert into {${may}} select d, i from (select s, i from (select x as s, i, v from {${lists}_here} where i != ${LOST}) as one any left join (select x as s, v as e from {${lists}_here} where i = ${LOST}) as other using (s) where v + e >= ${0.999 * line.parts}) as near all inner join ${OUTGOING} as far using (s) where d != i`,
  );
  await job.create(asked, {
    columns: 's UInt32, i UInt32, d UInt32, a Float64',
    order: '(s, i)',
    by: 's',
  });
  const pairs = `select x as d, i from (select x, i from {${may}_here} union all select x, i from {${sums}_here} where i != ${LOST}) group by x, i`;
  await job.run(
    `insert into {${asked}} select s, i, d, w / (${WHOLE} - o) from (${pairs}) as near all inner join (select s, d, w, o from ${directOf('1')}) as far using (d) where s != i`,
  );
  await job.drop(may);
}

/** Comparisons with the line in terms of `low`, `slack` and `direct`, as `judge` makes them. */
function testsOf({ parts, strict, drop }: CheckedLine, rounding: number) {
  const met = strict ? `direct > ${parts}` : `direct >= ${parts}`;
  const exact = drop >= 1 ? 'slack = 0 and low = direct' : '0';
  return {
    reached: `(low * ${1 - rounding} > ${parts} or ${met})`,
    below: `((low + slack) * ${1 + rounding} < ${parts} or (${exact}))`,
  };
}

/** The certain pairs, a slice of the companies at a time. */
async function bringPairs(
  { job, key }: OwnersRun,
  count: number,
  sink: (rows: OwnerRows) => void,
): Promise<number> {
  const slices = Math.ceil(count / SLICE);
  let pairs = 0;
  for (let slice = 0; slice < slices; slice++)
    await job.cluster.eachNumbers(
      job.named(
        `select i, x, low, slack from {pair_${key}_here} where x % ${slices} = ${slice} and x not in (select x from {open_${key}_here})`,
      ),
      6,
      ([owners, companies, ...halves]) => {
        const [low, slack] = [doubles(halves[0], halves[1]), doubles(halves[2], halves[3])];
        sink({ owners: owners as Uint32Array, companies: companies as Uint32Array, low, slack });
        pairs += low.length;
      },
    );
  return pairs;
}

/** Doubles from the lower and the upper half of their bytes. */
function doubles(
  lower: Uint32Array = new Uint32Array(),
  upper: Uint32Array = new Uint32Array(),
): Float64Array {
  const words = new Uint32Array(2 * lower.length);
  lower.forEach((word, at) => {
    words[2 * at] = word;
    words[2 * at + 1] = upper[at] as number;
  });
  return new Float64Array(words.buffer);
}

interface Rest {
  readonly kernels: Kernels;
  readonly most: number;
  readonly open: number;
  readonly sink: (rows: OwnerRows) => void;
}

/** Solves the open companies by all that stands above them. */
async function solveOpen(
  { job, line, key }: OwnersRun,
  { kernels, most, open, sink }: Rest,
): Promise<OwnersFound> {
  if (open === 0) return { pairs: 0, resolved: 0, undecided: [], open: [], slackMax: 0 };
  const set = await aboveOn(job, `open_${key}`, key);
  refuseTooMany(await countAbove(job, set), most);
  const [wanted] = await job.numbers(`select x from {open_${key}} order by x`, 1);
  const { numbers, table } = await edgesAbove(job, set);
  const engine = localEngine(kernels);
  await engine.load(table);
  const isOpen = new Uint8Array(numbers.length);
  numbers.forEach((number, at) => {
    if (wanted && has(wanted, number)) isOpen[at] = 1;
  });
  let pairs = 0;
  const found = await engine.owners(line, (rows) => {
    const kept = picked(rows, (company) => isOpen[company] === 1, numbers);
    pairs += kept.owners.length;
    sink(kept);
  });
  await engine.close();
  const name = (node: number) => numbers[node] as number;
  return {
    pairs,
    resolved: found.resolved,
    undecided: found.undecided
      .filter(({ company }) => isOpen[company] === 1)
      .map(({ owner, company }) => ({ owner: name(owner), company: name(company) })),
    open: found.open.filter((company) => isOpen[company] === 1).map(name),
    slackMax: found.slackMax,
  };
}

/** Whether a number is in an ascending list. */
function has(list: Uint32Array, number: number): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number;
}

function picked(
  rows: OwnerRows,
  wanted: (company: number) => boolean,
  numbers: Uint32Array,
): OwnerRows {
  const at = [...rows.companies.keys()].filter((row) => wanted(rows.companies[row] as number));
  return {
    owners: Uint32Array.from(at, (row) => numbers[rows.owners[row] as number] as number),
    companies: Uint32Array.from(at, (row) => numbers[rows.companies[row] as number] as number),
    low: Float64Array.from(at, (row) => rows.low[row] as number),
    slack: Float64Array.from(at, (row) => rows.slack[row] as number),
  };
}
