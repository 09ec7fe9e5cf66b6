import type { Rule } from '../rule.ts';

/** Rules and methods of no single country. */
export const everywhere: readonly Rule[] = [
  {
    id: 'treasury-any',
    jurisdiction: 'any',
    kind: 'suspension',
    title: 'A company does not vote its own shares',
    triggers: [{ when: 'ownShares' }],
    inQuorum: false,
    citation: 'National company laws; for France Renault URD 2020 p. 448',
    verified: true,
  },
  {
    id: 'engine-strata',
    jurisdiction: 'any',
    kind: 'method',
    title:
      'Order of evaluation: gross votes, control, suspensions, exercisable votes, contracts, resolution',
    citation:
      'Enforcement Ordinance of the Companies Act (JP) art. 67; Belgian accounting standards board on control without suspensions',
    verified: true,
    note: 'One order for all laws is an inference from these two.',
  },
];
