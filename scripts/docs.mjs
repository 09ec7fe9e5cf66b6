// Runs the console examples of README.md and docs/*.md and writes what they print into the pages.
//
//   node scripts/docs.mjs          update the pages
//   node scripts/docs.mjs --check  fail when a page does not show what its commands print
//
// An example is a fence ```console whose lines beginning with "$ " are commands. They run in a new
// folder that holds the examples and a workspace with the example alliance, as after `npm start`.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const FENCE = /^```console\n([\s\S]*?)^```$/gm;

function pages() {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => join('docs', name))];
}

function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-docs-'));
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  execFileSync('node', [main, 'open', 'examples/renault-nissan', '--once'], { cwd: folder });
  return folder;
}

function run(command, folder) {
  const line = command.replace(/\bnpx crosshold\b/g, `node ${main}`);
  const result = spawnSync('bash', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return `${result.stdout}${result.stderr}`.replace(/[ \t]+$/gm, '').trimEnd();
}

/** Blocks that only show what to type, such as `npm ci && npm start`, are left as they are. */
function executed(block, folder) {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  if (!commands.every((line) => line.includes('npx crosshold'))) return block;
  return commands
    .map((line) => {
      const output = run(line.slice(2), folder);
      return output === '' ? `${line}\n` : `${line}\n${output}\n`;
    })
    .join('\n');
}

const check = process.argv.includes('--check');
const folder = prepare();
let stale = 0;
try {
  for (const page of pages()) {
    const path = join(root, page);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(
      FENCE,
      (_, block) => `\`\`\`console\n${executed(block, folder)}\`\`\``,
    );
    if (after === before) continue;
    stale += 1;
    if (check)
      process.stderr.write(`${page} does not show what its commands print: run npm run docs\n`);
    else writeFileSync(path, after);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = check && stale > 0 ? 1 : 0;
