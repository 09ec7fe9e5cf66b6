import { describe, expect, it } from 'vitest';
import { done, part, percentOf, refusal, registerOf, stakeOf } from './register-of.ts';

const PROPOSAL = registerOf([
  { holder: 'Exor', issuer: 'FCA', stake: '28.98%' },
  { holder: 'BlackRock', issuer: 'FCA', stake: '2.99%' },
  { holder: 'French State', issuer: 'Renault', stake: '15.01%' },
  { holder: 'Nissan', issuer: 'Renault', stake: '15%' },
  { holder: 'BlackRock', issuer: 'Renault', stake: '4.96%' },
  { holder: 'Renault', issuer: 'Renault', stake: '1.71%' },
  { holder: 'Renault', issuer: 'Nissan', stake: '43.4%' },
]);
const merge = (treasury: string) => ({
  merge: {
    issuers: ['FCA', 'Renault'],
    into: 'HoldCo',
    split: { FCA: '1/2', Renault: '1/2' },
    treasury,
  },
});

describe('the FCA and Renault proposal of 2019', () => {
  it('halves every holder of one side and adds who holds on both, treasury exchanged', () => {
    const { register } = done(PROPOSAL, merge('exchange'));
    expect(stakeOf(register, 'Exor', 'HoldCo')).toEqual(part('14.49%'));
    expect(stakeOf(register, 'French State', 'HoldCo')).toEqual(part('7.505%'));
    expect(stakeOf(register, 'BlackRock', 'HoldCo')).toEqual(part('3.975%'));
    expect(stakeOf(register, 'HoldCo', 'HoldCo')).toEqual(part('0.855%'));
  });

  it('gives the cancelled treasury shares to the holders of that side alone', () => {
    const { register } = done(PROPOSAL, merge('cancel'));
    expect(percentOf(register, 'French State', 'HoldCo')).toBe('7.6356');
    expect(percentOf(register, 'Nissan', 'HoldCo')).toBe('7.6305');
    expect(percentOf(register, 'BlackRock', 'HoldCo')).toBe('4.0181');
    expect(stakeOf(register, 'Exor', 'HoldCo')).toEqual(part('14.49%'));
  });

  it('hands the new parent what the merged companies held', () => {
    const { register } = done(PROPOSAL, merge('cancel'));
    expect(stakeOf(register, 'HoldCo', 'Nissan')).toEqual(part('43.4%'));
    expect(
      register.holdings.some((row) => row.issuer === 'Renault' || row.holder === 'Renault'),
    ).toBe(false);
  });

  it('lets a holder sell shares of the new parent in a later step', () => {
    const step = {
      transfer: { from: 'Nissan', to: 'French State', issuer: 'HoldCo', stake: '7.5%' },
    };
    const { register } = done(PROPOSAL, merge('exchange'), step);
    expect(stakeOf(register, 'French State', 'HoldCo')).toEqual(part('15.005%'));
  });
});

describe('the trust sales of Nissan shares', () => {
  const before = registerOf(
    [
      { holder: 'Trust', issuer: 'Nissan', shares: 1198729760, beneficiary: 'Renault' },
      { holder: 'Renault', issuer: 'Nissan', shares: 633107267 },
    ],
    { capital: { Nissan: { issuedShares: 4220715112n } } },
  );

  it('reproduces the published stakes after cancellation', () => {
    const step = { buyBack: { issuer: 'Nissan', from: 'Trust', shares: 211000000, cancel: true } };
    const { register } = done(before, step);
    expect(percentOf(register, 'Trust', 'Nissan')).toBe('24.6334');
    expect(percentOf(register, 'Renault', 'Nissan')).toBe('15.7893');
    expect(register.capital.get('Nissan')?.issuedShares).toBe(4009715112n);
    expect(register.holdings[0]).toMatchObject({ shares: 987729760n, beneficiary: 'Renault' });
  });

  it('keeps the capital when the shares become treasury shares', () => {
    const step = { buyBack: { issuer: 'Nissan', from: 'Trust', shares: 211000000, cancel: false } };
    const { register } = done(before, step);
    expect(register.capital.get('Nissan')?.issuedShares).toBe(4220715112n);
    expect(register.holdings.find((row) => row.holder === 'Nissan')?.shares).toBe(211000000n);
  });
});

describe('other deals of the alliance', () => {
  it('measures a buy-back from Nissan on the old base of Mitsubishi Motors', () => {
    const register = registerOf([{ holder: 'Nissan', issuer: 'MMC', stake: '34.07%' }]);
    const after = done(register, {
      buyBack: { issuer: 'MMC', from: 'Nissan', stake: '10.02%', cancel: false },
    }).register;
    expect(stakeOf(after, 'Nissan', 'MMC')).toEqual(part('24.05%'));
    expect(stakeOf(after, 'MMC', 'MMC')).toEqual(part('10.02%'));
  });

  it('prices new shares by the money that they bring', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Ampere', stake: '100%' }]);
    const after = done(
      register,
      { issue: { issuer: 'Ampere', to: 'Nissan', amount: 600, preMoney: 4200 } },
      { issue: { issuer: 'Ampere', to: 'MMC', amount: 200, preMoney: 4800 } },
    ).register;
    expect(['Renault', 'Nissan', 'MMC'].map((name) => percentOf(after, name, 'Ampere', 0))).toEqual(
      ['84', '12', '4'],
    );
  });

  it('opens a subsidiary to several subscribers at one price', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Ampere', stake: '100%' }]);
    const subscribers = { Nissan: 600, MMC: 200 };
    const { register: after } = done(register, {
      carveOut: { parent: 'Renault', issuer: 'Ampere', preMoney: 4200, subscribers },
    });
    expect(['Renault', 'Nissan', 'MMC'].map((name) => percentOf(after, name, 'Ampere', 0))).toEqual(
      ['84', '12', '4'],
    );
  });

  it('joins Nissan and Honda under one parent that holds them whole', () => {
    const register = registerOf(
      [
        { holder: 'Renault', issuer: 'Nissan', shares: 633107267 },
        { holder: 'Trust', issuer: 'Nissan', shares: 693124060, beneficiary: 'Renault' },
        { holder: 'Honda holders', issuer: 'Honda', shares: 4700000000 },
      ],
      { capital: { Nissan: { issuedShares: 3713998612n }, Honda: { issuedShares: 4700000000n } } },
    );
    const ratios = { Honda: 1, Nissan: '1/5' };
    const { register: after } = done(register, {
      shareTransfer: { issuers: ['Honda', 'Nissan'], into: 'HoldCo', ratios, treasury: 'exchange' },
    });
    expect(percentOf(after, 'Renault', 'HoldCo')).toBe('2.3264');
    expect(percentOf(after, 'Trust', 'HoldCo')).toBe('2.5469');
    expect(percentOf(after, 'Honda holders', 'HoldCo')).toBe('86.3526');
    expect(percentOf(after, 'HoldCo', 'Nissan', 0)).toBe('100');
    expect(after.holdings.find((row) => row.holder === 'Trust')?.beneficiary).toBe('Renault');
  });

  it('lets extra votes of a lot lapse when it is sold, and the total of votes with them', () => {
    const register = registerOf(
      [{ holder: 'State', issuer: 'Renault', shares: 100, votesPerShare: 2 }],
      { capital: { Renault: { issuedShares: 1000n, grossVotes: 1100n } } },
    );
    const after = done(register, {
      transfer: { from: 'State', to: 'Fund', issuer: 'Renault', shares: 40 },
    }).register;
    expect(after.capital.get('Renault')?.grossVotes).toBe(1060n);
    expect(after.holdings.find((row) => row.holder === 'Fund')).not.toHaveProperty('votesPerShare');
  });

  it('sells the shares with the fewest votes first', () => {
    const register = registerOf(
      [
        { holder: 'State', issuer: 'Renault', shares: 44387915, votesPerShare: 2, lot: 'A' },
        { holder: 'State', issuer: 'Renault', shares: 14000000, lot: 'B' },
      ],
      { capital: { Renault: { issuedShares: 295722284n } } },
    );
    const after = done(register, {
      transfer: { from: 'State', to: 'market', issuer: 'Renault', shares: 14000000 },
    }).register;
    expect(after.holdings.map((row) => row.lot)).toEqual(['A']);
  });

  it('breaches a lock-up with the first share below its floor', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Nissan', shares: 633107267 }], {
      capital: { Nissan: { issuedShares: 3713998612n } },
      agreements: [
        { id: 'lock', kind: 'lockUp', parties: ['Renault'], issuer: 'Nissan', limit: part('1/10') },
      ],
    });
    const sell = (shares: number) => ({
      transfer: { from: 'Renault', to: 'market', issuer: 'Nissan', shares },
    });
    expect(done(register, sell(261707405)).breaches).toEqual([]);
    expect(done(register, sell(261707406)).breaches.map(({ id }) => id)).toEqual(['lock']);
  });

  it('does not count a dilution as a sale', () => {
    const register = registerOf([{ holder: 'Renault', issuer: 'Nissan', stake: '10%' }], {
      agreements: [
        { id: 'lock', kind: 'lockUp', parties: ['Renault'], issuer: 'Nissan', limit: part('1/10') },
      ],
    });
    expect(
      done(register, { issue: { issuer: 'Nissan', to: 'Honda', stakeOfEnlarged: '20%' } }).breaches,
    ).toEqual([]);
  });
});

describe('what is refused', () => {
  const register = registerOf(
    [
      { holder: 'A', issuer: 'X', shares: 60 },
      { holder: 'B', issuer: 'X', shares: 30 },
      { holder: 'C', issuer: 'Y', stake: '70%' },
      { holder: 'D', issuer: 'Z', stake: '60%' },
      { holder: 'E', issuer: 'Z', stake: '50%' },
    ],
    { capital: { X: { issuedShares: 100n } }, asOf: '2024-06-01' },
  );
  const transfer = (fields: object) => ({
    transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1, ...fields },
  });
  const both = { issuers: ['X', 'Y'], into: 'H' };
  const cases: readonly (readonly [code: string, step: unknown])[] = [
    ['more-than-held', transfer({ shares: 61 })],
    ['more-than-held', transfer({ from: 'Nobody' })],
    ['rest-too-small', transfer({ from: 'market', shares: 11 })],
    ['transfer-to-itself', transfer({ to: 'A' })],
    ['unknown-party', transfer({ issuer: 'Unheard of' })],
    ['unknown-field', transfer({ shres: 1 })],
    ['not-positive', transfer({ shares: 0 })],
    ['not-positive', transfer({ shares: -5 })],
    ['bad-quantity', transfer({ shares: '10%' })],
    ['bad-quantity', transfer({ shares: '1,5' })],
    ['missing-field', { transfer: { from: 'A', to: 'B', shares: 1 } }],
    ['missing-field', { transfer: { from: 'A', to: 'B', issuer: 'X' } }],
    ['no-counts', { transfer: { from: 'C', to: 'B', issuer: 'Y', shares: 1 } }],
    ['unknown-step', { conjure: {} }],
    ['unknown-step', 'transfer'],
    ['unknown-step', { transfer: {}, issue: {} }],
    ['merge-with-itself', { merge: { issuers: ['X', 'X'], into: 'H', split: { X: 1 } } }],
    ['ratio-not-positive', { merge: { ...both, ratios: { X: 0, Y: 1 } } }],
    ['split-not-one', { merge: { ...both, split: { X: '1/2', Y: '1/3' } } }],
    ['no-counts', { merge: { ...both, ratios: { X: 1, Y: 1 } } }],
    ['bad-field', { merge: { ...both, split: { X: '1/2', Q: '1/2' } } }],
    ['into-exists', { merge: { ...both, into: 'Z', split: { X: '1/2', Y: '1/2' } } }],
    ['over-100-blocked', { issue: { issuer: 'Z', to: 'F', stakeOfEnlarged: '10%' } }],
    ['issue-to-itself', { issue: { issuer: 'X', to: 'X', shares: 5 } }],
    ['cancel-without-treasury', { cancelTreasury: { issuer: 'X' } }],
    ['unknown-agreement', { endAgreement: { id: 'none' } }],
    ['below-target', { unwind: { holder: 'A', issuer: 'X', to: '70%' } }],
    ['ratio-not-positive', { convert: { holder: 'A', issuer: 'X', ratio: 0 } }],
    ['dates-backwards', transfer({ date: '2024-05-31' })],
    ['bad-field', transfer({ date: 'yesterday' })],
  ];
  it.each(cases)('refuses with %s: %j', (code, step) => {
    expect(refusal(register, step)).toMatchObject({
      code,
      at: 0,
      says: expect.stringMatching(/./),
      try: expect.stringMatching(/./),
    });
  });

  it('says which step of several it refuses, with the arithmetic', () => {
    const fault = refusal(register, transfer({ shares: 50 }), transfer({ shares: 50 }));
    expect(fault).toMatchObject({ code: 'more-than-held', at: 1 });
    expect(fault.says).toBe(
      'Step 2: A holds 10 shares of X, and the step takes 50 shares: 40 shares too much.',
    );
  });

  it('refuses dates that go backwards between steps', () => {
    const fault = refusal(
      register,
      { ...transfer({}), date: '2024-08-01' },
      { ...transfer({}), date: '2024-07-31' },
    );
    expect(fault).toMatchObject({ code: 'dates-backwards', at: 1 });
  });
});
