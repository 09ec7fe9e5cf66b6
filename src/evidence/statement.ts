import type { Circumstance, Claim, ClaimType } from './claim.ts';
import type { Citation } from './source.ts';

export type Confidence = 'accept' | 'review' | 'drop';

/** A claim, with who says it, where, and when it was recorded. Never edited, only superseded. */
export interface Statement<C extends Claim = Claim> extends Circumstance {
  readonly id: string;
  readonly claim: C;
  readonly assertedBy?: string;
  readonly citation: Citation;
  readonly note?: string;
  /** How sure the reader of the text was; absent for tables, which say what they say. */
  readonly confidence?: Confidence;
  /** The statement that a reviewer put this one in the place of; both are kept. */
  readonly corrects?: string;
  /** When it was recorded here: ISO time; absent outside a ledger. */
  readonly recordedAt?: string;
}

/** `reopen` takes back what was decided: the statement stands as if nobody had reviewed it. */
export type Verdict = 'accept' | 'reject' | 'reopen';

/** A person's verdict on a statement. It is a record itself and can be reviewed again. */
export interface Review {
  readonly statement: string;
  readonly verdict: Verdict;
  readonly by: string;
  readonly why: string;
  readonly recordedAt: string;
}

export function isOf<T extends ClaimType>(type: T) {
  return (statement: Statement): statement is Statement<Extract<Claim, { type: T }>> =>
    statement.claim.type === type;
}
