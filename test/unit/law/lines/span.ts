/** When a rule holds, as a person reads it in the law: the day before and the first day, the last day and the day after. */
export interface Span {
  readonly rule: string;
  readonly from?: readonly [before: string, first: string];
  readonly to?: readonly [last: string, after: string];
  /** The days are closes of the financial year that the meeting decides on. */
  readonly yearClosed?: true;
}
