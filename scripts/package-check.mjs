// npm run package-check: what would be published, and what it would bring along.
// publint and attw look at the package as its users will; this looks at its content and its supply.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
const faults = [];
const want = (holds, says) => holds || faults.push(says);

const { dependencies } = json('package.json');
const count = Object.keys(dependencies).length;
want(count < 15, `there are ${count} direct packages; fewer than 15 are wanted`);
want(
  Object.values(dependencies).every((range) => /^\d/.test(range)),
  'every direct package is pinned to one version',
);

const lock = readFileSync(`${root}package-lock.json`, 'utf8');
want(!/"resolved": "https?:/.test(lock), 'the lockfile records no addresses');
const { packages } = JSON.parse(lock);
const scripted = Object.entries(packages).filter(
  ([, entry]) => entry.hasInstallScript && !entry.dev,
);
want(
  scripted.length === 0,
  `no package runs a script on install: ${scripted.map(([name]) => name)}`,
);

const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 1 << 26,
});
const [{ files, unpackedSize }] = JSON.parse(output);
const paths = files.map(({ path }) => path);
for (const path of [
  'LICENSE',
  'NOTICE',
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/cli/main.js',
  'web/dist/index.html',
]) {
  want(paths.includes(path), `the package holds ${path}`);
}
const strays = paths.filter((path) =>
  /^(?:src|test|bench|scripts|examples|docs)\/|\.tsbuildinfo$|\.env|\.pem$|ledger\.db/.test(path),
);
want(strays.length === 0, `the package holds nothing that only the repository needs: ${strays}`);
want(
  unpackedSize < 20 * 1024 * 1024,
  `the package is smaller than 20 MiB unpacked: ${unpackedSize}`,
);

for (const fault of faults) process.stderr.write(`not so: ${fault}\n`);
process.stdout.write(
  `${count} direct packages, ${paths.length} files, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked\n`,
);
process.exit(faults.length === 0 ? 0 : 1);
