/**
 * Runs the tests for one mutant after the other. All mutants stand in the loaded files at once; one is
 * switched on, and the tests that reach it run, quickest first, until one fails.
 */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A mutant in a loop that never ends is reached so often that this stops it. */
const MOST_HITS = 1_000_000;

/** Tests that need more processor time than this take no part: each survivor would run them all. */
const MOST_MS = 2_000;

const space = (globalThis.__stryker__ = {});
let tests = [];

process.on('disconnect', () => process.exit());
process.on('message', async ({ begin, mutant }) => {
  if (begin) process.send({ reached: await load(begin) });
  else process.send({ id: mutant.id, ...(await run(mutant)) });
});

/** Loads the tests, and runs each once unless that was done before. */
async function load({ texts, testFiles, measured }) {
  register('./loader.mjs', import.meta.url, { data: new Map(texts) });
  const standIn = await import('./vitest-stand-in.mjs');
  for (const file of testFiles) {
    standIn.inFile(file);
    await import(pathToFileURL(resolve(file)).href);
  }
  const found = measured ?? (await measure(standIn.collected));
  tests = found.kept.map(({ at, reaches, ...rest }) => ({
    ...rest,
    ...standIn.collected[at],
    reaches: new Set(reaches),
  }));
  return found;
}

/** Which mutants each test reaches, and how long it takes; quickest first. */
async function measure(collected) {
  for (const test of collected) {
    space.currentTestId = test.id;
    const before = process.cpuUsage().user;
    const failure = await failureOf(test);
    test.fails = failure !== undefined;
    test.took = (process.cpuUsage().user - before) / 1000;
  }
  space.currentTestId = undefined;
  const { perTest = {}, static: atLoading = {} } = space.mutantCoverage ?? {};
  return {
    kept: collected
      .map(({ id, took, fails }, at) => ({
        at,
        took,
        fails,
        reaches: Object.keys(perTest[id] ?? {}),
      }))
      .filter(({ took, fails }) => !fails && took <= MOST_MS)
      .toSorted((one, other) => one.took - other.took),
    leftOut: collected.filter(({ took, fails }) => fails || took > MOST_MS).map(({ id }) => id),
    atLoading: Object.keys(atLoading),
  };
}

async function run({ id }) {
  Object.assign(space, { activeMutant: id, hitCount: 0, hitLimit: MOST_HITS });
  try {
    for (const test of tests.filter(({ reaches }) => reaches.has(id))) {
      process.send({ beganTestOf: test.took });
      const failure = await failureOf(test);
      if (space.hitCount > MOST_HITS) return { status: 'Timeout' };
      if (failure) return { status: 'Killed', killedBy: test.id, dirty: await isDirty(test) };
    }
    return { status: 'Survived' };
  } finally {
    space.activeMutant = undefined;
  }
}

/** Whether the mutant left something behind that makes the test fail without it. */
async function isDirty(test) {
  space.activeMutant = undefined;
  return (await failureOf(test)) !== undefined;
}

async function failureOf(test) {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return String(error) || 'thrown';
  }
}
