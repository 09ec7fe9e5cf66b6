// npm run differential                     2,000 random registers, as a check
// npm run differential -- --n 100000       the long run   --seed N   --python PATH
// Asks the product and the oracle in test/oracle/oracle.py the same random questions and compares
// every exact number. A difference is written down, smallest first; status 1 when there is one.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chance } from '../faults/harness/chance.mjs';
import { answerOf } from './product.mjs';
import { questionOf } from './questions.mjs';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
  },
});
const total = Number(values.n);
const random = chance(Number(values.seed));
const oracle = spawn(values.python, [fileURLToPath(new URL('oracle.py', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
oracle.once('error', (error) => {
  process.stderr.write(`The oracle needs Python 3: ${error.message}\n`);
  process.exit(2);
});
const questions = Array.from({ length: total }, () => questionOf(random));
const send = async () => {
  for (const question of questions) {
    if (!oracle.stdin.write(`${JSON.stringify(question)}\n`)) {
      await new Promise((resolve) => oracle.stdin.once('drain', resolve));
    }
  }
  oracle.stdin.end();
};
void send();

const began = Date.now();
const counts = {};
const differences = [];
let at = 0;
for await (const line of createInterface({ input: oracle.stdout })) {
  const question = questions[at++];
  counts[question.kind] = (counts[question.kind] ?? 0) + 1;
  const [expected, answer] = [JSON.parse(line), answerOf(question)];
  if (differs(expected, answer)) differences.push({ question, expected, answer });
  if (at % 10_000 === 0)
    process.stderr.write(`${at} of ${total}, ${differences.length} differences\n`);
}
differences.sort((one, other) => size(one) - size(other));
const report = {
  n: at,
  seed: Number(values.seed),
  seconds: Math.round((Date.now() - began) / 1000),
  counts,
  mismatches: differences.length + (total - at),
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
for (const difference of differences.slice(0, 5))
  process.stdout.write(`${JSON.stringify(difference)}\n`);
process.exit(report.mismatches === 0 ? 0 : 1);

function size({ question }) {
  return JSON.stringify(question).length;
}

/** Whether an answer lacks or changes anything that the oracle says. */
function differs(expected, answer) {
  return Object.entries(expected).some(
    ([field, value]) => JSON.stringify(sorted(value)) !== JSON.stringify(sorted(answer[field])),
  );
}

/** Sets and pairs in one order: the order of rows is not part of these answers. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.every(Array.isArray) ? value.map((row) => JSON.stringify(row)).sort() : value;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
