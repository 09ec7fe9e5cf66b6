import { type Fraction, fraction } from '../../model/index.ts';
import type { DuckDbLimits } from '../duckdb.ts';
import type { EdgeTable } from '../graph.ts';
import type { Kernels, Names } from '../kernels.ts';
import { type FindingCount, FindingLog } from '../read/finding-log.ts';
import { type FilesRead, type InputFile, readFiles } from '../read/read-files.ts';
import type { RowCounts } from '../read/row-taker.ts';
import { auditColumns } from './audit-columns.ts';
import { type Estimate, expectedEdges } from './estimate.ts';
import { writeEdges } from './edge-file.ts';
import type { BulkSettings, OnProgress } from './settings.ts';

/** What the files came to. */
export interface ReadResult {
  /** In order of the files. */
  readonly counts: readonly RowCounts[];
  readonly edges: number;
  readonly nodes: number;
  /** Stakes that are known as bands only; their lower ends count. */
  readonly bands: number;
  readonly rounded: number;
  readonly overHeld: number;
  readonly findings: readonly FindingCount[];
}

interface Reading {
  readonly kernels: Kernels;
  readonly settings: BulkSettings;
  readonly limits: DuckDbLimits;
  readonly progress: OnProgress;
  readonly expected: Estimate;
}

/** Reads the files, rounds and audits the columns, and writes the edges and the findings. */
export async function readStage(
  inputs: readonly InputFile[],
  reading: Reading,
  to: { readonly edges: string; readonly findings: string },
): Promise<ReadResult> {
  const { kernels, settings, limits, progress, expected } = reading;
  const total = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
  const log = new FindingLog(to.findings);
  const store = kernels.edgeStore(expectedEdges(expected));
  try {
    const read = await readFiles(inputs, {
      store,
      log,
      day: settings.asOf,
      limits,
      progress: (done) => progress({ stage: 'read', done, total, unit: 'bytes' }),
    });
    return written(read, { kernels, settings, log, path: to.edges });
  } finally {
    store.free();
  }
}

interface Writing {
  readonly kernels: Kernels;
  readonly settings: BulkSettings;
  readonly log: FindingLog;
  readonly path: string;
}

function written({ collected, counts }: FilesRead, to: Writing): ReadResult {
  const { table, names } = collected;
  const audit = auditColumns(collected, {
    kernels: to.kernels,
    lines: linesOf(to.settings),
    log: to.log,
    nameOf: (number) => nameOf(names, number),
  });
  writeEdges(to.path, collected, audit);
  return {
    counts,
    edges: table.holders.length,
    nodes: table.nodes,
    bands: bandsIn(table),
    rounded: collected.inexact.length,
    overHeld: audit.overHeld.length,
    findings: to.log.close(),
  };
}

function bandsIn({ parts, high }: EdgeTable): number {
  return (
    high?.reduce((count, most, edge) => count + (most > (parts[edge] as number) ? 1 : 0), 0) ?? 0
  );
}

/** Control by the rule's line, and blocked sets by a half. */
function linesOf({ quota }: BulkSettings): Fraction[] {
  return [fraction(quota.numerator, quota.denominator), fraction(1, 2)];
}

function nameOf({ bytes, ends }: Names, number: number): string {
  const start = number === 0 ? 0 : (ends[number - 1] as number);
  return new TextDecoder().decode(bytes.slice(start, ends[number]));
}
