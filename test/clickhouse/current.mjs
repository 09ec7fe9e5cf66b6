// Runs the statements for clusters on a current engine, as one shard, and compares with one machine:
//
//   python3 -m venv chdb && chdb/bin/pip install chdb
//   npm run build:lib && node test/clickhouse/current.mjs chdb/bin/python
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { blockedOn } from '../../dist/bulk/clickhouse/blocked.js';
import { controllersOn } from '../../dist/bulk/clickhouse/controllers.js';
import { ShardJob } from '../../dist/bulk/clickhouse/job.js';
import { loadEdges } from '../../dist/bulk/clickhouse/load.js';
import { ownersOn } from '../../dist/bulk/clickhouse/owners.js';
import { pairsOn } from '../../dist/bulk/clickhouse/pairs.js';
import { sharesOn } from '../../dist/bulk/clickhouse/shares.js';
import { HALF, loadKernels, MAJORITY } from '../../dist/bulk/kernels.js';
import { checkedLine } from '../../dist/bulk/owners-line.js';
import { WHOLE } from '../../dist/bulk/graph.js';
import { localEngine } from '../../dist/bulk/local/engine.js';
import { synthRegister } from '../../scripts/synth-register.mjs';

const script = fileURLToPath(new URL('current.py', import.meta.url));
const python = spawn(process.argv[2] ?? 'python3', [script], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface(python.stdout)[Symbol.asyncIterator]();

/** With one shard a table that sends rows to their shards is the table itself. */
function oneShard(statement) {
  if (/engine = Distributed/.test(statement)) return 'select 1';
  return statement.replaceAll(/(crosshold_current\.)(\w+?)(_here)?\b(?!_here)/g, (_, db, name) =>
    name === 'steps' ? `${db}${name}` : `${db}${name}_here`,
  );
}

async function ask(statement, form = 'CSV') {
  python.stdin.write(`${JSON.stringify({ statement: oneShard(statement), form })}\n`);
  const { value } = await lines.next();
  const answer = JSON.parse(value);
  if (answer.failed) throw new Error(`${answer.failed}\n${answer.statement}`);
  return answer.text ?? Buffer.from(answer.bytes, 'base64');
}

/** Words of 32 bits, as the servers send them. */
async function numbers(query, columns) {
  const bytes = Uint8Array.from(await ask(query, 'RowBinary'));
  const words = new Uint32Array(bytes.buffer);
  return Array.from({ length: columns }, (_, at) =>
    words.filter((__, word) => word % columns === at),
  );
}

const cluster = {
  name: 'one',
  each: ask,
  numbers,
  eachNumbers: async (query, columns, sink) => sink(await numbers(query, columns)),
  insert: async (table, columns) => {
    const rows = Array.from(columns[0], (_, row) => `(${columns.map((column) => column[row])})`);
    for (let first = 0; first < rows.length; first += 5000)
      await ask(`insert into ${table} values ${rows.slice(first, first + 5000).join(',')}`);
  },
};

const line = { quota: MAJORITY, ownShares: 'leftOut' };
const seeds = Uint32Array.of(1, 2, 3, 5, 8, 13);
const kernels = await loadKernels('typescript');
const table = synthRegister({ companies: 2000, seed: 7 });
const job = await ShardJob.open(cluster, 'crosshold_current');
const local = localEngine(kernels);
assert.deepEqual(await loadEdges(job, table), await local.load(table));

assert.deepEqual(
  await controllersOn(job, { line, kernels, nodes: table.nodes }),
  await local.controllers(line),
);

const pairs = async (run) => {
  const found = [];
  await run(({ controllers, companies }) =>
    controllers.forEach((controller, at) => found.push(`${controller}>${companies[at]}`)),
  );
  return found.sort();
};
assert.deepEqual(
  await pairs((sink) => pairsOn(job, { line, budget: 1e8 }, sink)),
  await pairs((sink) => local.pairs(line, 1e8, sink)),
);
assert.deepEqual(
  await blockedOn(job, seeds, { quota: HALF, key: 'seeds' }),
  await local.blocked(seeds, HALF),
);

const owners = async (run) => {
  const found = [];
  await run((rows) =>
    rows.owners.forEach((owner, at) => found.push(`${owner}>${rows.companies[at]}`)),
  );
  return found.sort();
};
const quarter = { parts: WHOLE / 4 };
assert.deepEqual(
  await owners((sink) => ownersOn(job, { line: checkedLine(quarter), kernels, most: 1e6 }, sink)),
  await owners((sink) => local.owners(quarter, sink)),
);
const asked = { seeds, key: 'share', kernels, nodes: table.nodes, most: 0 };
const [there, here] = [await sharesOn(job, asked), await local.classShare(seeds)];
assert.ok(there.bound < 1e-8);
there.share.forEach((share, node) =>
  assert.ok(Math.abs(share - here.share[node]) <= there.bound + here.bound, `share of ${node}`),
);
console.log(
  `Controllers, pairs, blocked sets, owners and shares of a class agree on ${await ask('select version()')}`,
);
python.stdin.end();
