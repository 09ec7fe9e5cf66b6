// Labelled folders: labels.json and texts/ of each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf } from './reading-names.mjs';

/** The documents of one split in all folders, each with its text, its claims and its test of names. */
export function labelledDocs(folders, split) {
  return folders.flatMap((folder) => {
    const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
    const same = namesOf(labels.aliases ?? []);
    return labels.docs
      .filter(({ id }) => labels.split[split].includes(id))
      .map((doc) => ({
        id: doc.id,
        published: doc.published,
        text: readFileSync(join(folder, 'texts', `${doc.id}.txt`), 'utf8'),
        claims: labels.claims.filter((claim) => claim.doc === doc.id),
        same,
      }));
  });
}
