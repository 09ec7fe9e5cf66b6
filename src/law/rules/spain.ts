import { fraction } from '../../model/index.ts';
import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Spain: Ley de Sociedades de Capital. */
export const spain: readonly Rule[] = [
  {
    id: 'es-148',
    jurisdiction: 'ES',
    kind: 'suspension',
    title:
      'Parent shares of a subsidiary have no votes; of two companies above a tenth of each other, nor has the later',
    triggers: [
      { when: 'controlled', tests: ['majority'] },
      { when: 'laterHolder', quota: moreThan(1, 10), loses: 'all', order: 'notified' },
    ],
    inQuorum: false,
    citation: 'Ley de Sociedades de Capital arts. 148, 151-154',
    verified: false,
    note: 'The text was not seen; whether the shares count for a quorum is not verified.',
  },
  {
    id: 'es-ordinary',
    jurisdiction: 'ES',
    kind: 'majority',
    title: 'Ordinary resolution of a company by shares',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'cast',
    quorum: { quota: atLeast(1, 4), of: 'capital', secondCall: 'none' },
    citation: 'Ley de Sociedades de Capital arts. 193, 201',
    verified: false,
  },
  {
    id: 'es-special',
    jurisdiction: 'ES',
    kind: 'majority',
    title: 'Change of articles with half of the capital present',
    body: 'meeting',
    matter: 'special',
    quota: moreThan(1, 2),
    denominator: 'present',
    quorum: { quota: atLeast(1, 2), of: 'capital', secondCall: atLeast(1, 4) },
    fewPresent: { below: fraction(1, 2), quota: atLeast(2, 3) },
    citation: 'Ley de Sociedades de Capital arts. 194, 201',
    verified: false,
    note: 'The lower quorum of a second call and its two thirds were not checked against the text.',
  },
];
