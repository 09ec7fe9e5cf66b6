import type { Review, Statement } from '../evidence/index.ts';

/** What reviews, and the reader's own doubt, make of a statement. */
export type Standing = 'accepted' | 'rejected' | 'usable' | 'waiting' | 'dropped';

/**
 * The standing of every statement: the last review decides; without one, or when it reopens, a statement from a table
 * stands, and one read from text stands only in the reader's accept band.
 */
export function standings(reviews: readonly Review[]): (statement: Statement) => Standing {
  const known = STANDINGS.get(reviews) ?? standingsFrom(reviews);
  STANDINGS.set(reviews, known);
  return known;
}

const STANDINGS = new WeakMap<readonly Review[], (statement: Statement) => Standing>();

function standingsFrom(reviews: readonly Review[]): (statement: Statement) => Standing {
  const verdicts = new Map(reviews.map((review) => [review.statement, review.verdict]));
  return (statement) => {
    const verdict = verdicts.get(statement.id);
    if (verdict === 'accept') return 'accepted';
    if (verdict === 'reject') return 'rejected';
    if (statement.confidence === 'review') return 'waiting';
    return statement.confidence === 'drop' ? 'dropped' : 'usable';
  };
}
