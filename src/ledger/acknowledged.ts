import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hash } from 'node:crypto';
import type { Driver } from './driver.ts';
import { damaged } from './refusal.ts';
import { type Head, headOf, type SealedTable, SEALED, textOf } from './seal.ts';

/**
 * What was acknowledged, kept outside the ledger and its log: where each table ended after a commit.
 *
 * The engine drops what comes after a damaged place in its log, and the seals of what is left fit.
 * The note of the highest commit tells that there was more.
 */
type Mark = readonly Head[];

/** Above this size only the highest line is kept. */
const NOTES_BYTES = 64 * 1024;

/** The file of the notes, beside that of the ledger. */
export function notesOf(file: string): string {
  return `${file}.acknowledged`;
}

/**
 * Notes a commit, after it is durable and before its caller hears of it. A disk that cannot take the
 * note takes nothing from the records: they are kept, with one guard less.
 */
export function acknowledge(file: string, mark: Mark): void {
  try {
    const notes = openSync(notesOf(file), 'a');
    try {
      // The break comes first, so that a line which was cut off does not spoil this one.
      writeSync(notes, `\n${lineOf(mark)}`);
      fdatasyncSync(notes);
    } finally {
      closeSync(notes);
    }
  } catch {
    // As after a crash between commit and note.
  }
}

/**
 * Keeps only the highest note. To be called within a write transaction: whoever notes an earlier commit
 * in that moment may write in vain, and the commit of the caller goes beyond it.
 */
export function shortenNotes(file: string): void {
  const notes = notesOf(file);
  if ((statSync(notes, { throwIfNoEntry: false })?.size ?? 0) <= NOTES_BYTES) return;
  const highest = highestNote(file);
  const draft = `${notes}.new`;
  try {
    if (highest) writeFileSync(draft, lineOf(highest), { flush: true });
    if (highest) renameSync(draft, notes);
  } catch {
    // The long file serves as well.
  }
}

/** Where the tables end now. */
export function headsOf(driver: Driver): Mark {
  return SEALED.map((table) => headOf(driver, table));
}

/** Refuses a ledger that has lost what was acknowledged. */
export function refuseLoss(driver: Driver): void {
  const [loss] = lossesOf(driver);
  if (loss !== undefined) throw damaged(driver.file, loss);
}

/** Refuses to begin a new ledger where the old one is gone. */
export function refuseAbsence(file: string): void {
  const mark = highestNote(file);
  const count = mark?.reduce((total, head) => total + head.count, 0) ?? 0;
  if (count > 0)
    throw damaged(
      file,
      `the file is gone, and ${count} records were acknowledged in it (to begin anew, remove ${notesOf(file)} too)`,
    );
}

/** What a ledger has lost since it was acknowledged. */
export function lossesOf(driver: Driver): readonly string[] {
  const mark = highestNote(driver.file);
  return SEALED.flatMap((table, at) => {
    const noted = mark?.[at];
    const loss = noted && lossOf(driver, table, noted);
    return loss === undefined ? [] : [loss];
  });
}

function lossOf(driver: Driver, table: SealedTable, noted: Head): string | undefined {
  const { name, seq } = table;
  const { count } = headOf(driver, table);
  if (count < noted.count)
    return `${noted.count - count} of ${noted.count} ${name} that were acknowledged are gone: its log was damaged, or an older copy stands in its place`;
  if (noted.count === 0) return undefined;
  const [row] = driver.all(
    `select cast(seal as blob) as seal from ${name} where ${seq} = ?`,
    noted.count,
  );
  return row && textOf(driver, row['seal']) === noted.seal
    ? undefined
    : `record ${noted.count} of ${name} is not the one that was acknowledged here: another ledger stands in its place`;
}

/** Begins anew, where no ledger is. */
export function forgetNotes(file: string): void {
  rmSync(notesOf(file), { force: true });
}

/** The highest of the notes that are whole. */
function highestNote(file: string): Mark | undefined {
  const notes = notesOf(file);
  if (!existsSync(notes)) return undefined;
  let highest: Mark | undefined;
  for (const line of readFileSync(notes, 'latin1').split('\n')) {
    const mark = markOf(line);
    if (mark && (!highest || totalOf(mark) > totalOf(highest))) highest = mark;
  }
  return highest;
}

function totalOf(mark: Mark): number {
  return mark.reduce((total, { count }) => total + count, 0);
}

function lineOf(mark: Mark): string {
  const text = JSON.stringify(mark.map(({ count, seal }) => [count, seal]));
  return `${digestOf(text)} ${text}`;
}

function markOf(line: string): Mark | undefined {
  const [digest = '', text = ''] = line.split(' ', 2);
  if (text === '' || digest !== digestOf(text)) return undefined;
  const heads = JSON.parse(text) as readonly (readonly [number, string])[];
  return heads.map(([count, seal]) => ({ count, seal }));
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}
