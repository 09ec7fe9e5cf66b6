// npm run faults                         the short profile, as in every test run
// npm run faults -- --profile release    the long one, before a release (about a quarter of an hour)
// npm run faults -- --only kills,clock   some of the faults
//   --seed N       another seed            --kills N, --corruptions N, ...   other counts
//   --report FILE  the counts as JSON      --write   into docs/reliability.md as well
// Breaks things on purpose and counts what is lost. Status 1 when anything is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bulk } from './harness/bulk.mjs';
import { clock } from './harness/clock.mjs';
import { corruption } from './harness/corruption.mjs';
import { diskFull } from './harness/disk-full.mjs';
import { kills } from './harness/kills.mjs';
import { log } from './harness/log.mjs';
import { restart } from './harness/restart.mjs';
import { server } from './harness/server.mjs';
import { writers } from './harness/writers.mjs';
import { writePage } from './harness/page.mjs';

const FAULTS = {
  kills,
  bulk,
  corruption,
  log,
  writers,
  'disk-full': diskFull,
  clock,
  server,
  restart,
};

const PROFILES = {
  short: {
    kills: 24,
    bulks: 3,
    companies: 3_000,
    corruptions: 60,
    logs: 40,
    writers: 3,
    seconds: 2,
    full: 5,
    jumps: 100,
    servers: 2,
    restarts: 3,
    statements: 5_000,
  },
  release: {
    kills: 900,
    bulks: 100,
    companies: 20_000,
    corruptions: 500,
    logs: 500,
    writers: 8,
    seconds: 600,
    full: 100,
    jumps: 1000,
    servers: 20,
    restarts: 100,
    statements: 500_000,
  },
};
const COUNTS = Object.keys(PROFILES.short);

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'short' },
    only: { type: 'string' },
    seed: { type: 'string', default: '20190610' },
    report: { type: 'string' },
    write: { type: 'boolean', default: false },
    ...Object.fromEntries(COUNTS.map((name) => [name, { type: 'string' }])),
  },
});
const named = values.only?.split(',') ?? Object.keys(FAULTS);
const unknown = named.filter((name) => !(name in FAULTS));
if (!(values.profile in PROFILES) || unknown.length > 0) {
  process.stderr.write(
    `There are the profiles ${Object.keys(PROFILES).join(', ')} and the faults ${Object.keys(FAULTS).join(', ')}.\n`,
  );
  process.exit(2);
}
const counts = { ...PROFILES[values.profile] };
for (const name of COUNTS) if (values[name] !== undefined) counts[name] = Number(values[name]);

const began = new Date();
const results = {};
for (const name of named) {
  const folder = mkdtempSync(join(tmpdir(), `crosshold-${name}-`));
  try {
    results[name] = await FAULTS[name]({ ...counts, seed: Number(values.seed), folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stderr.write(
    `${name}: ${JSON.stringify({ ...results[name], failures: results[name].failures.length })}\n`,
  );
}
/** What must be nothing: records lost or torn, answers that are wrong and look right. */
const BAD = ['lost', 'torn', 'silent', 'crashed', 'unreadable', 'disordered', 'changed', 'partial'];
const bad = Object.values(results).reduce(
  (sum, result) =>
    sum + BAD.reduce((part, field) => part + (result[field] ?? 0), 0) + result.failures.length,
  0,
);
const report = {
  profile: values.profile,
  seed: Number(values.seed),
  node: process.version,
  began: began.toISOString(),
  seconds: Math.round((Date.now() - began.getTime()) / 1000),
  bad,
  results,
};
const text = `${JSON.stringify(report, undefined, 2)}\n`;
process.stdout.write(text);
if (values.report) writeFileSync(values.report, text);
if (values.write) writePage(report);
process.exit(bad === 0 ? 0 : 1);
