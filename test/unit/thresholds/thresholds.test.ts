import { describe, expect, it } from 'vitest';
import { askAbout, type Given, rows } from '../control/ask.ts';

function at(given: Given, rule: string | readonly string[], more: Record<string, unknown> = {}) {
  return askAbout(given, { ask: 'thresholds', rule, holder: 'X', issuer: 'A', ...more });
}

/** Below, at and above the line, with what is reached at each. */
const LINES: readonly (readonly [
  rule: string,
  asOf: string,
  values: readonly (readonly [string, boolean])[],
])[] = [
  [
    'bid-fr',
    '2024-01-01',
    [
      ['29.9999%', false],
      ['30%', false],
      ['30.0001%', true],
    ],
  ],
  [
    'bid-de',
    '2024-01-01',
    [
      ['29.9999%', false],
      ['30%', true],
      ['30.0001%', true],
    ],
  ],
  [
    'bid-uk',
    '2024-01-01',
    [
      ['29.9999%', false],
      ['30%', true],
    ],
  ],
  [
    'bid-jp-old',
    '2026-04-30',
    [
      ['33.3333%', false],
      ['1/3', false],
      ['33.3334%', true],
    ],
  ],
  [
    'bid-jp-new',
    '2026-05-01',
    [
      ['30%', false],
      ['30.0001%', true],
    ],
  ],
  [
    'disc-eu',
    '2024-01-01',
    [
      ['4.9999%', false],
      ['5%', true],
    ],
  ],
  [
    'disc-jp',
    '2024-01-01',
    [
      ['5%', false],
      ['5.0001%', true],
    ],
  ],
  [
    'disc-us',
    '2024-01-01',
    [
      ['5%', false],
      ['5.0001%', true],
    ],
  ],
  [
    'ubo-amld4',
    '2024-01-01',
    [
      ['25%', false],
      ['25.0001%', true],
    ],
  ],
  [
    'ubo-amlr',
    '2028-01-01',
    [
      ['24.9999%', false],
      ['25%', true],
    ],
  ],
  [
    'ubo-us-cta',
    '2026-01-01',
    [
      ['24.9999%', false],
      ['25%', true],
    ],
  ],
  [
    'psc-uk',
    '2024-01-01',
    [
      ['25%', false],
      ['25.0001%', true],
    ],
  ],
  [
    'ofac-50',
    '2024-01-01',
    [
      ['49.9999%', false],
      ['50%', true],
    ],
  ],
  [
    'eu-sanctions-50',
    '2024-01-01',
    [
      ['49.9999%', false],
      ['50%', true],
    ],
  ],
  [
    'ofsi-50',
    '2024-01-01',
    [
      ['50%', false],
      ['50.0001%', true],
    ],
  ],
  [
    'ias-28',
    '2024-01-01',
    [
      ['19.9999%', false],
      ['20%', true],
    ],
  ],
];

describe('a threshold', () => {
  for (const [rule, asOf, values] of LINES) {
    it(`of ${rule} is reached exactly where the rule draws the line`, () => {
      for (const [stake, reached] of values) {
        const answer = at({ asOf, holdings: rows(['X', 'A', stake]) }, rule);
        expect([stake, answer['reached'], answer['inForce']]).toEqual([stake, reached, true]);
      }
    });
  }

  it('leaves control by less than one half to a list of questions under IFRS 10', () => {
    expect(at({ holdings: rows(['X', 'A', '50.01%']) }, 'ifrs-10')['reached']).toBe(true);
    expect(at({ holdings: rows(['X', 'A', '50%']) }, 'ifrs-10')['reached']).toBe('undetermined');
  });

  it('is undetermined where a band reaches over the line', () => {
    const given = {
      holdings: [{ holder: 'X', issuer: 'A', min: '25%', max: '50%', minOpen: true }],
    };
    expect(at(given, 'bid-uk')['reached']).toBe('undetermined');
    expect(at(given, 'psc-uk')).toMatchObject({ reached: true, band: '25-50' });
    expect(at(given, 'ofac-50')['reached']).toBe('undetermined');
    expect(at(given, 'ofsi-50')['reached']).toBe(false);
  });

  it('counts the larger of capital and votes for a French bid', () => {
    const holdings = [{ holder: 'X', issuer: 'A', stake: '20%', votes: '31%' }];
    expect(at({ holdings }, 'bid-fr')).toMatchObject({
      reached: true,
      value: '31%',
      base: 'ofGrossVotes',
    });
  });

  it('adds partners in a concert for bids, and not for beneficial owners', () => {
    const given = {
      holdings: rows(['X', 'A', '20%'], ['Y', 'A', '15%']),
      agreements: [{ id: 'pact', kind: 'concert', parties: ['X', 'Y'], issuer: 'A' }],
    };
    expect(at(given, 'bid-fr')).toMatchObject({ reached: true, value: '35%' });
    expect(at(given, 'ubo-amld4')).toMatchObject({ reached: false, value: '20%' });
  });

  it('lists the steps of disclosure that are reached', () => {
    expect(at({ holdings: rows(['X', 'A', '25%']) }, 'disc-eu')['steps']).toEqual([
      '5%',
      '10%',
      '15%',
      '20%',
      '25%',
    ]);
  });

  it('counts suspended votes for disclosure', () => {
    const holdings = [{ holder: 'X', issuer: 'A', stake: '15%', voting: 'suspended' }];
    expect(at({ holdings }, 'disc-eu')).toMatchObject({
      value: '15%',
      steps: ['5%', '10%', '15%'],
    });
  });

  it('takes the version of the law that is in force', () => {
    const versions = ['bid-jp-old', 'bid-jp-new'];
    const holdings = rows(['X', 'A', '31%']);
    expect(at({ asOf: '2026-04-30', holdings }, versions)).toMatchObject({
      rule: 'bid-jp-old',
      reached: false,
    });
    expect(at({ asOf: '2026-05-01', holdings }, versions)).toMatchObject({
      rule: 'bid-jp-new',
      reached: true,
    });
    expect(at({ asOf: '2026-05-01', holdings }, 'bid-jp-old')).toMatchObject({
      rule: 'bid-jp-old',
      inForce: false,
    });
  });

  it('does not reach purchases on the market where the rule is for others', () => {
    const given = { asOf: '2026-04-30', holdings: rows(['X', 'A', '40%']) };
    expect(at(given, 'bid-jp-old', { acquisition: 'onMarket' })['reached']).toBe(false);
    expect(at(given, 'bid-jp-old', { acquisition: 'offMarket' })['reached']).toBe(true);
  });

  it('lists every holder when none is named', () => {
    const answer = at({ holdings: rows(['X', 'A', '31%'], ['Y', 'A', '10%']) }, 'bid-fr', {
      holder: undefined,
    });
    expect(answer['rows']).toMatchObject([
      { holder: 'X', reached: true },
      { holder: 'Y', reached: false },
    ]);
  });

  it('is refused for rules of another kind', () => {
    const given = { holdings: rows(['X', 'A', '31%']) };
    expect(() => at(given, 'fr-233-3-presumption')).toThrow(/Ask "control"/);
    expect(() => at(given, 'hhi-eu')).toThrow(/Ask "concentration"/);
  });
});

describe('chains', () => {
  it('are multiplied and added by the regulation, and both values are given in loops', () => {
    const holdings = rows(
      ['X', 'A', '40%'],
      ['A', 'B', '50%'],
      ['B', 'A', '20%'],
      ['X', 'B', '5%'],
    );
    const answer = at({ asOf: '2028-01-01', holdings }, 'ubo-amlr', { issuer: 'B' });
    expect(answer).toMatchObject({
      reached: true,
      value: '25%',
      withLoops: { exact: { value: '5/18' } },
    });
  });

  it('make a beneficial owner of one who controls, whatever the product', () => {
    const holdings = rows(['X', 'A', '51%'], ['A', 'B', '51%'], ['B', 'C', '51%']);
    expect(at({ asOf: '2028-01-01', holdings }, 'ubo-amlr', { issuer: 'C' })).toMatchObject({
      reached: true,
      byControl: true,
      value: '13.2651%',
    });
  });

  it('count a stake above 25% of a controlled company under the directive', () => {
    const holdings = rows(['X', 'A', '51%'], ['A', 'B', '26%']);
    expect(at({ holdings }, 'ubo-amld4', { issuer: 'B' })).toMatchObject({
      reached: true,
      value: '13.26%',
      heldThroughControl: { share: '26%' },
    });
    expect(
      at({ holdings: rows(['X', 'A', '50%'], ['A', 'B', '49%']) }, 'ubo-amld4', { issuer: 'B' })[
        'reached'
      ],
    ).toBe(false);
  });

  it('count for UK control only through majority stakes', () => {
    expect(
      at({ holdings: rows(['X', 'A', '51%'], ['A', 'B', '75%']) }, 'psc-uk', { issuer: 'B' }),
    ).toMatchObject({ band: '75-100' });
    expect(
      at({ holdings: rows(['X', 'A', '50%'], ['A', 'B', '75%']) }, 'psc-uk', { issuer: 'B' }),
    ).toMatchObject({ band: 'none', reached: false });
  });

  it('leave own shares out of the votes for UK control', () => {
    const holdings = rows(['X', 'A', '24%'], ['A', 'A', '10%']);
    expect(at({ holdings }, 'psc-uk')).toMatchObject({ reached: true, band: '25-50' });
  });

  it('look at the beneficiary of a trust for beneficial owners, and at the trust for bids', () => {
    const holdings = [{ holder: 'Trust', issuer: 'A', stake: '31%', beneficiary: 'X' }];
    expect(at({ holdings }, 'ubo-amld4')).toMatchObject({ reached: true, value: '31%' });
    expect(at({ holdings }, 'bid-fr')).toMatchObject({ reached: false, value: '0%' });
  });
});

describe('sanctions', () => {
  const chain = rows(['X', 'A', '50%'], ['A', 'B', '50%'], ['Y', 'B', '25%']);

  it('pass whole stakes on under the cascade, and ask the UK for more than one half at every step', () => {
    expect(
      at({ holdings: chain }, 'ofac-50', { issuer: 'B', seeds: ['X'], holder: undefined }),
    ).toMatchObject({ reached: true, value: '50%', blocked: ['A', 'B'] });
    expect(
      at({ holdings: chain }, 'ofac-50', { issuer: 'B', seeds: ['X', 'Y'], holder: undefined }),
    ).toMatchObject({ value: '75%' });
    expect(
      at({ holdings: chain }, 'ofsi-50', { issuer: 'B', seeds: ['X'], holder: undefined }),
    ).toMatchObject({ reached: false, blocked: [] });
  });

  it('ignore control in the United States, and not in the EU', () => {
    const holdings = [{ holder: 'X', issuer: 'A', stake: '40%', votes: '60%' }];
    expect(at({ holdings }, 'ofac-50', { seeds: ['X'], holder: undefined })).toMatchObject({
      reached: false,
      blocked: [],
    });
    expect(at({ holdings }, 'eu-sanctions-50', { seeds: ['X'], holder: undefined })).toMatchObject({
      reached: true,
      byControl: true,
      blocked: ['A'],
    });
    expect(at({ holdings }, 'ofsi-50', { seeds: ['X'], holder: undefined })).toMatchObject({
      reached: true,
      value: '60%',
    });
  });

  it('add one person to its own majority companies in the UK, and not to other persons', () => {
    const own = rows(['X', 'S', '60%'], ['X', 'A', '30%'], ['S', 'A', '25%']);
    expect(at({ holdings: own }, 'ofsi-50', { seeds: ['X'], holder: undefined })).toMatchObject({
      reached: true,
      value: '55%',
      blocked: ['A', 'S'],
    });
    const two = rows(['X', 'A', '30%'], ['Y', 'A', '25%']);
    expect(
      at({ holdings: two }, 'ofsi-50', { seeds: ['X', 'Y'], holder: undefined }),
    ).toMatchObject({ reached: false, value: '30%' });
  });

  it('ask who is listed', () => {
    expect(() => at({ holdings: chain }, 'ofac-50', { issuer: 'B', holder: undefined })).toThrow(
      /seeds|listed/,
    );
  });

  it('say when capital was taken from votes', () => {
    const answer = at({ holdings: [{ holder: 'X', issuer: 'A', votes: '60%' }] }, 'ofac-50', {
      seeds: ['X'],
      holder: undefined,
    });
    expect(answer).toMatchObject({ reached: true });
    expect(answer['findings']).toMatchObject([{ code: 'capital-from-votes' }]);
  });
});
