import type { Scenario } from '../deals/scenario.ts';
import type { Move } from '../place.ts';

/** A step of the first minute: where the reader is taken, and what there is to see. */
export interface TourStep {
  readonly title: string;
  readonly says: string;
  readonly goes: Move;
  /** A deal to run on the page. */
  readonly deal?: Scenario;
}

/** The entities that the steps speak of: without them there is no tour. */
export const TOUR_ENTITIES = ['Renault', 'Nissan', 'French State', 'Nissan Finance'];

const NEAR = { of: 'Nissan', hops: 1, vs: undefined, known: undefined, by: undefined } as const;

/** What Fiat Chrysler proposed on 27 May 2019: the deal of the example, fca-merger.yaml. */
const MERGER: Scenario = {
  title: 'Fiat Chrysler and Renault merge half and half under a Dutch parent',
  steps: [
    {
      merge: {
        issuers: ['Fiat Chrysler Automobiles', 'Renault'],
        into: 'FCA-Renault HoldCo (proposed)',
        split: { 'Fiat Chrysler Automobiles': '1/2', Renault: '1/2' },
        treasury: 'exchange',
        keepsMultipleVotes: false,
      },
    },
  ],
};

export const TOUR: readonly TourStep[] = [
  {
    title: 'Who owns Nissan?',
    says: 'June 2019: Renault holds 43.4%, and Nissan holds 15% of Renault back, without votes. Holders stand above what they hold. The table gives each owner’s part through all others.',
    goes: { ...NEAR, on: '2019-06-10', tab: 'owners' },
  },
  {
    title: 'Move the day',
    says: 'Now it is 9 November 2023: Renault is down to 15%, and a trust holds 28.4% with neutral votes. Drag the slider, or press Play. “against” shows what differs between two days.',
    goes: { ...NEAR, on: '2023-11-09', tab: 'owners' },
  },
  {
    title: 'Who can block?',
    says: 'Back in June 2019, a special resolution needs two thirds. Let Renault abstain: it fails. Let Renault stay away: it can pass. 43% is no majority, but nothing passes against it.',
    goes: { ...NEAR, on: '2019-06-10', tab: 'votes' },
  },
  {
    title: 'Try a deal',
    says: 'Fiat Chrysler proposed to merge with Renault in May 2019. Run it: Nissan would have had 7.5% of the new parent, with votes.',
    goes: { ...NEAR, on: '2019-05-27', tab: 'deals' },
    deal: MERGER,
  },
  {
    title: 'Read the sentence',
    says: 'Some papers called 43% a majority. Choose one of these lines, and the article opens at its sentence. Every number on this page opens like that.',
    goes: { ...NEAR, on: '2019-06-10', tab: 'conflicts' },
  },
  {
    title: 'Now yours',
    says: '“Entity” finds anybody, Table lists what is drawn, and Brief writes it all down. Add an article or a table of your own with crosshold add FILE: it appears here.',
    goes: { ...NEAR, on: '2019-06-10', tab: 'owners' },
  },
];
