/** Why a step, or the data of a step, cannot be done. The list is documented in `docs/deal.md`. */
export type StopCode =
  | 'unknown-step'
  | 'unknown-field'
  | 'missing-field'
  | 'bad-field'
  | 'bad-quantity'
  | 'not-positive'
  | 'ratio-not-positive'
  | 'split-not-one'
  | 'unknown-party'
  | 'already-known'
  | 'unknown-agreement'
  | 'agreement-exists'
  | 'more-than-held'
  | 'rest-too-small'
  | 'transfer-to-itself'
  | 'issue-to-itself'
  | 'merge-with-itself'
  | 'into-exists'
  | 'below-target'
  | 'over-100-blocked'
  | 'dates-backwards'
  | 'cancel-without-treasury'
  | 'no-counts'
  | 'no-capital'
  | 'not-exact';

/** A step that cannot be done: what is wrong, with the arithmetic, and what to do about it. */
export interface Stop {
  readonly code: StopCode;
  readonly says: string;
  readonly try: string;
}

/** A stop with the place of the step in the list of steps, counted from 0. */
export interface Refused extends Stop {
  readonly at: number;
}

export function stop(code: StopCode, says: string, remedy: string): Stop {
  return { code, says, try: remedy };
}

export function isStop<T extends object>(result: T | Stop): result is Stop {
  return 'code' in result && 'says' in result && 'try' in result;
}
