import { renameSync, statSync, writeFileSync } from 'node:fs';
import { quoted } from '../duckdb.ts';
import type { BulkEngine } from '../engine.ts';
import { type ControlLine, type Kernels, loadKernels } from '../kernels.ts';
import { localEngine } from '../local/engine.ts';
import { FindingLog } from '../read/finding-log.ts';
import { inputFile } from '../read/read-files.ts';
import { EdgeFile } from './edge-file.ts';
import { type Estimate, estimate, refuseTooLarge } from './estimate.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import { ParquetWriter } from './parquet-writer.ts';
import { type ReadResult, readStage } from './read-stage.ts';
import { writeRegister } from './register-file.ts';
import { seedNumbers } from './seeds.ts';
import type { BulkSettings, OnProgress } from './settings.ts';
import { hashFile, StageFolder } from './stages.ts';
import { writeBlocked, writeControllers, writeOwners } from './tables.ts';

const working = StageFolder.working;
const EDGES = working('edges.bin');
const FOUND = {
  read: working('findings-read.jsonl'),
  owners: working('findings-owners.jsonl'),
  blocked: working('findings-blocked.jsonl'),
};

/** What a run found, and which of its stages were done by an earlier one. */
export interface BulkRun {
  readonly manifest: Manifest;
  readonly reused: readonly string[];
  readonly estimate: Estimate;
}

/** Reads the files of a register and writes its owners, controllers, blocked set, findings and manifest. */
export async function runBulk(settings: BulkSettings, progress: OnProgress): Promise<BulkRun> {
  const inputs = settings.files.map(inputFile);
  const needed = estimate(inputs);
  refuseTooLarge(needed, settings.memory);
  const folder = new StageFolder(settings.out, settings.version);
  const hashes = hashesOf(inputs, progress);
  const kernels = await loadKernels();
  const limits = { memory: settings.memory / 4, spill: folder.path(working('spill')) };
  const read = await folder.stage<ReadResult>({
    name: 'read',
    from: [hashes, settings.asOf, settings.quota],
    writes: [EDGES, FOUND.read],
    run: (path) =>
      readStage(
        inputs,
        { kernels, settings, limits, progress, expected: needed },
        { edges: path(EDGES), findings: path(FOUND.read) },
      ),
  });
  const engine = await engineOf(settings, kernels);
  const edges = new EdgeFile(folder.path(EDGES));
  const writer = new ParquetWriter(kernels, edges, limits);
  const loading = loadOnce(engine, edges);
  const job: Job = { settings, folder, progress, edges, engine, kernels, writer, loading };
  const answers = await answerAll(job).finally(async () => {
    edges.close();
    await engine.close();
  });
  const manifest = manifestOf({ settings, inputs, hashes, read, answers, folder });
  writeAtOnce(folder.path('manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return { manifest, reused: folder.reused, estimate: needed };
}

async function engineOf(settings: BulkSettings, kernels: Kernels): Promise<BulkEngine> {
  const { cluster, memory } = settings;
  if (!cluster) return localEngine(kernels);
  const { clickHouseEngine } = await import('../clickhouse/engine.ts');
  return clickHouseEngine({ ...cluster, kernels, memory });
}

function hashesOf(inputs: ReturnType<typeof inputFile>[], progress: OnProgress): string[] {
  const total = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  return inputs.map(({ file, bytes }) => {
    const hash = hashFile(file, (done) =>
      progress({ stage: 'hash', done: before + done, total, unit: 'bytes' }),
    );
    before += bytes;
    return hash;
  });
}

interface Job {
  readonly settings: BulkSettings;
  readonly folder: StageFolder;
  readonly progress: OnProgress;
  readonly edges: EdgeFile;
  readonly engine: BulkEngine;
  readonly kernels: Kernels;
  readonly writer: ParquetWriter;
  /** Loads the stakes of a base into the engine, unless they are there. */
  readonly loading: (base: Base) => Promise<void>;
}

type Base = 'capital' | 'votes';

/** Where no row tells votes from capital they are one table, which is loaded once. */
function loadOnce(engine: BulkEngine, edges: EdgeFile): Job['loading'] {
  let loaded: Base | undefined;
  return async (base) => {
    if (loaded === base || (loaded !== undefined && !edges.hasVotes)) return;
    await engine.load(edges.table(base));
    loaded = base;
  };
}

/** The counts of all that was written. */
export type Answers = Awaited<ReturnType<typeof answerAll>>;

async function answerAll(job: Job) {
  const controllers = await controllersStage(job);
  const owners = await ownersStage(job);
  const blocked = await blockedStage(job);
  await findingsStage(job);
  return { controllers, owners: owners.count, ownersFindings: owners.findings, blocked };
}

/** The line of the rule; shares that a company holds of itself have no votes. */
function lineOf({ quota }: BulkSettings): ControlLine {
  return { quota, ownShares: 'leftOut' };
}

function controllersStage(job: Job) {
  const { settings, folder, engine, edges, progress, kernels, writer } = job;
  return folder.stage({
    name: 'controllers',
    from: [settings.quota],
    writes: ['controllers.parquet', 'register.bin'],
    run: async (path) => {
      const total = edges.nodes;
      progress({ stage: 'controllers', done: 0, total, unit: 'companies' });
      await job.loading('votes');
      const { count, found } = await writeControllers(engine, lineOf(settings), {
        writer,
        path: path('controllers.parquet'),
      });
      const meta = { rule: settings.rule, asOf: settings.asOf };
      writeRegister(path('register.bin'), kernels, { edges, found, meta });
      progress({ stage: 'controllers', done: total, total, unit: 'companies' });
      return count;
    },
  });
}

function ownersStage(job: Job) {
  const { settings, folder, engine, edges, progress, writer } = job;
  return folder.stage({
    name: 'owners',
    from: [settings.threshold],
    writes: ['owners.parquet', FOUND.owners],
    run: async (path) => {
      await job.loading('capital');
      const log = new FindingLog(path(FOUND.owners));
      const total = edges.nodes;
      const count = await writeOwners(engine, settings.threshold, {
        writer,
        path: path('owners.parquet'),
        log,
        nameOf: (number) => edges.nameOf(number),
        progress: (done) =>
          progress({ stage: 'owners', done: Math.min(done, total), total, unit: 'companies' }),
      });
      return { count, findings: log.close() };
    },
  });
}

async function blockedStage(job: Job) {
  const { settings, folder, engine, edges, kernels, writer } = job;
  const { blocked } = settings;
  if (blocked === undefined) return undefined;
  return folder.stage({
    name: 'blocked',
    from: [hashFile(blocked)],
    writes: ['blocked.parquet', FOUND.blocked],
    run: async (path) => {
      const log = new FindingLog(path(FOUND.blocked));
      const seeds = kernels.lend((lender) => seedNumbers(blocked, edges.names(lender), log));
      await job.loading('capital');
      const to = { writer, path: path('blocked.parquet') };
      const count = await writeBlocked(engine, seeds, to);
      return { ...count, findings: log.close() };
    },
  });
}

function findingsStage({ folder, settings, writer }: Job) {
  const files = [FOUND.read, FOUND.owners, ...(settings.blocked ? [FOUND.blocked] : [])];
  const columns =
    "{code: 'VARCHAR', severity: 'VARCHAR', file: 'VARCHAR', line: 'BIGINT', about: 'VARCHAR', says: 'VARCHAR', try: 'VARCHAR'}";
  return folder.stage({
    name: 'findings',
    from: files,
    writes: ['findings.parquet'],
    run: async (path) => {
      const full = files.map((file) => folder.path(file));
      const held = full.filter((file) => statSync(file).size > 0);
      const list = held.map(quoted).join(', ');
      const rows =
        held.length > 0
          ? `select * from read_json([${list}], format = 'newline_delimited', columns = ${columns})`
          : "select '' as code, '' as severity, '' as file, 0::bigint as line, '' as about, '' as says, '' as try where false";
      await writer.copy(rows, path('findings.parquet'));
      return {};
    },
  });
}

function writeAtOnce(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { flush: true });
  renameSync(`${path}.part`, path);
}
