/**
 * Stands in for vitest in the process that mutation testing runs its tests in: `describe` and `it`
 * collect tests, `expect` is vitest's own. Only what the tests of the mutated folders use.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT] ?? {});
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect);
chai.expect.extend(expect, customMatchers);

/** Every test of the files that were imported, in order: `{id, run}`. */
export const collected = [];

/** The suites that the next test stands in, outermost first. */
let suites = [{ name: '', before: [], after: [] }];

export function inFile(name) {
  suites = [{ name, before: [], after: [] }];
}

export function describe(name, body) {
  const outer = suites;
  suites = [...outer, { name, before: [], after: [] }];
  body();
  suites = outer;
}

export function it(name, body) {
  const around = suites;
  const id = `${around.map((suite) => suite.name).join(' > ')} > ${name} #${collected.length}`;
  collected.push({ id, run: () => runWithin(around, body) });
}

async function runWithin(around, body) {
  for (const { before } of around) for (const hook of before) await hook();
  try {
    await body();
  } finally {
    for (const { after } of around) for (const hook of after) await hook();
  }
}

export const beforeEach = (hook) => suites.at(-1).before.push(hook);
export const afterEach = (hook) => suites.at(-1).after.push(hook);

const each = (define) => (table) => (name, body) => {
  for (const row of table) define(name, () => body(...(Array.isArray(row) ? row : [row])));
};
describe.each = each(describe);
describe.runIf = (holds) => (holds ? describe : () => undefined);
it.each = each(it);
it.runIf = (holds) => (holds ? it : () => undefined);
