import type { Review, Source, Statement } from '../evidence/index.ts';
import { recordable } from './content.ts';
import type { Ledger } from './ledger.ts';
import { type Clock, later } from './sql-ledger.ts';

/** A ledger that forgets when it is closed: for tests, and for questions that need no store. */
export function memoryLedger(clock: Clock = () => new Date().toISOString()): Ledger {
  const sources = new Map<string, Source>();
  const statements: Statement[] = [];
  const reviews: Review[] = [];
  let last = '';
  const now = () => (last = later(last, clock()));
  return {
    add(batch) {
      const distinct = recordable(batch);
      const { source } = batch;
      const recordedAt = now();
      for (const { statement, verdict, by, why } of batch.reviews ?? [])
        reviews.push({ statement, verdict, by, why, recordedAt });
      if (sources.has(source.id)) {
        return { source: source.id, added: 0, known: batch.statements.length };
      }
      sources.set(source.id, source);
      statements.push(...distinct.map((statement) => ({ ...statement, recordedAt })));
      const added = distinct.length;
      return { source: source.id, added, known: batch.statements.length - added };
    },
    review({ statement, verdict, by, why }) {
      const recorded = { statement, verdict, by, why, recordedAt: now() };
      reviews.push(recorded);
      return recorded;
    },
    statements: (after = 0) => statements.slice(after),
    sources: () => [...sources.values()],
    source: (id) => sources.get(id),
    reviews: () => [...reviews],
    version: () => sources.size + statements.length + reviews.length,
    close: () => {},
  };
}
