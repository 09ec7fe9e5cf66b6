import { type Fraction, fraction } from '../../model/index.ts';
import type { DuckDbLimits } from '../duckdb.ts';
import type { Kernels } from '../kernels.ts';
import { type FindingCount, FindingLog } from '../read/finding-log.ts';
import { type InputFile, readFiles } from '../read/read-files.ts';
import type { RowCounts } from '../read/row-taker.ts';
import { auditColumns } from './audit-columns.ts';
import { type Names, writeEdges } from './edge-file.ts';
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
}

/** Reads the files, rounds and audits the columns, and writes the edges and the findings. */
export async function readStage(
  inputs: readonly InputFile[],
  { kernels, settings, limits, progress }: Reading,
  to: { readonly edges: string; readonly findings: string },
): Promise<ReadResult> {
  const total = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
  const log = new FindingLog(to.findings);
  const { collected, counts } = await readFiles(inputs, {
    interner: kernels.interner(),
    log,
    day: settings.asOf,
    limits,
    progress: (done) => progress({ stage: 'read', done, total, unit: 'bytes' }),
  });
  const { table, names } = collected;
  const audit = auditColumns(collected, {
    lines: linesOf(settings),
    log,
    nameOf: (number) => nameOf(names, number),
  });
  writeEdges(to.edges, collected, audit);
  return {
    counts,
    edges: table.holders.length,
    nodes: table.nodes,
    bands:
      table.high?.reduce(
        (n, high, edge) => n + (high > (table.parts[edge] as number) ? 1 : 0),
        0,
      ) ?? 0,
    rounded: collected.inexact.length,
    overHeld: audit.overHeld.length,
    findings: log.close(),
  };
}

/** Control by the rule's line, and blocked sets by a half. */
function linesOf({ quota }: BulkSettings): Fraction[] {
  return [fraction(quota.numerator, quota.denominator), fraction(1, 2)];
}

function nameOf({ bytes, ends }: Names, number: number): string {
  const start = number === 0 ? 0 : (ends[number - 1] as number);
  return new TextDecoder().decode(bytes.slice(start, ends[number]));
}
