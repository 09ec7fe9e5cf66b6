// npm run load                         fifty readers and one writer for two minutes, size S
//   --size S|M    companies and statements   --seconds N   --readers N   --every MS between writes
// The server runs as its own process over a workspace made for the purpose; the table goes to
// bench/results/load-SIZE.md. Status 1 when an answer is an error.
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

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    seconds: { type: 'string', default: '120' },
    readers: { type: 'string', default: '50' },
    every: { type: 'string', default: '2000' },
    warm: { type: 'string', default: '15' },
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
    await run(server, Number(values.warm));
    const before = memory(server);
    const result = await run(server, Number(values.seconds));
    report(result, { before, after: memory(server) });
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
      const other = random.whole(0, companies - 1);
      const name =
        random.next() < 0.3 && other !== company
          ? `Company ${other}`
          : `Person ${company}-${holder}`;
      rows.push(`${name},Company ${company},${stake}%`);
    }
  }
  return `${rows.join('\n')}\n`;
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
async function run({ url, bearer }, seconds) {
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
  return { result, writes };
}

/** Resident memory of the server, MiB. */
function memory({ child }) {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function report({ result, writes }, { before, after }) {
  const errors = result.errors + result.timeouts + result.non2xx + writes.errors;
  const rows = [
    ['size', `${values.size}: ${companies} companies, ${companies * 4} holdings`],
    ['readers', values.readers],
    ['seconds', values.seconds],
    ['answers', `${result.requests.total} (${Math.round(result.requests.average)} a second)`],
    ['p50', `${result.latency.p50} ms`],
    ['p99', `${result.latency.p99} ms`],
    ['slowest', `${result.latency.max} ms`],
    ['writes', `${writes.count}, slowest ${Math.round(writes.slowest)} ms`],
    ['errors', String(errors)],
    [
      'memory',
      `${Math.round(before)} MiB after warm-up, ${Math.round(after)} MiB at the end (${(((after - before) / before) * 100).toFixed(1)}%)`,
    ],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  const page = `# load, size ${values.size}\n\n${machine}. Written by \`npm run load -- --size ${values.size}\`; the load comes from the same machine.\n\n| Figure | Seen |\n| --- | --- |\n${table}\n`;
  writeFileSync(new URL(`./results/load-${values.size}.md`, import.meta.url), page);
  process.stdout.write(page);
  process.exitCode = errors === 0 ? 0 : 1;
}
