// What all trainers of the reader share: what they are asked, and the file of their weights.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDERS = ['../shared/reading'];

/** `[BUILD FOLDER...] [--write] [--errors]`, and how modules of the build are loaded. */
export function askedOf(argv) {
  const args = argv.slice(2);
  const [build = 'dist', ...given] = args.filter((arg) => !arg.startsWith('--'));
  return {
    args,
    folders: given.length > 0 ? given : FOLDERS,
    load: (path) => import(pathToFileURL(resolve(build, path)).href),
  };
}

/** Writes weights in hundredths, by feature, those beyond `least` of them. */
export function writeWeights(file, { name, says, least = 0 }, weights) {
  const kept = [...weights]
    .map(([feature, value]) => [feature, Math.round(value * 100)])
    .filter(([, value]) => Math.abs(value) > least)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    `src/reading/weights/${file}.ts`,
    `import type { Weights } from '../ranker.ts';\n\n/** ${says} Written by \`npm run train\`; change the labels, not this file. */\nexport const ${name}: Weights = ${JSON.stringify(Object.fromEntries(kept), undefined, 2)};\n`,
  );
  console.log(`${kept.length} weights written`);
}
