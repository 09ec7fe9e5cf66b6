import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the built page, read once at the start: no path of a request ever touches the disk. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Its name holds a hash of what is in it. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built page stands beside `dist` and `src` alike. */
const BUILT = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** By the path of the request; empty when the page is not built. */
export function pageFiles(folder: string = BUILT): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder)) {
    if (name === 'assets') addAssets(files, join(folder, name));
    else addFile(files, join(folder, name), name === 'index.html' ? '/' : `/${name}`);
  }
  return files;
}

function addAssets(files: Map<string, PageFile>, folder: string): void {
  for (const name of readdirSync(folder)) addFile(files, join(folder, name), `/assets/${name}`);
}

function addFile(files: Map<string, PageFile>, file: string, path: string): void {
  const type = TYPES[extname(file)];
  if (type === undefined) return;
  files.set(path, {
    bytes: new Uint8Array(readFileSync(file)),
    type,
    immutable: path.startsWith('/assets/'),
  });
}
