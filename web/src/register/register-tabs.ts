import { type Columns, OWNERS_TAB, type TableTab, whole } from '../questions.ts';

const CONTROLLERS: Columns = [
  ['holder', 'Controller'],
  ['verdict', 'Verdict'],
  ['measure', 'Votes'],
  ['measureRange', 'Range'],
  ['chain', 'Through'],
];

const VOTES: Columns = [
  ['holder', 'Holder'],
  ['gross', 'Gross'],
  ['exercisable', 'Exercisable'],
];

const HOLDINGS: Columns = [
  ['issuer', 'Company'],
  ['stake', 'Stake'],
  ['range', 'Range'],
];

/** What a whole register is asked about one party. */
export const REGISTER_TABS: readonly TableTab[] = [
  OWNERS_TAB,
  {
    id: 'controllers',
    label: 'Controllers',
    operation: 'controllers',
    parameters: (issuer) => ({ issuer }),
    shown: (answer) => [whole(answer, CONTROLLERS)],
  },
  {
    id: 'votes',
    label: 'Votes',
    operation: 'votes',
    parameters: (issuer) => ({ issuer }),
    shown: (answer) => [whole(answer, VOTES)],
  },
  {
    id: 'holdings',
    label: 'Holds',
    operation: 'holdings',
    parameters: (holder) => ({ holder }),
    shown: (answer) => [whole(answer, HOLDINGS)],
  },
];
