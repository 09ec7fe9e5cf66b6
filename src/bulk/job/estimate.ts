import { closeSync, openSync, readSync } from 'node:fs';
import { BadInput } from '../../model/index.ts';
import type { EdgesExpected } from '../kernels.ts';
import type { InputFile } from '../read/read-files.ts';
import { RECORD_KINDS, type RecordKind } from '../read/records.ts';

const SAMPLE = 256 * 1024;
const LF = 0x0a;
/** A row of Parquet, compressed. */
const PARQUET_ROW = 12;
/** Bytes for the program itself. */
const FIXED = 220 * 2 ** 20;
/**
 * Bytes of a row beside its names, measured at the peak of runs over 1,750,000 and 17,400,000 rows: its edge stored both
 * ways, and who controls whom, or its owners.
 */
const ROW_BYTES = 80;
/** Bytes for each byte that is read: the different names. */
const NAME_BYTES = 0.7;
/**
 * Bytes of a record of a register: what tells its parties apart, their names, what it says, and its place in the files; on
 * top, what its holding takes. A snapshot of 2,374,000 records, half of them holdings, took 160 at its peak; BODS keeps the
 * places of its statements too.
 */
const RECORD_BYTES: Readonly<Record<RecordKind, number>> = { psc: 240, bods: 280, ftm: 240 };
/** What stands once in each record. */
const MARKS: Readonly<Record<RecordKind, RegExp>> = {
  psc: /"data"\s*:/g,
  bods: /"statementI[dD]"\s*:/g,
  ftm: /"schema"\s*:/g,
};
/** Bytes of the two names of a record. */
const RECORD_NAMES = 60;

export interface Estimate {
  readonly rows: number;
  /** Of the names, with what stands between them. */
  readonly read: number;
  /** Of memory. */
  readonly bytes: number;
}

/** Rows and memory of a run, from the kinds and sizes of its files and the first rows of each. */
export function estimate(inputs: readonly InputFile[]): Estimate {
  const all = inputs.map((input) => {
    const rows = Math.ceil(input.bytes / rowBytes(input));
    const kind = recordKind(input);
    return {
      rows,
      read: kind ? RECORD_NAMES * rows : input.bytes,
      bytes: kind ? RECORD_BYTES[kind] * rows : ROW_BYTES * rows + NAME_BYTES * input.bytes,
    };
  });
  const sum = (field: keyof Estimate) => all.reduce((total, each) => total + each[field], 0);
  return { rows: sum('rows'), read: sum('read'), bytes: Math.ceil(FIXED + sum('bytes')) };
}

/** Bytes of a row beside its two names: commas, the stake, the end of the line. */
const BESIDE = 6;
/** What a name takes beside its bytes, and the rounding of its length. */
const NAME = 10;

/** Room for the edges: about a new name for each row. */
export function expectedEdges({ rows, read }: Estimate): EdgesExpected {
  const name = Math.max(0, (read - BESIDE * rows) / 2);
  return { rows: Math.ceil(1.02 * rows), bytes: Math.ceil(name + NAME * rows) };
}

function rowBytes({ file, bytes, kind }: InputFile): number {
  if (kind === 'parquet') return PARQUET_ROW;
  const sample = new Uint8Array(Math.min(bytes, SAMPLE));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, sample, 0, sample.length, 0);
  closeSync(descriptor);
  return sample.length / Math.max(1, rowsIn(sample, recordKind({ kind })));
}

function rowsIn(sample: Uint8Array, kind: RecordKind | undefined): number {
  if (kind) return [...new TextDecoder('latin1').decode(sample).matchAll(MARKS[kind])].length;
  return sample.reduce((count, byte) => count + (byte === LF ? 1 : 0), 0);
}

function recordKind({ kind }: Pick<InputFile, 'kind'>): RecordKind | undefined {
  return RECORD_KINDS.find((each) => each === kind);
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
