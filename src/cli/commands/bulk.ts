import type { Command } from 'commander';
import type { BulkRun } from '../../bulk/job/run.ts';
import type { BulkSettings } from '../../bulk/job/settings.ts';
import type { Quota } from '../../bulk/kernels.ts';
import { type Day, latestDay, parsePartialDate, parseQuantity } from '../../model/index.ts';
import { BadCall, type Fraction, fraction, isRefusal } from '../../model/index.ts';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';
import { ProgressLine } from '../progress-line.ts';
import { today } from '../shared-options.ts';
import { VERSION } from '../version.ts';

interface Options {
  readonly out: string;
  readonly threshold: string;
  readonly rule: string;
  readonly blocked?: string;
  readonly memory?: string;
  readonly asOf?: string;
  readonly law?: string;
  readonly cluster?: string;
  readonly shards?: string;
  readonly json?: boolean;
}

const PARTS = 100_000_000;

export function configureBulk(command: Command, done: Done): void {
  command
    .argument(
      '<files...>',
      'holdings tables (CSV, JSON lines, Parquet), or PSC, BODS, FollowTheMoney',
    )
    .requiredOption('--out <dir>', 'folder for the results; a run that was stopped goes on there')
    .option('--threshold <share>', 'list owners at or above this net ownership', '25%')
    .option('--rule <rule>', 'a control test on votes, or a quota', 'more than 1/2')
    .option('--blocked <file>', 'names, one a line: list what they hold at least half of together')
    .option('--memory <size>', 'memory that the run may take (default: three quarters)')
    .option('--as-of <date>', 'the day asked about (default: today)')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .option('--cluster <name>', 'ask a ClickHouse cluster of that name')
    .option('--shards <urls>', 'HTTP addresses of its shards, with commas between')
    .option('--json', 'print the manifest')
    .action(async (files: readonly string[]) => {
      done(await bulk(files, command.opts<Options>()));
    });
}

async function bulk(files: readonly string[], options: Options): Promise<number> {
  const settings: BulkSettings = {
    files,
    out: options.out,
    threshold: partsOf(options.threshold),
    ...(await ruleOf(options)),
    ...(options.blocked !== undefined && { blocked: options.blocked }),
    asOf: dayOf(options.asOf),
    memory: await memoryOf(options.memory),
    version: VERSION,
    ...clusterOf(options),
  };
  const { runBulk } = await import('../../bulk/job/run.ts');
  const line = new ProgressLine(process.stderr);
  const run = await runBulk(settings, (progress) => line.show(progress)).finally(() => line.end());
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ operation: 'bulk', ...run.manifest }, undefined, 2)}\n`
      : summary(run, options.out),
  );
  return EXIT.answered;
}

/** User and password come from the environment, so that they stand in no history of commands. */
function clusterOf({ cluster, shards }: Options): Pick<BulkSettings, 'cluster'> {
  if (cluster === undefined && shards === undefined) return {};
  const urls = (shards ?? '').split(',').map((url) => url.trim());
  if (cluster === undefined || !/^\w+$/.test(cluster) || !urls.every((url) => URL.canParse(url)))
    throw new BadCall(
      'A cluster is given as --cluster NAME --shards http://first:8123,http://second:8123.',
    );
  const { CLICKHOUSE_USER: user, CLICKHOUSE_PASSWORD: password } = process.env;
  return {
    cluster: {
      cluster,
      shards: urls,
      ...(user !== undefined && { user }),
      ...(password !== undefined && { password }),
    },
  };
}

function partsOf(text: string): number {
  const parsed = parseQuantity(text);
  const share = !isRefusal(parsed) && parsed.kind === 'share' ? parsed.share : undefined;
  const parts = share?.mul(PARTS);
  if (!parts || parts.lte(0) || parts.gt(PARTS) || parts.d !== 1n)
    throw new BadCall(
      `--threshold is a percentage above 0% with at most six decimals, such as 25%, not "${text}".`,
    );
  return Number(parts.n);
}

/** A quota in words, or that of a control test of the law that counts votes. */
async function ruleOf({ rule, law }: Options): Promise<Pick<BulkSettings, 'quota' | 'rule'>> {
  const { parseQuota } = await import('../../law/parse-quota.ts');
  const quota = parseQuota(rule);
  if (quota) return { rule, quota: plainQuota(quota.share, quota.strict, rule) };
  const { lawOf } = await import('../material.ts');
  const found = (await lawOf({ ...(law !== undefined && { law }) })).rules.get(rule);
  if (found?.kind !== 'control' || found.measure !== 'votes')
    throw new BadCall(
      `--rule is a control test that counts votes, such as majority, or a quota such as "more than 1/2", not "${rule}".`,
    );
  return { rule, quota: plainQuota(found.quota.share, found.quota.strict, rule) };
}

function plainQuota(share: Fraction, strict: boolean, text: string): Quota {
  const half = share.compare(fraction(1, 2));
  if (half < 0 || (half === 0 && !strict))
    throw new BadCall(
      `"${text}" can be met by several holders at once; controllers of whole registers need more than a half.`,
    );
  if (share.d > 1_000_000n)
    throw new BadCall(`The quota "${text}" has a denominator of more than a million.`);
  return { numerator: Number(share.n), denominator: Number(share.d), strict };
}

function dayOf(text: string | undefined): Day {
  if (text === undefined) return today();
  const date = parsePartialDate(text);
  if (!date) throw new BadCall(`"${text}" is not a date: write 2019, 2019-06 or 2019-06-10.`);
  return latestDay(date);
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(k|m|g|t)?(?:i?b)?$/i;
const UNITS: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

async function memoryOf(text: string | undefined): Promise<number> {
  if (text !== undefined) {
    const parts = SIZE.exec(text);
    if (!parts) throw new BadCall(`--memory is a size such as 4GiB, not "${text}".`);
    return Math.floor(Number(parts[1]) * (UNITS[(parts[2] ?? '').toLowerCase()] ?? 1));
  }
  const { totalmem } = await import('node:os');
  const limit = process.constrainedMemory();
  const all = limit > 0 && limit < totalmem() ? limit : totalmem();
  return Math.floor(0.75 * all);
}

function summary({ manifest, reused }: BulkRun, out: string): string {
  const { counts, settings, findings, outputs } = manifest;
  const many = (count: number | undefined) => (count ?? 0).toLocaleString('en-GB');
  const lines = [
    `${many(counts['stakes'])} stakes of ${many(counts['parties'])} parties, as of ${settings.asOf}.`,
    `${many(counts['ownerPairs'])} pairs of an owner with ${settings.threshold} or more of a company, net and through others.`,
    `${many(counts['controlled'])} companies have a controller (${settings.quota} of the votes); ${many(counts['controlLoops'])} loops control themselves.`,
  ];
  if (counts['blocked'] !== undefined)
    lines.push(
      `${many(counts['blocked'])} blocked, ${many(counts['blockedSeeds'])} of them named in ${settings.blocked}.`,
    );
  if (counts['noShare'] !== undefined)
    lines.push(
      `Of ${many(counts['rows'])} records, ${many(counts['noShare'])} state no share, ${many(counts['rejected'])} could not be used and ${many(counts['notInForce'])} were not in force.`,
    );
  else if ((counts['rejected'] ?? 0) + (counts['notInForce'] ?? 0) > 0)
    lines.push(
      `Of ${many(counts['rows'])} rows, ${many(counts['rejected'])} could not be used and ${many(counts['notInForce'])} were not in force.`,
    );
  for (const { code, severity, count, first, says } of findings) {
    const at = first[0] ? ` first at ${first[0].file}:${first[0].line ?? 1}` : '';
    lines.push(
      `${severity === 'error' ? 'error' : 'note '} ${many(count)} × ${code}${at}: ${says}`,
    );
  }
  if (reused.length > 0) lines.push(`Done by an earlier run: ${reused.join(', ')}.`);
  lines.push(`Written to ${out}: ${outputs.map(({ file }) => file).join(', ')}, manifest.json.`);
  return `${lines.join('\n')}\n`;
}
