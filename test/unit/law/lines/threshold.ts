import type { Span } from './span.ts';

/** A threshold in whole shares: one share less than `line` never reaches it, one more always does. */
export interface ThresholdLine extends Span {
  /** A day on which the rule holds. */
  readonly on: string;
  readonly shares: number;
  readonly line: number;
  readonly exactly: boolean | 'undetermined';
  /** Below: what the rule says where it only opens a list of questions. */
  readonly below?: 'undetermined';
  /** Every further step, in shares; each is reached exactly at it. */
  readonly steps?: readonly number[];
  /** Named bands: the first and the last share of each. */
  readonly bands?: readonly (readonly [name: string, first: number, last: number])[];
}

const NOW = '2024-06-01';

export const thresholds: readonly ThresholdLine[] = [
  {
    rule: 'bid-fr',
    on: NOW,
    shares: 1000,
    line: 300,
    exactly: false,
    from: ['2011-01-31', '2011-02-01'],
  },
  {
    rule: 'bid-de',
    on: NOW,
    shares: 1000,
    line: 300,
    exactly: true,
    from: ['2001-12-31', '2002-01-01'],
  },
  { rule: 'bid-uk', on: NOW, shares: 1000, line: 300, exactly: true },
  {
    rule: 'bid-jp-old',
    on: NOW,
    shares: 900,
    line: 300,
    exactly: false,
    to: ['2026-04-30', '2026-05-01'],
  },
  {
    rule: 'bid-jp-new',
    on: '2026-06-01',
    shares: 1000,
    line: 300,
    exactly: false,
    from: ['2026-04-30', '2026-05-01'],
  },
  // Directive 2004/109/EC, article 9(1): 5, 10, 15, 20, 25, 30, 50 and 75%; "reaches" is at the line.
  {
    rule: 'disc-eu',
    on: NOW,
    shares: 1000,
    line: 50,
    exactly: true,
    steps: [50, 100, 150, 200, 250, 300, 500, 750],
    from: ['2007-01-19', '2007-01-20'],
  },
  { rule: 'disc-jp', on: NOW, shares: 1000, line: 50, exactly: false },
  { rule: 'disc-us', on: NOW, shares: 1000, line: 50, exactly: false },
  {
    rule: 'ubo-amld4',
    on: NOW,
    shares: 1000,
    line: 250,
    exactly: false,
    from: ['2017-06-25', '2017-06-26'],
    to: ['2027-07-09', '2027-07-10'],
  },
  {
    rule: 'ubo-amlr',
    on: '2028-01-01',
    shares: 1000,
    line: 250,
    exactly: true,
    from: ['2027-07-09', '2027-07-10'],
  },
  {
    rule: 'psc-uk',
    on: NOW,
    shares: 1000,
    line: 250,
    exactly: false,
    bands: [
      ['none', 1, 250],
      ['25-50', 251, 500],
      ['50-75', 501, 749],
      ['75-100', 750, 1000],
    ],
    from: ['2016-04-05', '2016-04-06'],
  },
  {
    rule: 'ubo-us-cta',
    on: '2025-06-01',
    shares: 1000,
    line: 250,
    exactly: true,
    from: ['2025-03-25', '2025-03-26'],
  },
  {
    rule: 'ofac-50',
    on: NOW,
    shares: 1000,
    line: 500,
    exactly: true,
    from: ['2014-08-12', '2014-08-13'],
  },
  { rule: 'eu-sanctions-50', on: NOW, shares: 1000, line: 500, exactly: true },
  { rule: 'ofsi-50', on: NOW, shares: 1000, line: 500, exactly: false },
  { rule: 'ias-28', on: NOW, shares: 1000, line: 200, exactly: true },
  // Below one half votes decide nothing: the other questions of the standard remain.
  {
    rule: 'ifrs-10',
    on: NOW,
    shares: 1000,
    line: 500,
    exactly: 'undetermined',
    below: 'undetermined',
    from: ['2012-12-31', '2013-01-01'],
  },
];
