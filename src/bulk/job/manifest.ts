import { WHOLE } from '../graph.ts';
import type { FindingCount } from '../read/finding-log.ts';
import type { InputFile } from '../read/read-files.ts';
import type { RowCounts } from '../read/row-taker.ts';
import type { ReadResult } from './read-stage.ts';
import type { BulkSettings } from './settings.ts';
import type { Output, StageFolder } from './stages.ts';
import type { Answers } from './run.ts';

/** What a run was made from, how, and what it came to; equal runs write equal manifests. */
export interface Manifest {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly inputs: readonly (RowCounts & {
    readonly file: string;
    readonly bytes: number;
    readonly kind: string;
    readonly sha256: string;
  })[];
  readonly settings: {
    readonly asOf: string;
    readonly threshold: string;
    readonly rule: string;
    readonly quota: string;
    readonly blocked?: string;
  };
  readonly definitions: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** How far floating point can be from the exact answer. */
  readonly bounds: Readonly<Record<string, number>>;
  readonly findings: readonly FindingCount[];
  readonly outputs: readonly Output[];
}

const DEFINITIONS = {
  owners:
    'net integrated ownership of the capital, each holder counted once; share_min is certain, the exact share is at most share_max; bands count with their lower ends',
  controllers:
    'step by step, a holder with the companies that it controls already; votes, or the capital where no votes are given; own shares left out; whole numbers',
  blocked: 'blocked ones hold at least a half of the capital together, directly; whole numbers',
  stakes: 'whole hundred-millionths of the whole',
};

interface Parts {
  readonly settings: BulkSettings;
  readonly inputs: readonly InputFile[];
  readonly hashes: readonly string[];
  readonly read: ReadResult;
  readonly answers: Answers;
  readonly folder: StageFolder;
}

export function manifestOf(parts: Parts): Manifest {
  const { settings, inputs, hashes, read, answers, folder } = parts;
  return {
    schemaVersion: 1,
    version: settings.version,
    inputs: inputs.map(({ file, bytes, kind }, at) => ({
      file,
      bytes,
      kind,
      sha256: hashes[at] as string,
      ...(read.counts[at] as RowCounts),
    })),
    settings: settingsOf(settings),
    definitions: DEFINITIONS,
    counts: countsOf(read, answers),
    bounds: { ownersSlackMax: answers.owners.slackMax, controllers: 0, blocked: 0 },
    findings: findingsOf(read, answers),
    outputs: ['controllers', 'owners', 'blocked', 'findings'].flatMap((stage) =>
      folder.outputs(stage).filter(({ file }) => !file.includes('/')),
    ),
  };
}

function settingsOf(settings: BulkSettings): Manifest['settings'] {
  const { numerator, denominator, strict } = settings.quota;
  return {
    asOf: settings.asOf,
    threshold: `${settings.threshold / (WHOLE / 100)}%`,
    rule: settings.rule,
    quota: `${strict ? 'more than' : 'at least'} ${numerator}/${denominator}`,
    ...(settings.blocked !== undefined && { blocked: settings.blocked }),
  };
}

function countsOf(read: ReadResult, { controllers, owners, blocked }: Answers) {
  return {
    rows: read.counts.reduce((sum, { rows }) => sum + rows, 0),
    rejected: read.counts.reduce((sum, { rejected }) => sum + rejected, 0),
    notInForce: read.counts.reduce((sum, { notInForce }) => sum + notInForce, 0),
    ...(read.counts.some(({ noShare }) => noShare !== undefined) && {
      noShare: read.counts.reduce((sum, { noShare = 0 }) => sum + noShare, 0),
    }),
    stakes: read.edges,
    parties: read.nodes,
    bands: read.bands,
    rounded: read.rounded,
    overHeld: read.overHeld,
    ownerPairs: owners.pairs,
    ownerPairsResolved: owners.resolved,
    ownerPairsUndecided: owners.undecided + owners.open,
    controlled: controllers.controlled,
    controlLoops: controllers.loops,
    ...(blocked && { blocked: blocked.members, blockedSeeds: blocked.seeds }),
  };
}

function findingsOf(read: ReadResult, { ownersFindings, blocked }: Answers): FindingCount[] {
  return [...read.findings, ...ownersFindings, ...(blocked?.findings ?? [])];
}
