import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Delaware: General Corporation Law. */
export const delaware: readonly Rule[] = [
  {
    id: 'us-de-160c',
    jurisdiction: 'US-DE',
    kind: 'suspension',
    title:
      'Shares held by the corporation, or by one in which it elects the majority of directors, have no votes',
    triggers: [{ when: 'ownShares' }, { when: 'controlled', tests: ['majority'] }],
    inQuorum: false,
    citation: 'Delaware General Corporation Law 160(c)',
    verified: true,
    note: 'SB 113 widens it to other entities.',
  },
  {
    id: 'us-de-216',
    jurisdiction: 'US-DE',
    kind: 'majority',
    title: 'Ordinary matter',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'present',
    quorum: { quota: moreThan(1, 2), of: 'exercisable', articlesFloor: atLeast(1, 3) },
    citation: 'Delaware General Corporation Law 216(2)',
    verified: true,
    note: 'The quorum is the default one, not verified.',
  },
  {
    id: 'us-de-251',
    jurisdiction: 'US-DE',
    kind: 'majority',
    title: 'Merger',
    body: 'meeting',
    matter: 'merger',
    quota: moreThan(1, 2),
    denominator: 'outstanding',
    quorum: { quota: moreThan(1, 2), of: 'exercisable', articlesFloor: atLeast(1, 3) },
    citation: 'Delaware General Corporation Law 251',
    verified: true,
  },
];
