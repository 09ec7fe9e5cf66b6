import type { Review, Source, Statement } from '../evidence/index.ts';
import { recordable } from './content.ts';
import type { Driver, Record } from './driver.ts';
import { decode, encode } from './encode.ts';
import type { Batch, Ledger, Receipt } from './ledger.ts';

/** The time of a record, in ISO form. */
export type Clock = () => string;

/** The ledger over an embedded SQL store whose tables are those of `schema.ts`. */
export function sqlLedger(driver: Driver, clock: Clock): Ledger {
  return {
    add: (batch) => add(driver, batch, clock),
    review: (review) => recordReview(driver, review, clock),
    statements: statementReader(driver),
    sources: () => driver.all(`${SELECT_SOURCES} order by rowid`).map(sourceOf),
    source: (id) => driver.all(`${SELECT_SOURCES} where id = ?`, id).map(sourceOf)[0],
    reviews: () => driver.all('select * from reviews order by seq').map(reviewOf),
    version: () => versionOf(driver),
    close: () => driver.close(),
  };
}

const SELECT_SOURCES = 'select id, kind, name, title, published, text from sources';

/** Nothing recorded ever changes, so only what is new since the last reading is read. */
function statementReader(driver: Driver): () => readonly Statement[] {
  let read: readonly Statement[] = [];
  let last = 0;
  return () => {
    const rows = driver.all(
      'select seq, body, recorded_at from statements where seq > ? order by seq',
      last,
    );
    if (rows.length === 0) return read;
    last = Number(rows.at(-1)?.['seq']);
    read = [...read, ...rows.map(statementOf)];
    return read;
  };
}

/** The number of records: the same for every process, and it only grows. */
function versionOf(driver: Driver): number {
  const [row] = driver.all(
    `select coalesce((select max(rowid) from sources), 0)
       + coalesce((select max(seq) from statements), 0)
       + coalesce((select max(seq) from reviews), 0) as version`,
  );
  return Number(row?.['version']);
}

function add(driver: Driver, batch: Batch, clock: Clock): Receipt {
  const statements = recordable(batch);
  const { source, bytes } = batch;
  return driver.transaction(() => {
    if (driver.all('select 1 from sources where id = ?', source.id).length > 0) {
      return { source: source.id, added: 0, known: batch.statements.length };
    }
    const at = nextTime(driver, clock);
    const { id, kind, name, title = null, published = null, text } = source;
    driver.run(
      `insert into sources (id, kind, name, title, published, bytes, text, recorded_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      kind,
      name,
      title,
      published,
      Buffer.from(bytes),
      text,
      at,
    );
    for (const statement of statements) {
      driver.run(
        'insert into statements (id, source, type, body, recorded_at) values (?, ?, ?, ?, ?)',
        statement.id,
        source.id,
        statement.claim.type,
        encode(statement),
        at,
      );
    }
    const added = statements.length;
    return { source: source.id, added, known: batch.statements.length - added };
  });
}

function recordReview(driver: Driver, review: Omit<Review, 'recordedAt'>, clock: Clock): Review {
  const { statement, verdict, by, why } = review;
  return driver.transaction(() => {
    const recordedAt = nextTime(driver, clock);
    driver.run(
      'insert into reviews (statement, verdict, by, why, recorded_at) values (?, ?, ?, ?, ?)',
      statement,
      verdict,
      by,
      why,
      recordedAt,
    );
    return { statement, verdict, by, why, recordedAt };
  });
}

/** A clock that goes back must not put a later record before an earlier one. */
function nextTime(driver: Driver, clock: Clock): string {
  const [row] = driver.all(
    `select max(
       coalesce((select recorded_at from sources order by rowid desc limit 1), ''),
       coalesce((select recorded_at from reviews order by seq desc limit 1), '')) as last`,
  );
  return later(String(row?.['last'] ?? ''), clock());
}

/** The later of two times in ISO form. */
export function later(first: string, second: string): string {
  return first > second ? first : second;
}

function sourceOf(row: Record): Source {
  const { title, published, ...always } = row;
  return {
    ...always,
    ...(title !== null && { title }),
    ...(published !== null && { published }),
  } as unknown as Source;
}

function statementOf(row: Record): Statement {
  return { ...decode(String(row['body'])), recordedAt: String(row['recorded_at']) };
}

function reviewOf(row: Record): Review {
  const { statement, verdict, by, why, recorded_at: recordedAt } = row;
  return { statement, verdict, by, why, recordedAt } as unknown as Review;
}
