/**
 * Writes docs/mutation.md from reports of mutation testing.
 *
 *   node scripts/mutation-summary.mjs [--keep] [report.json …]     default: reports/mutation.json
 *
 * Several reports are read in order, and may be of a few lines only. A mutant is known by its change
 * and by the text of its line; a later report of it counts. Mutants of lines that a later report's
 * text, or the file as it is now, no longer has are left out, and counted as stale. With `--keep`,
 * folders that are in no report keep the rows that they have on the page.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const paths = process.argv.slice(2).filter((path) => path !== '--keep');
if (paths.length === 0) paths.push('reports/mutation.json');

/** Per file: its text, its mutants by what and where they change, and the days they were run. */
const files = new Map();
const days = new Set();
let stale = 0;
for (const path of paths) {
  days.add(statSync(path).mtime.toISOString().slice(0, 10));
  const report = JSON.parse(readFileSync(path, 'utf8'));
  for (const [name, { source, mutants }] of Object.entries(report.files)) {
    const named = linesOf(source);
    const kept = new Map();
    for (const [key, mutant] of files.get(name)?.mutants ?? []) {
      if (named.includes(mutant.line)) kept.set(key, mutant);
      else stale++;
    }
    for (const mutant of mutants) {
      const line = named[mutant.location.start.line - 1];
      const key = keyOf(mutant, line);
      if (mutant.status !== 'Ignored' || !kept.has(key)) kept.set(key, { ...mutant, line, source });
    }
    files.set(name, { mutants: kept });
  }
}

for (const [name, { mutants }] of files) {
  const now = existsSync(name) ? linesOf(readFileSync(name, 'utf8')) : [];
  for (const [key, { line }] of mutants) {
    if (now.includes(line)) continue;
    mutants.delete(key);
    stale++;
  }
  if (mutants.size === 0) files.delete(name);
}

/** The lines of a text, each with how often it stood before: so that a line is known when it moves. */
function linesOf(source) {
  const seen = new Map();
  return source.split('\n').map((line) => {
    seen.set(line, (seen.get(line) ?? 0) + 1);
    return `${seen.get(line)} ${line}`;
  });
}

function keyOf({ location: { start, end }, mutatorName, replacement }, line) {
  return JSON.stringify([
    line,
    start.column,
    end.line - start.line,
    end.column,
    mutatorName,
    replacement,
  ]);
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

const folderOf = (name) => name.split('/')[1];

/** Rows of the page as it is, of folders that no report is about: counts alone. */
function keptRows() {
  const reported = new Set([...files.keys()].map(folderOf));
  const lines = readFileSync('docs/mutation.md', 'utf8').matchAll(
    /^\| (src\/\S+\.ts) \| \d+ \| (\d+) \| (\d+) \| (\d+) \|/gm,
  );
  const times = (status, count) => Array.from({ length: Number(count) }, () => ({ status }));
  return [...lines]
    .filter(([, name]) => !reported.has(folderOf(name)) && existsSync(name))
    .map(([, name, killed, survived, uncovered]) => [
      name,
      [
        ...times('Killed', killed),
        ...times('Survived', survived),
        ...times('NoCoverage', uncovered),
      ],
    ]);
}

const kept = process.argv.includes('--keep') ? keptRows() : [];
const rows = [...files]
  .map(([name, { mutants }]) => [name, [...mutants.values()]])
  .concat(kept)
  .sort();
const all = rows.flatMap(([, mutants]) => mutants);
const marked = all.filter(
  ({ status, statusReason = '' }) => status === 'Ignored' && !statusReason.startsWith('Static'),
).length;
const folders = [...new Set(rows.map(([name]) => folderOf(name)))];
const keptFolders = [...new Set(kept.map(([name]) => folderOf(name)))];
const missing = ['law', 'voting', 'control', 'numeric', 'register', 'ownership', 'deals']
  .filter((folder) => !folders.includes(folder))
  .map((folder) => `\`${folder}\``);
const byFolder = folders.map((folder) =>
  rowOf(
    `src/${folder}`,
    rows.filter(([name]) => name.startsWith(`src/${folder}/`)).flatMap(([, mutants]) => mutants),
  ),
);
const alive = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');

function byMutator() {
  const names = [...new Set(all.flatMap(({ mutatorName }) => mutatorName ?? []))].sort();
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
      .map(({ location: { start, end }, replacement, status, source }) => {
        const line = source.split('\n')[start.line - 1];
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
Mutated are the folders \`law\`, \`voting\`, \`control\`, \`numeric\`, \`register\`, \`ownership\` and \`deals\`, run with their
unit tests (the first three with \`test/cases\` too).
Tests of other folders run this code too, but are not counted here.

Run: \`npm run mutate:folder -- deals src/deals/*.ts test/unit/deals/*.test.ts\` for a folder, or \`npm run mutate\` for all;
then \`node scripts/mutation-summary.mjs reports/*.json\`. The first makes the changes that Stryker makes and runs the tests
of all mutants in one process, without those that need more than 2 s of processor time: a mutant takes some
20 ms instead of 3 s. A test that fails without the mutant too, after it, is asked again in a fresh process. Measured: ${[...days].sort().join(', ')}.
The score is killed (time-outs among them) of all mutants, those that no test runs included.
Left out: mutants of values computed once at loading (\`ignoreStatic\`), which make up the tables of
rules${stale > 0 ? `, and ${stale} mutants of lines rewritten since they were run` : ''}.
And ${marked} mutants that a comment in the source marks as changing no answer. Nothing else is excluded; texts count.

The goals are a score of 90% and no surviving comparison; the tables say how far both are reached.
Changes that cannot change an answer are marked in the source, each with its reason.

Every mutant was run, no sample.${missing.length > 0 ? ` Not measured in this run: ${missing.join(', ')}.` : ''}${keptFolders.length > 0 ? ` The rows of ${keptFolders.map((folder) => `\`${folder}\``).join(', ')} are those of an earlier run by \`npm run mutate\`: lines\nwritten since then are not in them, nor are they in the tables by kind and of comparisons.` : ''}

## By folder

${head('Folder')}
${byFolder.join('\n')}
${rowOf('**All**', all)}

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
