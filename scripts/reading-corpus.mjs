// The labelled texts that the reader is trained and judged on: those of this repository, and those of
// a folder beside it where there is one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf } from './reading-names.mjs';

/** Folders with labels.json and texts/. */
export const SHARED = '../shared/reading';
export const OWN = 'test/reading/corpus';
export const RETOLD = 'test/reading/retold';
export const HELD = 'test/reading/held';
/** Labels of some texts by a second reader. */
export const SECOND = 'test/reading/second';

/** What the folders are called in reports. */
export const KINDS = { [SHARED]: 'plain', [OWN]: 'hard', [RETOLD]: 'retold', [HELD]: 'hard' };

/** The documents of a folder that are of a split, each with its text, stakes and test of names. */
export function textsOf(folder, split) {
  const file = join(folder, 'labels.json');
  if (!existsSync(file)) return [];
  const labels = JSON.parse(readFileSync(file, 'utf8'));
  const same = namesOf(labels.aliases);
  return (labels.split[split] ?? []).map((doc) => ({
    doc,
    folder,
    text: readFileSync(join(folder, 'texts', `${doc}.txt`), 'utf8'),
    stakes: labels.claims.filter(
      (claim) => claim.doc === doc && claim.type === 'stake' && claim.slots.percent !== null,
    ),
    /** As the claims name it: what a text teaches by its name, what the register knows by any. */
    named: (actor, name) =>
      same(actor.name, name) || (!actor.learned && actor.aliases.some((own) => same(own, name))),
  }));
}

/** All texts for training in some folders, or in those that there are. */
export const trainingTexts = (folders) =>
  (folders.length > 0 ? folders : [SHARED, OWN, RETOLD]).flatMap((folder) =>
    textsOf(folder, 'train'),
  );
