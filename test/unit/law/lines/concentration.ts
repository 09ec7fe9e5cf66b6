import type { Span } from './span.ts';

/** Points of concentration after a merger, the change in points, the merged share in percent. */
export interface ConcentrationLine extends Span {
  readonly lowConcern: readonly (readonly [index: number, delta: number, low: boolean])[];
  readonly harmful: readonly (readonly [
    index: number,
    delta: number,
    merged: number,
    harmful: boolean,
  ])[];
}

export const concentrations: readonly ConcentrationLine[] = [
  // EU guidelines 19-20: below 1,000; 1,000 to 2,000 with a change below 250; above 2,000 below 150.
  {
    rule: 'hhi-eu',
    lowConcern: [
      [999, 9000, true],
      [1000, 249, true],
      [1000, 250, false],
      [1001, 251, false],
      [1999, 249, true],
      [2000, 249, true],
      [2000, 250, false],
      [2001, 249, false],
      [2001, 150, false],
      [2001, 149, true],
    ],
    harmful: [[9000, 5000, 99, false]],
    from: ['2004-04-30', '2004-05-01'],
  },
  // US guidelines: a change above 100, and either an index above 1,800 or a share above 30%.
  {
    rule: 'hhi-us-2023',
    lowConcern: [[0, 0, false]],
    harmful: [
      [1800, 101, 30, false],
      [1801, 100, 30, false],
      [1801, 101, 30, true],
      [1800, 101, 31, true],
      [1799, 101, 31, true],
      [1800, 100, 31, false],
      [1800, 101, 29, false],
      [1801, 99, 31, false],
    ],
    from: ['2023-12-17', '2023-12-18'],
  },
  // An index, not a line.
  { rule: 'mhhi', lowConcern: [[0, 0, false]], harmful: [[9000, 5000, 99, false]] },
];
