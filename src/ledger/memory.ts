import type { Review, Source, Statement } from '../evidence/index.ts';
import { changed, checkSource, contentOf } from './content.ts';
import type { Ledger } from './ledger.ts';
import { type Clock, unknownStatement } from './sql-ledger.ts';

/** A ledger that forgets when it is closed: for tests, and for questions that need no store. */
export function memoryLedger(clock: Clock = () => new Date().toISOString()): Ledger {
  const sources = new Map<string, Source>();
  const statements = new Map<string, Statement>();
  const reviews: Review[] = [];
  let last = '';
  const now = () => {
    const time = clock();
    last = time > last ? time : last;
    return last;
  };
  return {
    add(batch) {
      checkSource(batch);
      const { source } = batch;
      if (sources.has(source.id)) {
        return { source: source.id, added: 0, known: batch.statements.length };
      }
      const recordedAt = now();
      const fresh = new Map<string, Statement>();
      const conflicting: Statement[] = [];
      for (const statement of batch.statements) {
        const known = statements.get(statement.id) ?? fresh.get(statement.id);
        if (!known) fresh.set(statement.id, { ...statement, recordedAt });
        else if (contentOf(known) !== contentOf(statement)) conflicting.push(statement);
      }
      if (conflicting.length > 0) throw changed(batch, conflicting);
      sources.set(source.id, source);
      for (const [id, statement] of fresh) statements.set(id, statement);
      return {
        source: source.id,
        added: fresh.size,
        known: batch.statements.length - fresh.size,
      };
    },
    review(review) {
      if (!statements.has(review.statement)) throw unknownStatement(review);
      const { statement, verdict, by, why } = review;
      const recorded = { statement, verdict, by, why, recordedAt: now() };
      reviews.push(recorded);
      return recorded;
    },
    statements: () => [...statements.values()],
    sources: () => [...sources.values()],
    source: (id) => sources.get(id),
    reviews: () => [...reviews],
    version: () => sources.size + statements.size + reviews.length,
    close: () => {},
  };
}
