import { closeSync, openSync, readSync } from 'node:fs';
import { BadInput } from '../../model/index.ts';
import type { InputFile } from '../read/read-files.ts';

const SAMPLE = 256 * 1024;
const LF = 0x0a;
/** A row of Parquet, compressed. */
const PARQUET_ROW = 12;
/** Bytes for the program itself. */
const FIXED = 220 * 2 ** 20;
/**
 * Bytes of a row with its share of the names, measured at the peak of runs over 188,000 and 1,750,000 rows: its edge as
 * it is read, stored both ways and kept for questions, its owners, and the tables from which Parquet is written.
 */
const ROW_BYTES = 380;

export interface Estimate {
  readonly rows: number;
  readonly bytes: number;
}

/** Rows and memory of a run, from the sizes of its files and the first rows of each. */
export function estimate(inputs: readonly InputFile[]): Estimate {
  const rows = inputs.reduce((sum, input) => sum + Math.ceil(input.bytes / rowBytes(input)), 0);
  const bytes = FIXED + rows * ROW_BYTES;
  return { rows, bytes: Math.ceil(bytes) };
}

function rowBytes({ file, bytes, kind }: InputFile): number {
  if (kind === 'parquet') return PARQUET_ROW;
  const sample = new Uint8Array(Math.min(bytes, SAMPLE));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, sample, 0, sample.length, 0);
  closeSync(descriptor);
  const lines = sample.reduce((count, byte) => count + (byte === LF ? 1 : 0), 0);
  return sample.length / Math.max(1, lines);
}

/** Stops a run that will not fit before it starts. */
export function refuseTooLarge(needed: Estimate, memory: number): void {
  if (needed.bytes <= memory) return;
  throw new BadInput([
    {
      code: 'bulk-memory',
      severity: 'error',
      says: `About ${needed.rows} rows need about ${gib(needed.bytes)}, and ${gib(memory)} may be used.`,
      try: `Allow more with --memory ${Math.ceil(needed.bytes / 2 ** 30)}GiB, take a machine that has it, or a cluster.`,
    },
  ]);
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
