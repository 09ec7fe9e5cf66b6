import type { PartialDate } from '../../model/index.ts';
import { atLeast, moreThan } from '../quota.ts';
import type { Rule } from '../rule.ts';

/** Italy: TUF and Codice civile. */
export const italy: readonly Rule[] = [
  {
    id: 'it-121',
    jurisdiction: 'IT',
    kind: 'suspension',
    title:
      'Of two companies above the limit in each other, the one that crossed later has no votes on the excess',
    triggers: [
      {
        when: 'laterHolder',
        quota: moreThan(3, 100),
        loses: 'aboveLimit',
        order: 'crossed',
        variants: {
          sme: moreThan(1, 20),
          priorAgreementListed: moreThan(1, 20),
          priorAgreementOther: moreThan(1, 10),
        },
      },
    ],
    reach: { eitherListed: true },
    inQuorum: true,
    validFrom: '1998-07-01' as PartialDate,
    citation: 'TUF art. 121 with art. 120(2); Codice civile 2359-bis, 2368',
    verified: true,
    note: 'The whole stake is mute when the excess is not sold in twelve months. The limits of art. 120(2) are not verified, and were others at earlier dates.',
  },
  {
    id: 'it-loyalty',
    jurisdiction: 'IT',
    kind: 'instrument',
    title: 'Two votes a share after two years in one name, where the articles provide for it',
    votesPerShare: 2,
    years: 2,
    applies: 'articles',
    validFrom: '2014' as PartialDate,
    citation: 'TUF 127-quinquies; law 21/2024',
    verified: true,
    note: 'Since 2024 the articles may step up to ten votes: state them per lot. The year of introduction is not verified.',
  },
  {
    id: 'it-ordinary',
    jurisdiction: 'IT',
    kind: 'majority',
    title: 'Ordinary resolution',
    body: 'meeting',
    matter: 'ordinary',
    quota: moreThan(1, 2),
    denominator: 'capitalPresent',
    citation: 'Codice civile 2368',
    verified: false,
  },
  {
    id: 'it-special',
    jurisdiction: 'IT',
    kind: 'majority',
    title: 'Extraordinary meeting of a listed company',
    body: 'meeting',
    matter: 'special',
    quota: atLeast(2, 3),
    denominator: 'capitalPresent',
    quorum: { quota: atLeast(1, 2), of: 'capital' },
    citation: 'Codice civile 2368',
    verified: true,
    note: 'Abstentions declared for a conflict of interest are left out; the quorum is that of the first call.',
  },
];
