import { describe, expect, it } from 'vitest';
import { done, part, refusal, registerOf, stakeOf, told } from './register-of.ts';

type Row = Omit<Parameters<typeof registerOf>[0][number], 'issuer'>;
type Parts = NonNullable<Parameters<typeof registerOf>[1]>;

/** A register of X with 1,000 issued shares, unless other totals are given. */
function counted(rows: readonly Row[], totals: object = {}, parts: Parts = {}) {
  return registerOf(
    rows.map((row) => ({ ...row, issuer: 'X' })),
    { ...parts, capital: { X: { issuedShares: 1000n, ...totals } } },
  );
}

function inParts(rows: readonly Row[], totals?: object) {
  return registerOf(
    rows.map((row) => ({ ...row, issuer: 'X' })),
    totals ? { capital: { X: totals } } : {},
  );
}

const sell = (from: string, to: string, fields: object) => ({
  transfer: { from, to, issuer: 'X', ...fields },
});
const BAND = { min: part('25%'), max: part('50%'), minOpen: true, maxOpen: false };

describe('shares that change hands', () => {
  it('stay counts while they are whole, and are an exact stake when they are not', () => {
    const register = counted([{ holder: 'A', shares: 600 }]);
    expect(told(done(register, sell('A', 'B', { stake: '1/4' })).register, 'X')).toEqual([
      'A: 350 shares',
      'B: 250 shares',
    ]);
    expect(told(done(register, sell('A', 'B', { stake: '1/3' })).register, 'X')).toEqual([
      'A: 80/3%',
      'B: 100/3%',
    ]);
  });

  it('are added to shares of the same kind', () => {
    const register = counted([
      { holder: 'A', shares: 600 },
      { holder: 'B', shares: 100 },
    ]);
    expect(told(done(register, sell('A', 'B', { shares: 50 })).register, 'X')).toEqual([
      'A: 550 shares',
      'B: 150 shares',
    ]);
  });

  it('leave no row when all are sold, and a row of none that the register had', () => {
    const register = counted([
      { holder: 'A', shares: 600 },
      { holder: 'Z', shares: 0 },
    ]);
    expect(told(done(register, sell('A', 'B', { shares: 600 })).register, 'X')).toEqual([
      'Z: 0 shares',
      'B: 600 shares',
    ]);
  });

  it('leave the rows of all others as they are', () => {
    const register = counted([
      { holder: 'A', shares: 600 },
      { holder: 'C', shares: 100 },
    ]);
    const { register: after } = done(register, sell('A', 'B', { shares: 600 }));
    expect(after.holdings[0]).toBe(register.holdings[1]);
  });

  it('stay a stake where they were written as one, whole numbers too', () => {
    const inCounts = counted([{ holder: 'A', stake: '60%' }]);
    expect(told(done(inCounts, sell('A', 'B', { shares: 100 })).register, 'X')).toEqual([
      'A: 50%',
      'B: 100 shares',
    ]);
    const whole = inParts([{ holder: 'A', stake: '100%' }]);
    expect(told(done(whole, sell('A', 'B', { stake: 1 })).register, 'X')).toEqual(['B: 100%']);
  });

  it('carry the statements that speak of them', () => {
    const register = counted([{ holder: 'A', shares: 600, statements: ['s1'] }]);
    expect(told(done(register, sell('A', 'B', { shares: 50 })).register, 'X')).toEqual([
      'A: 550 shares, by s1',
      'B: 50 shares, by s1',
    ]);
  });

  it('are taken from the lot with the fewest votes first, then from the next', () => {
    const register = counted([
      { holder: 'A', shares: 300, votesPerShare: 2, lot: 'old' },
      { holder: 'A', shares: 100, lot: 'new' },
      { holder: 'A', shares: 20, voting: 'none', class: 'pref' },
    ]);
    expect(told(done(register, sell('A', 'market', { shares: 90 })).register, 'X')).toEqual([
      'A: 300 shares, lot old, x2',
      'A: 30 shares, lot new',
    ]);
    expect(told(done(register, sell('A', 'market', { shares: 170 })).register, 'X')).toEqual([
      'A: 250 shares, lot old, x2',
    ]);
  });

  it('are those of the class and the lot that the step names', () => {
    const register = counted([
      { holder: 'A', shares: 300, lot: 'old' },
      { holder: 'A', shares: 100, class: 'pref', lot: 'new' },
      { holder: 'A', shares: 100, class: 'pref', lot: 'old' },
    ]);
    const step = { class: 'pref', lot: 'old', shares: 100 };
    expect(told(done(register, sell('A', 'market', step)).register, 'X')).toEqual([
      'A: 300 shares, lot old',
      'A: 100 shares, pref, lot new',
    ]);
    expect(refusal(register, sell('A', 'B', { ...step, shares: 101 })).code).toBe('more-than-held');
    const { buyBack } = { buyBack: { issuer: 'X', from: 'A', cancel: true, ...step } };
    expect(told(done(register, { buyBack }).register, 'X')).toEqual([
      'A: 300 shares, lot old',
      'A: 100 shares, pref, lot new',
    ]);
  });

  it('of a class keep its votes or the lack of them; those of a lot have one vote', () => {
    const register = counted([
      { holder: 'A', shares: 100, class: 'B', votesPerShare: 10 },
      { holder: 'C', shares: 100, class: 'pref', voting: 'none' },
      { holder: 'D', shares: 100, votesPerShare: 2, voting: 'suspended' },
    ]);
    const steps = ['A', 'C', 'D'].map((from) => sell(from, 'N', { shares: 10 }));
    expect(told(done(register, ...steps).register, 'X').slice(3)).toEqual([
      'N: 10 shares, B, x10',
      'N: 10 shares, pref, none',
      'N: 10 shares',
    ]);
  });

  it('stand in a row of their own where the buyer’s differ in votes, trust or exactness', () => {
    const register = counted([
      { holder: 'A', shares: 100 },
      { holder: 'B', shares: 10, votesPerShare: 2 },
      { holder: 'B', shares: 10, lot: 'acquired', voting: 'neutral' },
      { holder: 'B', shares: 10, lot: 'trust', beneficiary: 'C' },
    ]);
    const { register: after } = done(register, sell('A', 'B', { shares: 5 }));
    expect(told(after, 'X').slice(1)).toEqual([
      'B: 10 shares, x2',
      'B: 10 shares, lot acquired, neutral',
      'B: 10 shares, lot trust, for C',
      'B: 5 shares, lot acquired 2',
    ]);
    const blurred = counted([
      { holder: 'A', shares: 100 },
      { holder: 'B', band: BAND },
    ]);
    expect(told(done(blurred, sell('A', 'B', { shares: 5 })).register, 'X')).toEqual([
      'A: 95 shares',
      'B: above 25% to 50%',
      'B: 5 shares, lot acquired',
    ]);
  });

  it('need no lot of their own beside shares of another class', () => {
    const register = counted([
      { holder: 'A', shares: 100 },
      { holder: 'B', shares: 10, class: 'pref' },
    ]);
    expect(told(done(register, sell('A', 'B', { shares: 5 })).register, 'X')).toEqual([
      'A: 95 shares',
      'B: 10 shares, pref',
      'B: 5 shares',
    ]);
  });

  it('may be all that the unidentified holders have', () => {
    const register = counted([{ holder: 'A', shares: 600 }]);
    expect(told(done(register, sell('market', 'A', { shares: 400 })).register, 'X')).toEqual([
      'A: 1000 shares',
    ]);
  });

  it('come from the market without limit where nobody knows how many there are', () => {
    const register = inParts([{ holder: 'A', shares: 600 }]);
    expect(told(done(register, sell('market', 'A', { shares: 400 })).register, 'X')).toEqual([
      'A: 1000 shares',
    ]);
  });

  it('bring the buyer into the register as a company, unless it is there or the market', () => {
    const register = counted([{ holder: 'A', shares: 600 }]);
    const { register: after } = done(
      register,
      sell('A', 'B', { shares: 1 }),
      sell('A', 'market', { shares: 1 }),
    );
    expect([...after.entities.keys()].sort()).toEqual(['A', 'B', 'X']);
    expect(after.entities.get('X')).toBe(register.entities.get('X'));
  });
});

describe('what a holding states of votes', () => {
  it('falls in proportion with the shares that it sells', () => {
    const register = counted(
      [{ holder: 'A', shares: 200, grossVotes: 400n, votesPerShare: 2, votes: '1/3' }],
      { grossVotes: 1200n },
    );
    const { register: after } = done(register, sell('A', 'market', { shares: 50 }));
    expect(after.capital.get('X')?.grossVotes).toBe(1150n);
    expect(told(after, 'X')).toEqual(['A: 150 shares, 600/23% of votes, 300 votes, x2']);
  });

  it('is left out as a count where the votes are no longer whole', () => {
    const register = counted([{ holder: 'A', shares: 200, grossVotes: 301n }]);
    expect(told(done(register, sell('A', 'market', { shares: 50 })).register, 'X')).toEqual([
      'A: 150 shares',
    ]);
  });

  it('grows with shares of the same kind that it buys', () => {
    const register = counted(
      [
        { holder: 'A', shares: 100, class: 'B', votesPerShare: 2, grossVotes: 200n },
        { holder: 'C', shares: 50, class: 'B', votesPerShare: 2, exercisable: '5%' },
      ],
      { grossVotes: 1150n, exercisableVotes: 1000n },
    );
    const { register: after } = done(
      register,
      sell('C', 'A', { shares: 20 }),
      sell('A', 'C', { shares: 30 }),
    );
    expect(told(after, 'X')).toEqual([
      'A: 90 shares, 180 votes, B, x2',
      'C: 60 shares, 9% exercisable, B, x2',
    ]);
  });

  it('falls when others get new shares, though its shares stay', () => {
    const register = counted([
      { holder: 'A', shares: 200, votes: '20%', exercisable: '20%', stake: '20%' },
    ]);
    const { register: after } = done(register, {
      issue: { issuer: 'X', to: 'B', shares: 1000 },
    });
    expect(told(after, 'X')).toEqual([
      'A: 200 shares, 10%, 10% of votes, 10% exercisable',
      'B: 1000 shares',
    ]);
  });

  it('falls when others are granted votes, and the stake stays as it was written', () => {
    const register = inParts([
      { holder: 'A', stake: '20%', votes: '20%' },
      { holder: 'B', stake: '25%' },
    ]);
    const step = { setVotes: { holder: 'B', issuer: 'X', votesPerShare: 5 } };
    expect(told(done(register, step).register, 'X')).toEqual([
      'A: 20%, 10% of votes',
      'B: 25%, x5',
    ]);
  });

  it('leaves a stake as it was printed, rounded, when only votes change', () => {
    const register = counted([
      { holder: 'A', shares: 333, stake: '33%', votes: '33.3%' },
      { holder: 'B', shares: 100 },
    ]);
    const step = { setVotes: { holder: 'B', issuer: 'X', votesPerShare: 3 } };
    expect(told(done(register, step).register, 'X')[0]).toBe('A: 333 shares, 33%, 111/4% of votes');
  });

  it('is of votes that nobody has where all of them fall silent', () => {
    const register = inParts([{ holder: 'A', stake: '100%', exercisable: '100%' }]);
    const step = { setVotes: { holder: 'A', issuer: 'X', voting: 'suspended' } };
    expect(told(done(register, step).register, 'X')).toEqual([
      'A: 100%, 0% exercisable, suspended',
    ]);
  });
});

describe('a buyer of whom nothing else is known', () => {
  const buy = sell('A', 'N', { stake: '5%' });

  it.each([
    [
      'exercisable votes, where all holders are stated so',
      { exercisable: '20%' },
      {},
      '5% exercisable',
    ],
    ['votes, where all holders are stated so', { votes: '20%' }, { votes: '10%' }, '5% of votes'],
    ['capital, where one holder states it', { votes: '20%', stake: '20%' }, { votes: '10%' }, '5%'],
    [
      'capital, where holders are stated on several bases',
      { votes: '20%' },
      { exercisable: '10%' },
      '5%',
    ],
  ])('holds a part of the %s', (_, first, second, held) => {
    const rows = [
      { holder: 'A', ...first },
      ...(Object.keys(second).length > 0 ? [{ holder: 'B', ...second }] : []),
    ];
    expect(told(done(inParts(rows), buy).register, 'X').at(-1)).toBe(`N: ${held}`);
  });

  it('holds a part of the capital where no holder at all is known', () => {
    const register = registerOf([{ holder: 'X', issuer: 'Y', stake: '50%' }]);
    const step = sell('market', 'N', { stake: '5%' });
    expect(told(done(register, step).register, 'X')).toEqual(['N: 5%']);
  });

  it('holds a part of the votes that it bought with the votes', () => {
    const register = inParts([
      { holder: 'A', votes: '20%' },
      { holder: 'B', votes: '30%', votesPerShare: 2 },
    ]);
    expect(told(done(register, sell('A', 'N', { stake: '10%' })).register, 'X')).toEqual([
      'A: 10% of votes',
      'B: 30% of votes, x2',
      'N: 10% of votes',
    ]);
    expect(told(done(register, sell('B', 'N', { stake: '10%' })).register, 'X')).toEqual([
      'A: 200/9% of votes',
      'B: 100/9% of votes, x2',
      'N: 100/9% of votes',
    ]);
  });

  it('holds a part of all votes, those that are suspended among them', () => {
    const register = inParts([
      { holder: 'A', votes: '20%', voting: 'suspended' },
      { holder: 'B', votes: '30%' },
    ]);
    expect(told(done(register, sell('A', 'N', { stake: '10%' })).register, 'X').at(-1)).toBe(
      'N: 10% of votes',
    );
  });

  it('holds a part of the capital where it is the company: its own shares cast no vote', () => {
    const register = inParts([{ holder: 'A', exercisable: '20%' }]);
    const step = { buyBack: { issuer: 'X', stake: '10%' } };
    expect(told(done(register, step).register, 'X').at(-1)).toBe('X: 10%');
  });

  it('holds a count where shares are counted, whatever is known of others', () => {
    const register = counted([{ holder: 'A', votes: '20%' }]);
    expect(told(done(register, sell('A', 'N', { shares: 50 })).register, 'X')).toEqual([
      'A: 15% of votes',
      'N: 50 shares',
    ]);
  });
});

describe('bands', () => {
  it('stay beside a stake, and move with it', () => {
    const register = inParts([{ holder: 'P', stake: '30%', band: BAND }]);
    expect(told(done(register, sell('P', 'Q', { stake: '10%' })).register, 'X')).toEqual([
      'P: 20%, above 15% to 40%',
      'Q: 10%',
    ]);
  });

  it('vanish when even the most that they allow is sold', () => {
    const band = { min: part('25%'), max: part('25%'), minOpen: false, maxOpen: false };
    const register = inParts([{ holder: 'P', band }]);
    expect(told(done(register, sell('P', 'Q', { stake: '25%' })).register, 'X')).toEqual([
      'Q: 25%',
    ]);
    const open = inParts([{ holder: 'P', band: { ...band, max: part('30%') } }]);
    expect(told(done(open, sell('P', 'Q', { stake: '25%' })).register, 'X')).toEqual([
      'P: from 0% to 5%',
      'Q: 25%',
    ]);
  });

  it('that are a point move like a stake', () => {
    const point = { min: part('25%'), max: part('25%'), minOpen: false, maxOpen: false };
    const register = inParts([{ holder: 'P', band: point }]);
    expect(told(done(register, sell('P', 'Q', { stake: '10%' })).register, 'X')).toEqual([
      'P: from 15% to 15%',
      'Q: 10%',
    ]);
  });

  it('are as before where a step only changes votes', () => {
    const register = inParts([
      { holder: 'P', band: BAND },
      { holder: 'A', stake: '10%' },
    ]);
    const step = { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2 } };
    expect(told(done(register, step).register, 'X')).toEqual(['P: above 25% to 50%', 'A: 10%, x2']);
  });
});

describe('published totals', () => {
  it('stay as they are when shares of one vote change hands', () => {
    const register = counted([{ holder: 'A', shares: 600 }], {
      grossVotes: 1100n,
      exercisableVotes: 1050n,
      treasuryShares: 50n,
    });
    const { register: after } = done(register, sell('A', 'B', { shares: 10 }));
    expect(after.capital.get('X')).toBe(register.capital.get('X'));
  });

  it('are none after a step where there were none', () => {
    const register = inParts([{ holder: 'A', stake: '60%' }]);
    expect(done(register, sell('A', 'B', { stake: '10%' })).register.capital.size).toBe(0);
  });

  it('of votes move in proportion where the shares are not counted', () => {
    const register = inParts([{ holder: 'A', stake: '10%' }], {
      grossVotes: 400n,
      exercisableVotes: 400n,
      treasuryShares: 7n,
    });
    const step = { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2 } };
    expect(done(register, step).register.capital.get('X')).toEqual({
      issuer: 'X',
      statements: [],
      grossVotes: 440n,
      exercisableVotes: 440n,
      treasuryShares: 7n,
    });
  });

  it('of exercisable votes move alone when votes fall silent', () => {
    const totals = { grossVotes: 1000n, exercisableVotes: 990n };
    const register = counted([{ holder: 'A', shares: 100 }], totals);
    const step = { setVotes: { holder: 'A', issuer: 'X', voting: 'suspended' } };
    expect(done(register, step).register.capital.get('X')).toMatchObject({
      issuedShares: 1000n,
      grossVotes: 1000n,
      exercisableVotes: 890n,
    });
  });

  it('of issued shares and treasury move with a buy-back and its cancellation', () => {
    const register = counted(
      [
        { holder: 'A', shares: 100 },
        { holder: 'X', shares: 20 },
      ],
      {
        treasuryShares: 20n,
      },
    );
    const buy = (cancel: boolean) => ({ buyBack: { issuer: 'X', from: 'A', shares: 5, cancel } });
    const { register: kept } = done(register, buy(false));
    expect(kept.capital.get('X')).toMatchObject({ issuedShares: 1000n, treasuryShares: 25n });
    expect(told(kept, 'X')).toEqual(['A: 95 shares', 'X: 25 shares']);
    const { register: gone } = done(register, buy(true));
    expect(gone.capital.get('X')).toMatchObject({ issuedShares: 995n, treasuryShares: 20n });
    expect(told(gone, 'X')).toEqual(['A: 95 shares', 'X: 20 shares']);
    const cancelled = (keep: boolean) =>
      done(register, buy(keep)).ledger.map((one) => one.cancelled);
    expect([cancelled(false), cancelled(true)]).toEqual([[part('0')], [part('5')]]);
  });
});

describe('published exercisable votes of companies that the issuer holds', () => {
  const rows = [
    { holder: 'A', issuer: 'X', stake: '60%' },
    { holder: 'X', issuer: 'S', stake: '50%', exercisable: '10%' },
    { holder: 'B', issuer: 'S', exercisable: '20%' },
    { holder: 'C', issuer: 'S', stake: '5%' },
    { holder: 'S', issuer: 'T', shares: 5, exercisable: '1%' },
    { holder: 'T', issuer: 'X', votes: '5%', exercisable: '4%' },
    { holder: 'B', issuer: 'U', votes: '5%', exercisable: '4%' },
  ];
  const register = registerOf(rows, {
    capital: {
      S: { issuedShares: 10n, exercisableVotes: 9n },
      T: { issuedShares: 100n },
      X: { grossVotes: 100n, exercisableVotes: 90n },
      U: { exercisableVotes: 90n },
    },
  });
  const afterSale = () => done(register, sell('A', 'market', { stake: '1%' })).register;

  it('are dropped, directly and through others', () => {
    const after = afterSale();
    expect(after.capital.get('S')).toEqual({ issuer: 'S', issuedShares: 10n, statements: [] });
    expect(told(after, 'T')).toEqual(['S: 5 shares']);
  });

  it('stay where nothing else is known of the holder', () => {
    expect(told(afterSale(), 'S')).toEqual(['X: 50%', 'B: 20% exercisable', 'C: 5%']);
  });

  it('stay for the issuer itself and for companies that it does not hold', () => {
    const after = afterSale();
    expect(told(after, 'X').at(-1)).toBe('T: 5% of votes, 4% exercisable');
    expect(after.capital.get('X')?.exercisableVotes).toBe(90n);
    expect(told(after, 'U')).toEqual(['B: 5% of votes, 4% exercisable']);
    expect(after.capital.get('U')?.exercisableVotes).toBe(90n);
  });
});

describe('votes that are granted', () => {
  it('are those of the class and the lot that the step names', () => {
    const register = counted([
      { holder: 'A', shares: 300, lot: 'old' },
      { holder: 'A', shares: 100, class: 'pref', lot: 'old' },
      { holder: 'A', shares: 100, class: 'pref', lot: 'new' },
      { holder: 'B', shares: 100, class: 'pref', lot: 'old' },
    ]);
    const grant = (fields: object) =>
      told(
        done(register, { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 2, ...fields } })
          .register,
        'X',
      ).flatMap((row, at) => (row.endsWith('x2') ? [at] : []));
    expect(grant({})).toEqual([0, 1, 2]);
    expect(grant({ class: 'pref' })).toEqual([1, 2]);
    expect(grant({ lot: 'old' })).toEqual([0, 1]);
    expect(grant({ class: 'pref', lot: 'old' })).toEqual([1]);
  });

  it('replace the votes that a holding stated', () => {
    const register = counted(
      [{ holder: 'A', shares: 100, grossVotes: 100n, votes: '10%', exercisable: '10%' }],
      { grossVotes: 1000n, exercisableVotes: 1000n },
    );
    const step = { setVotes: { holder: 'A', issuer: 'X', votesPerShare: 11 } };
    expect(told(done(register, step).register, 'X')).toEqual([
      'A: 100 shares, 55% of votes, 1100 votes, 55% exercisable, x11',
    ]);
  });

  it('that are instructed stay as many', () => {
    const register = counted([{ holder: 'A', shares: 100, votes: '10%' }]);
    const step = { setVotes: { holder: 'A', issuer: 'X', voting: 'abstaining' } };
    expect(told(done(register, step).register, 'X')).toEqual([
      'A: 100 shares, 10% of votes, abstaining',
    ]);
  });
});

describe('shares that are converted', () => {
  it('without a class are split, and their votes go with them', () => {
    const register = counted([
      { holder: 'A', shares: 100, votesPerShare: 2 },
      { holder: 'B', shares: 100 },
    ]);
    const step = { convert: { holder: 'A', issuer: 'X', ratio: 3 } };
    const { register: after, ledger } = done(register, step);
    expect(told(after, 'X')).toEqual(['A: 300 shares, x2', 'B: 100 shares']);
    expect(after.capital.get('X')?.issuedShares).toBe(1200n);
    expect(ledger).toEqual([{ issuer: 'X', created: part('300'), cancelled: part('100') }]);
  });

  it('lose the rights of their class for those of the new one', () => {
    const register = counted(
      [
        { holder: 'A', shares: 100, class: 'B', votesPerShare: 10, grossVotes: 1000n },
        { holder: 'A', shares: 50, class: 'pref', voting: 'none' },
        { holder: 'C', shares: 50, class: 'pref', voting: 'none' },
      ],
      { grossVotes: 1800n },
    );
    const toCommon = { convert: { holder: 'A', issuer: 'X', ratio: 1, toClass: 'common' } };
    const { register: after } = done(register, toCommon);
    expect(told(after, 'X')).toEqual([
      'A: 100 shares, 100 votes, common',
      'A: 50 shares, common',
      'C: 50 shares, pref, none',
    ]);
    expect(after.capital.get('X')?.grossVotes).toBe(950n);
    const ofClass = { convert: { holder: 'A', issuer: 'X', ratio: 1, class: 'B' } };
    expect(told(done(register, ofClass).register, 'X')).toEqual([
      'A: 100 shares, 100 votes',
      'A: 50 shares, pref, none',
      'C: 50 shares, pref, none',
    ]);
  });

  it('have as many exercisable votes as they have votes', () => {
    const register = counted(
      [{ holder: 'A', shares: 100, class: 'B', votesPerShare: 10, exercisable: '10/19' }],
      { grossVotes: 1900n, exercisableVotes: 1900n },
    );
    const step = { convert: { holder: 'A', issuer: 'X', ratio: 1, class: 'B' } };
    expect(told(done(register, step).register, 'X')).toEqual(['A: 100 shares, 10% exercisable']);
  });

  it('keep an instruction of their votes', () => {
    const register = counted([{ holder: 'A', shares: 100, class: 'B', voting: 'neutral' }]);
    const step = { convert: { holder: 'A', issuer: 'X', ratio: 1, class: 'B' } };
    expect(told(done(register, step).register, 'X')).toEqual(['A: 100 shares, neutral']);
  });

  it('leave the capital whole: less than a share goes to the unidentified rest', () => {
    const register = counted([{ holder: 'A', shares: 101 }]);
    const step = { convert: { holder: 'A', issuer: 'X', ratio: '1/2' } };
    const { register: after } = done(register, step);
    expect(after.capital.get('X')?.issuedShares).toBe(950n);
    expect(told(after, 'X')).toEqual(['A: 101/19%']);
  });

  it('change parts exactly where shares are not counted', () => {
    const register = inParts([{ holder: 'A', stake: '50%' }]);
    const step = { convert: { holder: 'A', issuer: 'X', ratio: '1/2' } };
    expect(told(done(register, step).register, 'X')).toEqual(['A: 100/3%']);
  });
});

describe('new shares', () => {
  it('for all pro rata go to every holder but the company itself', () => {
    const register = counted([
      { holder: 'A', shares: 450, grossVotes: 900n, votesPerShare: 2 },
      { holder: 'X', shares: 100 },
      { holder: 'P', band: { ...BAND, min: part('9%'), max: part('18%') } },
    ]);
    const { register: after } = done(register, {
      issue: { issuer: 'X', to: 'pro rata', shares: 100 },
    });
    expect(told(after, 'X')).toEqual([
      'A: 500 shares, 1000 votes, x2',
      'X: 100 shares',
      'P: above 100/11% to 200/11%',
    ]);
    expect(after.capital.get('X')?.issuedShares).toBe(1100n);
  });

  it('for the market go to the unidentified rest', () => {
    const register = counted([{ holder: 'A', shares: 500 }]);
    const step = { issue: { issuer: 'X', to: 'market', stakeOfEnlarged: '20%' } };
    const { register: after } = done(register, step);
    expect(told(after, 'X')).toEqual(['A: 500 shares']);
    expect(after.capital.get('X')?.issuedShares).toBe(1250n);
  });

  it('count where the total of shares is not known', () => {
    const register = inParts([{ holder: 'A', shares: 500 }]);
    const step = { issue: { issuer: 'X', to: 'B', shares: 5 } };
    expect(told(done(register, step).register, 'X')).toEqual(['A: 500 shares', 'B: 5 shares']);
  });

  it('are the nearest whole number: half a share is one', () => {
    const issue = (stake: string) =>
      done(counted([]), { issue: { issuer: 'X', to: 'B', stake } }).register;
    expect(told(issue('0.15%'), 'X')).toEqual(['B: 2 shares']);
    expect(told(issue('0.149%'), 'X')).toEqual(['B: 1 shares']);
  });

  it('for subscribers are all sold at one price, and those of one subscriber added', () => {
    const register = counted([{ holder: 'P', shares: 1000 }]);
    const subscribers = [
      { to: 'A', amount: 600 },
      { to: 'B', shares: 100 },
      { to: 'B', stakeOfEnlarged: '20%' },
    ];
    const step = { carveOut: { parent: 'P', issuer: 'X', preMoney: 2000, subscribers } };
    const { register: after, ledger } = done(register, step);
    expect(told(after, 'X')).toEqual(['P: 1000 shares', 'A: 300 shares', 'B: 450 shares']);
    expect(ledger).toEqual([{ issuer: 'X', created: part('750'), cancelled: part('0') }]);
  });
});

describe('treasury shares', () => {
  it('are cancelled in part, in whole shares', () => {
    const register = counted([{ holder: 'X', shares: 100 }]);
    const cancel = (stake: string) => done(register, { cancelTreasury: { issuer: 'X', stake } });
    const { register: after, ledger } = cancel('1.99%');
    expect(told(after, 'X')).toEqual(['X: 81 shares']);
    expect(after.capital.get('X')?.issuedShares).toBe(981n);
    expect(ledger).toEqual([{ issuer: 'X', created: part('0'), cancelled: part('19') }]);
  });

  it('are cancelled exactly where shares are not counted', () => {
    const register = inParts([
      { holder: 'X', stake: '20%' },
      { holder: 'A', stake: '40%' },
    ]);
    const { register: after } = done(register, { cancelTreasury: { issuer: 'X' } });
    expect(told(after, 'X')).toEqual(['A: 50%']);
  });

  it('are not made of parts of a share when a buy-back cancels', () => {
    const buy = (cancel: boolean) =>
      done(counted([{ holder: 'A', shares: 100 }]), {
        buyBack: { issuer: 'X', from: 'A', stake: '1.06%', cancel },
      }).register;
    expect(told(buy(true), 'X')).toEqual(['A: 89 shares']);
    expect(told(buy(false), 'X')).toEqual(['A: 447/50%', 'X: 53/50%']);
  });
});

describe('a spin-off', () => {
  const rows = [
    { holder: 'A', issuer: 'P', stake: '25%', voting: 'neutral' as const, statements: ['s1'] },
    { holder: 'B', issuer: 'P', stake: '15%', voting: 'abstaining' as const },
    { holder: 'T', issuer: 'P', stake: '10%', beneficiary: 'A', voting: 'suspended' as const },
    { holder: 'Z', issuer: 'P', stake: '0%' },
    { holder: 'P', issuer: 'P', stake: '20%' },
    { holder: 'P', issuer: 'S', stake: '80%' },
  ];

  it('gives each holder its part with the trustee and the instruction of the votes', () => {
    const { register: after } = done(registerOf(rows), {
      spinOff: { parent: 'P', issuer: 'S', proRata: '1/2' },
    });
    expect(told(after, 'S')).toEqual([
      'P: 40%',
      'A: 25/2%, neutral, by s1',
      'B: 15/2%, abstaining',
      'T: 5%, for A',
    ]);
  });

  it('of an amount hands out that amount', () => {
    const { register: after } = done(registerOf(rows), {
      spinOff: { parent: 'P', issuer: 'S', stake: '8%' },
    });
    expect(stakeOf(after, 'A', 'S')).toEqual(part('2.5%'));
    expect(stakeOf(after, 'P', 'S')).toEqual(part('72%'));
  });

  it('leaves the parent the rest of a company that it forms', () => {
    const step = { spinOff: { parent: 'P', issuer: 'New', proRata: '1/5' } };
    expect(told(done(registerOf(rows), step).register, 'New')[0]).toBe('P: 80%');
  });

  it('forms a company of which nothing is known, and enters it', () => {
    const register = registerOf(rows);
    const { register: after } = done(register, { spinOff: { parent: 'P', issuer: 'New' } });
    expect(stakeOf(after, 'A', 'New')).toEqual(part('31.25%'));
    expect(stakeOf(after, 'P', 'New')).toEqual(part('0%'));
    expect(after.entities.has('New')).toBe(true);
  });
});

describe('a tender offer', () => {
  const register = counted([
    { holder: 'A', shares: 300, lot: 'old', votesPerShare: 2 },
    { holder: 'A', shares: 100, lot: 'new' },
    { holder: 'B', shares: 200 },
    { holder: 'D', shares: 50 },
    { holder: 'X', shares: 100 },
  ]);
  const bid = (fields: object) =>
    told(
      done(register, { tenderOffer: { issuer: 'X', bidder: 'D', acceptance: '1/2', ...fields } })
        .register,
      'X',
    );

  it('takes the same part of the shares of all but the bidder and the issuer', () => {
    expect(bid({})).toEqual([
      'A: 200 shares, lot old, x2',
      'B: 100 shares',
      'D: 475 shares',
      'X: 100 shares',
    ]);
  });

  it('leaves out who is excluded, the market too', () => {
    expect(bid({ excluded: ['B', 'market'] })).toEqual([
      'A: 200 shares, lot old, x2',
      'B: 200 shares',
      'D: 250 shares',
      'X: 100 shares',
    ]);
  });

  it('takes nothing from a market that has nothing', () => {
    const full = counted([
      { holder: 'A', shares: 900 },
      { holder: 'D', shares: 100 },
    ]);
    const step = { tenderOffer: { issuer: 'X', bidder: 'D', acceptance: '100%' } };
    expect(told(done(full, step).register, 'X')).toEqual(['D: 1000 shares']);
  });
});

describe('shares without a vote', () => {
  it('have none in a trust either', () => {
    const register = counted([{ holder: 'A', shares: 100, class: 'pref', voting: 'none' }]);
    const step = { trust: { from: 'A', trustee: 'T', issuer: 'X', shares: 40 } };
    expect(told(done(register, step).register, 'X')).toEqual([
      'A: 60 shares, pref, none',
      'T: 40 shares, pref, none, for A',
    ]);
  });
});

describe('an offering', () => {
  it('moves existing shares first, and its ledger tells of both', () => {
    const register = counted([{ holder: 'A', shares: 600 }]);
    const step = { issuer: 'X', to: 'B', new: 250, secondary: { from: 'A', shares: 50 } };
    const { register: after, ledger } = done(register, { offer: step });
    expect(told(after, 'X')).toEqual(['A: 550 shares', 'B: 300 shares']);
    expect(ledger.map(({ created }) => created)).toEqual([part('0'), part('250')]);
  });
});

describe('an assumption', () => {
  it('adds a company with its shares and a holder', () => {
    const { register } = done(registerOf([]), {
      assume: { issuer: 'N', issuedShares: 100, holder: 'A', shares: 5 },
    });
    expect(told(register, 'N')).toEqual(['A: 5 shares']);
    expect(register.capital.get('N')).toEqual({ issuer: 'N', issuedShares: 100n, statements: [] });
    expect([...register.entities.keys()].sort()).toEqual(['A', 'N']);
  });

  it('adds the issued shares to what else is known of the totals', () => {
    const known = inParts([{ holder: 'A', stake: '5%' }], { grossVotes: 1200n });
    const { register } = done(known, { assume: { issuer: 'X', issuedShares: 1000 } });
    expect(register.capital.get('X')).toMatchObject({ issuedShares: 1000n, grossVotes: 1200n });
    expect(told(register, 'X')).toEqual(['A: 5%']);
  });

  it('of a holding leaves the other holders, and unknown totals unknown', () => {
    const known = inParts([{ holder: 'A', stake: '5%' }]);
    const { register } = done(known, { assume: { issuer: 'X', holder: 'B', stake: '7%' } });
    expect(told(register, 'X')).toEqual(['A: 5%', 'B: 7%']);
    expect(register.capital.size).toBe(0);
  });
});
