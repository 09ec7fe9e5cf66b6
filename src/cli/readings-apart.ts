import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { isUrl } from '../formats/url/is-url.ts';
import type { FilesRead } from '../operations/files-read.ts';
import type { ReadFilesOptions } from '../operations/read-files.ts';
import { type Refused, thrownFor } from './refused.ts';

/** What each thread is given: all files, and the number of the next one that nobody reads yet. */
export interface ReadersWork {
  readonly files: readonly string[];
  readonly options: ReadFilesOptions;
  readonly next: SharedArrayBuffer;
}

/** What a thread tells of one file. */
export type ReadApart = { readonly at: number } & (
  { readonly read: FilesRead } | { readonly refused: Refused }
);

/** Bytes that make it worth a thread's while to warm up; a second one gains nothing below twice as many. */
const EACH = 50_000;

/** How many threads read these files: one where they are short, come from the web, or one processor is all there is. */
export function readersFor(files: readonly string[]): number {
  if (files.length < 2 || files.some(isUrl)) return 1;
  let size = 0;
  for (const file of files) size += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return Math.max(1, Math.min(files.length, availableParallelism(), Math.floor(size / EACH)));
}

/**
 * Reads files in threads of their own, each of which takes the next file when it is done with one.
 * The readings come in the order of the files; the first file that cannot be read refuses, as it
 * would where one is read after the other.
 */
export async function readApart(
  files: readonly string[],
  options: ReadFilesOptions,
  readers: number,
): Promise<FilesRead[]> {
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const told = new Map<number, ReadApart>();
  const work: ReadersWork = { files, options, next };
  await Promise.all(Array.from({ length: readers }, () => reader(work, told)));
  return files.map((_, at) => {
    const one = told.get(at) as ReadApart;
    if ('refused' in one) throw thrownFor(one.refused);
    return one.read;
  });
}

/** One thread, until no file is left for it. */
function reader(work: ReadersWork, told: Map<number, ReadApart>): Promise<void> {
  const thread = new Worker(new URL('./read-thread.js', import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => {
    thread.on('message', (one: ReadApart) => told.set(one.at, one));
    thread.on('error', reject);
    thread.on('exit', () => resolve());
  });
}
