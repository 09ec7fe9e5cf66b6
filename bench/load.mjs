// npm run load                         fifty readers and one writer for two minutes, size S
//   --size S|M    companies and statements   --seconds N   --readers N   --every MS between writes
//   --shape groups|random   who holds whom: companies of one group of 200, or any two
// The server runs as its own process over a workspace made for the purpose; the table goes to
// bench/results/load-SIZE.md. Status 1 when an answer is an error, when one in a hundred takes longer than a
// second, or when memory grows by 5% after the warm-up (--warm seconds). Memory is measured in two ways. Alive: what
// is left after a full collection, before and after the measured time. Resident: what the system has given the
// process, sampled all the time; the median of the last third against that of the first. The collection before
// leaves the server smaller than it was, so that a settling time passes, under load, before the first sample.
// All the time the same 400 questions are asked: a server keeps what it made of the companies that it was asked about.
// A question that the register cannot
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
/** Between the full collection after the warm-up and the measured time. */
const SETTLE_SECONDS = 20;
const MEMORY = fileURLToPath(new URL('./server-memory.mjs', import.meta.url));
const MIB = 1024 * 1024;

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
  const paths = questions();
  const server = { ...(await started()), paths };
  try {
    const warm = await run(server, Number(values.warm));
    const before = await alive(server);
    await run(server, SETTLE_SECONDS);
    const measured = await run(server, Number(values.seconds));
    report(measured, { warm, before, after: await alive(server) });
  } finally {
    server.child.kill('SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Four kinds of questions, of companies drawn once: what is kept of them is kept after the warm-up. */
function questions() {
  const company = () => encodeURIComponent(`Company ${random.whole(0, companies - 1)}`);
  return Array.from(
    { length: 400 },
    (_, at) =>
      [
        `/api/owners?issuer=${company()}`,
        `/api/votes?issuer=${company()}`,
        `/api/controllers?issuer=${company()}`,
        `/api/claims?limit=20`,
      ][at % 4],
  );
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
    const command = ['--import', MEMORY, CLI, 'serve', '--workspace', join(folder, 'w')];
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
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

/** What is alive in the server after a full collection, MiB. */
function alive({ child }) {
  return new Promise((resolve) => {
    child.once('message', (kinds) => {
      const mib = Object.entries(kinds).map(([kind, bytes]) => [kind, bytes / MIB]);
      resolve(Object.fromEntries(mib));
    });
    child.send('measure');
  });
}

/**
 * Readers ask different questions of different companies, each beginning at another place of the list, so that they
 * do not all ask the same at once; the writer adds a small table now and then.
 */
async function run(server, seconds) {
  const { url, bearer, paths } = server;
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
  const began = processor(server.child.pid);
  const result = await autocannon({
    url,
    connections: Number(values.readers),
    duration: seconds,
    headers: { authorization: headers.authorization },
    setupClient(client) {
      const first = random.whole(0, paths.length - 1);
      const own = [...paths.slice(first), ...paths.slice(0, first)];
      client.setRequests(own.map((path) => ({ method: 'GET', path })));
    },
  });
  const worked = processor(server.child.pid) - began;
  stop.abort();
  await writer;
  return { result, writes, worked, ...(await probe.stop()) };
}

/** Processor time of a process, ms, which other work on the machine does not lengthen much; counted in hundredths of a second. */
function processor(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
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
      return { waits, resident: sizes };
    },
  };
}

function range(sizes) {
  return `${Math.round(Math.min(...sizes))} to ${Math.round(Math.max(...sizes))} MiB`;
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

function growthOf(before, after) {
  return ((after - before) / before) * 100;
}

function report({ result, writes, worked, waits, resident }, { warm, before, after }) {
  const refused = result.statusCodeStats['422']?.count ?? 0;
  const third = Math.floor(resident.length / 3);
  const [first, last] = [median(resident.slice(0, third)), median(resident.slice(-third))];
  const growth = {
    resident: growthOf(first, last),
    alive: growthOf(before.heapUsed, after.heapUsed),
  };
  // Requests that came too late are among the errors already.
  const errors = result.errors + result.non2xx - refused + writes.errors;
  const rows = [
    ['size', `${values.size}: ${companies} companies, ${companies * 4} holdings, ${values.shape}`],
    ['readers', values.readers],
    ['seconds', values.seconds],
    ['answers', `${result.requests.total} (${Math.round(result.requests.average)} a second)`],
    ['processor for an answer', `${(worked / result.requests.total).toFixed(1)} ms`],
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
      'resident memory',
      `median ${Math.round(first)} MiB in the first third, ${Math.round(last)} MiB in the last (${growth.resident.toFixed(1)}%)`,
    ],
    ['its range', `${range(resident)}; in the warm-up ${range(warm.resident)}`],
    [
      'alive after a full collection',
      `${before.heapUsed.toFixed(1)} MiB before, ${after.heapUsed.toFixed(1)} MiB after (${growth.alive.toFixed(1)}%); outside of the heap ${before.external.toFixed(1)} and ${after.external.toFixed(1)} MiB`,
    ],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
  const page = `# load, size ${values.size}\n\n${machine}. Written by \`npm run load -- --size ${values.size}\`; the load comes from the same machine.\n\n| Figure | Seen |\n| --- | --- |\n${table}\n`;
  const name = values.shape === 'groups' ? values.size : `${values.size}-${values.shape}`;
  writeFileSync(new URL(`./results/load-${name}.md`, import.meta.url), page);
  process.stdout.write(page);
  // The goals of docs/reliability.md.
  const grows = growth.resident >= 5 || growth.alive >= 5;
  process.exitCode = errors === 0 && result.latency.p99 <= 1000 && !grows ? 0 : 1;
}
