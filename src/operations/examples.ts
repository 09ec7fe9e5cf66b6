/** A question about the Renault and Nissan alliance, as `examples/renault-nissan` has it. */
export type Example = Readonly<Record<string, unknown>>;

const DAY = '2019-06-10';

/** One question for each operation, shown in the descriptions of the API and asked by its tests. */
export const examples: Readonly<Record<string, Example>> = {
  owners: { issuer: 'Renault', asOf: DAY },
  holdings: { holder: 'Renault', issuer: 'Nissan', asOf: DAY },
  votes: { issuer: 'Renault', asOf: DAY },
  block: { holder: 'Renault', issuer: 'Nissan', rule: 'jp-special', asOf: DAY },
  resolve: {
    issuer: 'Nissan',
    rule: 'jp-special',
    positions: { Renault: 'abstain' },
    turnout: '80%',
    asOf: DAY,
  },
  control: { holder: 'Renault', issuer: 'Nissan', test: 'fr-233-3-presumption', asOf: DAY },
  controllers: { issuer: 'Nissan', asOf: DAY },
  power: { players: { A: 3, B: 2, C: 2 }, quota: 'at least 2/3', asOf: DAY },
  thresholds: { holder: 'French State', issuer: 'Renault', rule: 'ubo-amlr', asOf: DAY },
  concentration: { market: { A: '50%', B: '30%', C: '20%' }, asOf: DAY },
  conflicts: { about: ['Renault', 'Nissan'], asOf: DAY },
  deal: {
    steps: [{ transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', stake: '10%' } }],
    asks: [{ ask: 'holdings', holder: 'Renault', issuer: 'Nissan' }],
    asOf: DAY,
  },
  solve: {
    vary: { transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', shares: '?' } },
    until: {
      ask: 'block',
      holder: 'Renault',
      issuer: 'Nissan',
      rule: 'jp-special',
      blocks: 'belowTurnout',
    },
    asOf: DAY,
  },
  claims: { entity: 'Nissan', type: 'vote', asOf: DAY },
  timeline: { between: ['Renault', 'Nissan'], asOf: DAY },
  relations: { between: ['Renault', 'Nissan'], halfLife: 365, asOf: DAY },
  story: { between: ['Renault', 'Nissan'], most: 4, asOf: DAY },
  people: { company: 'Nissan', asOf: DAY },
  projects: { between: ['Renault'], asOf: DAY },
  read: { text: 'Renault owns 43% of Nissan.', published: DAY },
  diagram: { focus: 'Nissan', hops: 1, asOf: DAY },
  brief: { issuers: ['Nissan'], asOf: DAY },
};
