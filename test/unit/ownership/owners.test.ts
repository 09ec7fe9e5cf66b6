import { describe, expect, it } from 'vitest';
import { fraction, NoAnswer, ZERO } from '../../../src/model/index.ts';
import {
  type Convention,
  factorOf,
  type Owner,
  owners,
  unidentifiedName,
  withRests,
} from '../../../src/ownership/owners.ts';
import {
  columnOf,
  type Stakes,
  stakesFrom,
  stakesFromBands,
} from '../../../src/ownership/stakes.ts';

const exact = (...edges: readonly (readonly [string, string, string])[]): Stakes =>
  stakesFrom(edges.map(([holder, issuer, stake]) => [holder, issuer, fraction(stake)]));
const text = (value: { toFraction: () => string } | undefined) => value?.toFraction();
const shares = (rows: readonly Owner[]) =>
  rows.map(({ holder, direct, indirect, integrated }) => [
    holder,
    text(direct),
    text(indirect),
    text(integrated),
  ]);

/** A and B hold each other; a fifth of A is with holders who are not named. */
const MUTUAL = exact(['P', 'A', '3/5'], ['B', 'A', '1/5'], ['A', 'B', '3/10'], ['Q', 'B', '7/10']);
const REST = unidentifiedName('A');

describe('The owners of a company', () => {
  it('have what they hold directly and through others, each counted once, the largest first', () => {
    // V_AA = 1 / (1 − 1/5·3/10) = 50/47; P meets 3/5 of it, Q 1/5·7/10 of it, B returns to itself.
    expect(shares(owners(MUTUAL, 'A').rows)).toEqual([
      ['P', '3/5', '9/235', '30/47'],
      [REST, '1/5', '3/235', '10/47'],
      ['B', '1/5', '0', '1/5'],
      ['Q', '0', '7/47', '7/47'],
      ['A', '0', '3/50', '3/50'],
    ]);
  });

  it('are counted for every walk in the gross convention', () => {
    const rows = shares(owners(MUTUAL, 'A', 'gross').rows);
    expect(new Map(rows.map(([holder, , , share]) => [holder, share]))).toEqual(
      new Map([
        ['P', '30/47'],
        [REST, '10/47'],
        ['B', '10/47'],
        ['Q', '7/47'],
        ['A', '3/47'],
      ]),
    );
  });

  it('are counted without loops over simple paths', () => {
    expect(shares(owners(MUTUAL, 'A', 'simplePath').rows)).toEqual([
      ['P', '3/5', '0', '3/5'],
      ['B', '1/5', '0', '1/5'],
      [REST, '1/5', '0', '1/5'],
      ['Q', '0', '7/50', '7/50'],
    ]);
    expect(owners(MUTUAL, 'A', 'simplePath')).toMatchObject({ status: 'ok', closedLoop: [] });
  });

  it('stand outside where nobody above them is known, and are named apart where nobody names them', () => {
    const marks = owners(MUTUAL, 'A').rows.map(({ holder, outside, unidentified }) => [
      holder,
      outside,
      unidentified,
    ]);
    expect(marks).toEqual([
      ['P', true, false],
      [REST, true, true],
      ['B', false, false],
      ['Q', true, false],
      ['A', false, false],
    ]);
  });

  it('are told with the loop and what it multiplies', () => {
    const answer = owners(MUTUAL, 'A');
    expect(answer).toMatchObject({ status: 'ok', overHeld: [], closedLoop: [] });
    expect(answer.loops.map(({ through }) => through)).toEqual([['A', 'B', 'A']]);
    expect([answer.loopFactor, answer.returnFactor, answer.unidentified].map(text)).toEqual([
      '50/47',
      '50/47',
      '1/5',
    ]);
  });

  it('have a factor of one without a loop, and own shares are no loop', () => {
    const chain = owners(exact(['P', 'A', '1/2'], ['A', 'A', '1/10']), 'A');
    expect([text(chain.loopFactor), text(chain.returnFactor), chain.loops]).toEqual(['1', '1', []]);
    expect(shares(chain.rows)).toEqual([
      ['P', '1/2', '1/18', '5/9'],
      [REST, '2/5', '2/45', '4/9'],
      ['A', '1/10', '0', '1/10'],
    ]);
  });

  it('have no factor where a loop owns itself entirely', () => {
    expect(factorOf({ through: ['A', 'B', 'A'], product: fraction(1) })).toBeUndefined();
    expect(text(factorOf({ through: ['A', 'B', 'A'], product: fraction(1, 4) }))).toBe('4/3');
    expect(text(factorOf(undefined))).toBe('1');
  });

  it('carry the statements and the legal holders of what they hold directly', () => {
    const band = { min: fraction(1, 4), max: fraction(1, 4), minOpen: false, maxOpen: false };
    const entry = { holder: 'P', band, statements: ['s1', 's2'], legalHolders: ['Trust'] };
    const stakes: Stakes = { columns: new Map([['A', [entry]]]), complete: new Set() };
    expect(owners(stakes, 'A').rows).toMatchObject([
      { holder: REST, statements: [], legalHolders: [] },
      { holder: 'P', statements: ['s1', 's2'], legalHolders: ['Trust'] },
    ]);
    // Q holds nothing of A directly.
    expect(owners(MUTUAL, 'A').rows[3]).toMatchObject({ statements: [], legalHolders: [] });
  });
});

describe('Owners of a company', () => {
  it('with holders over 100% are given directly only, and the company is named', () => {
    const answer = owners(exact(['X', 'A', '3/5'], ['Y', 'A', '1/2'], ['A', 'C', '1/10']), 'C');
    expect(answer).toMatchObject({
      status: 'overHeld',
      overHeld: ['A'],
      closedLoop: [],
      loops: [],
    });
    expect(answer.rows).toEqual([
      {
        holder: 'A',
        direct: fraction(1, 10),
        indirect: undefined,
        integrated: undefined,
        bounds: undefined,
        outside: false,
        unidentified: false,
        legalHolders: [],
        statements: [],
      },
    ]);
    expect(text(answer.unidentified)).toBe('9/10');
    expect([answer.loopFactor, answer.returnFactor]).toEqual([undefined, undefined]);
  });

  it('may be exactly 100%', () => {
    const answer = owners(exact(['X', 'A', '3/5'], ['Y', 'A', '2/5']), 'A');
    expect(answer.status).toBe('ok');
    expect(shares(answer.rows)).toEqual([
      ['X', '3/5', '0', '3/5'],
      ['Y', '2/5', '0', '2/5'],
    ]);
  });

  it('that own each other entirely all meet, net, and have no gross share', () => {
    const ring = exact(['A', 'B', '1'], ['B', 'A', '1'], ['B', 'C', '1/2']);
    const net = owners(ring, 'C');
    expect(net.status).toBe('closedLoop');
    expect([...net.closedLoop].sort()).toEqual(['A', 'B']);
    expect(new Map(net.rows.map(({ holder, integrated }) => [holder, text(integrated)]))).toEqual(
      new Map([
        ['A', '1/2'],
        ['B', '1/2'],
        [unidentifiedName('C'), '1/2'],
      ]),
    );
    const gross = owners(ring, 'C', 'gross');
    expect(gross.status).toBe('closedLoop');
    expect([...gross.closedLoop].sort()).toEqual(['A', 'B']);
    expect(shares(gross.rows)).toEqual([['B', '1/2', undefined, undefined]]);
  });

  it('known as bands have bounds, and a share only where both ends meet', () => {
    const band = (min: string, max: string) => ({
      min: fraction(min),
      max: fraction(max),
      minOpen: false,
      maxOpen: false,
    });
    const stakes = stakesFromBands([
      ['P', 'A', band('1/4', '1/2')],
      ['A', 'B', band('3/5', '3/5')],
      ['N', 'B', band('0', '0')],
    ]);
    const answer = owners(stakes, 'B');
    expect(answer).toMatchObject({ status: 'ok', overHeld: [], closedLoop: [], loops: [] });
    expect(text(answer.unidentified)).toBe('2/5');
    expect([answer.loopFactor, answer.returnFactor]).toEqual([undefined, undefined]);
    expect(
      answer.rows.map(({ holder, direct, integrated, bounds }) => [
        holder,
        text(direct),
        text(integrated),
        text(bounds?.min),
        text(bounds?.max),
      ]),
    ).toEqual([
      ['A', '3/5', '3/5', '3/5', '3/5'],
      ['P', '0', undefined, '3/20', '3/10'],
    ]);
    expect(owners(stakes, 'A').rows).toMatchObject([{ holder: 'P', direct: undefined }]);
  });

  it('known as bands come with the loops through their least stakes', () => {
    const band = (min: string, max: string) => ({
      min: fraction(min),
      max: fraction(max),
      minOpen: false,
      maxOpen: false,
    });
    const { loops } = owners(
      stakesFromBands([
        ['B', 'A', band('1/4', '1/2')],
        ['A', 'B', band('1/5', '1/5')],
        ['P', 'B', band('1/5', '1/5')],
      ]),
      'A',
    );
    expect(loops.map(({ through, product }) => [through, text(product)])).toEqual([
      [['A', 'B', 'A'], '1/20'],
    ]);
  });

  it('known as bands come with the greatest upper end first, and with what says so', () => {
    const entry = (holder: string, min: string, max: string, over: object = {}) => ({
      holder,
      band: { min: fraction(min), max: fraction(max), minOpen: false, maxOpen: false },
      statements: [],
      legalHolders: [],
      ...over,
    });
    const stakes: Stakes = {
      columns: new Map([
        [
          'A',
          [
            entry('P', '1/10', '1/5'),
            entry('Q', '1/4', '1/2', { statements: ['q'], legalHolders: ['T'] }),
          ],
        ],
        ['B', [entry('A', '1/2', '1/2')]],
      ]),
      complete: new Set(),
    };
    expect(
      owners(stakes, 'A').rows.map(({ holder, outside, statements, legalHolders }) => [
        holder,
        outside,
        statements,
        legalHolders,
      ]),
    ).toEqual([
      ['Q', true, ['q'], ['T']],
      ['P', true, [], []],
    ]);
    expect(
      owners(stakes, 'B').rows.map(
        ({ holder, outside, statements, legalHolders, unidentified }) => [
          holder,
          outside,
          statements,
          legalHolders,
          unidentified,
        ],
      ),
    ).toEqual([
      ['A', false, [], [], false],
      ['Q', true, [], [], false],
      ['P', true, [], [], false],
    ]);
  });

  it('over 100% are given with what says so', () => {
    const point = (share: string) => {
      const at = fraction(share);
      return { min: at, max: at, minOpen: false, maxOpen: false };
    };
    const entry = (holder: string, share: string, id: string) => ({
      holder,
      band: point(share),
      statements: [id],
      legalHolders: [`${holder} Trust`],
    });
    const stakes: Stakes = {
      columns: new Map([['A', [entry('X', '3/4', 'x'), entry('Y', '1/2', 'y')]]]),
      complete: new Set(),
    };
    expect(owners(stakes, 'A').rows).toMatchObject([
      { holder: 'X', direct: fraction(3, 4), statements: ['x'], legalHolders: ['X Trust'] },
      { holder: 'Y', direct: fraction(1, 2), statements: ['y'], legalHolders: ['Y Trust'] },
    ]);
  });

  it('leave own shares of companies on the way out of the loop that is told', () => {
    const stakes = exact(
      ['P', 'A', '1/2'],
      ['B', 'A', '1/4'],
      ['B', 'B', '1/5'],
      ['A', 'B', '2/5'],
    );
    const answer = owners(stakes, 'A');
    expect(answer.loops.map(({ through }) => through)).toEqual([['A', 'B', 'A']]);
    // 1/4 · 2/5 is a tenth, with own shares or without.
    expect([answer.loopFactor, answer.returnFactor].map(text)).toEqual(['10/9', '10/9']);
  });

  it('over too many simple paths are refused with the conventions that count otherwise', () => {
    const names = Array.from({ length: 11 }, (_, at) => `N${at}`);
    const all = names.flatMap((holder) =>
      names
        .filter((issuer) => issuer !== holder)
        .map((issuer) => [holder, issuer, '1/20'] as const),
    );
    const ask = (convention: Convention) => owners(exact(...all), 'N0', convention);
    expect(() => ask('simplePath')).toThrow(NoAnswer);
    expect(() => ask('simplePath')).toThrow(
      'N0 has too many chains of owners to add them one by one: ask with the convention net or gross. [too-large]',
    );
    expect(ask('net').status).toBe('ok');
  });
});

describe('The unidentified rest', () => {
  it('is one holder for each company that has named holders and is not complete', () => {
    const stakes: Stakes = {
      ...exact(['P', 'A', '3/5'], ['P', 'B', '1'], ['P', 'C', '1/5']),
      complete: new Set(['C']),
    };
    const open = withRests(stakes, ['A', 'B', 'C', 'P']);
    const named = (issuer: string) =>
      columnOf(open, issuer).map(({ holder, band }) => [holder, text(band.min), text(band.max)]);
    expect(named('A')).toEqual([
      ['P', '3/5', '3/5'],
      [REST, '2/5', '2/5'],
    ]);
    expect(named('B')).toEqual([['P', '1', '1']]);
    expect(named('C')).toEqual([['P', '1/5', '1/5']]);
    expect(named('P')).toEqual([]);
    expect(columnOf(open, 'A')[1]).toEqual({
      holder: REST,
      band: { min: fraction(2, 5), max: fraction(2, 5), minOpen: false, maxOpen: false },
      statements: [],
      legalHolders: [],
    });
    expect(columnOf(open, 'A')[1]?.band.min.gt(ZERO)).toBe(true);
  });
});
