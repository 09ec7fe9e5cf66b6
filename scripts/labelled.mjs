// Labelled folders: labels.json and texts/ of each.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf } from './reading-names.mjs';

/** The studied articles beside a folder, as documents to train on. */
export function studiedDocs(folder) {
  const file = join(folder, 'seed-labels.json');
  if (!existsSync(file)) return [];
  const labels = JSON.parse(readFileSync(file, 'utf8'));
  return docsOf(labels, labels.docs, (id) => join(folder, '..', 'seeds', `${id}.txt`));
}

/** The documents of one split in all folders, each with its text, its claims and its test of names. */
export function labelledDocs(folders, split) {
  return folders.flatMap((folder) => {
    const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
    const own = labels.docs.filter(({ id }) => labels.split[split].includes(id));
    return docsOf(labels, own, (id) => join(folder, 'texts', `${id}.txt`));
  });
}

function docsOf(labels, docs, fileOf) {
  const same = namesOf(labels.aliases ?? []);
  return docs.map(({ id, published }) => ({
    id,
    published,
    text: readFileSync(fileOf(id), 'utf8'),
    claims: labels.claims.filter((claim) => claim.doc === id),
    events: (labels.events ?? []).filter((event) => event.doc === id),
    same,
  }));
}
