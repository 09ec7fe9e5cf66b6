// Brings README.md and docs/*.md up to date: runs their console examples and writes down what they
// print, and makes their tables from the program.
//
//   node scripts/docs.mjs [page...]          update the pages, or only those named
//   node scripts/docs.mjs --check [page...]  fail when a page is not what the program says
//
// An example is a fence ```console whose lines beginning with "$ " are commands. They run in a new
// folder that holds the examples and a workspace with the example alliance, as after `npm start`.
// DOCS_DIST names another folder than dist/ with the built program.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTables } from './docs-tables.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(process.env['DOCS_DIST'] ?? join(root, 'dist'), 'cli/main.js');
const FENCE = /^```console\n([\s\S]*?)^```$/gm;
const START = 'npm start --silent -- ';
/** Commands that run until they are stopped. */
const STAYS = /crosshold (?:--\S+ \S+ )*(?:serve|mcp|open)\b(?!.* --(?:once|help)\b)/;
const LIMIT_MS = 60_000;

function pages(named) {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const all = ['README.md', ...docs.map((name) => join('docs', name))];
  const wanted = new Set(named.map((name) => basename(name)));
  return wanted.size === 0 ? all : all.filter((page) => wanted.has(basename(page)));
}

/** A folder with the examples and a workspace that holds one of them. */
function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-docs-'));
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  execFileSync('node', [main, 'open', 'examples/renault-nissan', '--once'], { cwd: folder });
  return folder;
}

/** `npm start` opens the example into a workspace of its own, so that it says what it added. */
function started(words, folder) {
  const fresh = join(folder, 'fresh');
  mkdirSync(fresh);
  symlinkSync(join(root, 'examples'), join(fresh, 'examples'));
  // Into a file first: a reader that stops early would cut the command off.
  const kept = words.replace(/ \| head (-\d+)$/, ' > brief.txt; head $1 brief.txt');
  const output = shell(`node ${main} open examples/renault-nissan ${kept}`, fresh);
  rmSync(fresh, { recursive: true });
  return output;
}

function run(command, folder) {
  if (command.startsWith(START)) return started(command.slice(START.length), folder);
  return shell(command.replace(/\bnpx crosshold\b/g, `node ${main}`), folder);
}

function shell(line, cwd) {
  const env = { ...process.env, NO_COLOR: '1' };
  const result = spawnSync('bash', ['-c', line], { cwd, encoding: 'utf8', env, timeout: LIMIT_MS });
  return `${result.stdout}${result.stderr}`.replace(/[ \t]+$/gm, '').trimEnd();
}

/** Blocks that only show what to type, such as `npm ci && npm test`, are left as they are. */
function executed(block, folder) {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  const runs = (line) => line.includes('npx crosshold') || line.startsWith(`$ ${START}`);
  if (!commands.every(runs) || commands.some((line) => STAYS.test(line))) return block;
  return commands
    .map((line) => {
      const output = run(line.slice(2), folder);
      return output === '' ? `${line}\n` : `${line}\n${output}\n`;
    })
    .join('\n');
}

async function renewed(before, folder) {
  const shown = before.replace(
    FENCE,
    (_, block) => `\`\`\`console\n${executed(block, folder)}\`\`\``,
  );
  return withTables(shown);
}

const words = process.argv.slice(2);
const check = words.includes('--check');
const folder = prepare();
let stale = 0;
try {
  for (const page of pages(words.filter((word) => !word.startsWith('--')))) {
    const path = join(root, page);
    const before = readFileSync(path, 'utf8');
    const after = await renewed(before, folder);
    if (after === before) continue;
    stale += 1;
    if (check) process.stderr.write(`${page} is not what the program says: run npm run docs\n`);
    else writeFileSync(path, after);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = check && stale > 0 ? 1 : 0;
