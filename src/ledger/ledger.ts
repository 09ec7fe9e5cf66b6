import type { Review, Source, Statement } from '../evidence/index.ts';

/** One atomic addition: all of it is recorded, or none. */
export interface Batch {
  readonly source: Source;
  /** The bytes as they came. */
  readonly bytes: Uint8Array;
  readonly statements: readonly Statement[];
  /** Verdicts that belong to the addition, recorded even when its bytes were there already. */
  readonly reviews?: readonly NewReview[];
}

/** A verdict before it is recorded. */
export type NewReview = Omit<Review, 'recordedAt'>;

export interface Receipt {
  readonly source: string;
  /** Statements recorded by this addition; 0 when the same bytes were there already. */
  readonly added: number;
  /** Statements that were there before. */
  readonly known: number;
}

/**
 * The append-only store of sources, statements and reviews.
 *
 * `add` returns only after the batch is durable. Nothing is changed or removed: a later statement
 * supersedes an earlier one, and a review is a record of its own. `version` grows with every
 * committed change, also one made by another process.
 */
export interface Ledger {
  add(batch: Batch): Receipt;
  review(review: NewReview): Review;
  /** All statements, or those recorded after the first `after` of them. */
  statements(after?: number): readonly Statement[];
  sources(): readonly Source[];
  source(id: string): Source | undefined;
  reviews(): readonly Review[];
  version(): number;
  close(): void;
}
