// Reads labelled texts with the compiled reader and scores the claims with the scorer beside the labels.
//
//   npm run score [-- --split dev] [-- --accept] [-- --types stake] [-- --out PRED.json]
//   node scripts/score-reading.mjs [BUILD TEXTS_DIR LABELS.json PRED.json] [--accept]
//
// BUILD is the folder with the compiled sources (dist). LABELS gives the documents and their
// publication dates; nothing else of it is used. `--accept` leaves out the review band. With a
// file for the claims, they are written there and nothing is scored.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(2);
const VALUED = ['--split', '--types', '--docs', '--out'];
const places = args.filter((arg, at) => !arg.startsWith('--') && !VALUED.includes(args[at - 1]));
const LABELLED = '../shared/reading';
const [build = 'dist', textsDir = `${LABELLED}/texts`, labelsFile = `${LABELLED}/labels.json`] =
  places;
const outFile = places[3] ?? join(mkdtempSync(join(tmpdir(), 'crosshold-score-')), 'claims.json');
const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { readText, ACTORS } = await load('reading/index.js');
const { neutralOf } = await load('reading/neutral.js');

if (!existsSync(labelsFile)) {
  console.error(`${labelsFile} is not there: give BUILD TEXTS_DIR LABELS.json`);
  process.exit(2);
}
const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
const bands = args.includes('--accept') ? ['accept'] : ['accept', 'review'];
const claims = [];
const events = [];
for (const { id, published } of labels.docs) {
  const text = readFileSync(join(textsDir, `${id}.txt`), 'utf8');
  const reading = readText(text, { actors: ACTORS, name: id, ...(published && { published }) });
  const kept = reading.claims.filter(({ band }) => bands.includes(band));
  const neutral = neutralOf({ ...reading, claims: kept });
  claims.push(...neutral.claims);
  events.push(...neutral.events);
}
const schema = 'crosshold-neutral-claims/1';
writeFileSync(outFile, JSON.stringify({ schema, claims, events }, undefined, 1));
if (places[3] === undefined) {
  const passed = args.flatMap((arg, at) =>
    ['--split', '--types', '--docs'].includes(arg)
      ? [arg, args[at + 1]]
      : arg === '--json'
        ? [arg]
        : [],
  );
  const scorer = join(dirname(labelsFile), 'score.mjs');
  const { status } = spawnSync(process.execPath, [scorer, labelsFile, outFile, ...passed], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
