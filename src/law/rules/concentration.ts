import { fraction, type PartialDate } from '../../model/index.ts';
import type { ConcentrationRule } from '../concentration-rule.ts';

/** Lines for market concentration. Not legal advice. */
export const concentrationRules: readonly ConcentrationRule[] = [
  {
    id: 'hhi-eu',
    kind: 'concentration',
    jurisdiction: 'EU',
    title: 'EU: little concern below 1,000, or with a small change above',
    lowConcern: [
      { from: fraction(0), above: false, to: fraction(1000), below: true },
      { from: fraction(1000), above: false, to: fraction(2000), deltaBelow: fraction(250) },
      { from: fraction(2000), above: true, deltaBelow: fraction(150) },
    ],
    validFrom: '2004-05-01' as PartialDate,
    citation: 'EU horizontal merger guidelines, paragraphs 19-20',
    verified: true,
    note: 'The middle band is from general knowledge.',
  },
  {
    id: 'hhi-us-2023',
    kind: 'concentration',
    jurisdiction: 'US',
    title:
      'United States: presumed harmful above 1,800, or above 30% of the market, with a change above 100',
    lowConcern: [],
    harmful: { delta: fraction(100), hhi: fraction(1800), share: fraction(3, 10) },
    validFrom: '2023-12-18' as PartialDate,
    citation: 'US merger guidelines of 2023',
    verified: false,
  },
  {
    id: 'mhhi',
    kind: 'concentration',
    jurisdiction: 'any',
    title: 'Modified index for competitors that hold each other or have common owners',
    lowConcern: [],
    citation: "O'Brien and Salop 2000",
    verified: true,
  },
];
