import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/deals/index.ts';
import { part, refusal, registerOf } from './register-of.ts';

const register = registerOf(
  [
    { holder: 'A', issuer: 'X', shares: 60 },
    { holder: 'B', issuer: 'X', shares: 30 },
    { holder: 'C', issuer: 'Y', stake: '70%' },
    { holder: 'Trust', issuer: 'Y', stake: '5%', beneficiary: 'C' },
    { holder: 'D', issuer: 'Z', stake: '60%' },
    { holder: 'E', issuer: 'Z', stake: '50%' },
    { holder: 'F', issuer: 'Loose', shares: 10 },
    { holder: 'Own', issuer: 'Own', stake: '100%' },
    { holder: 'Y', issuer: 'S', stake: '80%' },
    {
      holder: 'P',
      issuer: 'Q',
      band: { min: part('25%'), max: part('50%'), minOpen: true, maxOpen: false },
    },
    { holder: 'Q', issuer: 'S2', stake: '100%' },
  ],
  {
    capital: { X: { issuedShares: 100n } },
    agreements: [{ id: 'lock', kind: 'lockUp', parties: ['A'] }],
    asOf: '2024-06-01',
  },
);
const transfer = (fields: object) => ({
  transfer: { from: 'A', to: 'B', issuer: 'X', shares: 1, ...fields },
});
const merge = (fields: object) => ({ merge: { issuers: ['X', 'Y'], into: 'H', ...fields } });

/** Code, step, what is wrong with the arithmetic, and what to do about it. */
const CASES: readonly (readonly [code: string, step: unknown, says: string, remedy: string])[] = [
  [
    'more-than-held',
    transfer({ shares: 61 }),
    'A holds 60 shares of X, and the step takes 61 shares: 1 share too much.',
    'Take at most 60 shares, or put the missing purchase before this step.',
  ],
  [
    'more-than-held',
    { transfer: { from: 'C', to: 'B', issuer: 'Y', stake: '75%' } },
    'C holds 70% of the capital of Y, and the step takes 75% of the capital: 5% of the capital too much.',
    'Take at most 70% of the capital, or put the missing purchase before this step. Trust holds more for it: name Trust as the seller.',
  ],
  [
    'rest-too-small',
    transfer({ from: 'market', shares: 11 }),
    'The unidentified holders of X have 10 shares, and the step takes 11 shares from them.',
    'Take less, or name the holder who sells.',
  ],
  ['transfer-to-itself', transfer({ to: 'A' }), 'A is both seller and buyer.', 'Name two parties.'],
  [
    'transfer-to-itself',
    { trust: { from: 'A', trustee: 'A', issuer: 'X', shares: 1 } },
    'A cannot be its own trustee.',
    'Name two parties.',
  ],
  [
    'transfer-to-itself',
    { buyBack: { issuer: 'X', from: 'X', shares: 1 } },
    'X already holds its treasury shares.',
    'Use cancelTreasury, or name the seller.',
  ],
  [
    'transfer-to-itself',
    { spinOff: { parent: 'Y', issuer: 'Y' } },
    'Y cannot be spun off from itself.',
    'Name the company that is spun off.',
  ],
  [
    'unknown-party',
    transfer({ issuer: 'Unheard of' }),
    'The register knows no company Unheard of at that date.',
    'Check the spelling, or add the company under entities or holdings.',
  ],
  [
    'no-counts',
    { transfer: { from: 'C', to: 'B', issuer: 'Y', shares: 1 } },
    'The step counts shares of Y, and only fractions of its capital are known.',
    'Give capital.Y.issuedShares, or write the step with stake.',
  ],
  [
    'no-capital',
    { transfer: { from: 'F', to: 'B', issuer: 'Loose', stake: '1%' } },
    "The step speaks of a part of Loose's capital, and its number of issued shares is not known.",
    'Give capital.Loose.issuedShares, or write the step with shares.',
  ],
  [
    'no-capital',
    { issue: { issuer: 'Loose', to: 'B', stakeOfEnlarged: '1%' } },
    "The step speaks of a part of Loose's capital, and its number of issued shares is not known.",
    'Give capital.Loose.issuedShares, or write the step with shares.',
  ],
  [
    'no-capital',
    { carveOut: { parent: 'F', issuer: 'Loose', subscribers: { B: '1%' } } },
    "The step speaks of a part of Loose's capital, and its number of issued shares is not known.",
    'Give capital.Loose.issuedShares, or write the step with shares.',
  ],
  [
    'no-counts',
    { carveOut: { parent: 'Y', issuer: 'S', subscribers: { B: 5 } } },
    'The step counts shares of S, and only fractions of its capital are known.',
    'Give capital.S.issuedShares, or write the step with stake.',
  ],
  [
    'bad-quantity',
    { carveOut: { parent: 'Y', issuer: 'S', subscribers: { B: '60%', C: '40%' } } },
    "New shares would be 100% of S's enlarged capital: nothing is left for its holders.",
    'Write smaller parts.',
  ],
  [
    'bad-quantity',
    { issue: { issuer: 'X', to: 'B', stakeOfEnlarged: '100%' } },
    'New shares of X cannot be 100% of the enlarged capital.',
    'Write a smaller part.',
  ],
  [
    'issue-to-itself',
    { issue: { issuer: 'X', to: 'X', shares: 5 } },
    'X cannot issue shares to itself.',
    'Name another holder, market or pro rata.',
  ],
  [
    'over-100-blocked',
    { issue: { issuer: 'Z', to: 'F', stakeOfEnlarged: '10%' } },
    'The holders of Z already sum to 110%: D 60% + E 50%. No deal is computed on it.',
    'Look at the statements behind these rows and reject the wrong one.',
  ],
  [
    'cancel-without-treasury',
    { cancelTreasury: { issuer: 'X' } },
    'X holds no treasury shares that the register knows.',
    'Put a buyBack before this step.',
  ],
  [
    'unknown-agreement',
    { endAgreement: { id: 'pact' } },
    'No agreement pact is in force (in force: lock).',
    'Check the id and the date.',
  ],
  [
    'unknown-agreement',
    { cap: { parties: ['A', 'B'], issuer: 'X', limit: 'none' } },
    'No cap of A, B on X is in force.',
    'Check the holder and the issuer.',
  ],
  [
    'agreement-exists',
    { concert: { parties: ['A', 'B'], id: 'lock' } },
    'There already is an agreement lock.',
    'Give the new one another id, or end the old one first.',
  ],
  [
    'already-known',
    { assume: { issuer: 'X', issuedShares: 200 } },
    'The register already knows X has 100 issued shares: nothing else can be assumed.',
    'Leave the step out, or use a step that changes it.',
  ],
  [
    'already-known',
    { assume: { issuer: 'X', holder: 'B', shares: 5 } },
    'The register already knows what B holds of X: nothing else can be assumed.',
    'Leave the step out, or use a step that changes it.',
  ],
  [
    'below-target',
    { unwind: { holder: 'A', issuer: 'X', to: '60%' } },
    'A holds 60% of X, which is not above 60%.',
    'Choose a lower target, or leave the step out.',
  ],
  [
    'ratio-not-positive',
    { convert: { holder: 'A', issuer: 'X', ratio: 0 } },
    'convert.ratio is 0.',
    'Write a ratio above zero.',
  ],
  [
    'more-than-held',
    { convert: { holder: 'A', issuer: 'X', ratio: 2, class: 'pref' } },
    'A holds no such shares of X.',
    'Check the holder and the class.',
  ],
  [
    'more-than-held',
    { setVotes: { holder: 'A', issuer: 'X', voting: 'none', lot: 'old' } },
    'A holds no such shares of X.',
    'Check the holder, class and lot.',
  ],
  [
    'not-exact',
    { spinOff: { parent: 'Q', issuer: 'S2' } },
    "P's stake in Q is only known as a band, so its part cannot be handed out.",
    'Give the stake, or leave the row out: its part then goes to the unidentified rest.',
  ],
  [
    'merge-with-itself',
    { merge: { issuers: ['X'], into: 'H', split: { X: 1 } } },
    'X would merge with nobody else.',
    'Name two companies or more.',
  ],
  [
    'merge-with-itself',
    { merge: { issuers: ['Y', 'X', 'X'], into: 'H', split: { X: 1 } } },
    'X stands on both sides.',
    'Name every company once.',
  ],
  [
    'merge-with-itself',
    { shareTransfer: { issuers: ['X', 'Y'], into: 'Y', split: { X: '1/2', Y: '1/2' } } },
    'Y would hold itself whole.',
    'Give the new parent a name of its own.',
  ],
  [
    'into-exists',
    merge({ into: 'Z', split: { X: '1/2', Y: '1/2' } }),
    'Z has holders of its own, and its side of the exchange is not given.',
    'List Z under issuers with its ratio, or give the new parent another name.',
  ],
  [
    'bad-field',
    merge({ split: { X: '1/2', Q: '1/2' } }),
    'Q has a ratio and is no issuer; Y has no ratio.',
    'Give one number for every issuer.',
  ],
  ['bad-field', merge({ split: { X: 1 } }), 'Y has no ratio.', 'Give one number for every issuer.'],
  [
    'bad-field',
    merge({ split: { X: '1/2', Y: '1/2', Q: '1/2' } }),
    'Q has a ratio and is no issuer.',
    'Give one number for every issuer.',
  ],
  [
    'split-not-one',
    merge({ split: { X: '1/2', Y: '1/3' } }),
    'The split X 1/2 + Y 1/3 is 5/6 of the new capital, not 1.',
    'Let the parts sum to 1.',
  ],
  [
    'no-counts',
    merge({ ratios: { X: 1, Y: 1 } }),
    'The step counts shares of Y, and only fractions of its capital are known.',
    'Give capital.Y.issuedShares, or write the step with stake.',
  ],
  [
    'not-positive',
    { merge: { issuers: ['X', 'Own'], into: 'H', split: { X: '1/2', Own: '1/2' } } },
    'All shares of Own are cancelled before the exchange.',
    'Exchange the treasury, or leave it out.',
  ],
  [
    'dates-backwards',
    transfer({ date: '2024-05-31' }),
    'The step is dated 2024-05-31, and the register before it is of 2024-06-01.',
    'Put the steps in the order of their dates, or start from an earlier register.',
  ],
];

describe('a step that cannot be done', () => {
  it.each(CASES)('is refused with %s: %j', (code, step, says, remedy) => {
    expect(refusal(register, step)).toStrictEqual({
      code,
      says: `Step 1: ${says}`,
      try: remedy,
      at: 0,
    });
  });

  it('names no agreement where none is in force', () => {
    expect(refusal(registerOf([]), { endAgreement: { id: 'pact' } }).says).toBe(
      'Step 1: No agreement pact is in force (in force: none).',
    );
  });
});

describe('a scenario that cannot be read', () => {
  const steps = [{ endAgreement: { id: 'pact' } }];

  it.each([
    [[], 'it is not a list of named fields'],
    [{}, 'it has no steps'],
    [{ steps: [] }, 'it has no steps'],
    [{ steps: 'none' }, 'it has no steps'],
    [{ steps, schemaVersion: 2 }, 'its schemaVersion is not 1'],
    [{ steps, asOf: 'May' }, 'asOf "May" is not a day'],
  ])('is refused with the reason: %j', (plain, because) => {
    expect(parseScenario(plain)).toStrictEqual({
      code: 'bad-field',
      says: `This is not a scenario: ${because}.`,
      try: 'Write schemaVersion: 1, title, asOf and steps.',
    });
  });

  it('is refused for a field that it does not have', () => {
    expect(parseScenario({ steps, stpes: 1 })).toStrictEqual({
      code: 'unknown-field',
      says: 'A scenario has no field "stpes".',
      try: 'Its fields are schemaVersion, title, asOf, steps, assumptions, notes, asks.',
    });
  });

  it('is refused with the number of the step that is none', () => {
    expect(parseScenario({ steps: [...steps, { conjure: {} }] })).toMatchObject({
      code: 'unknown-step',
      says: 'Step 2: There is no step "conjure".',
      at: 1,
    });
  });
});

describe('a scenario', () => {
  const steps = [{ endAgreement: { id: 'pact' } }];

  it('needs nothing but its steps', () => {
    expect(parseScenario({ steps })).toStrictEqual({
      title: 'Untitled deal',
      steps,
      assumptions: [],
      notes: [],
      asks: [],
    });
  });

  it('keeps what belongs to it, one text or several', () => {
    const ask = { ask: 'holdings', issuer: 'X' };
    expect(
      parseScenario({
        schemaVersion: 1,
        title: 'T',
        asOf: '2019-05-27',
        steps,
        assumptions: ['one', 2],
        notes: 'n',
        asks: [ask, 'no ask'],
      }),
    ).toStrictEqual({
      title: 'T',
      asOf: '2019-05-27',
      steps,
      assumptions: ['one', '2'],
      notes: ['n'],
      asks: [ask],
    });
  });

  it('takes empty assumptions and notes, and asks that are no list, for none', () => {
    expect(parseScenario({ steps, assumptions: null, notes: null, asks: 'x' })).toMatchObject({
      assumptions: [],
      notes: [],
      asks: [],
    });
  });
});
