import { describe, expect, it } from 'vitest';
import { capitalBands, type Look } from '../../../src/control/capital-bands.ts';
import { controlBetween, controlClosure, passes } from '../../../src/control/closure.ts';
import { jointVotes, meetsLine } from '../../../src/control/joint-votes.ts';
import { largestOtherVotes } from '../../../src/control/largest-other.ts';
import {
  type BandEdge,
  bandsFrom,
  type VoteBands,
  voteBands,
  voteBandsAbove,
} from '../../../src/control/vote-bands.ts';
import { builtinLaw } from '../../../src/law/law.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { bandKey, exactText, type Interval, point } from '../../../src/model/index.ts';
import {
  concert,
  type HoldingRow,
  registerOf,
  type RegisterRows,
  share,
} from '../voting/register-of.ts';

const law = builtinLaw();
const band = (min: string, max: string, ends: Partial<Interval> = {}): Interval => ({
  min: share(min),
  max: share(max),
  minOpen: false,
  maxOpen: false,
  ...ends,
});
const at = (holder: string, issuer: string, stake: string): BandEdge => [
  holder,
  issuer,
  point(share(stake)),
];
const shown = (bands: VoteBands) =>
  Object.fromEntries(
    [...bands.columns].map(([issuer, column]) => [
      issuer,
      Object.fromEntries([...column].map(([holder, lies]) => [holder, bandKey(lies)])),
    ]),
  );
const OPEN_MIN = { minOpen: true };
const OPEN_MAX = { maxOpen: true };

describe('Bands of a plain graph', () => {
  it('are added where a pair comes twice, and an end is open where one of them is', () => {
    const bands = bandsFrom([
      ['X', 'A', band('10%', '20%', OPEN_MIN)],
      ['X', 'A', band('5%', '10%', OPEN_MAX)],
      ['X', 'B', band('10%', '20%')],
      ['X', 'B', band('5%', '10%')],
      ['A', 'A', band('5%', '10%')],
    ]);
    expect(shown(bands)).toEqual({ A: { X: '(3/20,3/10)' }, B: { X: '[3/20,3/10]' } });
    expect([bands.complete.size, bands.concerts.size]).toEqual([0, 0]);
  });
});

describe('Bands of a register', () => {
  const bandsOf = (rows: RegisterRows, ownShares?: 'counted' | 'leftOut') =>
    shown(voteBands(registerOf(rows), law, ownShares));

  it('are points where votes are known, bands where only a band is, and anything for a bare count', () => {
    const holdings: HoldingRow[] = [
      { holder: 'P', issuer: 'A', stake: '20%' },
      { holder: 'Q', issuer: 'A', band: band('10%', '25%', { minOpen: true, maxOpen: true }) },
      { holder: 'R', issuer: 'A', stake: '5%', band: band('1%', '9%') },
      { holder: 'S', issuer: 'A', shares: 7 },
      { holder: 'A', issuer: 'A', shares: 9 },
    ];
    expect(bandsOf({ holdings })).toEqual({
      A: { P: '[1/5,1/5]', Q: '(1/10,1/4)', R: '[1/20,1/20]', S: '(0,1]' },
    });
  });

  it('add a band to what is known of another lot', () => {
    const holdings: HoldingRow[] = [
      { holder: 'P', issuer: 'A', stake: '20%', lot: 'x' },
      { holder: 'P', issuer: 'A', band: band('10%', '25%', OPEN_MAX), lot: 'y' },
      { holder: 'P', issuer: 'A', band: band('1%', '2%'), lot: 'z' },
    ];
    expect(bandsOf({ holdings })).toEqual({ A: { P: '[31/100,47/100)' } });
  });

  it('count own shares in the base, or leave them out of it', () => {
    const holdings = [
      { holder: 'P', issuer: 'A', stake: '40%' },
      { holder: 'A', issuer: 'A', stake: '20%' },
    ];
    expect(bandsOf({ holdings })).toEqual({ A: { P: '[2/5,2/5]' } });
    expect(bandsOf({ holdings }, 'leftOut')).toEqual({ A: { P: '[1/2,1/2]' } });
    const all = {
      holdings: [{ holder: 'A', issuer: 'A', stake: '100%' }, ...holdings.slice(0, 1)],
    };
    expect(bandsOf(all, 'leftOut')).toEqual({ A: { P: '[2/5,2/5]' } });
  });

  it('above an issuer are those from which votes run to it, partners without votes among them', () => {
    const register = registerOf({
      holdings: [
        { holder: 'P', issuer: 'A', stake: '40%' },
        { holder: 'G', issuer: 'P', stake: '40%' },
        { holder: 'A', issuer: 'D', stake: '40%' },
        { holder: 'Z', issuer: 'Q', stake: '40%' },
      ],
      agreements: [concert('pact', ['P', 'Q'], 'A')],
    });
    const bands = voteBandsAbove(register, law, { issuer: 'A', ownShares: 'counted' });
    expect(Object.keys(shown(bands))).toEqual(['A', 'P', 'Q']);
    expect(bands.concerts.get('A')).toEqual([['P', 'Q']]);
  });
});

describe('Bands of capital', () => {
  const capital = (holdings: readonly HoldingRow[], look: Look = 'legal') => {
    const { bands, fromVotes } = capitalBands(registerOf({ holdings }), law, look);
    return { ...shown(bands), fromVotes };
  };

  it('are stakes; where only votes are known they stand for them, and the pair is named', () => {
    expect(
      capital([
        { holder: 'P', issuer: 'A', stake: '20%', votes: '30%' },
        { holder: 'Q', issuer: 'A', votes: '30%' },
        { holder: 'A', issuer: 'A', votes: '10%' },
      ]),
    ).toEqual({
      A: { P: '[1/5,1/5]', Q: '[3/10,3/10]' },
      fromVotes: [['Q', 'A']],
    });
  });

  it('add lots, with open ends', () => {
    expect(
      capital([
        { holder: 'P', issuer: 'A', band: band('10%', '20%', OPEN_MIN), lot: 'x' },
        { holder: 'P', issuer: 'A', band: band('5%', '10%', OPEN_MAX), lot: 'y' },
        { holder: 'Q', issuer: 'A', stake: '5%', lot: 'x' },
        { holder: 'Q', issuer: 'A', stake: '5%', lot: 'y' },
        { holder: 'Q', issuer: 'A', votes: '50%', lot: 'z' },
      ]),
    ).toEqual({
      A: { P: '(3/20,3/10)', Q: '[1/10,1/10]' },
      fromVotes: [],
    });
  });

  it('are the holder in law, or the one for whom it holds', () => {
    const trust = [{ holder: 'T', issuer: 'A', stake: '20%', beneficiary: 'P' }];
    expect(capital(trust)).toMatchObject({ A: { T: '[1/5,1/5]' } });
    expect(capital(trust, 'economic')).toMatchObject({ A: { P: '[1/5,1/5]' } });
    expect(
      capital([{ holder: 'A', issuer: 'A', stake: '20%', beneficiary: 'P' }], 'economic'),
    ).toEqual({ fromVotes: [] });
  });
});

describe('The votes of a group', () => {
  const joint = (edges: BandEdge[], group: readonly string[], complete: readonly string[] = []) =>
    bandKey(jointVotes(bandsFrom(edges, complete), new Set(group), 'A'));

  it('lie between its own ends', () => {
    const edges: BandEdge[] = [
      ['X', 'A', band('10%', '20%', OPEN_MIN)],
      ['Y', 'A', band('5%', '10%', OPEN_MAX)],
      ['Z', 'A', band('1%', '2%')],
    ];
    expect(joint(edges, ['X', 'Y'])).toBe('(3/20,3/10)');
    expect(joint(edges, ['X', 'Z'])).toBe('(11/100,11/50]');
    expect(joint(edges, ['X', 'Y', 'Z', 'V', 'W'])).toBe('(4/25,8/25)');
    expect(joint([], ['X'])).toBe('[0,0]');
  });

  it('are at most what the others leave, whose open ends leave less', () => {
    const left = (upper: Interval, others: Interval) =>
      joint(
        [
          ['X', 'A', upper],
          ['Y', 'A', others],
        ],
        ['X'],
      );
    expect(left(band('10%', '70%'), band('40%', '50%'))).toBe('[1/10,3/5]');
    expect(left(band('10%', '70%'), band('40%', '50%', OPEN_MIN))).toBe('[1/10,3/5)');
    expect(left(band('10%', '50%'), band('50%', '60%'))).toBe('[1/10,1/2]');
    expect(left(band('10%', '50%', OPEN_MAX), band('50%', '60%'))).toBe('[1/10,1/2)');
    expect(left(band('10%', '50%'), band('50%', '60%', OPEN_MIN))).toBe('[1/10,1/2)');
    expect(left(band('10%', '45%', OPEN_MAX), band('50%', '60%'))).toBe('[1/10,9/20)');
    expect(left(band('10%', '45%'), band('50%', '60%', OPEN_MIN))).toBe('[1/10,9/20]');
  });

  it('are at least what the others must leave, where all holders are listed', () => {
    const due = (others: Interval, complete: readonly string[]) =>
      joint(
        [
          ['X', 'A', band('10%', '90%')],
          ['Y', 'A', others],
        ],
        ['X'],
        complete,
      );
    expect(due(band('5%', '40%'), ['A'])).toBe('[3/5,9/10]');
    expect(due(band('5%', '40%', OPEN_MAX), ['A'])).toBe('(3/5,9/10]');
    expect(due(band('5%', '40%'), ['B'])).toBe('[1/10,9/10]');
    expect(due(band('5%', '90%', OPEN_MAX), ['A'])).toBe('(1/10,9/10]');
  });

  it('are believed where all together sum to more than everything', () => {
    expect(
      joint(
        [
          ['X', 'A', band('60%', '70%', { minOpen: true, maxOpen: true })],
          ['Y', 'A', band('60%', '60%')],
        ],
        ['X'],
      ),
    ).toBe('[3/5,3/5]');
    expect(joint([at('X', 'A', '60%'), at('Y', 'A', '40%')], ['X'])).toBe('[3/5,3/5]');
  });

  it('meet a line in every world, in some, or in none', () => {
    const more = (lies: Interval) => meetsLine(lies, moreThan(1, 2));
    const least = (lies: Interval) => meetsLine(lies, atLeast(1, 2));
    expect([more(band('50%', '60%')), more(band('50%', '60%', OPEN_MIN))]).toEqual(['open', 'yes']);
    expect([least(band('50%', '60%')), least(band('49%', '60%'))]).toEqual(['yes', 'open']);
    expect([more(band('40%', '50%')), least(band('40%', '50%'))]).toEqual(['no', 'open']);
    expect(least(band('40%', '50%', OPEN_MAX))).toBe('no');
    expect(least(band('40%', '49%'))).toBe('no');
  });
});

describe('The largest other', () => {
  const bands = bandsFrom([
    at('X', 'A', '20%'),
    at('S', 'A', '25%'),
    ['Y', 'A', band('10%', '30%')],
    at('Y', 'U', '60%'),
    at('U', 'A', '2%'),
    at('Z', 'A', '15%'),
  ]);
  const other = (...group: string[]) => {
    const { holder, min, max } = largestOtherVotes(bands, new Set(group), 'A');
    return [holder, exactText(min), exactText(max)];
  };

  it('is outside the group, with what it controls', () => {
    expect(other('X', 'S')).toEqual(['Y', '3/20', '8/25']);
    expect(other('X')).toEqual(['Y', '1/4', '8/25']);
    expect(other('X', 'S', 'Y', 'Z', 'U')).toEqual([undefined, '0', '0']);
  });

  it('leaves a line open, or takes it, depending on where it lies', () => {
    const line = { quota: moreThan(2, 5), nobodyLarger: true };
    const met = (own: string, others: Interval) =>
      passes(
        bandsFrom([at('X', 'A', own), ['Y', 'A', others]]),
        { group: new Set(['X']), issuer: 'A' },
        line,
      );
    expect(met('45%', band('40%', '45%'))).toBe('yes');
    expect(met('45%', band('40%', '45.01%'))).toBe('open');
    expect(met('45%', band('45%', '46%'))).toBe('open');
    expect(met('45%', band('45.01%', '46%'))).toBe('no');
    expect(met('40%', band('30%', '50%'))).toBe('no');
  });
});

describe('Control of all by all', () => {
  const HALF = moreThan(1, 2);

  it('lists who controls whom by name, and those at the top', () => {
    const edges = [
      ['P', 'H', share('60%')],
      ['H', 'B', share('60%')],
      ['H', 'A', share('30%')],
      ['B', 'A', share('30%')],
      ['Q', 'C', share('50%')],
    ] as const;
    expect(controlClosure(edges, HALF)).toEqual({
      controls: { H: ['A', 'B'], P: ['A', 'B', 'H'] },
      ultimate: { A: ['P'], B: ['P'], H: ['P'] },
    });
    expect(Object.keys(controlClosure(edges, HALF).controls)).toEqual(['H', 'P']);
  });

  it('knows loops, at whose top all of them stand', () => {
    const edges = [
      ['B', 'A', share('60%')],
      ['A', 'B', share('60%')],
      ['A', 'C', share('60%')],
    ] as const;
    expect(controlClosure(edges, HALF)).toEqual({
      controls: { A: ['B', 'C'], B: ['A', 'C'] },
      ultimate: { A: ['B'], B: ['A'], C: ['A', 'B'] },
    });
  });

  it('looks at no larger holder, and at what all holders of a complete company must have', () => {
    const edges: BandEdge[] = [
      ['X', 'A', band('40%', '60%')],
      ['Y', 'A', band('10%', '45%')],
    ];
    expect(controlBetween(edges, HALF)).toEqual({ certain: {}, possible: { X: ['A'] } });
    expect(controlBetween(edges, HALF, ['A'])).toEqual({
      certain: { X: ['A'] },
      possible: { X: ['A'] },
    });
    const quarter = [at('X', 'A', '30%'), at('Y', 'A', '40%')];
    expect(controlBetween(quarter, moreThan(1, 4)).certain).toEqual({ X: ['A'], Y: ['A'] });
    expect(
      controlClosure(
        [
          ['X', 'A', share('30%')],
          ['Y', 'A', share('40%')],
        ],
        moreThan(1, 4),
      ).controls,
    ).toEqual({ X: ['A'], Y: ['A'] });
  });
});
