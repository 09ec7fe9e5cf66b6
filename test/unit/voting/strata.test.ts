import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { exactText, type Interval } from '../../../src/model/index.ts';
import { grossShare, grossVotes } from '../../../src/voting/gross-votes.ts';
import { votes } from '../../../src/voting/votes.ts';
import { cap, type HoldingRow, registerOf, type RegisterRows, share } from './register-of.ts';

const law = builtinLaw();

type Row = Omit<HoldingRow, 'issuer'> & { readonly issuer?: string };

/** Rows in A, with the totals that A publishes. */
const inA = (
  holdings: readonly Row[],
  totals?: NonNullable<RegisterRows['capital']>[string],
  more: Partial<RegisterRows> = {},
): RegisterRows => ({
  holdings: holdings.map((row) => ({ issuer: 'A', ...row })),
  ...(totals && { capital: { A: totals } }),
  ...more,
});

function gross(rows: RegisterRows) {
  const result = grossVotes(registerOf(rows), law, 'A');
  return {
    total: exactText(result.total),
    rest: exactText(result.rest),
    counted: result.counted,
    rows: Object.fromEntries(result.rows.map((row) => [row.holder, exactText(row.votes)])),
  };
}

/** Exercisable votes: of all, and of every holder. */
function usable(rows: RegisterRows): Record<string, string> {
  const result = votes(registerOf(rows), law, 'A');
  const each = result.rows.map((row) => [row.holder, exactText(row.exercisableVotes)] as const);
  return { total: exactText(result.exercisableVotes), ...Object.fromEntries(each) };
}

const band = (min: string, max: string): Interval => ({
  min: share(min),
  max: share(max),
  minOpen: false,
  maxOpen: false,
});

describe('The base of gross votes', () => {
  it('is the published count of votes, also where no shares are known', () => {
    expect(gross(inA([{ holder: 'H', grossVotes: 300 }], { grossVotes: 1000 }))).toEqual({
      total: '1000',
      rest: '700',
      counted: true,
      rows: { H: '300' },
    });
  });

  it('is the exercisable count with own and suspended shares where only that is published', () => {
    const rows = inA(
      [
        { holder: 'H', shares: 300 },
        { holder: 'A', shares: 50 },
        { holder: 'S', shares: 25, voting: 'suspended', votesPerShare: 2 },
        { holder: 'U', stake: '10%', voting: 'suspended' },
      ],
      { exercisableVotes: 900 },
    );
    expect(gross(rows)).toMatchObject({
      total: '1000',
      counted: true,
      rows: { H: '300', A: '50', S: '50', U: '100' },
    });
  });

  it('is one where nothing is counted: then counts of shares mean nothing', () => {
    expect(gross(inA([{ holder: 'H', stake: '30%', grossVotes: 7 }]))).toEqual({
      total: '1',
      rest: '7/10',
      counted: false,
      rows: { H: '3/10' },
    });
  });

  it('takes shares before a printed stake, where the issued shares are known', () => {
    const rows = inA([{ holder: 'H', shares: 301, stake: '30%' }], { issuedShares: 1000 });
    expect(gross(rows).rows).toEqual({ H: '301' });
    expect(gross(inA([{ holder: 'H', stake: '30%' }], { issuedShares: 1000 })).rows).toEqual({
      H: '300',
    });
  });

  it('is not moved by a printed part of votes of one whose shares have no votes', () => {
    const rows = inA([{ holder: 'N', shares: 400, votes: '40%', voting: 'none' }], {
      issuedShares: 1000,
    });
    expect(gross(rows)).toMatchObject({ total: '600', rows: { N: '0' } });
    const printed = inA([{ holder: 'N', grossVotes: 40, voting: 'none' }], { issuedShares: 1000 });
    expect(gross(printed).rows).toEqual({ N: '0' });
  });

  it('does not divide by nothing where printed parts are all there is', () => {
    const rows = inA(
      [
        { holder: 'H', shares: 500, votes: '50%' },
        { holder: 'K', shares: 500, votes: '50%' },
      ],
      { issuedShares: 1000 },
    );
    expect(gross(rows)).toMatchObject({ total: '1000', rows: { H: '500', K: '500' } });
  });
});

describe('The votes of one holding', () => {
  const one = (row: Partial<HoldingRow>, totals?: NonNullable<RegisterRows['capital']>[string]) =>
    gross(inA([{ holder: 'H', ...row }], totals)).rows['H'];

  it('are the first that is known: of votes, capital, exercisable votes, the lower end of a band', () => {
    const rest = { exercisable: '20%', band: band('10%', '15%') };
    expect(one({ votes: '40%', ...rest })).toBe('2/5');
    expect(one({ stake: '30%', ...rest })).toBe('3/10');
    expect(one(rest)).toBe('1/5');
    expect(one({ band: rest.band })).toBe('1/10');
  });

  it('are of gross votes less what is mute, where they are printed of exercisable votes', () => {
    const rows = (mute: Row) => gross(inA([{ holder: 'H', exercisable: '20%' }, mute])).rows['H'];
    expect(rows({ holder: 'A', stake: '10%' })).toBe('9/50');
    expect(rows({ holder: 'S', stake: '30%', voting: 'suspended' })).toBe('7/50');
    expect(rows({ holder: 'K', stake: '10%' })).toBe('1/5');
    expect(rows({ holder: 'A', votes: '10%' })).toBe('9/50');
    expect(rows({ holder: 'A', exercisable: '10%' })).toBe('1/5');
  });

  it('are of the published exercisable votes where these are known', () => {
    expect(one({ exercisable: '20%' }, { issuedShares: 1000, exercisableVotes: 800 })).toBe('160');
  });

  it('are nothing of nothing', () => {
    const none = inA(
      [
        { holder: 'N', shares: 100, voting: 'none' },
        { holder: 'E', exercisable: '10%' },
      ],
      {
        issuedShares: 100,
      },
    );
    expect(gross(none)).toMatchObject({ total: '0', rows: { N: '0', E: '0' } });
  });
});

describe('Findings about gross votes', () => {
  const found = (rows: RegisterRows) => grossVotes(registerOf(rows), law, 'A').findings;

  it('say that a band counts with its lower end, unless something better is known', () => {
    const banded = (more: Partial<HoldingRow> = {}) =>
      found(inA([{ holder: 'H', band: band('25%', '50%'), ...more }], { issuedShares: 100 }));
    expect(banded()).toEqual([
      {
        code: 'votes-from-band',
        severity: 'remark',
        about: 'A',
        says: 'The stake of H in A is only known to lie in a band; its lower end counts here.',
        try: 'Give the exact stake, or ask for control, which looks at both ends.',
      },
    ]);
    for (const better of [
      { stake: '30%' },
      { votes: '30%' },
      { exercisable: '30%' },
      { grossVotes: 30 },
      { shares: 30 },
    ])
      expect(banded(better)).toEqual([]);
  });

  it('say what is missing of a count without a base', () => {
    expect(found(inA([{ holder: 'H', shares: 5 }]))).toEqual([
      {
        code: 'votes-without-base',
        severity: 'error',
        about: 'A',
        says: 'H is known by a count, but of how many shares or votes of A in all is not known.',
        try: 'Give the issued shares or gross votes of A, or the holding as a part of them.',
      },
    ]);
  });

  it('say that there are more votes than there can be', () => {
    expect(found(inA([{ holder: 'H', shares: 101 }], { issuedShares: 100 }))).toEqual([
      {
        code: 'over-voted',
        severity: 'error',
        about: 'A',
        says: 'The holders of A have more votes than there are.',
        try: 'Check the published totals and the votes per share.',
      },
    ]);
  });
});

describe('The share of a holder', () => {
  it('is its own, and nothing for one who has none', () => {
    const result = grossVotes(
      registerOf(
        inA([
          { holder: 'G', stake: '10%' },
          { holder: 'H', stake: '30%' },
        ]),
      ),
      law,
      'A',
    );
    expect(['H', 'G', 'X'].map((name) => exactText(grossShare(result, name)))).toEqual([
      '3/10',
      '1/10',
      '0',
    ]);
  });
});

describe('Statements behind votes', () => {
  it('are those of every lot, once, and of what suspends', () => {
    const register = registerOf({
      entities: [{ name: 'A', law: 'JP' }],
      holdings: [
        { holder: 'H', issuer: 'A', stake: '10%', lot: 'x', statements: ['s1', 's2'] },
        { holder: 'H', issuer: 'A', stake: '10%', lot: 'y', statements: ['s2', 's3'] },
        { holder: 'A', issuer: 'H', votes: '30%', statements: ['s4'] },
        { holder: 'K', issuer: 'A', stake: '5%', statements: ['s5'] },
      ],
    });
    const rows = votes(register, law, 'A').rows.map(({ holder, statements }) => [
      holder,
      statements,
    ]);
    expect(rows).toEqual([
      ['H', ['s1', 's2', 's3', 's4']],
      ['K', ['s5']],
    ]);
    expect(grossVotes(register, law, 'A').statements).toEqual([]);
  });
});

describe('Rows of one holder', () => {
  const shares = (...rows: Partial<HoldingRow>[]) =>
    gross(
      inA(
        rows.map((row) => ({ holder: 'H', ...row })),
        { issuedShares: 1000 },
      ),
    ).rows['H'];

  it('speak of the same shares where every row has another base', () => {
    expect(shares({ shares: 100 }, { votes: '20%' })).toBe('225');
    expect(shares({ stake: '10%' }, { grossVotes: 150 })).toBe('150');
    expect(shares({ band: band('5%', '20%') }, { votes: '20%' })).toBe('200');
    expect(shares({ stake: '10%' }, { exercisable: '12%' })).toBe('100');
    expect(shares({ votes: '10%' }, { exercisable: '12%' })).toBe('100');
  });

  it('are added where two share a base, a class apart or a lot apart', () => {
    expect(shares({ shares: 100 }, { stake: '10%' })).toBe('200');
    expect(shares({ stake: '10%' }, { band: band('5%', '20%') })).toBe('150');
    expect(shares({ votes: '10%' }, { grossVotes: 100 })).toBe('200');
    expect(shares({ exercisable: '10%' }, { exercisable: '5%' })).toBe('150');
    expect(shares({ shares: 100, class: 'x' }, { grossVotes: 150, class: 'y' })).toBe('250');
    expect(shares({ shares: 100, lot: 'x' }, { grossVotes: 150, lot: 'y' })).toBe('250');
  });

  it('keep what one of them says about voting, and all their statements', () => {
    const merged = (first: Partial<HoldingRow>, second: Partial<HoldingRow>) => {
      const [row] = votes(
        registerOf(
          inA([
            { holder: 'H', stake: '10%', statements: ['a'], ...first },
            { holder: 'H', votes: '12%', statements: ['b'], ...second },
          ]),
        ),
        law,
        'A',
      ).rows;
      return [row?.suspended, row?.neutral, row?.statements];
    };
    expect(merged({}, {})).toEqual([false, false, ['a', 'b']]);
    expect(merged({ voting: 'suspended' }, {})).toEqual([true, false, ['a', 'b']]);
    expect(merged({}, { voting: 'neutral' })).toEqual([false, true, ['a', 'b']]);
  });
});

describe('Own shares', () => {
  it('published as a total are a lot of the issuer itself, unless it is listed as a holder', () => {
    const totals = { issuedShares: 1000, treasuryShares: 100 };
    const result = votes(registerOf(inA([{ holder: 'H', shares: 300 }], totals)), law, 'A');
    expect(result.rows.map((row) => [row.holder, row.treasury, exactText(row.grossVotes)])).toEqual(
      [
        ['H', false, '300'],
        ['A', true, '100'],
      ],
    );
    expect(result.rows[1]?.parts[0]?.holding).toMatchObject({
      voting: 'normal',
      modality: 'asserted',
    });
    expect(usable(inA([{ holder: 'H', shares: 300 }], totals))).toEqual({
      total: '900',
      H: '300',
      A: '0',
    });
    const listed = inA(
      [
        { holder: 'H', shares: 300 },
        { holder: 'A', shares: 80 },
      ],
      totals,
    );
    expect(usable(listed)).toEqual({ total: '920', H: '300', A: '0' });
  });

  it('without any other totals are a count of nothing known', () => {
    expect(gross(inA([{ holder: 'H', stake: '30%' }], { treasuryShares: 100 }))).toMatchObject({
      total: '1',
      rows: { H: '3/10' },
    });
  });
});

describe('A printed part of exercisable votes', () => {
  const printed = { holder: 'H', exercisable: '25%' };

  it('yields to counts where they and what cannot vote are known', () => {
    const counted = { ...printed, shares: 200 };
    expect(usable(inA([counted], { issuedShares: 1000 }))['H']).toBe('250');
    expect(usable(inA([counted], { issuedShares: 1000, treasuryShares: 100 }))['H']).toBe('200');
    expect(usable(inA([counted], { issuedShares: 1000, exercisableVotes: 900 }))['H']).toBe('200');
    expect(
      usable(inA([{ ...printed, grossVotes: 210 }], { issuedShares: 1000, treasuryShares: 100 }))[
        'H'
      ],
    ).toBe('210');
    expect(
      usable(inA([{ ...printed, stake: '20%' }], { issuedShares: 1000, treasuryShares: 100 }))['H'],
    ).toBe('225');
  });

  it('yields to counts only where every lot has one', () => {
    const lots = (second: Partial<HoldingRow>) =>
      usable(
        inA(
          [
            { ...printed, shares: 100, lot: 'x' },
            { holder: 'H', exercisable: '5%', lot: 'y', ...second },
          ],
          { issuedShares: 1000, treasuryShares: 100 },
        ),
      )['H'];
    expect(lots({ shares: 50 })).toBe('150');
    expect(lots({ stake: '5%' })).toBe('270');
  });

  it('stands where only parts are known, and where it is the only number', () => {
    expect(
      usable(
        inA([
          { ...printed, stake: '20%' },
          { holder: 'A', stake: '10%' },
        ]),
      ),
    ).toEqual({
      total: '9/10',
      H: '9/40',
      A: '0',
    });
    expect(usable(inA([printed, { holder: 'A', stake: '10%' }]))['H']).toBe('9/40');
  });

  it('gives a suspended holder no votes back, nor one whose other lot prints none', () => {
    expect(usable(inA([{ ...printed, stake: '20%', voting: 'suspended' }]))['H']).toBe('0');
    const lots = inA([
      { ...printed, stake: '20%', lot: 'x' },
      { holder: 'H', stake: '10%', lot: 'y' },
    ]);
    expect(usable(lots)['H']).toBe('3/10');
    const held = registerOf({
      entities: [{ name: 'A', law: 'JP' }],
      holdings: [
        { holder: 'H', issuer: 'A', stake: '20%', exercisable: '25%' },
        { holder: 'A', issuer: 'H', votes: '25%' },
      ],
    });
    expect(votes(held, law, 'A').rows.map((row) => exactText(row.exercisableVotes))).toEqual(['0']);
  });

  it('moves neutral and abstaining votes with it', () => {
    const rows = inA([
      { ...printed, stake: '20%', voting: 'neutral', lot: 'x' },
      { holder: 'K', exercisable: '10%', stake: '8%', voting: 'abstaining' },
    ]);
    const result = votes(registerOf(rows), law, 'A').rows;
    expect(result.map((row) => [row.neutralVotes, row.abstainingVotes].map(exactText))).toEqual([
      ['1/4', '0'],
      ['0', '1/10'],
    ]);
  });
});

describe('Totals that a company publishes', () => {
  const published = (totals: NonNullable<RegisterRows['capital']>[string]) =>
    votes(registerOf(inA([{ holder: 'H', shares: 10 }], totals)), law, 'A').published;

  it('are named', () => {
    expect(published({ issuedShares: 100 })).toEqual([]);
    expect(published({ grossVotes: 100 })).toEqual(['grossVotes']);
    expect(published({ issuedShares: 100, exercisableVotes: 90 })).toEqual(['exercisableVotes']);
    expect(published({ grossVotes: 100, exercisableVotes: 90 })).toEqual([
      'grossVotes',
      'exercisableVotes',
    ]);
  });
});

describe('Suspended votes', () => {
  const italy = (own: number, totals: object = {}): RegisterRows => ({
    entities: [
      { name: 'A', law: 'IT', listed: true },
      { name: 'H', law: 'IT' },
    ],
    capital: { A: { issuedShares: 1001, ...totals }, H: { issuedShares: 1000 } },
    holdings: [
      { holder: 'H', issuer: 'A', shares: own, from: '2020-02-01' },
      { holder: 'A', issuer: 'H', shares: 60, from: '2020-01-01' },
      { holder: 'S', issuer: 'A', shares: 7, voting: 'suspended' },
    ],
  });

  it('count for the quorum where the law says so, and are whole votes where votes are counted', () => {
    const result = votes(registerOf(italy(60)), law, 'A');
    const row = result.rows.find(({ holder }) => holder === 'H');
    expect(row && [row.partly, row.inQuorum, exactText(row.exercisableVotes)]).toEqual([
      true,
      true,
      '30',
    ]);
    expect(exactText(result.muteInQuorum)).toBe('30');
    const stated = result.rows.find(({ holder }) => holder === 'S');
    expect(stated && [stated.suspended, stated.partly, stated.inQuorum]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are a part of a holder where one of its lots is suspended', () => {
    const rows = inA([
      { holder: 'H', stake: '10%', voting: 'suspended', lot: 'x' },
      { holder: 'H', stake: '15%', lot: 'y' },
    ]);
    const [row] = votes(registerOf(rows), law, 'A').rows;
    expect(row && [row.suspended, row.partly, exactText(row.exercisableVotes)]).toEqual([
      true,
      true,
      '3/20',
    ]);
  });

  it('of own shares are no suspension, and never in the quorum', () => {
    const [row] = votes(registerOf(inA([{ holder: 'A', stake: '10%' }])), law, 'A').rows;
    expect(row && [row.suspended, row.partly, row.inQuorum]).toEqual([false, false, false]);
  });
});

describe('Two caps on one holder', () => {
  it('cut at the lower, whichever comes first', () => {
    const left = (...limits: string[]) => {
      const rows = inA([{ holder: 'H', stake: '40%' }], undefined, {
        agreements: limits.map((limit, index) => cap(`c${index}`, ['H'], 'A', limit)),
      });
      const [row] = votes(registerOf(rows), law, 'A').rows;
      return row && [row.cap?.id, exactText(row.freeVotes)];
    };
    expect(left('10%', '20%')).toEqual(['c0', '1/10']);
    expect(left('20%', '10%')).toEqual(['c1', '1/10']);
    expect(left('10%', '10%')).toEqual(['c0', '1/10']);
  });
});
