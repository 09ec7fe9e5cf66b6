// npm run fuzz                            every target for ten seconds
//   --seconds N   --target NAME   --seed N
// Changes inputs at random and keeps those that reach new code (coverage by V8). An input that throws
// anything but a refusal in words, or takes longer than a second, is made smaller and written to
// test/fuzz/regressions/, where a test replays it. Status 1 when there is one.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { chance } from '../faults/harness/chance.mjs';
import { mutated } from './mutate.mjs';
import { seedsOf } from './seeds.mjs';
import { isRefused, TARGETS } from './targets.mjs';

const SLOW_MS = 1_000;
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    target: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const named = values.target?.split(',') ?? Object.keys(TARGETS);
const random = chance(Number(values.seed));
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });

const report = [];
for (const target of named) report.push(await fuzz(target, Number(values.seconds) * 1000));
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.exit(report.every(({ faults }) => faults === 0) ? 0 : 1);

async function fuzz(target, budget) {
  const corpus = seedsOf(target);
  const seen = new Set();
  const faults = new Map();
  const counts = { target, seeds: corpus.length, runs: 0, kept: 0, slowestMs: 0 };
  for (const seed of corpus) await once(target, seed, { counts, faults });
  await fresh(seen);
  const until = Date.now() + budget;
  while (Date.now() < until) {
    // Coverage costs more than most runs: it is asked for after a handful of them.
    const batch = Array.from({ length: 20 }, () => mutated(corpus, random));
    for (const input of batch) await once(target, input, { counts, faults });
    if (await fresh(seen)) {
      counts.kept += 1;
      corpus.push(...batch.slice(-3));
      if (corpus.length > 500)
        corpus.splice(random.whole(0, corpus.length - 1), corpus.length - 500);
    }
  }
  return { ...counts, faults: faults.size };
}

async function once(target, input, { counts, faults }) {
  const fault = await faultOf(target, input);
  counts.runs += 1;
  counts.slowestMs = Math.max(counts.slowestMs, Math.round(fault.ms));
  if (fault.says === undefined || faults.has(fault.says)) return;
  const small = await smaller(target, input, fault.says);
  faults.set(fault.says, small);
  const name = `${target}-${createHash('sha256').update(small).digest('hex').slice(0, 12)}.bin`;
  writeFileSync(new URL(`./regressions/${name}`, import.meta.url), small);
  process.stderr.write(
    `${target}: ${fault.says}\n  regressions/${name}: ${JSON.stringify(small.toString('utf8').slice(0, 200))}\n`,
  );
}

/** What is wrong with how a target takes an input; nothing for an answer or a refusal in words. */
async function faultOf(target, input) {
  const began = performance.now();
  let says;
  try {
    await TARGETS[target](input);
  } catch (thrown) {
    if (!isRefused(thrown))
      says = String(thrown instanceof Error ? thrown.stack : thrown)
        .split('\n')
        .slice(0, 2)
        .join(' ')
        .replace(/file:\S*\/dist\//, '');
  }
  const ms = performance.now() - began;
  return { ms, says: says ?? (ms > SLOW_MS ? 'it takes longer than a second' : undefined) };
}

/** Cuts pieces away as long as the same thing goes wrong. */
async function smaller(target, input, says) {
  let best = Buffer.from(input);
  for (let size = Math.floor(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= best.length;) {
      const candidate = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      const fault = await faultOf(target, candidate);
      if (fault.says === says) best = candidate;
      else at += size;
    }
  }
  return best;
}

/** Whether code of the product ran that had not run before. */
async function fresh(seen) {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const before = seen.size;
  for (const { url, functions } of result) {
    if (!url.includes('/dist/')) continue;
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges)
        if (count > 0) seen.add(`${url}${startOffset}-${endOffset}`);
    }
  }
  return seen.size > before;
}
