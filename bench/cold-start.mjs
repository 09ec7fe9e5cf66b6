// Cold start of the command line: median of whole processes, beside bare Node in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const table = join(mkdtempSync(join(tmpdir(), 'crosshold-bench-')), 'holdings.csv');
writeFileSync(table, 'holder,issuer,stake\nA,B,60%\nB,C,50%\nD,C,10%\n');

const CASES = [
  ['bare node', ['-e', '0']],
  ['crosshold --version', [main, '--version']],
  ['crosshold owners C --holdings', [main, 'owners', 'C', '--holdings', table, '--json']],
];

export function coldStart(runs = 15) {
  const times = CASES.map(() => []);
  for (let round = 0; round < runs; round++) {
    for (const [at, [, args]] of CASES.entries()) {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
      if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
      times[at].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const median = (list) =>
    list.sort((first, second) => first - second)[Math.floor(list.length / 2)];
  const medians = times.map(median);
  return CASES.map(([name], at) => ({
    name,
    ms: medians[at].toFixed(0),
    ratio: (medians[at] / medians[0]).toFixed(2),
  }));
}
