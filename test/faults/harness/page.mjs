// The table of docs/reliability.md, from the last long run of each fault.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
const KEPT = fileURLToPath(new URL('../results.json', import.meta.url));
const BETWEEN = /(<!-- faults -->\n)[\s\S]*?(<!-- \/faults -->)/;

/** Keeps the counts of each fault that was run, and writes all that are kept into the page. */
export function writePage({ profile, seed, node, began, results }) {
  const kept = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${node}`;
  for (const [name, { failures, ...result }] of Object.entries(results)) {
    kept[name] = {
      profile,
      seed,
      date: began.slice(0, 10),
      machine,
      ...result,
      failures: failures.length,
    };
  }
  writeFileSync(KEPT, `${JSON.stringify(kept, undefined, 2)}\n`);
  const lines = Object.entries(kept).map(
    ([name, { profile: used, seed: with_, date, ...result }]) =>
      `| ${name} | ${counts(result)} | ${used}, seed ${with_}, ${date} |`,
  );
  const table = [
    `${machine}.`,
    '',
    '| Fault | Counts | Run |',
    '| --- | --- | --- |',
    ...lines,
  ].join('\n');
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(BETWEEN, `$1\n${table}\n\n$2`));
}

function counts(result) {
  const said = Object.entries(result).filter(([name]) => name !== 'machine');
  const text = said.map(([name, value]) =>
    typeof value === 'object'
      ? `${name} ${Object.entries(value)
          .map(([part, number]) => `${part} ${number}`)
          .join(', ')}`
      : `${name} ${value}`,
  );
  return text.join('; ');
}
