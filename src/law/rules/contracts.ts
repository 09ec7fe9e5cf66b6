import type { PartialDate } from '../../model/index.ts';
import type { Rule } from '../rule.ts';

/** Contracts of the alliance, known by name; what they do stands in the agreements of a case. */
export const contracts: readonly Rule[] = [
  {
    id: 'rama-2002-cap',
    jurisdiction: 'contract',
    kind: 'contract',
    title: 'Renault may not go above 44.4% of Nissan on its own',
    validFrom: '2002-03-28' as PartialDate,
    validTo: '2023-11-07' as PartialDate,
    citation: 'Restated Alliance Master Agreement, as told in the 2022 annual filing of Nissan',
    verified: true,
  },
  {
    id: 'covenant-2015',
    jurisdiction: 'contract',
    kind: 'contract',
    title:
      'Renault keeps out of board matters of Nissan; if it does not, Nissan may buy more of Renault',
    validFrom: '2015-12-11' as PartialDate,
    validTo: '2023-11-07' as PartialDate,
    citation: 'Renault press release 74374; 2022 annual filing of Nissan',
    verified: true,
  },
  {
    id: 'state-cap-2016',
    jurisdiction: 'contract',
    kind: 'contract',
    title:
      'The French State votes at most 17.9% (up to 20% at high turnout) of Renault on ordinary business',
    validFrom: '2016-04-03' as PartialDate,
    validTo: '2023-11-07' as PartialDate,
    citation: 'Renault URD 2019 p. 449 and 2020 p. 449',
    verified: true,
    note: 'That it ended when Nissan recovered its votes follows from its terms and was not seen reported.',
  },
  {
    id: 'naa-2023-cap',
    jurisdiction: 'contract',
    kind: 'contract',
    title: 'Renault in Nissan and Nissan in Renault freely vote at most 15% of exercisable votes',
    validFrom: '2023-11-08' as PartialDate,
    citation: 'AMF notice on Nissan Finance, November 2023',
    verified: true,
    note: 'Whether the excess is cast neutrally or not at all was not seen.',
  },
  {
    id: 'naa-2023-trust',
    jurisdiction: 'contract',
    kind: 'contract',
    title: 'The trust votes its Nissan shares neutrally, with exceptions by item',
    validFrom: '2023-11-08' as PartialDate,
    citation: 'Joint statement of 6 February 2023; in force 8 November 2023',
    verified: true,
    note: 'The split of the neutral votes was not seen; the pass mark is assumed.',
  },
  {
    id: 'naa-2023-lockup',
    jurisdiction: 'contract',
    kind: 'contract',
    title: 'Renault and Nissan each keep at least 15% of the other',
    validFrom: '2023-11-08' as PartialDate,
    validTo: '2025-03-30' as PartialDate,
    citation: 'New Alliance Agreement',
    verified: true,
  },
  {
    id: 'naa-2025-lockup',
    jurisdiction: 'contract',
    kind: 'contract',
    title: 'Renault and Nissan each keep at least 10% of the other',
    validFrom: '2025-03-31' as PartialDate,
    citation: 'Amendment of 31 March 2025',
    verified: true,
    note: 'The day it took effect was not seen.',
  },
];
