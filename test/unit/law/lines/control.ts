import type { Span } from './span.ts';

/** A test of control in whole votes of 1,000 gross votes; `exactly` is the verdict at the line itself. */
export interface ControlLine extends Span {
  readonly line: number;
  readonly exactly: 'no';
  readonly above: 'yes' | 'presumed';
  /** Votes present at each meeting, of 1,000; without it, all gross votes are the base. */
  readonly attendance?: readonly number[];
  /** Whether another holder with one vote more stops it. */
  readonly largerStops: boolean;
}

export const controls: readonly ControlLine[] = [
  { rule: 'majority', line: 500, exactly: 'no', above: 'yes', largerStops: false },
  {
    rule: 'fr-233-3-presumption',
    line: 400,
    exactly: 'no',
    above: 'presumed',
    largerStops: true,
    from: ['2000-09-20', '2000-09-21'],
  },
  {
    rule: 'fr-233-3-majority',
    line: 500,
    exactly: 'no',
    above: 'yes',
    largerStops: false,
    from: ['2000-09-20', '2000-09-21'],
  },
  // 400 of the 800 who came at the fullest meeting is one half.
  {
    rule: 'eu-de-facto',
    line: 400,
    exactly: 'no',
    above: 'yes',
    attendance: [700, 750, 800],
    largerStops: false,
    from: ['2008-04-15', '2008-04-16'],
  },
];
