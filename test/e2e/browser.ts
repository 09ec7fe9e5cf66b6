import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

interface Found {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * A headless browser: `$CROSSHOLD_BROWSER`, else an installed Chromium or Chrome, else the one that
 * comes from npm (Linux x64). Without any it fails and says what to install; it never skips.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = await findBrowser();
  return chromium.launch({
    executablePath: executable,
    env: { ...(process.env as Record<string, string>), ...environment },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--disable-dev-shm-usage',
    ],
  });
}

async function findBrowser(): Promise<Found> {
  const named = process.env['CROSSHOLD_BROWSER'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Error(`CROSSHOLD_BROWSER names ${named}, which does not exist.`);
    return { executable: named, environment: {} };
  }
  const installed = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (installed !== undefined) return { executable: installed, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedBrowser();
  throw new Error(
    'The browser tests need Chrome or Chromium: install one, or set CROSSHOLD_BROWSER to its path.',
  );
}

/** Unpacks the browser from npm once; a half-done unpacking is never seen under the final name. */
async function unpackedBrowser(): Promise<Found> {
  const packed = packedFolder();
  const version = (
    JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as { version: string }
  ).version;
  const cache = fileURLToPath(new URL('../../node_modules/.cache/crosshold/', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(packed, cache, folder);
  const environment = {
    LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(':'),
    FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? join(folder, 'fonts', 'fonts'),
  };
  return { executable: join(folder, 'chromium'), environment };
}

function packedFolder(): string {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  let folder = dirname(entry);
  while (!existsSync(join(folder, 'bin', 'chromium.br'))) {
    if (dirname(folder) === folder)
      throw new Error('@sparticuz/chromium has no bin/chromium.br: run npm ci again.');
    folder = dirname(folder);
  }
  return join(folder, 'bin');
}

async function unpack(packed: string, cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const growing = mkdtempSync(join(cache, 'unpacking-'));
  await decompress(join(packed, 'chromium.br'), join(growing, 'chromium'));
  chmodSync(join(growing, 'chromium'), 0o755);
  for (const name of ['al2023', 'fonts']) {
    const tar = join(growing, `${name}.tar`);
    await decompress(join(packed, `${name}.tar.br`), tar);
    mkdirSync(join(growing, name));
    const done = spawnSync('tar', ['-xf', tar, '-C', join(growing, name)], { encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`Unpacking ${name} failed: ${done.stderr || String(done.error)}`);
    rmSync(tar);
  }
  try {
    renameSync(growing, folder);
  } catch (error) {
    rmSync(growing, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
