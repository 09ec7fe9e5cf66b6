// How long a new process takes to write again after a kill, on a large ledger (size M: 500,000 statements).
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../../dist/ledger/open.js';
import { batchOf } from './batches.mjs';
import { chance, percentile } from './chance.mjs';
import { HERE, linesOf, run } from './child.mjs';

const PER_DOCUMENT = 100;
const WRITER = join(HERE, 'writer.mjs');

export async function restart({ restarts, statements, seed, folder }) {
  const random = chance(seed + 5);
  const dir = join(folder, 'large');
  const ledger = await openLedger(dir);
  for (let number = 0; number < statements / PER_DOCUMENT; number++) {
    ledger.add(batchOf(`doc-${number}`, PER_DOCUMENT));
  }
  ledger.close();
  const acks = join(folder, 'restart.acknowledged');
  const times = [];
  const failures = [];
  for (let number = 0; number < restarts; number++) {
    await run(WRITER, [dir, acks, 'add', `killed${number}`, '100000', '20'], {
      killAfter: random.whole(5, 100),
    });
    const began = performance.now();
    const { status, output } = await run(WRITER, [dir, acks, 'add', `after${number}`, '1', '20']);
    times.push(performance.now() - began);
    if (status !== 0) failures.push(`${number}: ${output}`);
  }
  const lost = existsSync(acks) ? await missing(dir, linesOf(acks)) : [];
  rmSync(dir, { recursive: true });
  return {
    runs: restarts,
    statements,
    lost: lost.length,
    restartMs: {
      p50: Math.round(percentile(times, 0.5)),
      p99: Math.round(percentile(times, 0.99)),
    },
    failures: [...failures, ...lost.slice(0, 5)],
  };
}

async function missing(dir, acknowledged) {
  const ledger = await openLedger(dir);
  const names = new Set(ledger.sources().map(({ name }) => name));
  ledger.close();
  return acknowledged.filter((name) => !names.has(name));
}
