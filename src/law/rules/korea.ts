import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Korea: Commercial Act. */
export const korea: readonly Rule[] = [
  {
    id: 'kr-369-3',
    jurisdiction: 'KR',
    kind: 'suspension',
    title:
      'A company whose shares are held above a tenth by the other, its subsidiary or both cannot vote in the other',
    triggers: [
      { when: 'heldBack', measure: 'capital', quota: moreThan(1, 10), unlessAlone: false },
    ],
    inQuorum: false,
    citation: 'Commercial Act (KR) art. 369(3)',
    verified: true,
    note: 'Whether a foreign company counts as the subsidiary: denied by the Seoul Central District Court on 2025-03-07 for one, accepted in effect on 2025-03-27 for another.',
  },
  {
    id: 'kr-ordinary',
    jurisdiction: 'KR',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'present',
    second: { quota: atLeast(1, 4), denominator: 'outstanding' },
    citation: 'Commercial Act (KR) art. 368',
    verified: false,
  },
  {
    id: 'kr-special',
    jurisdiction: 'KR',
    kind: 'majority',
    title: 'Change of articles',
    body: 'meeting',
    matter: 'special',
    quota: atLeast(2, 3),
    denominator: 'present',
    second: { quota: atLeast(1, 3), denominator: 'outstanding' },
    citation: 'Commercial Act (KR) art. 434; press on the meeting of 23 January 2025',
    verified: false,
  },
];
