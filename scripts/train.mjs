// Trains all that the reader learns from labelled texts.
//
//   npm run train [-- --write] [-- FOLDER...]
//
// Each FOLDER has labels.json and texts/; default ../shared/reading where it is, test/reading/corpus and test/reading/retold.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { OWN, RETOLD, SHARED } from './reading-corpus.mjs';

const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('--'));
const folders = args.filter((arg) => !arg.startsWith('--'));
const places =
  folders.length > 0 ? folders : [SHARED, OWN, RETOLD].filter((folder) => existsSync(folder));

function run(script, given) {
  const { status } = spawnSync(
    process.execPath,
    [`scripts/${script}.mjs`, 'dist', ...given, ...flags],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}

run('train-reading', places);
run('train-acts', places);
run('train-roles', places);
// Votes are told in so many words in the retold texts that their weights say less with them.
run(
  'train-votes',
  places.filter((folder) => folder !== RETOLD),
);
