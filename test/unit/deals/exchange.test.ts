import { describe, expect, it } from 'vitest';
import { done, part, refusal, registerOf, told } from './register-of.ts';

type Rows = Parameters<typeof registerOf>[0];
type Parts = NonNullable<Parameters<typeof registerOf>[1]>;

const merge = (fields: object) => ({ merge: { issuers: ['X', 'Y'], into: 'H', ...fields } });
const HALVES = { split: { X: '1/2', Y: '1/2' } };

const COUNTS: Rows = [
  { holder: 'A', issuer: 'X', shares: 300, statements: ['s1'] },
  { holder: 'B', issuer: 'X', shares: 100, voting: 'suspended' },
  { holder: 'X', issuer: 'X', shares: 50 },
  { holder: 'Y', issuer: 'X', shares: 50 },
  { holder: 'A', issuer: 'Y', shares: 400, statements: ['s1', 's2'] },
  { holder: 'C', issuer: 'Y', shares: 200, class: 'pref', votesPerShare: 10 },
  { holder: 'D', issuer: 'Y', shares: 20, votesPerShare: 1, voting: 'neutral' },
];
const TOTALS = {
  X: { issuedShares: 1000n, grossVotes: 1000n, statements: ['t1'] },
  Y: { issuedShares: 2000n },
};
const counted = (rows: Rows = COUNTS, parts: Parts = {}) =>
  registerOf(rows, { capital: TOTALS, ...parts });
const BY_RATIO = { ratios: { X: 1, Y: '1/2' } };

describe('a merger by ratios', () => {
  it('gives every holder of a side its ratio in new shares, and adds the sides', () => {
    const { register: after } = done(counted(), merge(BY_RATIO));
    expect(told(after, 'H')).toEqual([
      'A: 500 shares, by s1 and s2',
      'B: 100 shares',
      'C: 100 shares, pref',
      'D: 10 shares, neutral',
    ]);
    expect(told(after, 'X')).toEqual([]);
    expect(told(after, 'Y')).toEqual([]);
  });

  it('cancels what the companies hold of each other and of themselves, and counts the rest', () => {
    const { register: after, ledger } = done(counted(), merge(BY_RATIO));
    expect(new Map(after.capital)).toEqual(
      new Map([['H', { issuer: 'H', issuedShares: 1900n, statements: [] }]]),
    );
    expect(ledger).toEqual([{ issuer: 'H', created: part('1900'), cancelled: part('0') }]);
  });

  it('makes it treasury of the new company where treasury is exchanged', () => {
    const { register: after } = done(counted(), merge({ ...BY_RATIO, treasury: 'exchange' }));
    expect(told(after, 'H')).toContain('H: 100 shares');
    expect(after.capital.get('H')?.issuedShares).toBe(2000n);
  });

  it('keeps several votes a share where the terms say so', () => {
    const { register: after } = done(counted(), merge({ ...BY_RATIO, keepsMultipleVotes: true }));
    expect(told(after, 'H').slice(2)).toEqual([
      'C: 100 shares, pref, x10',
      'D: 10 shares, neutral',
    ]);
  });

  it('gives an exact stake where a holder would get a part of a share', () => {
    const rows: Rows = [
      { holder: 'A', issuer: 'X', shares: 301 },
      { holder: 'B', issuer: 'X', shares: 300 },
    ];
    const terms = { ratios: { X: '1/2', Y: '1/2' } };
    expect(told(done(counted(rows), merge(terms)).register, 'H')).toEqual([
      'A: 301/30%',
      'B: 150 shares',
    ]);
  });

  it('gives exact stakes to all where the new shares are not whole, and rounds the total down', () => {
    const rows: Rows = [{ holder: 'A', issuer: 'X', shares: 300 }];
    const { register: after } = done(counted(rows), merge({ ratios: { X: '1/3', Y: '1/2' } }));
    expect(told(after, 'H')).toEqual(['A: 15/2%']);
    expect(after.capital.get('H')?.issuedShares).toBe(1333n);
  });

  it('is told with its ratios', () => {
    expect(done(counted(), merge(BY_RATIO)).steps).toEqual([
      'X and Y merge into H (new shares for one old share: X 1, 100 shares cancelled first; Y 1/2).',
    ]);
  });

  it('may have a survivor, whose agreements stay while those of the other end', () => {
    const lockUp = (issuer: string) =>
      ({ id: `lock-${issuer}`, kind: 'lockUp', parties: ['A'], issuer }) as const;
    const pact = { id: 'pact', kind: 'concert', parties: ['X', 'Y', 'A'] } as const;
    const register = counted(COUNTS, { agreements: [lockUp('X'), lockUp('Y'), pact] });
    const { register: after, ended } = done(register, merge({ ...BY_RATIO, into: 'X' }));
    expect(told(after, 'X')[0]).toBe('A: 500 shares, by s1 and s2');
    expect(told(after, 'Y')).toEqual([]);
    expect(after.capital.get('X')?.issuedShares).toBe(1900n);
    expect(ended).toEqual(['lock-Y']);
    expect(after.agreements.map(({ id, parties }) => [id, ...parties])).toEqual([
      ['lock-X', 'A'],
      ['pact', 'X', 'A'],
    ]);
  });
});

describe('a merger by a split', () => {
  it('divides the new capital among the holders that are left on each side', () => {
    const { register: after, ledger } = done(counted(), merge(HALVES));
    expect(told(after, 'H')).toEqual([
      'A: 80/3%, by s1 and s2',
      'B: 50/9%',
      'C: 5%, pref',
      'D: 1/2%, neutral',
    ]);
    expect(after.capital.has('H')).toBe(false);
    expect(ledger).toEqual(
      [{ issuer: 'H', created: part('1/1'), cancelled: part('0') }].map((entry) => ({
        ...entry,
        created: part('100%'),
      })),
    );
  });

  it('adds bands and stakes of one holder, open where one of them is', () => {
    const band = (min: string, max: string, minOpen: boolean, maxOpen: boolean) => ({
      band: { min: part(min), max: part(max), minOpen, maxOpen },
    });
    const register = registerOf([
      { holder: 'A', issuer: 'X', ...band('25%', '50%', true, false) },
      { holder: 'B', issuer: 'X', ...band('10%', '20%', false, true) },
      { holder: 'C', issuer: 'X', ...band('4%', '6%', false, false) },
      { holder: 'D', issuer: 'X', stake: '10%' },
      { holder: 'E', issuer: 'X', stake: '2%', ...band('1%', '3%', false, false) },
      { holder: 'A', issuer: 'Y', stake: '20%' },
      { holder: 'B', issuer: 'Y', ...band('10%', '30%', true, false) },
      { holder: 'C', issuer: 'Y', ...band('2%', '8%', false, false) },
      { holder: 'D', issuer: 'Y', ...band('2%', '8%', false, false) },
      { holder: 'E', issuer: 'Y', stake: '4%' },
      { holder: 'F', issuer: 'Y', ...band('1%', '2%', true, true) },
    ]);
    expect(told(done(register, merge(HALVES)).register, 'H')).toEqual([
      'A: above 45/2% to 35%',
      'B: above 10% below 25%',
      'C: from 3% to 7%',
      'D: from 6% to 9%',
      'E: 3%, from 5/2% to 7/2%',
      'F: above 1/2% below 1%',
    ]);
  });

  it('keeps apart what one holder has for itself, for others and with other votes', () => {
    const register = registerOf([
      { holder: 'T', issuer: 'X', stake: '10%' },
      { holder: 'T', issuer: 'X', stake: '10%', lot: 'a', beneficiary: 'A' },
      { holder: 'T', issuer: 'Y', stake: '20%', voting: 'neutral' },
      { holder: 'T', issuer: 'Y', stake: '20%', lot: 'b', beneficiary: 'A' },
      { holder: 'T', issuer: 'Y', stake: '4%', class: 'pref' },
      { holder: 'T', issuer: 'Y', stake: '2%', lot: 'c', beneficiary: 'X' },
    ]);
    expect(told(done(register, merge(HALVES)).register, 'H')).toEqual([
      'T: 5%',
      'T: 15%, lot exchanged 2, for A',
      'T: 10%, lot exchanged 3, neutral',
      'T: 2%, pref',
      'T: 1%, lot exchanged 4, for H',
    ]);
  });

  it('brings the new company in with its law, unless the register knows it', () => {
    const register = registerOf([
      { holder: 'A', issuer: 'X', stake: '10%' },
      { holder: 'A', issuer: 'Y', stake: '10%' },
    ]);
    const { register: after } = done(register, merge({ ...HALVES, law: 'NL' }));
    expect(after.entities.get('H')).toMatchObject({ name: 'H', law: 'NL' });
    const { register: survived } = done(register, merge({ ...HALVES, law: 'NL', into: 'X' }));
    expect(survived.entities.get('X')).toBe(register.entities.get('X'));
    const { register: plain } = done(register, merge(HALVES));
    expect(plain.entities.get('H')).not.toHaveProperty('law');
  });
});

describe('what merging companies held', () => {
  it('goes to the new company, in lots where rows would be alike', () => {
    const register = registerOf([
      { holder: 'A', issuer: 'X', stake: '10%' },
      { holder: 'A', issuer: 'Y', stake: '10%' },
      { holder: 'W', issuer: 'Z', stake: '1%' },
      { holder: 'X', issuer: 'Z', stake: '5%' },
      { holder: 'Y', issuer: 'Z', stake: '3%' },
      { holder: 'X', issuer: 'Z', stake: '2%', lot: 'old' },
      { holder: 'Y', issuer: 'Z', stake: '4%', lot: 'old' },
      { holder: 'Y', issuer: 'Z', stake: '6%', class: 'pref' },
      { holder: 'T', issuer: 'Z', stake: '7%', beneficiary: 'W' },
      { holder: 'X', issuer: 'Z', stake: '8%', lot: 'trust', beneficiary: 'W' },
      { holder: 'T', issuer: 'Q', stake: '9%', beneficiary: 'Y' },
    ]);
    const { register: after } = done(register, merge(HALVES));
    expect(told(after, 'Z')).toEqual([
      'W: 1%',
      'H: 5%',
      'H: 3%, lot from Y',
      'H: 2%, lot old',
      'H: 4%, lot old from Y',
      'H: 6%, pref',
      'T: 7%, for W',
      'H: 8%, lot trust, for W',
    ]);
    expect(told(after, 'Q')).toEqual(['T: 9%, for H']);
    const unmoved = (one: typeof register) =>
      one.holdings.filter(({ issuer, holder }) => issuer === 'Z' && /[WT]/.test(holder));
    expect(unmoved(after)[0]).toBe(unmoved(register)[0]);
    expect(unmoved(after)[1]).toBe(unmoved(register)[1]);
  });

  it('stands beside what a survivor holds', () => {
    const register = registerOf([
      { holder: 'A', issuer: 'X', stake: '10%' },
      { holder: 'A', issuer: 'Y', stake: '10%' },
      { holder: 'Y', issuer: 'Z', stake: '3%' },
      { holder: 'X', issuer: 'Z', stake: '5%' },
      { holder: 'X', issuer: 'Q', stake: '5%', class: 'pref' },
      { holder: 'Y', issuer: 'Q', stake: '3%' },
      { holder: 'Y', issuer: 'R', stake: '3%', lot: 'a' },
      { holder: 'X', issuer: 'R', stake: '3%', lot: 'b' },
    ]);
    const { register: after } = done(register, merge({ ...HALVES, into: 'X' }));
    expect(told(after, 'Z')).toEqual(['X: 3%, lot from Y', 'X: 5%']);
    expect(told(after, 'Q')).toEqual(['X: 5%, pref', 'X: 3%']);
    expect(told(after, 'R')).toEqual(['X: 3%, lot a', 'X: 3%, lot b']);
  });

  it('votes anew: published exercisable votes below are dropped', () => {
    const register = registerOf([
      { holder: 'A', issuer: 'X', stake: '10%' },
      { holder: 'A', issuer: 'Y', stake: '10%' },
      { holder: 'X', issuer: 'Z', stake: '5%', exercisable: '0%' },
    ]);
    expect(told(done(register, merge(HALVES)).register, 'Z')).toEqual(['H: 5%']);
  });
});

describe('a share transfer', () => {
  const transfer = (fields: object) => ({
    shareTransfer: { issuers: ['X', 'Y'], into: 'H', ...fields },
  });

  it('leaves the companies whole with their new parent, less the treasury that is cancelled', () => {
    const { register: after, ledger } = done(counted(), transfer(BY_RATIO));
    expect(told(after, 'X')).toEqual(['H: 950 shares']);
    expect(told(after, 'Y')).toEqual(['H: 2000 shares']);
    expect(told(after, 'H')).toEqual([
      'A: 500 shares, by s1 and s2',
      'B: 100 shares',
      'Y: 50 shares',
      'C: 100 shares, pref',
      'D: 10 shares, neutral',
    ]);
    expect(new Map(after.capital)).toEqual(
      new Map([
        ['X', { issuer: 'X', issuedShares: 950n, statements: ['t1'] }],
        ['Y', { issuer: 'Y', issuedShares: 2000n, statements: [] }],
        ['H', { issuer: 'H', issuedShares: 1950n, statements: [] }],
      ]),
    );
    expect(ledger).toEqual([
      { issuer: 'H', created: part('1950'), cancelled: part('0') },
      { issuer: 'X', created: part('0'), cancelled: part('50') },
      { issuer: 'Y', created: part('0'), cancelled: part('0') },
    ]);
  });

  it('makes a company that exchanges its treasury a holder of its parent', () => {
    const { register: after } = done(counted(), transfer({ ...BY_RATIO, treasury: 'exchange' }));
    expect(told(after, 'H')).toContain('X: 50 shares');
    expect(told(after, 'X')).toEqual(['H: 1000 shares']);
  });

  it('cancels a whole number of shares', () => {
    const rows: Rows = [{ holder: 'X', issuer: 'X', stake: '0.15%' }];
    const { register: after, ledger } = done(counted(rows), transfer(BY_RATIO));
    expect(told(after, 'X')).toEqual(['H: 998 shares']);
    expect(ledger[1]).toEqual({ issuer: 'X', created: part('0'), cancelled: part('2') });
  });

  it('of a single company whose shares are not counted keeps the parts', () => {
    const register = registerOf(
      [
        { holder: 'A', issuer: 'X', stake: '70%' },
        { holder: 'X', issuer: 'S', stake: '50%', exercisable: '10%' },
      ],
      { capital: { X: { grossVotes: 100n } } },
    );
    const step = { shareTransfer: { issuers: ['X'], into: 'H', ratios: { X: 2 } } };
    const { register: after, ledger } = done(register, step);
    expect(told(after, 'H')).toEqual(['A: 70%']);
    expect(told(after, 'X')).toEqual(['H: 100%']);
    expect(told(after, 'S')).toEqual(['X: 50%']);
    expect(after.capital.size).toBe(0);
    expect(ledger[1]).toEqual({ issuer: 'X', created: part('0'), cancelled: part('0') });
  });

  it('ends agreements about the shares of the companies, and no others', () => {
    const register = counted(COUNTS, {
      agreements: [
        { id: 'lock', kind: 'lockUp', parties: ['A'], issuer: 'X' },
        { id: 'all', kind: 'lockUp', parties: ['A'] },
        { id: 'other', kind: 'lockUp', parties: ['A'], issuer: 'Z' },
      ],
    });
    const { register: after, ended } = done(register, transfer(BY_RATIO));
    expect(ended).toEqual(['lock']);
    expect(after.agreements.map(({ id }) => id)).toEqual(['all', 'other']);
  });

  it.each(['split', 'ratios'])(
    'is refused with no-capital where nobody knows how many shares there are: %s',
    (terms) => {
      const register = registerOf([{ holder: 'A', issuer: 'X', shares: 70 }]);
      const step = { shareTransfer: { issuers: ['X'], into: 'H', [terms]: { X: 1 } } };
      expect(refusal(register, step)).toMatchObject({ code: 'no-capital', at: 0 });
    },
  );
});
