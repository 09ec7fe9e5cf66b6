import type { Review, Statement } from '../evidence/index.ts';
import { BadCall } from '../model/index.ts';
import { changed, checkSource, contentOf } from './content.ts';
import type { Driver } from './driver.ts';
import type { Batch, Ledger, Receipt } from './ledger.ts';
import {
  INSERT_REVIEW,
  INSERT_SOURCE,
  INSERT_STATEMENT,
  REVIEW_COLUMNS,
  reviewOf,
  reviewValues,
  SOURCE_COLUMNS,
  sourceOf,
  sourceValues,
  STATEMENT_COLUMNS,
  statementOf,
  statementValues,
} from './rows.ts';

/** The time of a record: ISO, never before the last one recorded, whatever the clock does. */
export type Clock = () => string;

/** The ledger over an embedded SQL store whose tables are those of `schema.ts`. */
export function sqlLedger(driver: Driver, clock: Clock): Ledger {
  const read: { statements: Statement[]; seq: number } = { statements: [], seq: 0 };
  return {
    add: (batch) => add(driver, batch, clock),
    review: (review) => recordReview(driver, review, clock),
    statements() {
      // Nothing recorded ever changes, so only what is new has to be read.
      const rows = driver.all(
        `SELECT ${STATEMENT_COLUMNS} FROM statements WHERE seq > ? ORDER BY seq`,
        [read.seq],
      );
      if (rows.length === 0) return read.statements;
      read.statements = [...read.statements, ...rows.map(statementOf)];
      read.seq = Number(rows.at(-1)?.['seq']);
      return read.statements;
    },
    sources: () =>
      driver.all(`SELECT ${SOURCE_COLUMNS} FROM sources ORDER BY seq`).map(sourceOf),
    source(id) {
      const [row] = driver.all(`SELECT ${SOURCE_COLUMNS} FROM sources WHERE id = ?`, [id]);
      return row && sourceOf(row);
    },
    reviews: () =>
      driver.all(`SELECT ${REVIEW_COLUMNS} FROM reviews ORDER BY seq`).map(reviewOf),
    version: () => versionOf(driver),
    close: () => driver.close(),
  };
}

/** The number of records: it is the same for every process, and only grows. */
function versionOf(driver: Driver): number {
  const [row] = driver.all(
    `SELECT coalesce((SELECT max(seq) FROM sources), 0)
       + coalesce((SELECT max(seq) FROM statements), 0)
       + coalesce((SELECT max(seq) FROM reviews), 0) AS version`,
  );
  return Number(row?.['version']);
}

function add(driver: Driver, batch: Batch, clock: Clock): Receipt {
  checkSource(batch);
  const { source, statements } = batch;
  return driver.transaction(() => {
    if (driver.all('SELECT 1 FROM sources WHERE id = ?', [source.id]).length > 0) {
      return { source: source.id, added: 0, known: statements.length };
    }
    const recordedAt = nextTime(driver, clock);
    driver.run(INSERT_SOURCE, sourceValues(batch, recordedAt));
    const conflicting: Statement[] = [];
    let added = 0;
    for (const statement of statements) {
      const known = contentKnown(driver, statement.id);
      if (known === undefined) {
        driver.run(INSERT_STATEMENT, statementValues(statement, source.id, recordedAt));
        added += 1;
      } else if (known !== contentOf(statement)) conflicting.push(statement);
    }
    if (conflicting.length > 0) throw changed(batch, conflicting);
    return { source: source.id, added, known: statements.length - added };
  });
}

function contentKnown(driver: Driver, id: string): string | undefined {
  const [row] = driver.all('SELECT content FROM statements WHERE id = ?', [id]);
  return row && String(row['content']);
}

function recordReview(
  driver: Driver,
  review: Omit<Review, 'recordedAt'>,
  clock: Clock,
): Review {
  return driver.transaction(() => {
    if (contentKnown(driver, review.statement) === undefined) throw unknownStatement(review);
    const { statement, verdict, by, why } = review;
    const recorded = { statement, verdict, by, why, recordedAt: nextTime(driver, clock) };
    driver.run(INSERT_REVIEW, reviewValues(recorded));
    return recorded;
  });
}

/** A review of a statement that nobody recorded. */
export function unknownStatement({ statement }: Pick<Review, 'statement'>): BadCall {
  return new BadCall(`The ledger holds no statement "${statement}" to review.`);
}

/** A clock that goes back must not put a later record before an earlier one. */
function nextTime(driver: Driver, clock: Clock): string {
  const [row] = driver.all(
    `SELECT max(coalesce((SELECT recorded_at FROM sources ORDER BY seq DESC LIMIT 1), ''),
                coalesce((SELECT recorded_at FROM reviews ORDER BY seq DESC LIMIT 1), '')) AS last`,
  );
  const [last, now] = [String(row?.['last'] ?? ''), clock()];
  return last > now ? last : now;
}

