import type { PartialDate } from '../../model/index.ts';
import type { ControlRule } from '../control-rule.ts';
import { moreThan } from '../quota.ts';

/** Named tests of control. Not legal advice. */
export const controlRules: readonly ControlRule[] = [
  {
    id: 'majority',
    kind: 'control',
    jurisdiction: 'any',
    title: 'More than half of the gross votes, held directly and through controlled companies',
    measure: 'votes',
    quota: moreThan(1, 2),
    nobodyLarger: false,
    verdict: 'yes',
    grounds: [],
    citation: 'Least set that the holder and what it controls outvote together; no one law',
    verified: true,
    note: 'The common core of national tests. Exactly one half is not control.',
  },
  {
    id: 'fr-233-3-presumption',
    kind: 'control',
    jurisdiction: 'FR',
    title: 'France: control is presumed above 40% of the votes when nobody holds more',
    measure: 'votes',
    quota: moreThan(2, 5),
    nobodyLarger: true,
    verdict: 'presumed',
    grounds: [],
    validFrom: '2000-09-21' as PartialDate,
    citation: 'Code de commerce L.233-3 II',
    verified: true,
    note: 'The first day is that of the codification and was not checked.',
  },
  {
    id: 'fr-233-3-majority',
    kind: 'control',
    jurisdiction: 'FR',
    title:
      'France: control by a majority of votes, by agreement, in fact, or by naming most of the board',
    measure: 'votes',
    quota: moreThan(1, 2),
    nobodyLarger: false,
    verdict: 'yes',
    grounds: ['agreement', 'appointment', 'inFact'],
    validFrom: '2000-09-21' as PartialDate,
    citation: 'Code de commerce L.233-3 I',
    verified: true,
  },
  {
    id: 'eu-de-facto',
    kind: 'control',
    jurisdiction: 'EU',
    title:
      'EU merger control: sole control in fact, by a majority at each of the last three meetings',
    measure: 'attendance',
    quota: moreThan(1, 2),
    nobodyLarger: false,
    verdict: 'yes',
    grounds: [],
    meetings: 3,
    validFrom: '2008-04-16' as PartialDate,
    citation: 'EU consolidated jurisdictional notice',
    verified: true,
    note: 'The date was not checked.',
  },
];
