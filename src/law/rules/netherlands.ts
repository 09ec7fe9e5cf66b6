import { moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Netherlands: Burgerlijk Wetboek, book 2. */
export const netherlands: readonly Rule[] = [
  {
    id: 'nl-2-118',
    jurisdiction: 'NL',
    kind: 'suspension',
    title: 'Shares held by the company or its subsidiaries have no votes',
    triggers: [{ when: 'ownShares' }, { when: 'controlled', tests: ['majority'] }],
    inQuorum: false,
    citation: 'Burgerlijk Wetboek 2:118(7), 2:24d',
    verified: false,
  },
  {
    id: 'nl-ordinary',
    jurisdiction: 'NL',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'cast',
    citation: 'Burgerlijk Wetboek 2:120',
    verified: true,
    note: 'A tie rejects; no quorum by default.',
  },
];
