import type { Command } from 'commander';
import { BadInput, type Finding } from '../../model/index.ts';
import { openWorkspace, type Added, type Workspace } from '../../operations/workspace.ts';
import { EXIT, printFinding } from '../failure.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, sharedOptions, workspaceDir } from '../shared-options.ts';

/** What one file came to: its statements by type, and every finding about it. */
interface ImportedFile {
  readonly file: string;
  readonly kind?: string;
  readonly source?: string;
  readonly statements: number;
  readonly added: number;
  readonly known: number;
  /** Statements by the type of their claim. */
  readonly types: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  /** Records of a large file that could not be used. */
  readonly rejected?: number;
}

export function configureImport(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument(
      '<files...>',
      'BODS (0.1 to 0.4), FollowTheMoney, GLEIF (CSV, XML), PSC, or any document',
    )
    .option('--json', 'print JSON')
    .action(async (files: readonly string[]) => {
      done(await importFiles(command, files));
    });
}

/** Takes in every file that can be used, each whole or not at all; status 3 when one could not. */
async function importFiles(command: Command, files: readonly string[]): Promise<number> {
  const json = sharedOptions(command).json ?? false;
  const workspace = await openWorkspace(workspaceDir(command), { create: true });
  try {
    const rows: ImportedFile[] = [];
    for (const file of files) {
      const row = await importFile(workspace, file);
      rows.push(row);
      if (!json) print(row);
    }
    if (json)
      process.stdout.write(
        `${JSON.stringify({ schemaVersion: 1, operation: 'import', rows }, undefined, 2)}\n`,
      );
    const whole = rows.every(({ kind, findings }) => kind !== undefined && !findings.some(isError));
    return whole ? EXIT.answered : EXIT.badInput;
  } finally {
    workspace.close();
  }
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

async function importFile(workspace: Workspace, file: string): Promise<ImportedFile> {
  const { isLargeFile, readBytes } = await import('../../formats/read-file.ts');
  try {
    if (isLargeFile(file)) return await importLarge(workspace, file);
    const name = file.split(/[\\/]/).at(-1) ?? file;
    return rowOf(file, await workspace.add({ name, bytes: readBytes(file) }));
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    const { findings } = thrown;
    return { file, statements: 0, added: 0, known: 0, types: {}, findings };
  }
}

/** Part by part, with a line on standard error for each. */
async function importLarge(workspace: Workspace, file: string): Promise<ImportedFile> {
  const added = await workspace.addParts(file, ({ bytes, ofBytes, statements }) => {
    const [read, all] = [bytes, ofBytes].map((count) => Math.ceil(count / 1024 / 1024));
    process.stderr.write(`${file}: ${read} of ${all} MiB, ${statements} statements\n`);
  });
  const { receipt, types, findings, rejected, kind } = added;
  const statements = Object.values(types).reduce((total, count) => total + count, 0);
  return { file, ...(kind && { kind }), statements, ...receipt, types, rejected, findings };
}

function rowOf(file: string, { kind, source, statements, receipt, findings }: Added): ImportedFile {
  const types: Record<string, number> = {};
  for (const { claim } of statements) types[claim.type] = (types[claim.type] ?? 0) + 1;
  const { added, known } = receipt;
  return {
    file,
    kind,
    source: source.id,
    statements: statements.length,
    added,
    known,
    types,
    findings,
  };
}

function print({
  file,
  kind,
  statements,
  added,
  types,
  findings,
  rejected = 0,
}: ImportedFile): void {
  for (const finding of findings) printFinding(finding);
  if (kind === undefined) return;
  const counts = Object.entries(types).map(([type, count]) => `${count} ${type}`);
  const fresh = added === statements ? '' : `, ${added} of them new`;
  process.stdout.write(
    `${file}: ${kind}, ${statements} statements${counts.length > 0 ? ` (${counts.join(', ')})` : ''}${fresh}${rejected === 0 ? '' : `; ${rejected} ${rejected === 1 ? 'record' : 'records'} rejected`}\n`,
  );
}
