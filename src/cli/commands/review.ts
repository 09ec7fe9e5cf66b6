import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Statement } from '../../evidence/index.ts';
import { BadCall, NoAnswer } from '../../model/index.ts';
import { openWorkspace, type Workspace } from '../../operations/workspace.ts';
import { standings } from '../../register/index.ts';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, sharedOptions, workspaceDir } from '../shared-options.ts';
import { table } from '../table.ts';

interface ReviewOptions {
  readonly why?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function configureReview(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument('[statement]', 'id of the statement')
    .argument('[verdict]', 'accept or reject')
    .option('--why <text>', 'the reason, kept with the verdict')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('--json', 'print JSON')
    .action(async (statement: string | undefined, verdict: string | undefined) => {
      done(await review(command, statement, verdict));
    });
}

/** Without arguments, what waits; with an id, that statement; with a verdict, the review itself. */
async function review(
  command: Command,
  statement: string | undefined,
  verdict: string | undefined,
): Promise<number> {
  const options = command.opts<ReviewOptions>();
  const json = sharedOptions(command).json ?? false;
  const workspace = await openWorkspace(workspaceDir(command), { create: false });
  try {
    if (statement === undefined) return list(workspace, json);
    const found = workspace.caseFile().statements.find(({ id }) => id === statement);
    if (!found) throw new NoAnswer(`No statement is called "${statement}".`, [statement]);
    if (verdict === undefined) return show(found);
    return record(workspace, { statement, verdict, options, json });
  } finally {
    workspace.close();
  }
}

function list(workspace: Workspace, json: boolean): number {
  const { statements, reviews } = workspace.caseFile();
  const standing = standings(reviews);
  const rows = statements.filter((statement) => standing(statement) === 'waiting').map(rowOf);
  if (json) print({ operation: 'review', rows });
  else if (rows.length === 0) process.stdout.write('Nothing waits for a review.\n');
  else process.stdout.write(`${table(COLUMNS, rows)}\n`);
  return EXIT.answered;
}

const COLUMNS = [
  { field: 'id', heading: 'Statement' },
  { field: 'type', heading: 'Claims' },
  { field: 'source', heading: 'Source' },
  { field: 'quote', heading: 'Sentence' },
];

function rowOf({ id, claim, citation }: Statement): Record<string, unknown> {
  return {
    id,
    type: claim.type,
    source: citation.name,
    quote: citation.quote?.replace(/\s+/g, ' '),
  };
}

function show(statement: Statement): number {
  print({ operation: 'review', ...rowOf(statement), modality: statement.modality });
  return EXIT.answered;
}

interface Verdict {
  readonly statement: string;
  readonly verdict: string;
  readonly options: ReviewOptions;
  readonly json: boolean;
}

function record(workspace: Workspace, { statement, verdict, options, json }: Verdict): number {
  if (verdict !== 'accept' && verdict !== 'reject') {
    throw new BadCall(`"${verdict}" is not a verdict: say accept or reject.`);
  }
  const made = workspace.review({
    statement,
    verdict,
    by: options.by ?? userInfo().username,
    why: options.why ?? '',
  });
  if (json) print({ operation: 'review', ...made });
  else process.stdout.write(`${made.statement}: ${made.verdict}ed by ${made.by}\n`);
  return EXIT.answered;
}

function print(answer: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...answer }, undefined, 2)}\n`);
}
