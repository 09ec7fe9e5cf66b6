import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { BadInput, type Day, type Finding } from '../../model/index.ts';
import { kindOfRecords } from '../../formats/recognise.ts';
import type { DuckDbLimits } from '../duckdb.ts';
import type { EdgeStore } from '../kernels.ts';
import { type Collected, Collector } from './collector.ts';
import { readCsvRows } from './csv.ts';
import type { FindingLog } from './finding-log.ts';
import { readJsonLines } from './json-lines.ts';
import { readParquetRows } from './parquet.ts';
import { RECORD_KINDS, type RecordKind, Records } from './records.ts';
import { type RowCounts, RowTaker } from './row-taker.ts';

export type FileKind = 'csv' | 'json-lines' | 'parquet' | RecordKind;

export interface InputFile {
  readonly file: string;
  readonly bytes: number;
  readonly kind: FileKind;
}

/** The kind of a file by its first bytes, or `BadInput` when it cannot be read. */
export function inputFile(file: string): InputFile {
  const stat = statOf(file);
  if (!stat.isFile())
    throw new BadInput([stopped(file, 'not-a-file', 'It is not a regular file.')]);
  if (stat.size === 0) throw new BadInput([stopped(file, 'empty-file', 'The file is empty.')]);
  const head = new Uint8Array(65_536);
  const descriptor = openSync(file, 'r');
  const got = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  const text = new TextDecoder('latin1').decode(head.subarray(0, got));
  return { file, bytes: stat.size, kind: kindOf(text.replace(/^\u00EF\u00BB\u00BF/, '')) };
}

function kindOf(head: string): FileKind {
  if (head.startsWith('PAR1')) return 'parquet';
  const kind = kindOfRecords(head);
  const known = RECORD_KINDS.find((each) => each === kind);
  return known ?? (head.trimStart().startsWith('{') ? 'json-lines' : 'csv');
}

function statOf(file: string): Stats {
  try {
    return statSync(file);
  } catch {
    throw new BadInput([stopped(file, 'no-such-file', 'There is no such file.')]);
  }
}

function stopped(file: string, code: string, says: string): Finding {
  return { code, severity: 'error', at: { file }, says, try: 'Check the name and the file.' };
}

export interface Reading {
  readonly store: EdgeStore;
  readonly log: FindingLog;
  readonly day: Day;
  readonly limits: DuckDbLimits;
  /** Called with the bytes read so far, of all files. */
  readonly progress: (bytes: number) => void;
}

export interface FilesRead {
  readonly collected: Collected;
  /** In order of the files. */
  readonly counts: readonly RowCounts[];
}

/** Reads all files into one table of edges. Every row is taken, rejected with a finding, or not in force. */
export async function readFiles(
  inputs: readonly InputFile[],
  reading: Reading,
): Promise<FilesRead> {
  const collector = new Collector(reading.store);
  const records = new Records(reading.log, reading.day);
  const counts: RowCounts[] = [];
  let before = 0;
  for (const input of inputs) {
    const progress = (bytes: number) => reading.progress(before + bytes);
    const recordKind = RECORD_KINDS.find((kind) => kind === input.kind);
    if (recordKind) {
      counts.push(await records.read(input.file, recordKind, progress));
      before += input.bytes;
      continue;
    }
    const taker = new RowTaker({ collector, log: reading.log, day: reading.day }, input.file);
    await readOne(input, taker, { ...reading, progress });
    before += input.bytes;
    counts.push(taker.counts);
  }
  records.finish({ collector, log: reading.log });
  return { collected: collector.finish(), counts };
}

async function readOne({ file, kind }: InputFile, taker: RowTaker, reading: Reading) {
  if (kind === 'parquet') return readParquetRows(file, reading.limits, taker);
  const descriptor = openSync(file, 'r');
  try {
    if (kind === 'csv') readCsvRows({ name: file, descriptor }, taker, reading.progress);
    else readJsonLines(descriptor, taker, reading.progress);
  } finally {
    closeSync(descriptor);
  }
}
