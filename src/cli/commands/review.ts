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
  readonly set?: readonly string[];
  readonly interactive?: boolean;
  readonly why?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function configureReview(command: Command, done: Done): void {
  declareWorkspace(command)
    .argument('[statement]', 'id of the statement')
    .argument('[verdict]', 'accept, reject, reopen or correct')
    .option('--set <field=value...>', 'with correct: a field and what it should say')
    .option('--why <text>', 'the reason, kept with the verdict; a correction needs one')
    .option('--by <name>', 'who decides (default: your user name)')
    .option('-i, --interactive', 'go through what waits, one by one (the default on a terminal)')
    .option('--json', 'print JSON')
    .action(async (statement: string | undefined, verdict: string | undefined) => {
      done(await review(command, statement, verdict));
    });
}

/** Without arguments, what waits, as a list or one by one; with an id, that statement; with a verdict, the review itself. */
async function review(
  command: Command,
  statement: string | undefined,
  verdict: string | undefined,
): Promise<number> {
  const options = command.opts<ReviewOptions>();
  const json = sharedOptions(command).json ?? false;
  const workspace = await openWorkspace(workspaceDir(command), { create: false });
  try {
    if (statement === undefined) {
      const alive = process.stdin.isTTY === true && process.stdout.isTTY === true && !json;
      return options.interactive === true || alive
        ? await goThrough(workspace, nameOf(options))
        : list(workspace, json);
    }
    const found = workspace.caseFile().statements.find(({ id }) => id === statement);
    if (!found) throw new NoAnswer(`No statement is called "${statement}".`, [statement]);
    if (verdict === undefined) return show(found);
    const given = { statement, verdict, options, json };
    return verdict === 'correct' ? await correct(workspace, given) : record(workspace, given);
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

const VERDICTS = ['accept', 'reject', 'reopen'] as const;

function record(workspace: Workspace, { statement, verdict, options, json }: Verdict): number {
  const known = VERDICTS.find((one) => one === verdict);
  if (!known) {
    throw new BadCall(`"${verdict}" is not a verdict: say accept, reject, reopen or correct.`);
  }
  if (options.set) throw new BadCall('--set goes with the verdict correct.');
  const made = workspace.review({
    statement,
    verdict: known,
    by: nameOf(options),
    why: options.why ?? '',
  });
  if (json) print({ operation: 'review', ...made });
  else process.stdout.write(`${made.statement}: ${made.verdict}ed by ${made.by}\n`);
  return EXIT.answered;
}

async function correct(
  workspace: Workspace,
  { statement, options, json }: Verdict,
): Promise<number> {
  const changes = changesOf(options.set ?? []);
  const why = options.why ?? '';
  const made = await workspace.correct({ statement, changes, by: nameOf(options), why });
  const { correctionText } = await import('../review-session.ts');
  if (json) print({ operation: 'review', verdict: 'correct', ...made });
  else process.stdout.write(`${correctionText(made)}, by ${made.by}\n`);
  return EXIT.answered;
}

function changesOf(set: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    set.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new BadCall(`"${text}" is not a field with a value: write value=43.4%.`);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

async function goThrough(workspace: Workspace, by: string): Promise<number> {
  const [{ lineDesk }, { reviewSession }] = await Promise.all([
    import('../line-desk.ts'),
    import('../review-session.ts'),
  ]);
  const desk = lineDesk();
  try {
    await reviewSession({ workspace, by, desk });
  } finally {
    desk.close();
  }
  return EXIT.answered;
}

function nameOf({ by }: ReviewOptions): string {
  return by ?? userInfo().username;
}

function print(answer: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...answer }, undefined, 2)}\n`);
}
