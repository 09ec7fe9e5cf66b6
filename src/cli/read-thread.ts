import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from '../operations/read-files.ts';
import type { ReadApart, ReadersWork } from './readings-apart.ts';
import { refusedBy } from './refused.ts';

// The other end of readings-apart.ts: one file after the other, until all are taken.
const { files, options, next } = workerData as ReadersWork;
const taken = new Int32Array(next);

for (;;) {
  const at = Atomics.add(taken, 0, 1);
  const file = files[at];
  if (file === undefined) break;
  const told = await toldOf(at, file);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window, and has no origin
  parentPort?.postMessage(told);
}

async function toldOf(at: number, file: string): Promise<ReadApart> {
  try {
    return { at, read: await readFile(file, options) };
  } catch (thrown) {
    const refused = refusedBy(thrown);
    if (!refused) throw thrown;
    return { at, refused };
  }
}
