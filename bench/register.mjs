// A whole register served to one reader: npm run bench -- register [--sizes=100000,1000000]
// A made-up register is written, read by crosshold bulk, and opened by crosshold serve in a process of its own, which is
// asked over HTTP, one question after the other, about companies drawn by chance.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthRegister } from '../scripts/synth-register.mjs';

const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const SYNTH = fileURLToPath(new URL('../scripts/synth.mjs', import.meta.url));
const SIZES = [100_000, 1_000_000];
const ASKED = 300;
/** Under the knot of companies each answer takes seconds: a few of them show it. */
const ASKED_BELOW = 10;
/** Whoever has so many above stands below the knot. */
const KNOT = 1000;

export async function register() {
  const given = process.argv.find((word) => word.startsWith('--sizes='));
  const sizes = given ? given.slice('--sizes='.length).split(',').map(Number) : SIZES;
  const rows = [];
  for (const companies of sizes) rows.push(...(await measured(companies)));
  rows.note =
    ' Milliseconds on the wall, over HTTP, one question at a time; memory is that of the server. Below the knot stand those who are owned through the loop of some 1,350 companies.';
  return rows;
}

async function measured(companies) {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-bench-register-'));
  try {
    const table = join(folder, 'table.csv');
    const size = ['--companies', String(companies), '--seed', '7'];
    execFileSync(process.execPath, [SYNTH, ...size, '--out', table], { stdio: 'ignore' });
    const before = performance.now();
    const bulk = [CLI, 'bulk', table, '--out', join(folder, 'register')];
    execFileSync(process.execPath, bulk, { stdio: 'ignore' });
    const built = performance.now() - before;
    mkdirSync(join(folder, 'w'));
    const opened = performance.now();
    const server = await started(folder);
    const opening = performance.now() - opened;
    try {
      const row = rowsOf(companies, server);
      return [
        row('bulk, files to results', [built]),
        row('start and open', [opening]),
        ...(await questions(server, row, drawn(companies))),
      ];
    } finally {
      server.child.kill('SIGTERM');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function questions(server, row, { apart, below }) {
  const rows = [];
  const ask = async (name, about, address) => {
    const times = [];
    const before = processor(server.child.pid);
    for (const id of about) {
      const start = performance.now();
      const response = await fetch(`${server.url}/api/${address(id)}`, { headers: server.headers });
      await response.arrayBuffer();
      times.push(performance.now() - start);
      if (response.status !== 200) throw new Error(`${address(id)}: ${response.status}`);
    }
    rows.push(row(name, times, (processor(server.child.pid) - before) / about.length));
  };
  const owners = (id) => `owners?issuer=${id}`;
  const controllers = (id) => `controllers?issuer=${id}`;
  await ask('owners', apart, owners);
  await ask('controllers', apart, controllers);
  await ask('chart, 2 steps', apart, (id) => `diagram?focus=${id}&hops=2&form=scene`);
  // From a part of a name that thousands have to a whole one.
  await ask(
    'names by a part',
    apart,
    (id) => `names?text=${id.slice(0, 3 + (Number(id.slice(-1)) % 7))}`,
  );
  await ask('names by the end', apart, (id) => `names?text=${id.slice(-4)}`);
  await ask('owners, below the knot', below, owners);
  await ask('controllers, below the knot', below, controllers);
  return rows;
}

/** Companies by chance: those with little above them, and those below the knot. */
function drawn(companies) {
  const { holders, companies: held, isCompany, nodes } = synthRegister({ companies, seed: 7 });
  const above = new Map();
  held.forEach((company, edge) =>
    above.set(company, [...(above.get(company) ?? []), holders[edge]]),
  );
  const [apart, below] = [[], []];
  for (
    let node = 1;
    apart.length < ASKED || below.length < ASKED_BELOW;
    node = (node * 48_271 + 11) % nodes
  ) {
    if (!isCompany[node] || !above.has(node)) continue;
    const seen = new Set([node]);
    for (const one of seen) {
      for (const holder of above.get(one) ?? []) seen.add(holder);
      if (seen.size > KNOT) break;
    }
    const list = seen.size > KNOT ? below : apart;
    if (list.length < (list === below ? ASKED_BELOW : ASKED))
      list.push(`C${String(node).padStart(8, '0')}`);
  }
  return { apart, below };
}

function started(folder) {
  const words = ['--workspace', join(folder, 'w'), 'serve', '--register', join(folder, 'register')];
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let told = '';
    child.once('exit', (status) => reject(new Error(`The server ended with ${status}.`)));
    child.stdout.on('data', (chunk) => {
      told += chunk;
      const [url, bearer] = [/(http:\/\/[\d.:]+)\/#/, /Bearer ([\w-]+)/].map(
        (part) => part.exec(told)?.[1],
      );
      if (url && bearer) resolve({ child, url, headers: { authorization: `Bearer ${bearer}` } });
    });
  });
}

function rowsOf(companies, { child }) {
  return (task, times, own) => {
    const sorted = [...times].sort((one, other) => one - other);
    const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    return {
      companies,
      task,
      asked: times.length,
      'p50 ms': at(0.5).toFixed(1),
      'p99 ms': at(0.99).toFixed(1),
      'mean ms of processor': own?.toFixed(1) ?? '–',
      'memory MiB': memory(child.pid),
    };
  };
}

/** Processor time of a process, which other work on the machine does not lengthen much; counted in hundredths of a second. */
function processor(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Resident memory of a process at this moment. */
function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
