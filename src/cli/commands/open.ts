import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Law } from '../../law/law.ts';
import { BadCall, BadInput } from '../../model/index.ts';
import { loadOperations } from '../../operations/registry.ts';
import { respond } from '../../operations/respond.ts';
import { momentOf, subjectAt } from '../../operations/subject.ts';
import { openWorkspace, type Workspace } from '../../operations/workspace.ts';
import { headerOf } from '../../formats/csv.ts';
import { readText } from '../../formats/read-file.ts';
import { recognise } from '../../formats/recognise.ts';
import { EXIT } from '../failure.ts';
import { lawOf } from '../material.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, today, workspaceDir } from '../shared-options.ts';
import { addFiles } from './add.ts';
import { serveWorkspace } from './serve.ts';

interface OpenOptions {
  readonly once?: boolean;
  readonly asOf?: string;
  readonly port?: string;
  readonly brief: string;
  readonly law?: string;
}

export function configureOpen(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument(
      '<folder>',
      'a folder of articles (.txt, .html), tables (.csv) and case files (case.yaml)',
    )
    .option('--once', 'print and write the brief, then stop')
    .option('--as-of <date>', 'the day of the brief (default: today)')
    .option('--brief <file>', 'where to write the brief as one HTML file', 'brief.html')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .option('--port <number>', 'port of the page (default: a free one)')
    .action(async (folder: string) => {
      done(await open(command, folder));
    });
}

/** Loads a folder, prints its brief, writes it as HTML, and serves the page until Ctrl-C. */
async function open(command: Command, folder: string): Promise<number> {
  const options = command.opts<OpenOptions>();
  const dir = workspaceDir(command);
  const law = await lawOf(options);
  const workspace = await openWorkspace(dir, { create: true });
  try {
    await load(workspace, folder);
    await brief(workspace, law, options);
    if (!options.once)
      await serveWorkspace(workspace, {
        law,
        dir,
        ...(options.port !== undefined && { port: Number(options.port) }),
      });
    return EXIT.answered;
  } finally {
    workspace.close();
  }
}

async function load(workspace: Workspace, folder: string): Promise<void> {
  const files = caseFiles(folder);
  const { added, failed } = await addFiles(workspace, files);
  const fresh = added.reduce((total, file) => total + file.added, 0);
  const known = added.reduce((total, file) => total + file.known, 0);
  const says = fresh === 0 ? `${known} statements, all there already` : `${fresh} statements added`;
  process.stdout.write(`${pc.bold(folder)}: ${added.length} documents, ${says}\n\n`);
  if (failed) process.stderr.write('Some files could not be used; the others were taken.\n');
}

/** Articles, tables and case files of a folder and its `articles` folder; lists of sources and situations are not claims. */
function caseFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadInput([
      {
        code: 'not-a-folder',
        severity: 'error',
        at: { file: folder },
        says: 'It is not a folder.',
        try: 'Name a folder of articles and tables.',
      },
    ]);
  }
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && TAKEN.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isElsewhere(file))
    .sort((first, second) => order(first) - order(second) || (first < second ? -1 : 1));
  if (entries.length === 0) throw new BadCall(`There is nothing to take in ${folder}.`);
  return entries;
}

const TAKEN = /\.(txt|html?|csv|ya?ml)$/i;

/** Scenarios, situations and the list of sources lie in the same folder and make no claims. */
function isElsewhere(file: string): boolean {
  if (/\.csv$/i.test(file)) return headerOf(readText(file)).includes('publisher');
  return /\.ya?ml$/i.test(file) && recognise(readText(file)) !== 'case';
}

/** Case files first: they say who is who; then tables; then articles. */
function order(file: string): number {
  if (/\.ya?ml$/i.test(file)) return 0;
  return /\.csv$/i.test(file) ? 1 : 2;
}

async function brief(workspace: Workspace, law: Law, options: OpenOptions): Promise<void> {
  const [{ briefText }, { briefHtml }] = await Promise.all([
    import('../../formats/brief-text.ts'),
    import('../../formats/brief-html.ts'),
  ]);
  const operations = await loadOperations();
  const subject = subjectAt(
    workspace.caseFile(),
    law,
    operations,
    momentOf(options.asOf, undefined, today()),
  );
  const operation = operations.get('brief');
  if (!operation) throw new BadCall('There is no operation "brief".');
  const response = respond(operation, subject, {}, { explain: true });
  process.stdout.write(`${briefText(response)}\n`);
  writeFileSync(options.brief, briefHtml(response));
  process.stdout.write(`\nThe brief is in ${pc.bold(options.brief)}.\n`);
}
