import { describe, expect, it } from 'vitest';
import { parseStep } from '../../../src/deals/parse-step.ts';
import type { Agreement, PartialDate } from '../../../src/model/index.ts';
import { deal, done, part, refusal, registerOf, told } from './register-of.ts';

type Terms = Partial<Agreement> & Pick<Agreement, 'kind' | 'parties'>;

const ROWS = [
  { holder: 'A', issuer: 'X', shares: 100 },
  { holder: 'B', issuer: 'X', shares: 300 },
  { holder: 'X', issuer: 'X', shares: 200 },
  { holder: 'A', issuer: 'Y', stake: '40%' },
];

/** 1,000 shares of X, of which it holds 200 itself: 800 votes can be cast. */
const bound = (terms: Terms) =>
  registerOf(ROWS, {
    capital: { X: { issuedShares: 1000n } },
    agreements: [{ id: 'deal', ...terms }],
  });
const breaches = (terms: Terms, step: unknown) =>
  done(bound(terms), step).breaches.map(({ id }) => id);

const buy = (shares: number) => ({ transfer: { from: 'market', to: 'A', issuer: 'X', shares } });
const sell = (shares: number) => ({ transfer: { from: 'A', to: 'market', issuer: 'X', shares } });

describe('an agreement is breached', () => {
  it('by a sale below the floor of a lock-up, and by any sale where it names none', () => {
    const floor: Terms = { kind: 'lockUp', parties: ['A'], issuer: 'X', limit: part('5%') };
    expect(breaches(floor, sell(50))).toEqual([]);
    expect(breaches(floor, sell(51))).toEqual(['deal']);
    expect(breaches({ kind: 'lockUp', parties: ['A'] }, sell(1))).toEqual(['deal']);
    expect(breaches({ kind: 'lockUp', parties: ['A'] }, buy(1))).toEqual([]);
  });

  it('by a purchase above the ceiling of a standstill, and by any where it names none', () => {
    const ceiling: Terms = { kind: 'standstill', parties: ['A'], limit: part('20%') };
    expect(breaches(ceiling, buy(100))).toEqual([]);
    expect(breaches(ceiling, buy(101))).toEqual(['deal']);
    expect(breaches({ kind: 'standstill', parties: ['A'] }, buy(1))).toEqual(['deal']);
    expect(breaches({ kind: 'standstill', parties: ['A'] }, sell(1))).toEqual([]);
  });

  it('by a purchase above a cap of votes that can be cast, unless the excess is provided for', () => {
    const cap: Terms = { kind: 'cap', parties: ['A'], issuer: 'X', limit: part('25%') };
    expect(breaches(cap, buy(100))).toEqual([]);
    expect(breaches(cap, buy(101))).toEqual(['deal']);
    expect(breaches({ ...cap, excess: 'neutral' }, buy(101))).toEqual([]);
    expect(breaches({ kind: 'cap', parties: ['A'], issuer: 'X' }, buy(101))).toEqual([]);
    expect(breaches(cap, sell(1))).toEqual([]);
  });

  it('not by a purchase under a concert or a right of first offer', () => {
    for (const kind of ['concert', 'rightOfFirstOffer'] as const)
      expect(breaches({ kind, parties: ['A'], limit: part('1%') }, buy(1))).toEqual([]);
  });

  it('where several votes a share count as such against a cap', () => {
    const register = registerOf(
      [
        { holder: 'A', issuer: 'X', shares: 100, votesPerShare: 2 },
        { holder: 'B', issuer: 'X', shares: 500 },
      ],
      {
        capital: { X: { issuedShares: 1000n } },
        agreements: [{ id: 'cap', kind: 'cap', parties: ['A'], issuer: 'X', limit: part('1/5') }],
      },
    );
    expect(done(register, buy(20)).breaches).toEqual([]);
    expect(done(register, buy(21)).breaches).toHaveLength(1);
  });

  it('only by its parties, and about the shares that it speaks of', () => {
    const lockUp = (fields: Partial<Agreement>): Terms => ({
      kind: 'lockUp',
      parties: ['A'],
      ...fields,
    });
    expect(breaches(lockUp({ parties: ['B'] }), sell(1))).toEqual([]);
    expect(breaches(lockUp({ issuer: 'Y' }), sell(1))).toEqual([]);
    expect(breaches(lockUp({ issuer: 'X', parties: ['A', 'B'] }), sell(1))).toEqual(['deal']);
    expect(breaches(lockUp({ parties: ['A', 'B'] }), sell(1))).toEqual([]);
    expect(breaches(lockUp({ parties: ['A', 'X'] }), sell(1))).toEqual(['deal']);
    expect(breaches(lockUp({ parties: ['market'] }), buy(1))).toEqual([]);
  });

  it('and the answer says by whom and how', () => {
    const terms: Terms = { kind: 'lockUp', parties: ['A'] };
    expect(done(bound(terms), sell(1)).breaches).toEqual([
      { id: 'deal', says: 'A has sold shares of X against deal.' },
    ]);
  });
});

describe('an own act of selling or buying', () => {
  const sold: Terms = { kind: 'lockUp', parties: ['A'] };
  const bought: Terms = { kind: 'standstill', parties: ['A'] };

  it.each([
    [{ buyBack: { issuer: 'X', from: 'A', shares: 1 } }],
    [{ tenderOffer: { issuer: 'X', bidder: 'B', acceptance: '1/2' } }],
    [{ offer: { issuer: 'X', secondary: { from: 'A', shares: 1 } } }],
    [{ offer: { issuer: 'X', new: 5, secondary: { from: 'A', shares: 1 } } }],
    [{ spinOff: { parent: 'A', issuer: 'Y' } }],
    [{ unwind: { holder: 'A', issuer: 'Y', to: '10%' } }],
    [{ privatise: { by: 'A', issuer: 'Y', stake: '1%' } }],
  ])('is a sale: %j', (step) => {
    expect(breaches(sold, step)).toEqual(['deal']);
    expect(breaches(bought, step)).toEqual([]);
  });

  it.each([
    [{ issue: { issuer: 'X', to: 'A', shares: 1 } }],
    [{ carveOut: { parent: 'B', issuer: 'X', subscribers: { A: 5 } } }],
    [{ tenderOffer: { issuer: 'X', bidder: 'A', acceptance: '1/2' } }],
    [{ offer: { issuer: 'X', new: 5, to: 'A' } }],
    [{ nationalise: { by: 'A', issuer: 'Y', stake: '1%' } }],
  ])('is a purchase: %j', (step) => {
    expect(breaches(bought, step)).toEqual(['deal']);
    expect(breaches(sold, step)).toEqual([]);
  });

  it.each([
    [{ issue: { issuer: 'X', to: 'pro rata', shares: 80 } }],
    [{ issue: { issuer: 'X', to: 'B', shares: 80 } }],
    [{ buyBack: { issuer: 'X', from: 'B', shares: 80, cancel: true } }],
    [{ trust: { from: 'A', trustee: 'T', issuer: 'X', shares: 1 } }],
    [{ setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2 } }],
    [{ convert: { holder: 'A', issuer: 'X', ratio: 2 } }],
    [{ merge: { issuers: ['X', 'Y'], into: 'H', split: { X: '1/2', Y: '1/2' } } }],
    [{ shareTransfer: { issuers: ['X'], into: 'H', ratios: { X: 1 } } }],
    [{ concert: { parties: ['A', 'B'] } }],
  ])('is none: %j', (step) => {
    expect(breaches(sold, step)).toEqual([]);
    expect(breaches(bought, step)).toEqual([]);
  });
});

describe('an agreement that is signed', () => {
  const register = bound({ kind: 'lockUp', parties: ['B'] });

  it('runs from the day of the register and says what it says', () => {
    const step = { standstill: { parties: ['A', 'B'], issuer: 'X', limit: '20%' } };
    expect(done(register, step).register.agreements[1]).toStrictEqual({
      kind: 'standstill',
      parties: ['A', 'B'],
      issuer: 'X',
      limit: part('20%'),
      id: 'standstill-a-b-x',
      from: '2024-01-01',
      statements: [],
    });
  });

  it('moves no share and ends no other agreement', () => {
    const { ledger, ended, register: after } = done(register, { concert: { parties: ['A', 'B'] } });
    expect([ledger, ended]).toEqual([[], []]);
    expect(after.agreements[0]).toBe(register.agreements[0]);
  });

  it('has an id of letters and figures, with a number where there is one already', () => {
    const concert = { concert: { parties: ['A & B', 'Общество 2'] } };
    const { register: after } = done(register, concert, concert, concert);
    expect(after.agreements.slice(1).map(({ id }) => id)).toEqual([
      'concert-a-b-общество-2',
      'concert-a-b-общество-2-2',
      'concert-a-b-общество-2-3',
    ]);
  });

  it('names its parties once: by holder or by parties', () => {
    expect(parseStep({ lockUp: { holder: 'A', parties: ['B'] } })).toMatchObject({
      code: 'bad-field',
      says: 'lockUp.parties must be left out beside holder.',
    });
    expect(parseStep({ lockUp: { holder: 'A', party: 'B' } })).toMatchObject({
      code: 'unknown-field',
      try: 'Its fields are date, holder, id, issuer, limit, parties.',
    });
  });
});

describe('a cap', () => {
  const cap = (fields: object) => ({ cap: { parties: ['A', 'B'], issuer: 'X', ...fields } });
  const agreed = (fields: Partial<Agreement>) => ({
    id: 'old',
    kind: 'cap' as const,
    parties: ['B', 'A'],
    issuer: 'X',
    ...fields,
  });
  const idsAfter = (known: readonly ReturnType<typeof agreed>[], step: unknown) =>
    done(registerOf(ROWS, { agreements: known }), step).register.agreements.map(({ id }) => id);

  it('replaces the cap of the same parties on the same issuer, in whatever order', () => {
    expect(idsAfter([agreed({})], cap({ limit: '15%', id: 'new' }))).toEqual(['new']);
  });

  it.each([
    { issuer: 'Y' },
    { parties: ['A'] },
    { parties: ['A', 'C'] },
    { parties: ['C', 'D'] },
    { parties: ['A', 'B', 'C'] },
    { kind: 'standstill' as const },
  ])('leaves an agreement of others, or about others: %j', (other) => {
    expect(
      idsAfter(
        [agreed(other as Partial<Agreement>) as ReturnType<typeof agreed>],
        cap({ limit: '15%', id: 'new' }),
      ),
    ).toEqual(['old', 'new']);
  });

  it('is lifted with all that stand in its place', () => {
    const register = registerOf(ROWS, {
      agreements: [agreed({}), agreed({ id: 'older' }), agreed({ id: 'y', issuer: 'Y' })],
    });
    const { register: after, ended, steps } = done(register, cap({ limit: 'none' }));
    expect(after.agreements.map(({ id }) => id)).toEqual(['y']);
    expect(ended).toEqual(['old', 'older']);
    expect(steps).toEqual(['The cap old, older is lifted.']);
  });

  it('says how the excess votes, and is refused under an id that is taken', () => {
    const { register } = done(registerOf(ROWS), cap({ limit: '15%', excess: 'lost' }));
    expect(register.agreements[0]).toMatchObject({ kind: 'cap', excess: 'lost' });
    const taken = registerOf(ROWS, { agreements: [agreed({ issuer: 'Y' })] });
    expect(refusal(taken, cap({ limit: '15%', id: 'old' })).code).toBe('agreement-exists');
  });

  it('has no excess but the two that there are', () => {
    expect(parseStep(cap({ limit: '15%', excess: 'gone' }))).toMatchObject({
      says: 'cap.excess must be neutral or lost.',
    });
  });
});

describe('agreements in force', () => {
  it('are all named where one is meant that is not', () => {
    const register = registerOf(ROWS, {
      agreements: [
        { id: 'one', kind: 'lockUp', parties: ['A'] },
        { id: 'two', kind: 'lockUp', parties: ['B'] },
      ],
    });
    expect(refusal(register, { endAgreement: { id: 'three' } }).says).toContain(
      '(in force: one, two)',
    );
  });
});

describe('the day of a step', () => {
  const register = registerOf(ROWS, {
    asOf: '2024-06-15',
    capital: { X: { issuedShares: 1000n } },
  });
  const on = (date: PartialDate) => done(register, { ...sell(1), date }).register.asOf;

  it('may be that of the register, or a month or year that it lies in', () => {
    expect(on('2024-06-15' as PartialDate)).toBe('2024-06-15');
    expect(on('2024-06' as PartialDate)).toBe('2024-06-15');
    expect(on('2024' as PartialDate)).toBe('2024-06-15');
  });

  it('is the first of a month or year to come', () => {
    expect(on('2024-07' as PartialDate)).toBe('2024-07-01');
    expect(on('2025' as PartialDate)).toBe('2025-01-01');
  });
});

describe('names', () => {
  const register = {
    ...registerOf([...ROWS, { holder: 'Y', issuer: 'S', stake: '100%' }], {
      capital: { X: { issuedShares: 1000n } },
    }),
    nameOf: (name: string) => name.toUpperCase(),
  };

  it.each([
    [{ transfer: { from: 'a', to: 'b', issuer: 'x', shares: 1 } }],
    [{ trust: { from: 'a', trustee: 't', issuer: 'x', shares: 1 } }],
    [{ unwind: { holder: 'a', issuer: 'x', to: '1%', buyer: 'c' } }],
    [{ tenderOffer: { issuer: 'x', bidder: 'c', acceptance: '1/2', excluded: ['b'] } }],
    [{ spinOff: { parent: 'y', issuer: 's' } }],
    [{ carveOut: { parent: 'y', issuer: 's', subscribers: { c: '5%' } } }],
    [{ offer: { issuer: 'x', to: 'c', secondary: { from: 'b', shares: 1 } } }],
    [{ merge: { issuers: ['x', 'y'], into: 'h', split: { x: '1/2', y: '1/2' } } }],
    [{ shareTransfer: { issuers: ['x'], into: 'h', ratios: { x: 1 } } }],
    [{ privatise: { by: 'a', issuer: 'y', stake: '1%' } }],
    [{ lockUp: { parties: ['a'], issuer: 'x', limit: '1%' } }],
  ])('are the register’s own, by whatever spelling: %j', (step) => {
    const upper = JSON.parse(
      JSON.stringify(step).replace(/"([a-z])"/g, (name) => name.toUpperCase()),
    ) as unknown;
    const [one, other] = [done(register, step), done(register, upper)];
    expect(one.steps).toEqual(other.steps);
    expect(one.register.agreements).toEqual(other.register.agreements);
    for (const issuer of ['X', 'Y', 'S', 'H'])
      expect(told(one.register, issuer)).toEqual(told(other.register, issuer));
  });
});

describe('every step on shares', () => {
  const register = registerOf(
    [
      { holder: 'A', issuer: 'Z', stake: '60%' },
      { holder: 'B', issuer: 'Z', stake: '50%' },
      { holder: 'A', issuer: 'Y', stake: '60%' },
      { holder: 'Y', issuer: 'Y', stake: '5%' },
      { holder: 'F', issuer: 'Loose', shares: 10 },
      { holder: 'Loose', issuer: 'S', stake: '100%' },
    ],
    {},
  );
  const some = { shares: 1 };
  const steps = (issuer: string): Record<string, unknown> => ({
    transfer: { from: 'A', to: 'B', issuer, ...some },
    trust: { from: 'A', trustee: 'B', issuer, ...some },
    issue: { issuer, to: 'B', ...some },
    buyBack: { issuer, from: 'A', ...some },
    cancelTreasury: { issuer, ...some },
    setVotes: { holder: 'A', issuer, votesPerShare: 2 },
    convert: { holder: 'A', issuer, ratio: 2 },
    tenderOffer: { issuer, bidder: 'B', acceptance: 1 },
    unwind: { holder: 'A', issuer, to: '1%' },
    offer: { issuer, new: 5, secondary: { from: 'A', ...some } },
    carveOut: { parent: 'A', issuer, subscribers: { B: 5 } },
    spinOff: { parent: 'A', issuer, ...some },
    merge: { issuers: [issuer, 'Y'], into: 'H', split: { [issuer]: '1/2', Y: '1/2' } },
    shareTransfer: { issuers: [issuer], into: 'H', ratios: { [issuer]: 1 } },
  });
  const refusals = (issuer: string, names: readonly string[]) =>
    names.map((name) => {
      const result = deal(register, { [name]: steps(issuer)[name] });
      return [name, 'code' in result ? result.code : 'done'];
    });
  const ALL = Object.keys(steps('Z'));

  it('is refused where the holders sum to more than the whole', () => {
    const names = ALL.filter((name) => name !== 'spinOff');
    expect(refusals('Z', names)).toEqual(names.map((name) => [name, 'over-100-blocked']));
    expect(refusal(register, { spinOff: { parent: 'Z', issuer: 'S' } }).code).toBe(
      'over-100-blocked',
    );
    expect(refusal(register, { spinOff: { parent: 'Y', issuer: 'Z' } }).code).toBe(
      'over-100-blocked',
    );
  });

  it('is refused where the company is not known', () => {
    const names = ALL.filter((name) => name !== 'spinOff' && name !== 'carveOut');
    expect(refusals('Nobody', names)).toEqual(names.map((name) => [name, 'unknown-party']));
    expect(refusal(register, { spinOff: { parent: 'Nobody', issuer: 'S' } }).code).toBe(
      'unknown-party',
    );
  });

  it('that counts shares is refused where they are not counted', () => {
    const names = ['transfer', 'trust', 'issue', 'buyBack', 'cancelTreasury', 'offer', 'carveOut'];
    expect(refusals('Y', names)).toEqual(names.map((name) => [name, 'no-counts']));
    expect(refusal(register, { spinOff: { parent: 'Y', issuer: 'Z2', shares: 5 } }).code).toBe(
      'no-counts',
    );
  });

  it('that moves more than there is is refused', () => {
    const stake = { stake: '70%' };
    for (const step of [
      { buyBack: { issuer: 'Y', from: 'A', ...stake } },
      { trust: { from: 'A', trustee: 'T', issuer: 'Y', ...stake } },
      { cancelTreasury: { issuer: 'Y', ...stake } },
      { spinOff: { parent: 'A', issuer: 'Y', ...stake } },
      { offer: { issuer: 'Y', new: '10%', secondary: { from: 'A', ...stake } } },
    ])
      expect(refusal(register, step).code).toBe('more-than-held');
  });

  it('that needs the whole is refused where only some holders are counted', () => {
    for (const step of [
      { issue: { issuer: 'Loose', to: 'pro rata', shares: 5 } },
      { unwind: { holder: 'F', issuer: 'Loose', to: '100%' } },
      { spinOff: { parent: 'Loose', issuer: 'S' } },
      { merge: { issuers: ['Loose', 'Y'], into: 'H', split: { Loose: '1/2', Y: '1/2' } } },
    ])
      expect(refusal(register, step).code).toBe('no-capital');
  });

  it('says no part of a whole that is not known', () => {
    expect(done(register, { issue: { issuer: 'Loose', to: 'B', shares: 5 } }).steps).toEqual([
      'Loose issues 5 shares to B.',
    ]);
  });
});
