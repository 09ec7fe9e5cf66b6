/**
 * Mutation testing in one process: the changes that Stryker makes, tested without starting vitest for
 * each. A mutant takes milliseconds instead of seconds. Writes reports/NAME.json as Stryker would.
 *
 *   node scripts/mutation/run.mjs NAME src/deals/*.ts test/unit/deals/*.test.ts
 *
 * Mutants of values computed once at loading cannot be switched on later, and are left out.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** A test that takes so many times as long as without a mutant is taken to run for ever. */
const PATIENCE = 20;
const LEAST_PATIENCE_MS = 4_000;

const [name, ...paths] = process.argv.slice(2);
const testFiles = paths.filter((path) => path.endsWith('.test.ts'));
const files = paths.filter((path) => path.startsWith('src/') && !path.endsWith('/index.ts'));

const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn: console.warn };
const { createParser, print, transform } = await parts();
const instrumented = await new Instrumenter(silent, createParser, print, transform).instrument(
  files.map((file) => ({ name: resolve(file), content: readFileSync(file, 'utf8'), mutate: true })),
  { plugins: null, excludedMutations: [], ignorers: [] },
);
const mutants = instrumented.mutants;
const texts = instrumented.files.map((file) => [file.name, file.content]);

async function parts() {
  const at = (path) => import(new URL(`dist/src/${path}/index.js`, instrumenterFolder()).href);
  return { ...(await at('parsers')), ...(await at('printers')), ...(await at('transformers')) };
}

function instrumenterFolder() {
  return new URL('../../', import.meta.resolve('@stryker-mutator/instrumenter'));
}

let worker;
/** Which tests take part and what they reach, found when the first worker starts. */
let measured;

async function started() {
  worker = fork(new URL('worker.mjs', import.meta.url), { serialization: 'advanced' });
  const answer = await asked({ begin: { texts, testFiles, measured } }, 600_000);
  if (!answer) throw new Error('the tests do not run without mutants');
  measured = answer.reached;
}

async function restarted() {
  worker.kill('SIGKILL');
  await started();
}

/** The worker's answer; nothing when it takes too long or ends. */
function asked(message, patience = LEAST_PATIENCE_MS) {
  return new Promise((done) => {
    const finish = (answer) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      done(answer);
    };
    let timer = setTimeout(finish, patience);
    worker.on('message', (answer) => {
      if (answer.beganTestOf === undefined) return finish(answer);
      clearTimeout(timer);
      timer = setTimeout(finish, LEAST_PATIENCE_MS + PATIENCE * answer.beganTestOf);
    });
    worker.once('exit', () => finish(undefined));
    worker.send(message);
  });
}

async function statusOf({ id, status, statusReason }) {
  if (status === 'Ignored') return { status, statusReason };
  if (!byTests.has(id)) {
    if (!atLoading.has(id)) return { status: 'NoCoverage' };
    return { status: 'Ignored', statusReason: 'Static mutant' };
  }
  let answer = await asked({ mutant: { id } });
  // What an earlier mutant left behind may have failed the test: a fresh worker decides.
  if (answer?.dirty) {
    await restarted();
    answer = await asked({ mutant: { id } });
  }
  if (!answer || answer.dirty) await restarted();
  if (!answer) return { status: 'Timeout' };
  return { status: answer.status, ...(answer.killedBy && { killedBy: [answer.killedBy] }) };
}

await started();
const byTests = new Set(measured.kept.flatMap(({ reaches }) => reaches));
const atLoading = new Set(measured.atLoading);
for (const id of measured.leftOut) console.log(`left out, too slow: ${id}`);
const report = { schemaVersion: '1', thresholds: { high: 90, low: 90 }, files: {} };
const counts = {};
for (const mutant of mutants) {
  const result = await statusOf(mutant);
  counts[result.status] = (counts[result.status] ?? 0) + 1;
  const file = files.find((one) => resolve(one) === mutant.fileName);
  report.files[file] ??= {
    language: 'typescript',
    source: readFileSync(file, 'utf8'),
    mutants: [],
  };
  const { id, mutatorName, replacement, location } = mutant;
  report.files[file].mutants.push({
    id,
    mutatorName,
    replacement,
    location: shown(location),
    ...result,
  });
}
worker.kill();
mkdirSync('reports', { recursive: true });
writeFileSync(`reports/${name}.json`, JSON.stringify(report));
console.log(name, counts);

function shown({ start, end }) {
  const from1 = ({ line, column }) => ({ line: line + 1, column: column + 1 });
  return { start: from1(start), end: from1(end) };
}
