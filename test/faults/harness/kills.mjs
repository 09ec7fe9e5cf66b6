// kill -9 at random moments of `add`, `import`, of a writer of statements and of one of reviews.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../../dist/ledger/open.js';
import { countsOf } from './batches.mjs';
import { chance, percentile } from './chance.mjs';
import { CLI, HERE, linesOf, run } from './child.mjs';

const SIZE = 40;
const FILES = 25;
const WRITER = join(HERE, 'writer.mjs');

export async function kills({ kills: total, seed, folder }) {
  const random = chance(seed);
  const tables = tablesIn(join(folder, 'tables'), 'csv', csv);
  const registers = tablesIn(join(folder, 'registers'), 'ftm.json', ftm);
  const jobs = {
    add: () => added(tables, 'add'),
    import: () => added(registers, 'import'),
    statements,
    reviews,
  };
  const outcome = {
    runs: 0,
    interrupted: 0,
    acknowledged: 0,
    lost: 0,
    torn: 0,
    refused: 0,
    failures: [],
  };
  const restarts = [];
  for (let kill = 0; kill < total; kill++) {
    const job = Object.keys(jobs)[kill % 4];
    const dir = join(folder, `kill-${kill}`);
    const { acknowledged, interrupted, expected } = await jobs[job]()(dir, random.whole(0, 150));
    const began = performance.now();
    const found = await recorded(dir, job);
    restarts.push(performance.now() - began);
    outcome.runs += 1;
    outcome.interrupted += interrupted ? 1 : 0;
    outcome.acknowledged += acknowledged.length;
    judge(outcome, { job, kill, acknowledged, expected, found });
    rmSync(dir, { recursive: true, force: true });
  }
  return {
    ...outcome,
    restartMs: { p50: round(percentile(restarts, 0.5)), p99: round(percentile(restarts, 0.99)) },
  };
}

function judge(outcome, { job, kill, acknowledged, expected, found }) {
  if (found === 'refused') {
    outcome.refused += 1;
    outcome.failures.push(`${job} ${kill}: the ledger is refused`);
    return;
  }
  for (const name of acknowledged) {
    if (found.has(name)) continue;
    outcome.lost += 1;
    outcome.failures.push(`${job} ${kill}: ${name} was acknowledged and is not there`);
  }
  for (const [name, count] of found) {
    if (count === expected(name)) continue;
    outcome.torn += 1;
    outcome.failures.push(`${job} ${kill}: ${name} has ${count} of ${expected(name)}`);
  }
}

/** What a new process finds: documents with their statements, and reviews. */
async function recorded(dir, job) {
  try {
    const ledger = await openLedger(dir);
    const found =
      job === 'reviews' ? new Map(ledger.reviews().map(({ why }) => [why, 1])) : countsOf(ledger);
    ledger.close();
    return found;
  } catch (thrown) {
    if (thrown?.findings === undefined) throw thrown;
    return 'refused';
  }
}

/** The command says each file when it is durable; its line is the acknowledgement. */
function added({ files, counts }, command) {
  return async (dir, killAfter) => {
    const { output, signal } = await run(CLI, ['--workspace', dir, command, ...files], {
      killAfter,
    });
    const acknowledged = output
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(': ')[0].split('/').at(-1));
    return {
      acknowledged,
      interrupted: signal === 'SIGKILL',
      expected: (name) => counts.get(name),
    };
  };
}

function statements() {
  return (dir, killAfter) => written(dir, { killAfter, job: 'add', size: SIZE });
}

function reviews() {
  return (dir, killAfter) => written(dir, { killAfter, job: 'review', size: 1 });
}

async function written(dir, { killAfter, job, size }) {
  const acks = `${dir}.acknowledged`;
  const args = [dir, acks, job, 'doc', '400', `${size}`];
  const { signal } = await run(WRITER, args, { killAfter });
  const acknowledged = linesOf(acks);
  rmSync(acks, { force: true });
  return { acknowledged, interrupted: signal === 'SIGKILL', expected: () => size };
}

function tablesIn(folder, ending, make) {
  mkdirSync(folder, { recursive: true });
  const counts = new Map();
  const files = Array.from({ length: FILES }, (_, at) => {
    const name = `table-${at}.${ending}`;
    const { text, count } = make(at);
    writeFileSync(join(folder, name), text);
    counts.set(name, count);
    return join(folder, name);
  });
  return { files, counts };
}

function csv(table) {
  const rows = Array.from(
    { length: SIZE },
    (_, at) => `Holder ${at},Issuer ${table},0.${at + 10}%`,
  );
  return { text: `holder,issuer,stake\n${rows.join('\n')}\n`, count: SIZE };
}

function ftm(table) {
  const company = (at) => ({
    id: `c-${table}-${at}`,
    schema: 'Company',
    properties: { name: [`Company ${table} ${at}`] },
  });
  const stake = (at) => ({
    id: `o-${table}-${at}`,
    schema: 'Ownership',
    properties: { owner: [`c-${table}-${at}`], asset: [`c-${table}-0`], percentage: ['1'] },
  });
  const lines = Array.from({ length: 11 }, (_, at) => company(at));
  const stakes = Array.from({ length: 10 }, (_, at) => stake(at + 1));
  return {
    text: `${[...lines, ...stakes].map((line) => JSON.stringify(line)).join('\n')}\n`,
    count: 21,
  };
}

const round = (value) => Math.round(value * 10) / 10;
