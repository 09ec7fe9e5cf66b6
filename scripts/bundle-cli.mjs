// Puts the command line into few files: on a cold start most of the time goes into opening modules.
// The library stays as the compiler wrote it, one file a module.
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

/**
 * Packages that stay outside: those with binaries, and those that the library shares. All others that only the
 * command line uses (its parser, the server, the agents' server) are built in, so that installing Crosshold
 * installs few packages.
 */
const OUTSIDE = [
  'libsql',
  '@duckdb/node-api',
  '@resvg/resvg-js',
  '@clickhouse/client',
  'pdfkit',
  'linkedom',
  '@mozilla/readability',
  '@dagrejs/dagre',
  'feedsmith',
];

rmSync(at('dist/cli'), { recursive: true, force: true });
const bundle = await rolldown({
  input: {
    main: at('src/cli/main.ts'),
    'register-thread': at('src/cli/register-thread.ts'),
    'read-thread': at('src/cli/read-thread.ts'),
  },
  platform: 'node',
  external: (id) => OUTSIDE.some((name) => id === name || id.startsWith(`${name}/`)),
  transform: { define: { CROSSHOLD_VERSION: JSON.stringify(version) } },
  onLog(level, log, print) {
    if (log.code !== 'CIRCULAR_DEPENDENCY') print(level, log);
  },
});
const { output } = await bundle.write({
  dir: at('dist/cli'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
chmodSync(at('dist/cli/main.js'), 0o755);
// What was built in, for the list of licences: an installed package cannot be asked for it any more.
const builtIn = new Set(
  output
    .flatMap((chunk) => chunk.moduleIds ?? [])
    .map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1])
    .filter((name) => name !== undefined),
);
writeFileSync(
  at('dist/cli/packages.json'),
  `${JSON.stringify([...builtIn].sort(), undefined, 2)}\n`,
);
