import { fraction, type PartialDate } from '../../model/index.ts';
import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Belgium: company code. */
export const belgium: readonly Rule[] = [
  {
    id: 'be-suspension',
    jurisdiction: 'BE',
    kind: 'suspension',
    title: 'Shares of a parent held by its subsidiaries have no votes',
    triggers: [{ when: 'controlled', tests: ['majority'] }],
    mostTogether: fraction(1, 10),
    inQuorum: false,
    citation:
      'Belgian company code (former art. 631); accounting standards board on measuring control',
    verified: true,
    note: 'Subsidiaries may together have at most a tenth of the votes of the parent. The effect on a quorum is not verified.',
  },
  {
    id: 'be-loyalty',
    jurisdiction: 'BE',
    kind: 'instrument',
    title: 'Two votes a share after two years in one name, where the articles provide for it',
    votesPerShare: 2,
    years: 2,
    applies: 'articles',
    validFrom: '2019-05-01' as PartialDate,
    citation: 'Belgian company code art. 7:53',
    verified: true,
    note: 'The start date is not verified.',
  },
  {
    id: 'be-ordinary',
    jurisdiction: 'BE',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'cast',
    validFrom: '2019-05-01' as PartialDate,
    citation: 'Belgian company code art. 7:153',
    verified: false,
  },
  {
    id: 'be-special',
    jurisdiction: 'BE',
    kind: 'majority',
    title: 'Change of articles',
    body: 'meeting',
    matter: 'special',
    quota: atLeast(3, 4),
    denominator: 'cast',
    quorum: { quota: atLeast(1, 2), of: 'capital', secondCall: 'none' },
    validFrom: '2019-05-01' as PartialDate,
    citation: 'Belgian company code art. 7:153',
    verified: false,
    note: 'The quorum is that of the first call.',
  },
];
