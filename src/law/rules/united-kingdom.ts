import type { PartialDate } from '../../model/index.ts';
import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** United Kingdom: Companies Act 2006. */
export const unitedKingdom: readonly Rule[] = [
  {
    id: 'uk-136',
    jurisdiction: 'GB',
    kind: 'suspension',
    title: 'A subsidiary has no votes in its holding company',
    triggers: [{ when: 'controlled', tests: ['majority'] }],
    inQuorum: false,
    validFrom: '2009-10-01' as PartialDate,
    citation: 'Companies Act 2006 ss. 136-137',
    verified: true,
    note: 'It may not be a member at all, apart from older holdings. The start date and the effect on a quorum are not verified.',
  },
  {
    id: 'uk-ordinary',
    jurisdiction: 'GB',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'cast',
    validFrom: '2007-10-01' as PartialDate,
    citation: 'Companies Act 2006 s. 282',
    verified: true,
    note: 'The start date is not verified; the articles set the quorum.',
  },
  {
    id: 'uk-special',
    jurisdiction: 'GB',
    kind: 'majority',
    title: 'Special resolution',
    body: 'meeting',
    matter: 'special',
    quota: atLeast(3, 4),
    denominator: 'cast',
    validFrom: '2007-10-01' as PartialDate,
    citation: 'Companies Act 2006 s. 283',
    verified: true,
    note: 'The start date is not verified; the articles set the quorum.',
  },
];
