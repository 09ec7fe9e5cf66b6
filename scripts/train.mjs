// Trains all that the reader learns from labelled texts.
//
//   npm run train [-- --write] [-- FOLDER...]
//
// Each FOLDER has labels.json and texts/; default ../shared/reading. Stakes learn from the first one.
import { spawnSync } from 'node:child_process';

const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('--'));
const folders = args.filter((arg) => !arg.startsWith('--'));
const [first = '../shared/reading'] = folders;
const places = folders.length > 0 ? folders : [first];

function run(script, given) {
  const { status } = spawnSync(
    process.execPath,
    [`scripts/${script}.mjs`, 'dist', ...given, ...flags],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}

run('train-reading', [`${first}/labels.json`, `${first}/texts`]);
for (const script of ['train-roles', 'train-votes', 'train-figures', 'train-acts'])
  run(script, places);
