// npm run regexes: fails when a regular expression of the product can take time that grows faster than its text.
// The expressions are those of the compiled library (dist/), found in its syntax tree; an analyser judges each.
// What it cannot judge, or finds to grow, needs a line below with the bound of what it is given.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const LIMIT_MS = 30_000;
/** Counted repetitions up to this are so few steps that no text can make them many. */
const BOUNDED = 4_096;

/** Expressions that grow on paper, with the longest text that they are ever given. */
const GIVEN = JSON.parse(readFileSync(new URL('regexes.json', import.meta.url), 'utf8'));

const found = new Map();
for (const file of sources(dist)) collect(parseAst(readFileSync(join(dist, file), 'utf8')), file);

const growing = [];
for (const [expression, files] of found) {
  if (expression in GIVEN || bounded(expression)) continue;
  const [, source, flags] = /^\/([\s\S]*)\/(\w*)$/.exec(expression);
  const { status, complexity } = checkSync(source, flags.replace('y', ''), { timeout: LIMIT_MS });
  if (status !== 'safe') growing.push({ expression, files, says: complexity?.summary ?? status });
}
const stale = Object.keys(GIVEN).filter((expression) => !found.has(expression));
for (const { expression, files, says } of growing) {
  process.stderr.write(`${[...files].join(', ')}: ${expression} is ${says}\n`);
}
for (const expression of stale)
  process.stderr.write(`scripts/regexes.json: ${expression} is not used any more\n`);
process.stdout.write(
  `${found.size} expressions, ${Object.keys(GIVEN).length} with a bound of their own, ${growing.length} that grow\n`,
);
process.exitCode = growing.length + stale.length === 0 ? 0 : 1;

function sources(folder) {
  return readdirSync(folder, { recursive: true }).filter(
    (name) =>
      (name.endsWith('.js') && !name.startsWith('cli/')) || /^cli\/commands\/.*\.js$/.test(name),
  );
}

function collect(node, file) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) collect(one, file);
    return;
  }
  if (node.type === 'Literal' && node.regex) {
    const expression = `/${node.regex.pattern}/${node.regex.flags}`;
    found.set(expression, (found.get(expression) ?? new Set()).add(file));
  }
  for (const value of Object.values(node)) collect(value, file);
}

/** Anchored at the start (or tried at one place alone) and without a repetition that is not counted. */
function bounded(expression) {
  const [, source, flags] = /^\/([\s\S]*)\/(\w*)$/.exec(expression);
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/[*+]/.test(plain) || /\{\d+,\}/.test(plain)) return false;
  const counts = [...plain.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, most]) => Number(most));
  const steps = counts.reduce((product, count) => product * Math.max(count, 1), 1);
  return (plain.startsWith('^') || flags.includes('y') || counts.length <= 1) && steps <= BOUNDED;
}
