// npm run load                         fifty readers and one writer for two minutes, size S
//   --size S|M    companies and statements   --seconds N   --readers N   --every MS between writes
//   --shape groups|random   who holds whom: companies of one group of 200, or any two
// The server runs as its own process over a workspace made for the purpose; the table goes to
// bench/results/load-SIZE.md. Status 1 when an answer is an error, when one in a hundred takes longer than a
// second, or when the server takes 5% more memory than in the warm-up (--warm seconds, to be longer than the time
// between two collections). A question that the register cannot
// answer (422: one loop of more companies than are solved exactly) is counted apart, never as an answer.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { chance } from '../test/faults/harness/chance.mjs';

const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
/** Companies of a sector on one machine (S), and of a country's sector (M); four holders each. */
const SIZES = { S: 200, M: 20_000 };
/** Companies hold each other within groups of this size: S is one group, M is a hundred. */
const GROUP = 200;
const PROBE_MS = 100;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    seconds: { type: 'string', default: '120' },
    readers: { type: 'string', default: '50' },
    every: { type: 'string', default: '2000' },
    warm: { type: 'string', default: '60' },
    shape: { type: 'string', default: 'groups' },
  },
});
const companies = SIZES[values.size];
const folder = mkdtempSync(join(tmpdir(), 'crosshold-load-'));
const random = chance(1);
try {
  writeFileSync(join(folder, 'register.csv'), register());
  execFileSync(process.execPath, [
    CLI,
    '--workspace',
    join(folder, 'w'),
    'add',
    join(folder, 'register.csv'),
  ]);
  const server = await started();
  try {
    const before = await run(server, Number(values.warm));
    report(await run(server, Number(values.seconds)), before);
  } finally {
    server.child.kill('SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function register() {
  const rows = ['holder,issuer,stake'];
  for (let company = 0; company < companies; company++) {
    let left = 100;
    for (let holder = 0; holder < 4; holder++) {
      const stake = Math.round((1 + random.next() * (left / 2 - 1)) * 100) / 100;
      left -= stake;
      const other = otherOf(company);
      const name =
        random.next() < 0.3 && other !== company
          ? `Company ${other}`
          : `Person ${company}-${holder}`;
      rows.push(`${name},Company ${company},${stake}%`);
    }
  }
  return `${rows.join('\n')}\n`;
}

/** Another company: of the same group, or any. */
function otherOf(company) {
  if (values.shape === 'random') return random.whole(0, companies - 1);
  const first = company - (company % GROUP);
  return first + random.whole(0, Math.min(GROUP, companies) - 1);
}

function started() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'serve', '--workspace', join(folder, 'w')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const url = /http:\/\/[\d.]+:\d+/.exec(output)?.[0];
      const bearer = /Bearer ([\w-]+)/.exec(output)?.[1];
      if (url && bearer) resolve({ child, url, bearer });
    });
    child.once('exit', () => reject(new Error('the server did not start')));
  });
}

/** Readers ask different questions of different companies; the writer adds a small table now and then. */
async function run(server, seconds) {
  const { url, bearer } = server;
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const writes = { count: 0, errors: 0, slowest: 0 };
  const stop = new AbortController();
  const writer = (async () => {
    while (!stop.signal.aborted) {
      const began = performance.now();
      const text = `holder,issuer,stake\nWriter ${Date.now()},New ${writes.count},5%\n`;
      const got = await fetch(`${url}/api/add`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: 'new.csv', text }),
      });
      await got.arrayBuffer();
      writes.count += 1;
      if (!got.ok) writes.errors += 1;
      writes.slowest = Math.max(writes.slowest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, Number(values.every)));
    }
  })();
  const probe = probing(server);
  const company = () => encodeURIComponent(`Company ${random.whole(0, companies - 1)}`);
  const paths = Array.from(
    { length: 400 },
    (_, at) =>
      [
        `/api/owners?issuer=${company()}`,
        `/api/votes?issuer=${company()}`,
        `/api/controllers?issuer=${company()}`,
        `/api/claims?limit=20`,
      ][at % 4],
  );
  const result = await autocannon({
    url,
    connections: Number(values.readers),
    duration: seconds,
    headers: { authorization: headers.authorization },
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  stop.abort();
  await writer;
  return { result, writes, ...(await probe.stop()) };
}

/** While it runs: how long the server lets a request wait that takes no work, and its resident memory, MiB. */
function probing({ url, child }) {
  const waits = [];
  const sizes = [];
  const stop = new AbortController();
  const done = (async () => {
    while (!stop.signal.aborted) {
      const began = performance.now();
      await (await fetch(`${url}/favicon.svg`)).arrayBuffer();
      waits.push(performance.now() - began);
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      sizes.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    }
  })();
  return {
    async stop() {
      stop.abort();
      await done;
      // Between two collections memory rises and falls by half: what it comes to at most tells whether it grows.
      return { waits, memory: { least: Math.min(...sizes), most: Math.max(...sizes) } };
    },
  };
}

function median(numbers) {
  return at(numbers, 0.5);
}

function at(numbers, share) {
  const sorted = [...numbers].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What the errors were: no answer in ten seconds, no connection, another status, a write that failed. */
function kinds({ timeouts, errors, non2xx }, writes, refused) {
  return `${timeouts} too late, ${errors - timeouts} broken off, ${non2xx - refused} refused, ${writes.errors} writes`;
}

function report({ result, writes, waits, memory: after }, { memory: before }) {
  const refused = result.statusCodeStats['422']?.count ?? 0;
  // Requests that came too late are among the errors already.
  const growth = ((after.most - before.most) / before.most) * 100;
  const errors = result.errors + result.non2xx - refused + writes.errors;
  const rows = [
    ['size', `${values.size}: ${companies} companies, ${companies * 4} holdings, ${values.shape}`],
    ['readers', values.readers],
    ['seconds', values.seconds],
    ['answers', `${result.requests.total} (${Math.round(result.requests.average)} a second)`],
    ['p50', `${result.latency.p50} ms`],
    ['p99', `${result.latency.p99} ms`],
    ['slowest', `${result.latency.max} ms`],
    ['writes', `${writes.count}, slowest ${Math.round(writes.slowest)} ms`],
    ['errors', errors === 0 ? '0' : `${errors}: ${kinds(result, writes, refused)}`],
    ...(refused > 0 ? [['refused', `${refused}: loops too large to be solved exactly`]] : []),
    [
      'wait before any work',
      `p50 ${Math.round(median(waits))} ms, p99 ${Math.round(at(waits, 0.99))} ms, longest ${Math.round(Math.max(...waits))} ms`,
    ],
    [
      'memory',
      `at most ${Math.round(before.most)} MiB in warm-up, at most ${Math.round(after.most)} MiB after (${growth.toFixed(1)}%); least ${Math.round(after.least)} MiB`,
    ],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  const page = `# load, size ${values.size}\n\n${machine}. Written by \`npm run load -- --size ${values.size}\`; the load comes from the same machine.\n\n| Figure | Seen |\n| --- | --- |\n${table}\n`;
  const name = values.shape === 'groups' ? values.size : `${values.size}-${values.shape}`;
  writeFileSync(new URL(`./results/load-${name}.md`, import.meta.url), page);
  process.stdout.write(page);
  // The goals of docs/reliability.md.
  process.exitCode = errors === 0 && result.latency.p99 <= 1000 && growth < 5 ? 0 : 1;
}
