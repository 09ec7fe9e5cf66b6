import type { Span } from './span.ts';

/** Extra votes: a share registered on `registered` has one vote on `before`, and `votes` from `earned` on. */
export interface InstrumentLine extends Span {
  readonly country: string;
  readonly votes: number;
  readonly registered: string;
  readonly before: string;
  readonly earned: string;
  /** By law in listed companies; else only where the register says that the articles provide for it. */
  readonly byLaw: boolean;
}

export const instruments: readonly InstrumentLine[] = [
  {
    rule: 'fr-double-votes',
    country: 'FR',
    votes: 2,
    registered: '2018-05-10',
    before: '2020-05-09',
    earned: '2020-05-10',
    byLaw: true,
    from: ['2014-04-01', '2014-04-02'],
  },
  // Registered long before the law: the two years run from 3 April 2014.
  {
    rule: 'fr-double-votes',
    country: 'FR',
    votes: 2,
    registered: '2002-01-01',
    before: '2016-04-02',
    earned: '2016-04-03',
    byLaw: true,
  },
  {
    rule: 'it-loyalty',
    country: 'IT',
    votes: 2,
    registered: '2018-05-10',
    before: '2020-05-09',
    earned: '2020-05-10',
    byLaw: false,
    from: ['2013-12-31', '2014-01-01'],
  },
  {
    rule: 'be-loyalty',
    country: 'BE',
    votes: 2,
    registered: '2019-06-01',
    before: '2021-05-31',
    earned: '2021-06-01',
    byLaw: false,
    from: ['2019-04-30', '2019-05-01'],
  },
];
