import type { Review, Source, Statement } from '../evidence/index.ts';
import { acknowledge, headsOf, shortenNotes } from './acknowledged.ts';
import { recordable } from './content.ts';
import type { Driver, Record } from './driver.ts';
import { decode, encode } from './encode.ts';
import type { Batch, Ledger, NewReview, Receipt } from './ledger.ts';
import { append, REVIEWS, sealedReader, SOURCES, STATEMENTS, textOf } from './seal.ts';

/** The time of a record, in ISO form. */
export type Clock = () => string;

/** The ledger over an embedded SQL store whose tables are those of `schema.ts`. */
export function sqlLedger(driver: Driver, clock: Clock): Ledger {
  const sources = sealedReader(driver, SOURCES, sourceOf);
  return {
    add: (batch) => add(driver, batch, clock),
    review: (review) => recordReview(driver, review, clock),
    statements: sealedReader(driver, STATEMENTS, statementOf),
    sources,
    source: (id) => sources().find((source) => source.id === id),
    reviews: sealedReader(driver, REVIEWS, reviewOf),
    version: () => versionOf(driver),
    close: () => driver.close(),
  };
}

/** The number of records: the same for every process, and it only grows. */
function versionOf(driver: Driver): number {
  const [row] = driver.all('select coalesce(sum(count), 0) as version from heads');
  return Number(row?.['version']);
}

function add(driver: Driver, batch: Batch, clock: Clock): Receipt {
  const statements = recordable(batch);
  const { source, bytes } = batch;
  return acknowledged(driver, () => {
    const at = nextTime(driver, clock);
    for (const review of batch.reviews ?? []) appendReview(driver, review, at);
    if (driver.all('select 1 from sources where id = ?', source.id).length > 0) {
      return { source: source.id, added: 0, known: batch.statements.length };
    }
    const { id, kind, name, title = null, published = null, text } = source;
    append(driver, SOURCES, [[id, kind, name, title, published, text, at]], {
      bytes: Buffer.from(bytes),
    });
    append(driver, STATEMENTS, rowsOf(statements, { source: id, at }));
    const added = statements.length;
    return { source: source.id, added, known: batch.statements.length - added };
  });
}

/** Runs the work in one transaction; once it is durable, notes it outside the store too. */
function acknowledged<T>(driver: Driver, work: () => T): T {
  const { result, heads } = driver.transaction(() => {
    shortenNotes(driver.file);
    const result = work();
    return { result, heads: headsOf(driver) };
  });
  acknowledge(driver.file, heads);
  return result;
}

/** One row after the other, so that no more than are written at once lie in memory. */
function* rowsOf(
  statements: readonly Statement[],
  { source, at }: { readonly source: string; readonly at: string },
) {
  for (const each of statements) yield [each.id, source, each.claim.type, encode(each), at];
}

function recordReview(driver: Driver, review: NewReview, clock: Clock): Review {
  return acknowledged(driver, () => appendReview(driver, review, nextTime(driver, clock)));
}

function appendReview(driver: Driver, review: NewReview, recordedAt: string): Review {
  const { statement, verdict, by, why } = review;
  append(driver, REVIEWS, [[statement, verdict, by, why, recordedAt]]);
  return { statement, verdict, by, why, recordedAt };
}

/** A clock that goes back must not put a later record before an earlier one. */
function nextTime(driver: Driver, clock: Clock): string {
  const [row] = driver.all(
    `select cast(max(
       coalesce((select recorded_at from sources order by rowid desc limit 1), ''),
       coalesce((select recorded_at from reviews order by seq desc limit 1), '')) as blob) as last`,
  );
  return later(textOf(driver, row?.['last']), clock());
}

/** The later of two times in ISO form. */
export function later(first: string, second: string): string {
  return first > second ? first : second;
}

function sourceOf(row: Record): Source {
  const { id, kind, name, title, published, text } = row;
  return {
    id,
    kind,
    name,
    ...(title !== null && { title }),
    ...(published !== null && { published }),
    text,
  } as unknown as Source;
}

function statementOf(row: Record): Statement {
  return { ...decode(String(row['body'])), recordedAt: String(row['recorded_at']) };
}

function reviewOf(row: Record): Review {
  const { statement, verdict, by, why, recorded_at: recordedAt } = row;
  return { statement, verdict, by, why, recordedAt } as unknown as Review;
}
