import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Germany: Aktiengesetz. */
export const germany: readonly Rule[] = [
  {
    id: 'de-328',
    jurisdiction: 'DE',
    kind: 'suspension',
    title:
      'Of two companies above a quarter of each other, the one that notified later has rights for a quarter only',
    triggers: [
      { when: 'laterHolder', quota: moreThan(1, 4), loses: 'aboveLimit', order: 'notified' },
    ],
    reach: { eitherForms: ['AG', 'KGaA', 'SE'], holderOfSameLaw: true },
    inQuorum: false,
    citation: 'AktG sections 19 and 328',
    verified: true,
    note: 'In a listed company the later one has no vote at all when the supervisory board is elected. Whether the shares count for a quorum is not verified.',
  },
  {
    id: 'de-ordinary',
    jurisdiction: 'DE',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'cast',
    citation: 'AktG section 133',
    verified: false,
  },
  {
    id: 'de-articles',
    jurisdiction: 'DE',
    kind: 'majority',
    title: 'Change of articles',
    body: 'meeting',
    matter: 'articles',
    quota: atLeast(3, 4),
    denominator: 'capitalCast',
    second: { quota: moreThan(1, 2), denominator: 'cast' },
    citation: 'AktG sections 133 and 179',
    verified: true,
    note: 'That abstentions are left out and that no quorum is asked is the usual reading, not verified in the statute.',
  },
];
