import pc from 'picocolors';
import type { Source, Statement } from '../evidence/index.ts';
import { BadCall } from '../model/index.ts';
import { claimSentence } from '../operations/claim-sentence.ts';
import { correctable } from '../operations/corrected.ts';
import type { Workspace } from '../operations/workspace.ts';
import { standings } from '../register/index.ts';
import { wrap } from './table.ts';
import { terminalText } from './terminal-text.ts';

/** Where a session reads its lines and writes what it shows; nothing read means that it is over. */
export interface Desk {
  readonly line: (prompt: string) => Promise<string | undefined>;
  readonly show: (text: string) => void;
}

export interface Session {
  readonly workspace: Pick<Workspace, 'caseFile' | 'review' | 'correct'>;
  readonly by: string;
  readonly desk: Desk;
}

/** What was decided, and how it can be taken back. */
interface Decision {
  readonly at: number;
  readonly says: string;
  readonly undo: () => void;
}

interface Place {
  readonly session: Session;
  readonly waiting: readonly Statement[];
  readonly at: number;
}

const KEYS =
  'a accept · r reject · c correct · s skip · u undo · q quit   (a note may follow: "r misread")';

/**
 * Goes through the statements that wait, one by one, and records each verdict at once. Gives the
 * number of statements decided.
 */
export async function reviewSession(session: Session): Promise<number> {
  const { workspace, desk } = session;
  const { statements, reviews } = workspace.caseFile();
  const standing = standings(reviews);
  const waiting = statements.filter((statement) => standing(statement) === 'waiting');
  const decided: Decision[] = [];
  if (waiting.length === 0) desk.show('Nothing waits for a review.');
  else desk.show(`${waiting.length} wait. ${KEYS}`);
  let at = 0;
  while (at < waiting.length) {
    const place = { session, waiting, at };
    desk.show(itemText(place));
    const said = await desk.line('a/r/c/s/u/q> ');
    const key = said?.trim().toLowerCase().charAt(0) ?? 'q';
    if (key === 'q') break;
    if (key === 'u') at = undone(decided, at, desk);
    else if (key === 's') at += 1;
    else if (await decide(place, key, { note: (said ?? '').trim().slice(1).trim(), decided }))
      at += 1;
  }
  const left = workspace.caseFile();
  const rest = left.statements.filter((one) => standings(left.reviews)(one) === 'waiting').length;
  desk.show(`${decided.length} decided, ${rest} still ${rest === 1 ? 'waits' : 'wait'}.`);
  return decided.length;
}

function undone(decided: Decision[], at: number, desk: Desk): number {
  const last = decided.pop();
  if (!last) {
    desk.show('There is nothing to undo.');
    return at;
  }
  last.undo();
  desk.show(`Taken back: ${last.says}`);
  return last.at;
}

interface Given {
  readonly note: string;
  readonly decided: Decision[];
}

/** Whether something was decided; what cannot be is said, and the statement is shown again. */
async function decide(place: Place, key: string, { note, decided }: Given): Promise<boolean> {
  const { session, waiting, at } = place;
  const statement = (waiting[at] as Statement).id;
  if (key === 'c') {
    const done = await correct(place, note);
    if (done) decided.push(done);
    return done !== undefined;
  }
  if (key !== 'a' && key !== 'r') {
    session.desk.show(KEYS);
    return false;
  }
  const verdict = key === 'a' ? 'accept' : 'reject';
  session.workspace.review({ statement, verdict, by: session.by, why: note });
  const says = `${statement} ${verdict}ed`;
  session.desk.show(pc.dim(says));
  decided.push({ at, says, undo: () => reopen(session, statement) });
  return true;
}

function reopen({ workspace, by }: Session, statement: string): void {
  workspace.review({ statement, verdict: 'reopen', by, why: 'undone' });
}

/** Asks for fields until an empty line, then for the note that a correction needs. */
async function correct(
  { session, waiting, at }: Place,
  note: string,
): Promise<Decision | undefined> {
  const { desk, workspace, by } = session;
  const statement = waiting[at] as Statement;
  const fields = correctable(statement);
  desk.show(
    Object.entries(fields)
      .map(([field, value]) => `  ${field}=${terminalText(value)}`)
      .join('\n'),
  );
  const changes: Record<string, string> = {};
  for (;;) {
    const line = await desk.line('field=value, or an empty line when done> ');
    if (line === undefined || line.trim() === '') break;
    const parts = /^\s*(\w+)\s*=(.*)$/.exec(line);
    if (!parts) desk.show('Write it as value=43.4%.');
    else changes[parts[1] ?? ''] = (parts[2] ?? '').trim();
  }
  const why = note === '' ? ((await desk.line('note> ')) ?? '') : note;
  try {
    const made = await workspace.correct({ statement: statement.id, changes, by, why });
    const says = correctionText(made);
    desk.show(pc.dim(says));
    return {
      at,
      says,
      undo() {
        workspace.review({ statement: made.becomes, verdict: 'reject', by, why: 'undone' });
        reopen(session, statement.id);
      },
    };
  } catch (thrown) {
    if (!(thrown instanceof BadCall)) throw thrown;
    desk.show(`${pc.red('error')} ${thrown.message}`);
    return undefined;
  }
}

/** `x > x~1a2b3c: value 44.3% > 43.4%`. */
export function correctionText({
  statement,
  becomes,
  changed,
}: Awaited<ReturnType<Workspace['correct']>>): string {
  const fields = changed.map(({ field, was, now }) => `${field} ${was || 'none'} > ${now}`);
  return terminalText(`${statement} corrected, now ${becomes}: ${fields.join(', ')}`);
}

function itemText({ session, waiting, at }: Place): string {
  const statement = waiting[at] as Statement;
  const { claim, modality, from, to, citation } = statement;
  const period = [from, to].filter((day) => day !== undefined).join(' to ');
  const how = [modality, period].filter((part) => part !== '').join(', ');
  const source = session.workspace.caseFile().sources.find(({ id }) => id === citation.source);
  return [
    '',
    pc.dim(`${at + 1} of ${waiting.length} · ${statement.id}`),
    pc.bold(terminalText(`${claimSentence(claim)} (${how})`)),
    inContext(statement, source),
    pc.dim(terminalText(citation.name)),
  ].join('\n');
}

/** Characters of the document shown on either side of the quote. */
const NEIGHBOURS = 160;

/** The quote between its neighbours; its place is marked with » «. */
function inContext({ citation }: Statement, source: Source | undefined): string {
  const { quote = '' } = citation;
  const text = source?.text ?? quote;
  const start = citation.start ?? text.indexOf(quote);
  const end = citation.end ?? start + quote.length;
  if (start < 0 || end > text.length) return wrap(`»${oneLine(quote)}«`, 2);
  const before = text.slice(Math.max(0, start - NEIGHBOURS), start);
  const after = text.slice(end, end + NEIGHBOURS);
  const lead = start > NEIGHBOURS ? '…' : '';
  const tail = end + NEIGHBOURS < text.length ? '…' : '';
  return wrap(
    `${lead}${oneLine(before)} »${oneLine(text.slice(start, end))}« ${oneLine(after)}${tail}`.trim(),
    2,
  );
}

function oneLine(text: string): string {
  return terminalText(text.replace(/\s+/g, ' ').trim());
}
