// Reads texts with the compiled reader and writes the claims in the neutral schema.
//
//   node scripts/score-reading.mjs BUILD TEXTS_DIR LABELS.json PRED.json [--accept]
//
// BUILD is the folder with the compiled sources (dist). LABELS gives the documents and their
// publication dates; nothing else of it is used. `--accept` leaves out the review band.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [build, textsDir, labelsFile, outFile, ...rest] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(resolve(build, path)).href);
const { readText, ACTORS } = await load('reading/index.js');
const { neutralOf } = await load('reading/neutral.js');

const labels = JSON.parse(readFileSync(labelsFile, 'utf8'));
const claims = [];
const events = [];
for (const { id, published } of labels.docs) {
  const text = readFileSync(join(textsDir, `${id}.txt`), 'utf8');
  const reading = readText(text, { actors: ACTORS, name: id, ...(published && { published }) });
  const kept = reading.claims.filter(
    ({ band }) => band === 'accept' || (band === 'review' && !rest.includes('--accept')),
  );
  const neutral = neutralOf({ ...reading, claims: kept });
  claims.push(...neutral.claims);
  events.push(...neutral.events);
}
writeFileSync(
  outFile,
  JSON.stringify({ schema: 'crosshold-neutral-claims/1', claims, events }, undefined, 1),
);
