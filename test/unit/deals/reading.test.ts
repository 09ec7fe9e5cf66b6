import { describe, expect, it } from 'vitest';
import { parseStep } from '../../../src/deals/parse-step.ts';
import { part } from './register-of.ts';

const HALVES = { A: '1/2', B: '1/2' };

const halves = new Map([
  ['A', part('1/2')],
  ['B', part('1/2')],
]);

/** What is written, and the act that it says; what is not written is left out of the act. */
const ACTS: readonly (readonly [written: object, act: object])[] = [
  [
    { assume: { issuer: 'X', issuedShares: 100 } },
    { step: 'assume', issuer: 'X', issuedShares: 100n },
  ],
  [
    { assume: { issuer: 'X', holder: 'A', stake: '1/3' } },
    { step: 'assume', issuer: 'X', holder: 'A', amount: { kind: 'stake', share: part('1/3') } },
  ],
  [
    { transfer: { from: ' A ', to: 'B', issuer: 'X', shares: 100 } },
    {
      step: 'transfer',
      from: 'A',
      to: 'B',
      issuer: 'X',
      amount: { kind: 'shares', count: 100n },
    },
  ],
  [
    { transfer: { from: 'A', to: 'B', issuer: 'X', stake: '15.01%', class: 'pref', lot: '2015' } },
    {
      step: 'transfer',
      from: 'A',
      to: 'B',
      issuer: 'X',
      amount: { kind: 'stake', share: part('15.01%') },
      class: 'pref',
      lot: '2015',
    },
  ],
  [
    { issue: { issuer: 'X', to: 'proRata', shares: '100' } },
    { step: 'issue', issuer: 'X', to: 'pro rata', size: { kind: 'shares', count: 100n } },
  ],
  [
    { issue: { issuer: 'X', to: 'B', stakeOfEnlarged: '20%' } },
    { step: 'issue', issuer: 'X', to: 'B', size: { kind: 'ofEnlarged', share: part('20%') } },
  ],
  [
    { issue: { issuer: 'X', to: 'B', amount: 600, preMoney: 4200 } },
    {
      step: 'issue',
      issuer: 'X',
      to: 'B',
      size: { kind: 'money', money: part('600'), preMoney: part('4200') },
    },
  ],
  [
    { buyBack: { issuer: 'X', shares: 5 } },
    {
      step: 'buyBack',
      issuer: 'X',
      from: 'market',
      amount: { kind: 'shares', count: 5n },
      cancel: false,
    },
  ],
  [
    { buyBack: { issuer: 'X', from: 'A', shares: 5, cancel: true, class: 'pref', lot: 'old' } },
    {
      step: 'buyBack',
      issuer: 'X',
      from: 'A',
      amount: { kind: 'shares', count: 5n },
      cancel: true,
      class: 'pref',
      lot: 'old',
    },
  ],
  [{ cancelTreasury: { issuer: 'X' } }, { step: 'cancelTreasury', issuer: 'X' }],
  [
    { cancelTreasury: { issuer: 'X', shares: 7 } },
    { step: 'cancelTreasury', issuer: 'X', amount: { kind: 'shares', count: 7n } },
  ],
  [
    { merge: { issuers: ['A', ' B '], into: 'H', split: HALVES } },
    {
      step: 'merge',
      issuers: ['A', 'B'],
      into: 'H',
      split: halves,
      treasury: 'cancel',
      keepsMultipleVotes: false,
    },
  ],
  [
    {
      shareTransfer: {
        issuers: 'A',
        into: 'H',
        ratios: { A: '539/100' },
        treasury: 'exchange',
        keepsMultipleVotes: true,
        specialDividend: 2.5,
        law: 'NL',
      },
    },
    {
      step: 'shareTransfer',
      issuers: ['A'],
      into: 'H',
      ratios: new Map([['A', part('539/100')]]),
      treasury: 'exchange',
      keepsMultipleVotes: true,
      specialDividend: '2.5',
      law: 'NL',
    },
  ],
  [
    { trust: { from: 'A', trustee: 'T', issuer: 'X', stake: '28.4%' } },
    {
      step: 'trust',
      from: 'A',
      trustee: 'T',
      issuer: 'X',
      amount: { kind: 'stake', share: part('28.4%') },
      voting: 'neutral',
    },
  ],
  [
    { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 0 } },
    { step: 'setVotes', holder: 'A', issuer: 'X', votesPerShare: part('0') },
  ],
  [
    { setVotes: { holder: 'A', issuer: 'X', voting: 'abstaining', class: 'pref', lot: 'old' } },
    {
      step: 'setVotes',
      holder: 'A',
      issuer: 'X',
      voting: 'abstaining',
      class: 'pref',
      lot: 'old',
    },
  ],
  [
    { cap: { holder: 'A', issuer: 'X', limit: '0%' } },
    { step: 'cap', parties: ['A'], issuer: 'X', limit: part('0%'), excess: 'neutral' },
  ],
  [
    { cap: { parties: ['A', 'B'], issuer: 'X', limit: 'none', excess: 'lost', id: 'c' } },
    { step: 'cap', parties: ['A', 'B'], issuer: 'X', excess: 'lost', id: 'c' },
  ],
  [
    { spinOff: { parent: 'P', issuer: 'S' } },
    { step: 'spinOff', parent: 'P', issuer: 'S', part: part('100%') },
  ],
  [
    { spinOff: { parent: 'P', issuer: 'S', proRata: true } },
    { step: 'spinOff', parent: 'P', issuer: 'S', part: part('100%') },
  ],
  [
    { spinOff: { parent: 'P', issuer: 'S', proRata: '1/4' } },
    { step: 'spinOff', parent: 'P', issuer: 'S', part: part('1/4') },
  ],
  [
    { spinOff: { parent: 'P', issuer: 'S', stake: '10%' } },
    {
      step: 'spinOff',
      parent: 'P',
      issuer: 'S',
      part: part('100%'),
      amount: { kind: 'stake', share: part('10%') },
    },
  ],
  [
    { carveOut: { parent: 'P', issuer: 'S', subscribers: { A: '12%', B: '1/8', C: ' 1000 ' } } },
    {
      step: 'carveOut',
      parent: 'P',
      issuer: 'S',
      subscriptions: [
        { subscriber: 'A', kind: 'ofEnlarged', size: part('12%') },
        { subscriber: 'B', kind: 'ofEnlarged', size: part('1/8') },
        { subscriber: 'C', kind: 'shares', size: part('1000') },
      ],
    },
  ],
  [
    { carveOut: { parent: 'P', issuer: 'S', subscribers: { A: 0.12, B: { shares: 20 } } } },
    {
      step: 'carveOut',
      parent: 'P',
      issuer: 'S',
      subscriptions: [
        { subscriber: 'A', kind: 'ofEnlarged', size: part('0.12') },
        { subscriber: 'B', kind: 'shares', size: part('20') },
      ],
    },
  ],
  [
    { carveOut: { parent: 'P', issuer: 'S', preMoney: 4200, subscribers: { A: 600 } } },
    {
      step: 'carveOut',
      parent: 'P',
      issuer: 'S',
      subscriptions: [{ subscriber: 'A', kind: 'money', size: part('600') }],
      preMoney: part('4200'),
    },
  ],
  [
    { offer: { issuer: 'X', new: ' 1000000 ' } },
    {
      step: 'offer',
      issuer: 'X',
      to: 'market',
      newShares: { kind: 'shares', count: 1_000_000n },
    },
  ],
  [
    { offer: { issuer: 'X', new: '1/5' } },
    {
      step: 'offer',
      issuer: 'X',
      to: 'market',
      newShares: { kind: 'ofEnlarged', share: part('20%') },
    },
  ],
  [
    { offer: { issuer: 'X', new: ' 1 ' } },
    {
      step: 'offer',
      issuer: 'X',
      to: 'market',
      newShares: { kind: 'ofEnlarged', share: part('100%') },
    },
  ],
  [
    { offer: { issuer: 'X', to: 'B', secondary: { from: 'A', stake: '10%' } } },
    {
      step: 'offer',
      issuer: 'X',
      to: 'B',
      secondary: { from: 'A', amount: { kind: 'stake', share: part('10%') } },
    },
  ],
  [
    { tenderOffer: { issuer: 'X', bidder: 'B', acceptance: '50%' } },
    { step: 'tenderOffer', issuer: 'X', bidder: 'B', acceptance: part('1/2'), excluded: [] },
  ],
  [
    { tenderOffer: { issuer: 'X', bidder: 'B', acceptance: 1, excluded: ['A', 'market'] } },
    {
      step: 'tenderOffer',
      issuer: 'X',
      bidder: 'B',
      acceptance: part('100%'),
      excluded: ['A', 'market'],
    },
  ],
  [{ concert: { parties: ['A', 'B'] } }, { step: 'concert', parties: ['A', 'B'] }],
  [
    { lockUp: { holder: 'A', issuer: 'X', limit: '10%', id: 'l' } },
    { step: 'lockUp', parties: ['A'], issuer: 'X', limit: part('10%'), id: 'l' },
  ],
  [{ standstill: { parties: ' A ' } }, { step: 'standstill', parties: ['A'] }],
  [{ rightOfFirstOffer: { parties: ['A'] } }, { step: 'rightOfFirstOffer', parties: ['A'] }],
  [{ endAgreement: { id: 'l' } }, { step: 'endAgreement', id: 'l' }],
  [
    { convert: { holder: 'A', issuer: 'X', ratio: 2 } },
    { step: 'convert', holder: 'A', issuer: 'X', ratio: part('2') },
  ],
  [
    { convert: { holder: 'A', issuer: 'X', ratio: '1/2', class: 'pref', toClass: 'common' } },
    {
      step: 'convert',
      holder: 'A',
      issuer: 'X',
      ratio: part('1/2'),
      class: 'pref',
      toClass: 'common',
    },
  ],
  [
    { unwind: { holder: 'A', issuer: 'X', to: '0%' } },
    { step: 'unwind', holder: 'A', issuer: 'X', target: part('0%'), buyer: 'market' },
  ],
  [
    { unwind: { holder: 'A', issuer: 'X', to: '1/3', buyer: 'B' } },
    { step: 'unwind', holder: 'A', issuer: 'X', target: part('1/3'), buyer: 'B' },
  ],
  [
    { nationalise: { by: 'State', issuer: 'X', shares: 5 } },
    {
      step: 'nationalise',
      to: 'State',
      from: 'market',
      issuer: 'X',
      amount: { kind: 'shares', count: 5n },
    },
  ],
  [
    { nationalise: { by: 'State', from: 'A', issuer: 'X', shares: 5 } },
    {
      step: 'nationalise',
      to: 'State',
      from: 'A',
      issuer: 'X',
      amount: { kind: 'shares', count: 5n },
    },
  ],
  [
    { privatise: { by: 'State', issuer: 'X', shares: 5 } },
    {
      step: 'privatise',
      from: 'State',
      to: 'market',
      issuer: 'X',
      amount: { kind: 'shares', count: 5n },
    },
  ],
  [
    { privatise: { by: 'State', to: 'B', issuer: 'X', shares: 5 } },
    {
      step: 'privatise',
      from: 'State',
      to: 'B',
      issuer: 'X',
      amount: { kind: 'shares', count: 5n },
    },
  ],
];

describe('a written step', () => {
  it.each(ACTS)('%j says what is done', (written, act) => {
    expect(parseStep(written)).toStrictEqual({ act });
  });

  it('has its date inside or beside, and the one beside counts', () => {
    const body = { id: 'l', date: '2019-05' };
    expect(parseStep({ endAgreement: body })).toMatchObject({ date: '2019-05' });
    expect(parseStep({ endAgreement: body, date: '2019-05-27' })).toMatchObject({
      date: '2019-05-27',
    });
  });

  it('takes an empty field for none', () => {
    expect(parseStep({ cancelTreasury: { issuer: 'X', shares: null } })).toStrictEqual({
      act: { step: 'cancelTreasury', issuer: 'X' },
    });
  });
});

const transfer = (fields: object) => ({
  transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1, ...fields },
});
const merge = (fields: object) => ({ merge: { issuers: ['A', 'B'], into: 'H', ...fields } });
const carve = (fields: object) => ({ carveOut: { parent: 'P', issuer: 'S', ...fields } });

const WHOLE = 'a whole number of shares; a part of the capital stands under stake';

/** Code, what is written, what is wrong with it, and what to write. */
const FAULTS: readonly (readonly [code: string, written: unknown, says: string, remedy: string])[] =
  [
    ['bad-field', transfer({ from: 5 }), 'transfer.from must be a name.', 'Write from as a name.'],
    ['bad-field', transfer({ to: '  ' }), 'transfer.to must be a name.', 'Write to as a name.'],
    ['missing-field', transfer({ from: null }), 'transfer lacks from.', 'Add from: a name.'],
    ['bad-field', transfer({ lot: 7 }), 'transfer.lot must be a name.', 'Write lot as a name.'],
    [
      'missing-field',
      transfer({ shares: undefined }),
      'transfer lacks shares or stake.',
      'Add shares or stake: how much.',
    ],
    [
      'bad-field',
      transfer({ stake: '1%' }),
      'transfer.stake must be left out beside shares: one of the two says how much.',
      'Write stake as left out beside shares: one of the two says how much.',
    ],
    [
      'bad-quantity',
      transfer({ shares: undefined, stake: '100.01%' }),
      'transfer.stake is 100.01%, and must be at most 100%; a count of shares stands under shares.',
      'Write stake as at most 100%; a count of shares stands under shares.',
    ],
    ...['10%', '100%', '6/2', '1.5'].map(
      (shares) =>
        [
          'bad-quantity',
          transfer({ shares }),
          `transfer.shares is ${shares}, and must be ${WHOLE}.`,
          `Write shares as ${WHOLE}.`,
        ] as const,
    ),
    [
      'not-positive',
      transfer({ shares: 0 }),
      'transfer.shares is 0, and must be above zero.',
      'Write shares as a number above zero.',
    ],
    [
      'bad-quantity',
      transfer({ shares: {} }),
      'transfer.shares: It is not a number.',
      'Write it as 15.01%, 1/3 or a whole count.',
    ],
    [
      'bad-field',
      transfer({ date: 'yesterday' }),
      'transfer.date must be a date such as 2019-05-27.',
      'Write date as a date such as 2019-05-27.',
    ],
    [
      'unknown-field',
      transfer({ shres: 1 }),
      'transfer has no field "shres".',
      'Its fields are class, date, from, issuer, lot, shares, stake, to.',
    ],
    ['missing-field', { concert: {} }, 'concert lacks parties.', 'Add parties: a list of names.'],
    ...[[], ['A', 5], 5].map(
      (parties) =>
        [
          'bad-field',
          { concert: { parties } },
          'concert.parties must be a list of names.',
          'Write parties as a list of names.',
        ] as const,
    ),
    [
      'bad-field',
      { trust: { from: 'A', trustee: 'T', issuer: 'X', shares: 1, voting: 'loud' } },
      'trust.voting must be normal or suspended or neutral or abstaining or none.',
      'Write voting as normal or suspended or neutral or abstaining or none.',
    ],
    [
      'bad-field',
      { buyBack: { issuer: 'X', shares: 1, cancel: 'yes' } },
      'buyBack.cancel must be true or false.',
      'Write cancel as true or false.',
    ],
    ...['101%', '-1%'].map(
      (limit) =>
        [
          'bad-quantity',
          { standstill: { parties: 'A', limit } },
          `standstill.limit is ${limit}, and must be from 0% to 100%.`,
          'Write limit as from 0% to 100%.',
        ] as const,
    ),
    [
      'missing-field',
      { cap: { holder: 'A', issuer: 'X' } },
      'cap lacks limit.',
      'Add limit: a part of the exercisable votes, or none.',
    ],
    [
      'missing-field',
      { unwind: { holder: 'A', issuer: 'X' } },
      'unwind lacks to.',
      'Add to: the part of the capital that the holder keeps.',
    ],
    [
      'missing-field',
      { tenderOffer: { issuer: 'X', bidder: 'B' } },
      'tenderOffer lacks acceptance.',
      'Add acceptance: the part of the other shares that is tendered.',
    ],
    [
      'missing-field',
      { convert: { holder: 'A', issuer: 'X' } },
      'convert lacks ratio.',
      'Add ratio: new shares for one old share.',
    ],
    [
      'missing-field',
      { setVotes: { holder: 'A', issuer: 'X' } },
      'setVotes lacks votesPerShare or voting.',
      'Add votesPerShare or voting: what changes.',
    ],
    [
      'bad-field',
      { setVotes: { holder: 'A', issuer: 'X', votesPerShare: -1 } },
      'setVotes.votesPerShare must be a number of votes, 0 or more.',
      'Write votesPerShare as a number of votes, 0 or more.',
    ],
    [
      'missing-field',
      { assume: { issuer: 'X' } },
      'assume lacks issuedShares or holder.',
      'Add issuedShares or holder: what is assumed.',
    ],
    [
      'missing-field',
      { assume: { issuer: 'X', holder: 'A' } },
      'assume lacks shares or stake.',
      'Add shares or stake: how much is held.',
    ],
    [
      'missing-field',
      { issue: { issuer: 'X', to: 'B', amount: 600 } },
      'issue lacks shares, stake, stakeOfEnlarged, or amount and preMoney.',
      'Add shares, stake, stakeOfEnlarged, or amount and preMoney: how much is issued.',
    ],
    [
      'missing-field',
      merge({}),
      'merge lacks split or ratios.',
      'Add split or ratios: {A: 1/2, B: 1/2} of the new capital, or new shares for one old.',
    ],
    [
      'bad-field',
      merge({ split: HALVES, ratios: { A: 1, B: 1 } }),
      'merge has both split and ratios.',
      'Give one of the two.',
    ],
    [
      'bad-field',
      merge({ ratios: 'one to one' }),
      'merge.ratios must be one number for every issuer, such as {A: 1, B: 539/100}.',
      'Write ratios as one number for every issuer, such as {A: 1, B: 539/100}.',
    ],
    [
      'ratio-not-positive',
      merge({ ratios: { A: 0, B: 1 } }),
      'merge.ratios.A is 0: no shares would be given for a share.',
      'Write a ratio above zero.',
    ],
    [
      'bad-field',
      merge({ split: HALVES, treasury: 'keep' }),
      'merge.treasury must be cancel or exchange.',
      'Write treasury as cancel or exchange.',
    ],
    [
      'missing-field',
      carve({}),
      'carveOut lacks subscribers.',
      'Add subscribers: who gets how much, such as {Nissan: 12%}.',
    ],
    [
      'bad-field',
      carve({ subscribers: ['A'] }),
      'carveOut.subscribers must be a list of {to: NAME, stakeOfEnlarged: 12%}.',
      'Write subscribers as a list of {to: NAME, stakeOfEnlarged: 12%}.',
    ],
    ...[{ to: 'A' }, { to: 'A', amount: 5 }, { to: 'A', shares: 5, stake: '5%' }].map(
      (entry) =>
        [
          'missing-field',
          carve({ subscribers: [entry] }),
          'carveOut.subscribers lacks stakeOfEnlarged, shares, or amount with preMoney.',
          'Add stakeOfEnlarged, shares, or amount with preMoney: what A gets.',
        ] as const,
    ),
    [
      'not-positive',
      carve({ subscribers: { A: 0 } }),
      'carveOut.subscribers.A is 0, and must be above zero.',
      'Write subscribers.A as a number above zero.',
    ],
    [
      'unknown-field',
      carve({ subscribers: [{ to: 'A', shares: 5, price: 1 }] }),
      'carveOut.subscribers has no field "price".',
      'Its fields are amount, holder, shares, stake, stakeOfEnlarged, to.',
    ],
    [
      'not-positive',
      { assume: { issuer: 'X', issuedShares: 0 } },
      'assume.issuedShares is 0, and must be above zero.',
      'Write issuedShares as a number above zero.',
    ],
    [
      'missing-field',
      { assume: { issuer: 'X', issuedShares: 100, stake: '5%' } },
      'assume lacks holder.',
      'Add holder: who holds it.',
    ],
    [
      'not-positive',
      { offer: { issuer: 'X', new: 0 } },
      'offer.new is 0, and must be above zero.',
      'Write new as a number above zero.',
    ],
    [
      'bad-quantity',
      { offer: { issuer: 'X', new: '150%' } },
      'offer.new is 150%, and must be at most 100%; a count of shares stands under shares.',
      'Write new as at most 100%; a count of shares stands under shares.',
    ],
    [
      'bad-quantity',
      { spinOff: { parent: 'P', issuer: 'S', proRata: 2 } },
      'spinOff.proRata is 2, and must be at most 100%; a count of shares stands under shares.',
      'Write proRata as at most 100%; a count of shares stands under shares.',
    ],
    [
      'bad-quantity',
      { setVotes: { holder: 'A', issuer: 'X', votesPerShare: true } },
      'setVotes.votesPerShare: It is not a number.',
      'Write it as 15.01%, 1/3 or a whole count.',
    ],
    [
      'bad-quantity',
      { convert: { holder: 'A', issuer: 'X', ratio: true } },
      'convert.ratio: It is not a number.',
      'Write it as 15.01%, 1/3 or a whole count.',
    ],
    [
      'missing-field',
      { offer: { issuer: 'X' } },
      'offer lacks new or secondary.',
      'Add new or secondary: what is offered.',
    ],
    [
      'bad-field',
      { offer: { issuer: 'X', secondary: '10%' } },
      'offer.secondary must be {from: NAME, stake: 10%}.',
      'Write secondary as {from: NAME, stake: 10%}.',
    ],
    [
      'missing-field',
      { offer: { issuer: 'X', secondary: { from: 'A' } } },
      'offer.secondary lacks shares or stake.',
      'Add shares or stake: how much is sold.',
    ],
    [
      'unknown-field',
      { offer: { issuer: 'X', new: { shares: 5, price: 1 } } },
      'offer.new has no field "price".',
      'Its fields are amount, preMoney, shares, stake, stakeOfEnlarged.',
    ],
  ];

describe('a step that is not written as it must be', () => {
  it.each(FAULTS)('is refused with %s: %j', (code, written, says, remedy) => {
    expect(parseStep(written)).toMatchObject({ code, try: remedy });
    expect((parseStep(written) as { says: string }).says.startsWith(says)).toBe(true);
  });

  it('says everything that is wrong at once', () => {
    expect(parseStep({ transfer: { from: 'A', share: 1 } })).toMatchObject({
      code: 'missing-field',
      says: 'transfer lacks to. transfer lacks issuer. transfer lacks shares or stake. transfer has no field "share".',
    });
  });

  it('names the steps that there are', () => {
    const fault = parseStep({ conjure: {} });
    expect(fault).toMatchObject({ code: 'unknown-step', says: 'There is no step "conjure".' });
    expect(fault).toMatchObject({
      try: expect.stringMatching(/^The steps are assume, transfer, issue, .*, privatise\.$/),
    });
  });

  it.each([
    ['transfer', '"transfer"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [['transfer'], '["transfer"]'],
    [{ date: '2019-05-27' }, '{"date":"2019-05-27"}'],
    [{ transfer: {}, issue: {} }, '{"transfer":{},"issue":{}}'],
    [{ transfer: 5 }, '{"transfer":5}'],
    ['x'.repeat(300), `"${'x'.repeat(199)}`],
  ])('shows what is no step at all: %j', (written, shown) => {
    expect(parseStep(written)).toStrictEqual({
      code: 'unknown-step',
      says: `This is not a step: ${shown}.`,
      try: 'Write one step a line, such as {transfer: {from: A, to: B, issuer: C, shares: 100}}.',
    });
  });

  it('takes a step without fields for one that lacks them', () => {
    expect(parseStep({ endAgreement: null })).toMatchObject({
      code: 'missing-field',
      says: 'endAgreement lacks id.',
    });
  });
});
