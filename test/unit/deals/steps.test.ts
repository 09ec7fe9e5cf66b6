import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/model/index.ts';
import { parseScenario } from '../../../src/deals/index.ts';
import { done, part, refusal, registerOf, stakeOf } from './register-of.ts';

const row = (register: ReturnType<typeof registerOf>, holder: string, issuer: string) =>
  register.holdings.find((one) => one.holder === holder && one.issuer === issuer);

describe('a trust', () => {
  const register = registerOf([{ holder: 'Renault', issuer: 'Nissan', stake: '43.4%' }]);
  const move = {
    trust: {
      from: 'Renault',
      trustee: 'Trust',
      issuer: 'Nissan',
      stake: '28.4%',
      voting: 'neutral',
    },
  };

  it('splits the legal holder from the beneficiary and instructs the votes', () => {
    const { register: after } = done(register, move);
    expect(row(after, 'Trust', 'Nissan')).toMatchObject({
      beneficiary: 'Renault',
      voting: 'neutral',
    });
    expect(stakeOf(after, 'Renault', 'Nissan')).toEqual(part('15%'));
  });

  it('ends when the shares come back: votes are free and nobody else is the beneficiary', () => {
    const back = { transfer: { from: 'Trust', to: 'Renault', issuer: 'Nissan', stake: '28.4%' } };
    const { register: after } = done(register, move, back);
    expect(after.holdings).toEqual(register.holdings);
  });

  it('is no sale that a lock-up forbids', () => {
    const locked = registerOf([{ holder: 'Renault', issuer: 'Nissan', stake: '43.4%' }], {
      agreements: [{ id: 'lock', kind: 'lockUp', parties: ['Renault'] }],
    });
    expect(done(locked, move).breaches).toEqual([]);
  });
});

describe('registers that know votes alone', () => {
  it('move the same part of the votes', () => {
    const register = registerOf([{ holder: 'Nissan', issuer: 'Renault', votes: '22.13%' }]);
    const { register: after } = done(register, {
      transfer: { from: 'Nissan', to: 'Fund', issuer: 'Renault', stake: '2.13%' },
    });
    expect(row(after, 'Nissan', 'Renault')?.votes).toEqual(part('20%'));
    expect(row(after, 'Fund', 'Renault')?.votes).toEqual(part('2.13%'));
    expect(row(after, 'Nissan', 'Renault')).not.toHaveProperty('stake');
  });

  it('take two rows of one holder on two bases for the same shares', () => {
    const register = registerOf([
      { holder: 'Nissan', issuer: 'Renault', stake: '15%' },
      { holder: 'Nissan', issuer: 'Renault', exercisable: '0%' },
    ]);
    const { register: after } = done(register, {
      transfer: { from: 'Nissan', to: 'market', issuer: 'Renault', stake: '5%' },
    });
    expect(after.holdings).toHaveLength(1);
    expect(after.holdings[0]?.stake).toEqual(part('10%'));
  });
});

describe('bands', () => {
  const register = registerOf([
    {
      holder: 'P',
      issuer: 'X',
      band: { min: part('25%'), max: part('50%'), minOpen: true, maxOpen: false },
    },
  ]);

  it('move by what is sold', () => {
    const { register: after } = done(register, {
      transfer: { from: 'P', to: 'Q', issuer: 'X', stake: '10%' },
    });
    expect(row(after, 'P', 'X')?.band).toMatchObject({ min: part('15%'), max: part('40%') });
  });

  it('shrink with new shares', () => {
    const { register: after } = done(register, {
      issue: { issuer: 'X', to: 'Q', stakeOfEnlarged: '20%' },
    });
    expect(row(after, 'P', 'X')?.band).toMatchObject({
      min: part('20%'),
      max: part('40%'),
      minOpen: true,
    });
  });

  it('refuse to sell more than is certainly held', () => {
    expect(
      refusal(register, { transfer: { from: 'P', to: 'Q', issuer: 'X', stake: '30%' } }).code,
    ).toBe('more-than-held');
  });
});

describe('treasury shares', () => {
  it('are counted in the published total where only that speaks of them', () => {
    const register = registerOf([{ holder: 'A', issuer: 'X', shares: 500 }], {
      capital: { X: { issuedShares: 1000n, treasuryShares: 20n, exercisableVotes: 980n } },
    });
    const bought = done(register, { buyBack: { issuer: 'X', from: 'A', shares: 30 } }).register;
    expect(bought.capital.get('X')).toMatchObject({
      treasuryShares: 50n,
      exercisableVotes: 950n,
      issuedShares: 1000n,
    });
    const cancelled = done(bought, { cancelTreasury: { issuer: 'X' } }).register;
    expect(cancelled.capital.get('X')).toMatchObject({
      treasuryShares: 0n,
      exercisableVotes: 950n,
      issuedShares: 950n,
    });
  });
});

describe('published exercisable votes', () => {
  it('are dropped below a company whose shares moved, for the law decides anew', () => {
    const register = registerOf(
      [
        { holder: 'Renault', issuer: 'Nissan', stake: '43.4%' },
        { holder: 'Nissan', issuer: 'Renault', stake: '15%', exercisable: '0%' },
      ],
      { capital: { Renault: { grossVotes: 400n, exercisableVotes: 310n } } },
    );
    const { register: after } = done(register, {
      transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', stake: '28.4%' },
    });
    expect(after.capital.get('Renault')).not.toHaveProperty('exercisableVotes');
    expect(row(after, 'Nissan', 'Renault')).not.toHaveProperty('exercisable');
    expect(row(after, 'Nissan', 'Renault')?.stake).toEqual(part('15%'));
  });
});

describe('votes', () => {
  it('are granted and ended without moving a share', () => {
    const register = registerOf([{ holder: 'State', issuer: 'X', shares: 100 }], {
      capital: { X: { issuedShares: 1000n, grossVotes: 1000n } },
    });
    const granted = done(register, {
      setVotes: { holder: 'State', issuer: 'X', votesPerShare: 2 },
    }).register;
    expect(granted.capital.get('X')?.grossVotes).toBe(1100n);
    expect(granted.holdings[0]).toMatchObject({ shares: 100n, votesPerShare: fraction(2) });
    const ended = done(granted, {
      setVotes: { holder: 'State', issuer: 'X', votesPerShare: 1 },
    }).register;
    expect(ended.capital.get('X')?.grossVotes).toBe(1000n);
  });

  it('stay with shares of a class that has them', () => {
    const register = registerOf([
      { holder: 'Exor', issuer: 'X', stake: '10%', class: 'A', votesPerShare: 5 },
    ]);
    const { register: after } = done(register, {
      transfer: { from: 'Exor', to: 'Fund', issuer: 'X', stake: '4%' },
    });
    expect(row(after, 'Fund', 'X')).toMatchObject({ class: 'A', votesPerShare: fraction(5) });
  });

  it('of a multiple end with a merger unless it keeps them', () => {
    const register = registerOf([
      { holder: 'Exor', issuer: 'FCA', stake: '20%', votesPerShare: 2 },
      { holder: 'State', issuer: 'Renault', stake: '10%' },
    ]);
    const merge = (keepsMultipleVotes: boolean) => ({
      merge: {
        issuers: ['FCA', 'Renault'],
        into: 'H',
        split: { FCA: '1/2', Renault: '1/2' },
        keepsMultipleVotes,
      },
    });
    expect(row(done(register, merge(false)).register, 'Exor', 'H')).not.toHaveProperty(
      'votesPerShare',
    );
    expect(row(done(register, merge(true)).register, 'Exor', 'H')?.votesPerShare).toEqual(
      fraction(2),
    );
  });
});

describe('agreements', () => {
  const base = registerOf([{ holder: 'State', issuer: 'Renault', stake: '15%' }]);

  it('are signed with an id of their own and ended by it', () => {
    const cap = { cap: { holder: 'State', issuer: 'Renault', limit: '17.9%' } };
    const { register: capped } = done(base, cap, { concert: { parties: ['State', 'Fund'] } });
    expect(capped.agreements).toMatchObject([
      { id: 'cap-state-renault', kind: 'cap', excess: 'neutral', limit: part('17.9%') },
      { id: 'concert-state-fund', kind: 'concert' },
    ]);
    const { register: freed, ended } = done(capped, { endAgreement: { id: 'concert-state-fund' } });
    expect(freed.agreements.map(({ id }) => id)).toEqual(['cap-state-renault']);
    expect(ended).toEqual(['concert-state-fund']);
  });

  it('replace a cap by a new one, and lift it', () => {
    const cap = (limit: string) => ({
      cap: { holder: 'State', issuer: 'Renault', limit, id: `cap-${limit}` },
    });
    const { register, ended } = done(base, cap('17.9%'), cap('20%'));
    expect(register.agreements.map(({ id }) => id)).toEqual(['cap-20%']);
    expect(ended).toEqual(['cap-17.9%']);
    expect(done(register, cap('none')).register.agreements).toEqual([]);
  });

  it('between several parties without an issuer are about shares of one another', () => {
    const step = { standstill: { parties: ['State', 'Renault'], limit: '20%' } };
    const buy = (issuer: string) => ({
      transfer: { from: 'market', to: 'State', issuer, stake: '30%' },
    });
    const both = registerOf([
      { holder: 'State', issuer: 'Renault', stake: '15%' },
      { holder: 'Fund', issuer: 'Other', stake: '1%' },
    ]);
    expect(done(both, step, buy('Other')).breaches).toEqual([]);
    expect(done(both, step, buy('Renault')).breaches).toHaveLength(1);
  });

  it('forbid buying above a standstill that an earlier step signed', () => {
    const steps = [
      { standstill: { holder: 'State', issuer: 'Renault', limit: '20%', id: 'still' } },
      { transfer: { from: 'market', to: 'State', issuer: 'Renault', stake: '5%' } },
      { transfer: { from: 'market', to: 'State', issuer: 'Renault', stake: '0.01%' } },
    ];
    expect(done(base, ...steps.slice(0, 2)).breaches).toEqual([]);
    expect(done(base, ...steps).breaches.map(({ id }) => id)).toEqual(['still']);
  });

  it('end with the old issuers of a merger, and pass to the new company as a party', () => {
    const register = registerOf(
      [
        { holder: 'State', issuer: 'Renault', stake: '15%' },
        { holder: 'Exor', issuer: 'FCA', stake: '29%' },
      ],
      {
        agreements: [
          { id: 'cap', kind: 'cap', parties: ['State'], issuer: 'Renault', limit: part('17.9%') },
          { id: 'pact', kind: 'standstill', parties: ['Renault', 'Nissan'], issuer: 'Nissan' },
        ],
      },
    );
    const result = done(register, {
      merge: { issuers: ['FCA', 'Renault'], into: 'H', split: { FCA: '1/2', Renault: '1/2' } },
    });
    expect(result.ended).toEqual(['cap']);
    expect(result.register.agreements).toMatchObject([{ id: 'pact', parties: ['H', 'Nissan'] }]);
  });

  it('no longer bind on the day of a later step when they have ended by then', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Nissan', stake: '15%' }], {
      agreements: [{ id: 'lock', kind: 'lockUp', parties: ['Renault'], to: '2024-06-30' as never }],
    });
    const sell = (date: string) => ({
      transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', stake: '1%' },
      date,
    });
    expect(done(register, sell('2024-06-30')).breaches).toHaveLength(1);
    const later = done(register, sell('2024-07-01'));
    expect(later.breaches).toEqual([]);
    expect(later.register.asOf).toBe('2024-07-01');
  });
});

describe('other steps', () => {
  const register = registerOf([
    { holder: 'State', issuer: 'P', stake: '15%' },
    { holder: 'P', issuer: 'P', stake: '20%' },
    { holder: 'P', issuer: 'S', stake: '80%' },
    { holder: 'Fund', issuer: 'S', stake: '10%' },
  ]);

  it('spin a company off to the holders of its parent, its own shares aside', () => {
    const { register: after } = done(register, {
      spinOff: { parent: 'P', issuer: 'S', proRata: true },
    });
    expect(stakeOf(after, 'State', 'S')).toEqual(part('80%').mul(15).div(80));
    expect(stakeOf(after, 'P', 'S')).toEqual(fraction(0));
    expect(stakeOf(after, 'Fund', 'S')).toEqual(part('10%'));
  });

  it('form a company of which nothing is known wholly in its parent’s hands', () => {
    const { register: after } = done(register, {
      carveOut: { parent: 'P', issuer: 'New', subscribers: { Fund: '20%', Bank: '5%' } },
    });
    expect(stakeOf(after, 'P', 'New')).toEqual(part('75%'));
    expect(stakeOf(after, 'Fund', 'New')).toEqual(part('20%'));
  });

  it('take money, parts and counts of subscribers, in a map or a list', () => {
    const carve = (subscribers: unknown, preMoney?: number) => {
      const step = { parent: 'P', issuer: 'New', subscribers, ...(preMoney && { preMoney }) };
      const { register: after } = done(register, { carveOut: step });
      return ['P', 'Fund', 'Public'].map((name) => stakeOf(after, name, 'New').mul(100).toString());
    };
    expect(carve({ Fund: 100, Public: '20%' }, 700)).toEqual(['70', '10', '20']);
    expect(
      carve(
        [
          { to: 'Fund', amount: 100 },
          { to: 'Public', stakeOfEnlarged: '20%' },
        ],
        700,
      ),
    ).toEqual(['70', '10', '20']);
    expect(
      carve([
        { holder: 'Fund', stake: '10%' },
        { to: 'Public', stake: '1/5' },
      ]),
    ).toEqual(['70', '10', '20']);
  });

  it.each([
    [{ offer: { issuer: 'S', new: { stakeOfEnlarged: '20%', twice: 1 } } }, 'unknown-field'],
    [
      { carveOut: { parent: 'P', issuer: 'S', subscribers: [{ to: 'Fund', stakes: '10%' }] } },
      'missing-field',
    ],
    [
      { carveOut: { parent: 'P', issuer: 'S', subscribers: [{ to: 'Fund', amount: 5 }] } },
      'missing-field',
    ],
    [
      { carveOut: { parent: 'P', issuer: 'S', subscribers: { Fund: '60%', Bank: '40%' } } },
      'bad-quantity',
    ],
    [{ assume: { issuer: 'S', holder: 'Fund', stake: '5%' } }, 'already-known'],
    [{ assume: { issuer: 'S' } }, 'missing-field'],
  ])('refuse nested parts that are not understood: %j', (step, code) => {
    expect(refusal(register, step).code).toBe(code);
  });

  it('offer existing and new shares together', () => {
    const { register: after } = done(register, {
      offer: { issuer: 'S', new: '20%', secondary: { from: 'P', stake: '10%' } },
    });
    expect(stakeOf(after, 'P', 'S')).toEqual(part('56%'));
    expect(stakeOf(after, 'Fund', 'S')).toEqual(part('8%'));
  });

  it('tender the same part of every other holder’s shares to a bidder', () => {
    const { register: after } = done(register, {
      tenderOffer: { issuer: 'S', bidder: 'B', acceptance: '1/2', excluded: ['P'] },
    });
    expect(stakeOf(after, 'B', 'S')).toEqual(part('10%'));
    expect(stakeOf(after, 'Fund', 'S')).toEqual(part('5%'));
    expect(stakeOf(after, 'P', 'S')).toEqual(part('80%'));
  });

  it('sell down to a target', () => {
    const { register: after } = done(register, { unwind: { holder: 'P', issuer: 'S', to: '1/3' } });
    expect(stakeOf(after, 'P', 'S')).toEqual(part('1/3'));
  });

  it('convert shares of a class into ordinary ones', () => {
    const classes = registerOf(
      [{ holder: 'A', issuer: 'X', shares: 100, class: 'pref', voting: 'none' }],
      {
        capital: { X: { issuedShares: 1000n, grossVotes: 900n } },
      },
    );
    const { register: after } = done(classes, {
      convert: { holder: 'A', issuer: 'X', class: 'pref', ratio: 2 },
    });
    expect(after.capital.get('X')).toMatchObject({ issuedShares: 1100n, grossVotes: 1100n });
    expect(row(after, 'A', 'X')).toMatchObject({ shares: 200n, voting: 'normal' });
  });

  it('nationalise from the market and privatise to it', () => {
    const there = { nationalise: { by: 'State', issuer: 'S', stake: '10%' } };
    const back = { privatise: { by: 'State', issuer: 'S', stake: '10%' } };
    expect(stakeOf(done(register, there).register, 'State', 'S')).toEqual(part('10%'));
    expect(done(register, there, back).register.holdings).toEqual(register.holdings);
  });

  it('issue pro rata without changing any stake', () => {
    const plain = registerOf([{ holder: 'A', issuer: 'X', shares: 300 }], {
      capital: { X: { issuedShares: 1000n } },
    });
    const { register: after } = done(plain, {
      issue: { issuer: 'X', to: 'pro rata', shares: 100 },
    });
    expect(row(after, 'A', 'X')?.shares).toBe(330n);
    expect(after.capital.get('X')?.issuedShares).toBe(1100n);
  });

  it('issue whole shares where shares are counted', () => {
    const plain = registerOf([{ holder: 'A', issuer: 'X', shares: 1001 }], {
      capital: { X: { issuedShares: 1001n } },
    });
    const { register: after } = done(plain, {
      issue: { issuer: 'X', to: 'B', stakeOfEnlarged: '1/3' },
    });
    expect(row(after, 'B', 'X')?.shares).toBe(501n);
    expect(after.capital.get('X')?.issuedShares).toBe(1502n);
  });

  it('know companies by their aliases', () => {
    const aliased = { ...register, nameOf: (name: string) => (name === 'Sub' ? 'S' : name) };
    const { register: after } = done(aliased, {
      transfer: { from: 'P', to: 'market', issuer: 'Sub', stake: '5%' },
    });
    expect(stakeOf(after, 'P', 'S')).toEqual(part('75%'));
  });

  it('leave other companies as they are, row by row', () => {
    const { register: after } = done(register, {
      transfer: { from: 'P', to: 'market', issuer: 'S', stake: '5%' },
    });
    expect(after.holdings.filter((one) => one.issuer === 'P')).toEqual(
      register.holdings.filter((one) => one.issuer === 'P'),
    );
  });
});

describe('a scenario file', () => {
  const steps = [{ transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1 } }];

  it('is read with its assumptions and notes', () => {
    const scenario = parseScenario({
      schemaVersion: 1,
      title: 'T',
      asOf: '2019-05-27',
      steps,
      assumptions: ['one'],
      notes: 'n',
    });
    expect(scenario).toMatchObject({
      title: 'T',
      asOf: '2019-05-27',
      assumptions: ['one'],
      notes: ['n'],
    });
  });

  it.each([
    [[], 'bad-field'],
    [{ steps: [] }, 'bad-field'],
    [{ steps, asOf: 'May' }, 'bad-field'],
    [{ steps, stpes: 1 }, 'unknown-field'],
    [{ steps: [{ conjure: {} }] }, 'unknown-step'],
    [{ steps, schemaVersion: 9 }, 'bad-field'],
  ])('is refused when it is %j', (plain, code) => {
    expect(parseScenario(plain)).toMatchObject({ code });
  });
});
