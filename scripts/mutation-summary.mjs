/**
 * Writes docs/mutation.md from reports of mutation testing.
 *
 *   node scripts/mutation-summary.mjs [report.json …]     default: reports/mutation.json
 *
 * Several reports are read in order. A mutant that is in a later report too counts as the later one
 * says when the file is the same text; when the text differs, the later report takes the file's place.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';

const paths = process.argv.slice(2);
if (paths.length === 0) paths.push('reports/mutation.json');

/** Per file: its text, its mutants by what and where they change, and the day they were run. */
const files = new Map();
for (const path of paths) {
  const day = statSync(path).mtime.toISOString().slice(0, 10);
  for (const [name, { source, mutants }] of Object.entries(
    JSON.parse(readFileSync(path, 'utf8')).files,
  )) {
    const known = files.get(name);
    const kept = known?.source === source ? known.mutants : new Map();
    for (const mutant of mutants) kept.set(keyOf(mutant), mutant);
    files.set(name, { source, mutants: kept, day });
  }
}

function keyOf({ location, mutatorName, replacement }) {
  return JSON.stringify([location, mutatorName, replacement]);
}

function countsOf(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return {
    killed: count('Killed', 'Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
  };
}

function rowOf(name, mutants) {
  const { killed, survived, uncovered } = countsOf(mutants);
  const all = killed + survived + uncovered;
  const score = all === 0 ? '–' : `${((100 * killed) / all).toFixed(1)}%`;
  return `| ${name} | ${all} | ${killed} | ${survived} | ${uncovered} | ${score} |`;
}

const rows = [...files].map(([name, { mutants }]) => [name, [...mutants.values()]]).sort();
const all = rows.flatMap(([, mutants]) => mutants);
const alive = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const days = [...new Set([...files.values()].map(({ day }) => day))].sort();

function byMutator() {
  const names = [...new Set(all.map(({ mutatorName }) => mutatorName))].sort();
  return names.map((name) =>
    rowOf(
      name,
      all.filter(({ mutatorName }) => mutatorName === name),
    ),
  );
}

/** Every comparison that may be changed without a test noticing. */
function comparisons() {
  return rows.flatMap(([name, mutants]) =>
    mutants
      .filter((mutant) => mutant.mutatorName === 'EqualityOperator' && alive.includes(mutant))
      .map(({ location: { start, end }, replacement, status }) => {
        const line = files.get(name).source.split('\n')[start.line - 1];
        const original = line.slice(
          start.column - 1,
          start.line === end.line ? end.column - 1 : undefined,
        );
        const why = status === 'NoCoverage' ? ' (no test runs it)' : '';
        return `- ${name}:${start.line}: \`${original}\` as \`${replacement}\`${why}`;
      }),
  );
}

const head = (what) =>
  `| ${what} | Mutants | Killed | Survived | Not run by a test | Score |\n|---|--:|--:|--:|--:|--:|`;
const open = comparisons();

writeFileSync(
  'docs/mutation.md',
  `# Mutation testing

<!-- Written by scripts/mutation-summary.mjs. Do not edit by hand. -->

A mutant is a copy of the program with one small change: \`<\` for \`<=\`, a condition that is always
true, an empty text. A test that fails kills it; one that survives shows what no test looks at.
Mutated are the folders \`law\`, \`voting\` and \`control\`, run with their unit tests and \`test/cases\`.
Tests of other folders run this code too, but are not counted here.

Run: \`npm run mutate\`, then \`node scripts/mutation-summary.mjs\`. Measured: ${days.join(', ')}.
The score is killed (time-outs among them) of all mutants, those that no test runs included.
Left out: mutants of values computed once at loading (\`ignoreStatic\`), which make up the tables of
rules. Nothing else is excluded; texts count.

## By file

${head('File')}
${rows.map(([name, mutants]) => rowOf(name, mutants)).join('\n')}
${rowOf('**All**', all)}

## By kind of change

${head('Change')}
${byMutator().join('\n')}

## Comparisons that survive

${open.length === 0 ? 'None.' : open.join('\n')}
`,
);
console.log(rowOf('All', all), `${open.length} comparisons survive`);
