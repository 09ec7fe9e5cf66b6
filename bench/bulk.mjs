// Whole registers: our kernels beside a C++ twin, DuckDB, scipy and networkx, on the same made-up registers in one run.
//   npm run bench -- bulk                              100,000 and 1,000,000 companies
//   BULK_COMPANIES=10000000 npm run bench -- bulk      other sizes, with commas between
//   BULK_CLOCK=cpu                                     time of the processor instead of the wall
//   BULK_RUNS=3                                        the best of so many runs of each peer
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);
const SIZES = (process.env.BULK_COMPANIES ?? '100000,1000000').split(',').map(Number);
/** `ms` on the wall, or `cpu`: all threads of the peer, less disturbed by what else runs. */
const CLOCK = process.env.BULK_CLOCK ?? 'ms';
const NOTES = {
  ms: 'Times on the wall.',
  cpu: 'Times of the processor, all threads of a peer together: the machine was doing other work.',
};
const RUNS = Number(process.env.BULK_RUNS ?? 1);
/** Above these many companies a peer needs hours or more memory than most machines have. */
const MOST = {
  'duckdb owners': 1_000_000,
  'scipy owners': 1_000_000,
  networkx: 100_000,
  duckdb: 10_000_000,
};
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const TASKS = [
  'graph',
  'class share',
  'pipeline',
  'control pairs',
  'control forest',
  'owners',
  'load',
];
const MEANING = {
  graph: 'merge, CSR both ways, SCC, order',
  'class share': 'class share',
  pipeline: 'graph + class share',
  'control pairs': 'control, all sources',
  'control forest': 'control forest',
  owners: 'owners ≥ 10%',
  load: 'load string ids',
};

export async function bulk() {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-bulk-'));
  try {
    const rows = [];
    for (const companies of SIZES) rows.push(...(await size(folder, companies)));
    return Object.assign(rows, { note: `\n${NOTES[CLOCK]}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function size(folder, companies) {
  const [graph, table] = ['bin', 'csv'].map((end) => join(folder, `${companies}.${end}`));
  for (const out of [graph, table])
    await run('node', [
      at('../scripts/synth.mjs'),
      '--companies',
      String(companies),
      '--seed',
      '1',
      '--out',
      out,
    ]);
  const allowed = (peer) => companies <= (MOST[peer] ?? Infinity);
  const twin = compiled(folder);
  const ours = at('./peers/kernels.mjs');
  const duckdb = at('./peers/duckdb.mjs');
  const found = {};
  for (const kind of ['wasm', 'typescript'])
    found[kind] = await best([
      ['node', ours, kind, 'graph', graph],
      ['node', ours, kind, 'load', table],
    ]);
  found['C++'] = twin
    ? await best([
        [twin, 'graph', graph],
        [twin, 'load', table],
      ])
    : 'not installed';
  const inSql = [
    ['node', duckdb, 'graph', graph, allowed('duckdb owners') ? 'owners' : ''],
    ['node', duckdb, 'load', table],
  ];
  found.DuckDB = allowed('duckdb') ? await best(inSql) : 'not run';
  found.scipy = await python('scipy', [
    at('./peers/scipy_register.py'),
    graph,
    allowed('scipy owners') ? 'owners' : '',
  ]);
  found.networkx = allowed('networkx')
    ? await python('networkx', [at('./peers/networkx_register.py'), graph])
    : 'not run';
  for (const file of [graph, table]) rmSync(file);
  return [...TASKS.map((task) => rowOf(companies, task, found)), memoryOf(companies, found)];
}

/** The twin, compiled now; nothing without a compiler. */
function compiled(folder) {
  const to = join(folder, 'kernels');
  if (existsSync(to)) return to;
  const words = ['-O3', '-march=native', '-std=c++17', '-o', to, at('./peers/kernels.cpp')];
  return spawnSync('g++', words).status === 0 ? to : undefined;
}

async function python(library, words) {
  if (spawnSync(PYTHON, ['-c', `import ${library}`]).status !== 0) return 'not installed';
  return best([[PYTHON, ...words]]);
}

/** The least time of each task over the runs, and the most memory. */
async function best(calls) {
  const tasks = {};
  for (let turn = 0; turn < RUNS; turn++)
    for (const [program, ...words] of calls) {
      const { stdout } = await run(program, words, { maxBuffer: 1 << 26 });
      for (const line of stdout.trim().split('\n')) {
        const { task, answer, rss, ...clocks } = JSON.parse(line);
        const ms = clocks[CLOCK];
        const known = tasks[task];
        tasks[task] = {
          ms: Math.min(ms, known?.ms ?? Infinity),
          answer,
          rss: Math.max(rss, known?.rss ?? 0),
        };
      }
    }
  return withSums(tasks);
}

function withSums(tasks) {
  const { csr, scc } = tasks;
  const graph = tasks.graph ?? (csr && scc && { ms: csr.ms + scc.ms, rss: scc.rss });
  const share = tasks['class share'];
  const pipeline = graph && share && { ms: graph.ms + share.ms, rss: share.rss };
  return { ...tasks, ...(graph ? { graph } : {}), ...(pipeline ? { pipeline } : {}) };
}

function rowOf(companies, task, found) {
  const base = found.wasm[task].ms;
  const cells = Object.entries(found).map(([peer, tasks]) => {
    if (typeof tasks === 'string') return [peer, tasks];
    const time = tasks[task]?.ms;
    if (time === undefined) return [peer, '–'];
    return [peer, peer === 'wasm' ? ms(time) : `${ms(time)} (${ratio(time / base)})`];
  });
  return { companies, task: MEANING[task], ...Object.fromEntries(cells) };
}

function memoryOf(companies, found) {
  const cells = Object.entries(found).map(([peer, tasks]) => {
    if (typeof tasks === 'string') return [peer, tasks];
    const most = Math.max(...Object.values(tasks).map(({ rss }) => rss));
    return [peer, `${Math.round(most / 1024)} MiB`];
  });
  return { companies, task: 'most memory', ...Object.fromEntries(cells) };
}

const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
const ratio = (value) => `${value < 10 ? value.toFixed(2) : Math.round(value)}×`;
