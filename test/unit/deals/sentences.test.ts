import { describe, expect, it } from 'vitest';
import { countText } from '../../../src/deals/index.ts';
import { done, part, registerOf } from './register-of.ts';

const register = registerOf(
  [
    { holder: 'A', issuer: 'X', shares: 600_000 },
    { holder: 'X', issuer: 'X', shares: 50_000 },
    { holder: 'B', issuer: 'Y', stake: '40%' },
    { holder: 'Y', issuer: 'S', stake: '100%' },
  ],
  {
    capital: { X: { issuedShares: 1_000_000n } },
    agreements: [{ id: 'old cap', kind: 'cap', parties: ['A'], issuer: 'X', limit: part('30%') }],
  },
);

const SENTENCES: readonly (readonly [step: unknown, says: string])[] = [
  [
    { assume: { issuer: 'N', issuedShares: 100, holder: 'A', shares: 5 } },
    'Assumed: N has issued 100 shares, and A holds 5 shares of N.',
  ],
  [{ assume: { issuer: 'N', holder: 'A', stake: '1/3' } }, 'Assumed: A holds 33.3333% of N.'],
  [
    { transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1000 } },
    'A transfers 1,000 shares of X to B.',
  ],
  [{ transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1 } }, 'A transfers 1 share of X to B.'],
  [
    { transfer: { from: 'A', to: 'B', issuer: 'X', stake: '1/3' } },
    'A transfers 333,333.33 shares of X to B.',
  ],
  [
    { transfer: { from: 'market', to: 'B', issuer: 'X', shares: 5 } },
    'the market (the unidentified rest, 350,000 shares) transfers 5 shares of X to B.',
  ],
  [
    { transfer: { from: 'B', to: 'market', issuer: 'Y', stake: '1/3' } },
    'B transfers 33.3333% of the capital of Y to the market (the unidentified rest, 60% of the capital).',
  ],
  [
    { nationalise: { by: 'State', issuer: 'Y', stake: '2.5%' } },
    'the market (the unidentified rest, 60% of the capital) transfers 2.5% of the capital of Y to State.',
  ],
  [
    { issue: { issuer: 'X', to: 'B', shares: 250_000 } },
    'X issues 250,000 shares to B: 20% (1/5) of the enlarged capital.',
  ],
  [
    { issue: { issuer: 'X', to: 'proRata', shares: 999_999 } },
    'X issues 999,999 shares pro rata: 50% of the enlarged capital.',
  ],
  [
    { buyBack: { issuer: 'X', from: 'A', shares: 10, cancel: true } },
    'X buys 10 shares back from A and cancels them.',
  ],
  [
    { buyBack: { issuer: 'X', shares: 10 } },
    'X buys 10 shares back from market and keeps them as treasury shares.',
  ],
  [{ cancelTreasury: { issuer: 'X' } }, 'X cancels 50,000 shares of treasury.'],
  [
    { merge: { issuers: ['X', 'Y'], into: 'H', split: { X: '1/2', Y: '1/2' } } },
    'X and Y merge into H (parts of the new capital: X 1/2, 50,000 shares cancelled first; Y 1/2).',
  ],
  [
    {
      merge: {
        issuers: ['Y', 'S'],
        into: 'H',
        split: { Y: '1/2', S: '1/2' },
        treasury: 'exchange',
        specialDividend: 'EUR 2.5bn',
      },
    },
    'Y and S merge into H (parts of the new capital: Y 1/2; S 1/2). A special dividend (EUR 2.5bn) changes no number of shares.',
  ],
  [
    { shareTransfer: { issuers: ['X'], into: 'H', ratios: { X: '1/5' } } },
    'Holders of X get shares of H (new shares for one old share: X 1/5), which then holds the companies whole.',
  ],
  [
    { shareTransfer: { issuers: ['X', 'Y'], into: 'H', split: { X: '1/2', Y: '1/2' } } },
    'Holders of X and Y get shares of H (parts of the new capital: X 1/2, Y 1/2), which then holds the companies whole.',
  ],
  [
    { trust: { from: 'A', trustee: 'T', issuer: 'X', shares: 10 } },
    "A moves 10 shares of X to T, who votes them neutral; economically they stay A's.",
  ],
  [
    { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2 } },
    "A's shares of X have 2 votes a share.",
  ],
  [
    { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2, voting: 'abstaining' } },
    "A's shares of X have 2 votes a share, voting abstaining.",
  ],
  [{ cap: { holder: 'B', issuer: 'X', limit: '15%' } }, 'B sign cap-b-x (cap about X at 15%).'],
  [{ cap: { holder: 'A', issuer: 'X', limit: 'none' } }, 'The cap old cap is lifted.'],
  [
    { spinOff: { parent: 'Y', issuer: 'S', proRata: '1/4' } },
    'Y hands 25% of the capital of S to its holders pro rata.',
  ],
  [
    { carveOut: { parent: 'Y', issuer: 'S', subscribers: { A: '12%', B: '1/8' } } },
    'Y opens S: 32.4503% of the capital are issued (A 12%, B 12.5% of the enlarged capital).',
  ],
  [
    { offer: { issuer: 'X', new: 250_000, secondary: { from: 'A', shares: 10 } } },
    'A transfers 10 shares of X to the market (the unidentified rest, 350,000 shares). X issues 250,000 shares to market: 20% (1/5) of the enlarged capital.',
  ],
  [
    { tenderOffer: { issuer: 'Y', bidder: 'D', acceptance: '1/2' } },
    'D bids for Y: 50% of the other shares are tendered, 50% of the capital.',
  ],
  [{ concert: { parties: ['A', 'B'] } }, 'A and B sign concert-a-b (concert).'],
  [
    { lockUp: { holder: 'A', issuer: 'X', limit: '0%', id: 'lock' } },
    'A sign lock (lockUp about X at 0%).',
  ],
  [{ endAgreement: { id: 'old cap' } }, 'The agreement old cap ends.'],
  [
    { convert: { holder: 'A', issuer: 'X', ratio: '1/2' } },
    'A converts 600,000 shares of X into 300,000 shares.',
  ],
  [
    { unwind: { holder: 'B', issuer: 'Y', to: '10%', buyer: 'C' } },
    'B transfers 30% of the capital of Y to C.',
  ],
];

describe('a deal that was done', () => {
  it.each(SENTENCES)('%j is told in a sentence', (step, says) => {
    expect(done(register, step).steps).toStrictEqual([says]);
  });

  it('gives the part exactly while its denominator is below a million', () => {
    const of = (issuedShares: bigint) =>
      done(registerOf([], { capital: { X: { issuedShares } } }), {
        issue: { issuer: 'X', to: 'B', shares: 10 },
      }).steps[0];
    expect(of(9_999_980n)).toBe(
      'X issues 10 shares to B: 0.0001% (1/999999) of the enlarged capital.',
    );
    expect(of(9_999_990n)).toBe('X issues 10 shares to B: 0.0001% of the enlarged capital.');
  });

  it('tells its steps in order', () => {
    const sell = (shares: number) => ({ transfer: { from: 'A', to: 'B', issuer: 'X', shares } });
    expect(done(register, sell(2), sell(3)).steps).toStrictEqual([
      'A transfers 2 shares of X to B.',
      'A transfers 3 shares of X to B.',
    ]);
  });

  it('writes counts in groups of three, and two decimals where there is a part of a share', () => {
    expect(countText(part('4220715112'))).toBe('4,220,715,112');
    expect(countText(part('2001/2'))).toBe('1,000.50');
  });
});
