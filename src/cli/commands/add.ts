import type { Command } from 'commander';
import { BadCall, BadInput, parsePartialDate, type PartialDate } from '../../model/index.ts';
import type { Document } from '../../operations/intake.ts';
import { type Added, openWorkspace, type Workspace } from '../../operations/workspace.ts';
import { EXIT, printFinding } from '../failure.ts';
import { modelOf } from '../model-of.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, sharedOptions, workspaceDir } from '../shared-options.ts';

/** What one file came to, for people and for `--json`. */
export interface AddedFile {
  /** The file or address; of an entry of a feed, its link. */
  readonly file: string;
  /** The feed that it is an entry of. */
  readonly feed?: string;
  readonly kind: string;
  readonly source: string;
  readonly statements: number;
  readonly added: number;
  readonly known: number;
}

export function configureAdd(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument(
      '<files...>',
      'articles and feeds (text, HTML, RSS or Atom: files or web addresses), statements tables, holdings tables, case files',
    )
    .option('--published <date>', 'when the articles were published')
    .option('--model', 'ask the model of CROSSHOLD_MODEL_URL as well; its claims wait for review')
    .option('--json', 'print JSON')
    .action(async (files: readonly string[]) => {
      done(await add(command, files));
    });
}

/** Adds every file that can be used, and says of the others why not; status 3 when one could not. */
async function add(command: Command, files: readonly string[]): Promise<number> {
  const options = command.opts<{ readonly published?: string; readonly model?: boolean }>();
  const published = options.published === undefined ? undefined : dateOf(options.published);
  const model = options.model ? await modelOf() : undefined;
  const workspace = await openWorkspace(workspaceDir(command), { create: true });
  try {
    const json = sharedOptions(command).json ?? false;
    const { added, failed } = await addFiles(workspace, files, {
      ...(published && { published }),
      ...(model && { model }),
      // Said as soon as it is durable: whatever happens later, this file is in.
      each: (file) => json || process.stdout.write(lineOf(file)),
    });
    if (json) printJson(added);
    return failed ? EXIT.badInput : EXIT.answered;
  } finally {
    workspace.close();
  }
}

export interface AddOptions {
  readonly published?: PartialDate;
  readonly model?: Document['model'];
  /** Called for each file as soon as it is durable. */
  readonly each?: (file: AddedFile) => void;
}

/** Adds files one by one, each whole or not at all. */
export async function addFiles(
  workspace: Workspace,
  files: readonly string[],
  { published, model, each }: AddOptions = {},
): Promise<{ readonly added: readonly AddedFile[]; readonly failed: boolean }> {
  const [{ readDocument }, { unfold }] = await Promise.all([
    import('../../formats/read-document.ts'),
    import('../../operations/unfold.ts'),
  ]);
  const added: AddedFile[] = [];
  let failed = false;
  const unlessBad = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof BadInput)) throw thrown;
      for (const finding of thrown.findings) printFinding(finding);
      failed = true;
    }
  };
  for (const file of files)
    await unlessBad(async () => {
      const document = {
        ...(await readDocument(file)),
        ...(published && { published }),
        ...(model && { model }),
      };
      const { documents, isFeed, findings } = await unfold(document);
      for (const finding of findings) printFinding(finding);
      for (const one of documents)
        await unlessBad(async () => {
          const row = rowOf(
            await workspace.add(one),
            isFeed ? { file: one.name, feed: file } : { file },
          );
          each?.(row);
          added.push(row);
        });
    });
  return { added, failed };
}

function rowOf(taken: Added, place: Pick<AddedFile, 'file' | 'feed'>): AddedFile {
  for (const finding of taken.findings) printFinding(finding);
  const { added, known } = taken.receipt;
  return {
    ...place,
    kind: taken.kind,
    source: taken.source.id,
    statements: taken.statements.length,
    added,
    known,
  };
}

function printJson(rows: readonly AddedFile[]): void {
  const answer = { schemaVersion: 1, operation: 'add', rows };
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
}

function lineOf({ file, kind, added, known }: AddedFile): string {
  const says =
    added === 0 && known > 0
      ? 'nothing new, it is there already'
      : `${added} ${added === 1 ? 'statement' : 'statements'}`;
  return `${file}: ${WORDS[kind] ?? kind}, ${says}\n`;
}

const WORDS: Readonly<Record<string, string>> = {
  statements: 'statements table',
  holdings: 'holdings table',
  case: 'case file',
  html: 'article',
  text: 'article',
  bods: 'BODS statements',
  ftm: 'FollowTheMoney entities',
  gleif: 'GLEIF records',
  psc: 'records of people with significant control',
  rows: 'holdings as JSON',
  graph: 'graph of holdings',
  parquet: 'holdings as Parquet',
};

function dateOf(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date)
    throw new BadCall(
      `"${text}" is not a date for --published: write 2019, 2019-06 or 2019-06-11.`,
    );
  return date;
}
