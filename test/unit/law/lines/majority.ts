import type { Span } from './span.ts';

/**
 * A majority rule in whole votes. With `base` votes that the yes is measured on, `line` votes for meet
 * the line exactly; one less is always too few, one more is always enough.
 */
export interface MajorityLine extends Span {
  readonly base: number;
  readonly line: number;
  readonly exactly: 'passed' | 'failed' | 'tie';
  /** What the base counts: everyone present, those who say yes or no, or all votes there are. */
  readonly on: 'present' | 'cast' | 'all';
  /** A second line, on all votes: `of` votes exist, and `line` of them for meet it exactly. */
  readonly second?: { readonly of: number; readonly line: number; readonly exactly: boolean };
  /** With fewer than `present` of `of` votes present, `line` of that many meet another line exactly. */
  readonly fewPresent?: {
    readonly of: number;
    readonly present: number;
    readonly line: number;
    readonly exactly: 'passed' | 'failed';
  };
  /** Of `of` votes (or members), `line` present meet the quorum exactly. */
  readonly quorum?: { readonly of: number; readonly line: number; readonly exactly: boolean };
}

export const majorities: readonly MajorityLine[] = [
  // Japan: art. 309(1), 309(2), 369. Half of the votes is no majority; two thirds is enough.
  {
    rule: 'jp-ordinary',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'present',
    quorum: { of: 1000, line: 500, exactly: false },
    from: ['2006-04-30', '2006-05-01'],
  },
  {
    rule: 'jp-special',
    base: 1200,
    line: 800,
    exactly: 'passed',
    on: 'present',
    quorum: { of: 1000, line: 500, exactly: false },
    from: ['2006-04-30', '2006-05-01'],
  },
  {
    rule: 'jp-board',
    base: 10,
    line: 5,
    exactly: 'failed',
    on: 'present',
    quorum: { of: 12, line: 6, exactly: false },
  },
  // France: abstentions are a no up to the year closed on 19 July 2019, and nothing since.
  {
    rule: 'fr-ago-old',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'present',
    quorum: { of: 1000, line: 200, exactly: true },
    to: ['2019-07-19', '2019-07-20'],
    yearClosed: true,
  },
  {
    rule: 'fr-age-old',
    base: 1200,
    line: 800,
    exactly: 'passed',
    on: 'present',
    quorum: { of: 1000, line: 250, exactly: true },
    to: ['2019-07-19', '2019-07-20'],
    yearClosed: true,
  },
  {
    rule: 'fr-ago-new',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'cast',
    quorum: { of: 1000, line: 200, exactly: true },
    from: ['2019-07-19', '2019-07-20'],
    yearClosed: true,
  },
  {
    rule: 'fr-age-new',
    base: 1200,
    line: 800,
    exactly: 'passed',
    on: 'cast',
    quorum: { of: 1000, line: 250, exactly: true },
    from: ['2019-07-19', '2019-07-20'],
    yearClosed: true,
  },
  // At five for and five against the chair decides; without knowing the chair's vote it is a tie.
  {
    rule: 'fr-board',
    base: 10,
    line: 5,
    exactly: 'tie',
    on: 'present',
    quorum: { of: 12, line: 6, exactly: true },
  },
  { rule: 'de-ordinary', base: 1200, line: 600, exactly: 'failed', on: 'cast' },
  { rule: 'de-articles', base: 1200, line: 900, exactly: 'passed', on: 'cast' },
  {
    rule: 'uk-ordinary',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'cast',
    from: ['2007-09-30', '2007-10-01'],
  },
  {
    rule: 'uk-special',
    base: 1200,
    line: 900,
    exactly: 'passed',
    on: 'cast',
    from: ['2007-09-30', '2007-10-01'],
  },
  {
    rule: 'us-de-216',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'present',
    quorum: { of: 1000, line: 500, exactly: false },
  },
  {
    rule: 'us-de-251',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'all',
    quorum: { of: 1000, line: 500, exactly: false },
  },
  { rule: 'nl-ordinary', base: 1200, line: 600, exactly: 'failed', on: 'cast' },
  { rule: 'it-ordinary', base: 1200, line: 600, exactly: 'failed', on: 'present' },
  {
    rule: 'it-special',
    base: 1200,
    line: 800,
    exactly: 'passed',
    on: 'present',
    quorum: { of: 1000, line: 500, exactly: true },
  },
  {
    rule: 'be-ordinary',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'cast',
    from: ['2019-04-30', '2019-05-01'],
  },
  {
    rule: 'be-special',
    base: 1200,
    line: 900,
    exactly: 'passed',
    on: 'cast',
    quorum: { of: 1000, line: 500, exactly: true },
    from: ['2019-04-30', '2019-05-01'],
  },
  // Korea has no quorum of its own: a quarter (a third) of all votes must say yes.
  {
    rule: 'kr-ordinary',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'present',
    second: { of: 1200, line: 300, exactly: true },
  },
  {
    rule: 'kr-special',
    base: 1200,
    line: 800,
    exactly: 'passed',
    on: 'present',
    second: { of: 1200, line: 400, exactly: true },
  },
  {
    rule: 'es-ordinary',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'cast',
    quorum: { of: 1000, line: 250, exactly: true },
  },
  {
    rule: 'es-special',
    base: 1200,
    line: 600,
    exactly: 'failed',
    on: 'present',
    quorum: { of: 1000, line: 500, exactly: true },
    fewPresent: { of: 2400, present: 1200, line: 800, exactly: 'passed' },
  },
];
