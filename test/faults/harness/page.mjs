// The table of docs/reliability.md, from a report.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
const BETWEEN = /(<!-- faults -->\n)[\s\S]*?(<!-- \/faults -->)/;

export function writePage(report) {
  const { profile, seed, node, began, seconds, results } = report;
  const lines = Object.entries(results).map(([name, result]) => `| ${name} | ${counts(result)} |`);
  const head = `Profile \`${profile}\`, seed ${seed}, ${began.slice(0, 10)}, ${seconds} s, ${cpus().length} × ${cpus()[0].model}, Node ${node}.`;
  const table = [head, '', '| Fault | Counts |', '| --- | --- |', ...lines].join('\n');
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(BETWEEN, `$1\n${table}\n\n$2`));
}

function counts({ failures, ...result }) {
  const text = Object.entries({ ...result, failures: failures.length }).map(([name, value]) =>
    typeof value === 'object'
      ? `${name} ${Object.entries(value)
          .map(([part, number]) => `${part} ${number}`)
          .join(', ')}`
      : `${name} ${value}`,
  );
  return text.join('; ');
}
