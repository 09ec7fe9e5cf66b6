import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../src/model/index.ts';
import { ComputedMap } from '../../../src/register/computed-map.ts';
import {
  differing,
  holdingIndex,
  holdingsIn,
  holdingsOf,
  overlaid,
  revised,
} from '../../../src/register/index.ts';
import { OverlayMap } from '../../../src/register/overlay-map.ts';
import { part, registerOf } from '../deals/register-of.ts';

type Changes = readonly (readonly [string, number | undefined])[];

const over = (map: ReadonlyMap<string, number>, ...changes: Changes) =>
  overlaid(map, new Map(changes));

function visited<V>(map: ReadonlyMap<string, V>): unknown[] {
  const seen: unknown[] = [];
  map.forEach((value, key, whole) => seen.push([key, value, whole === map]));
  return seen;
}

describe('a map over another', () => {
  const below = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  const map = () => over(below, ['b', 20], ['c', undefined], ['d', 4]);

  it('has what was replaced and added, and not what was taken out', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => map().get(key))).toEqual([
      1,
      20,
      undefined,
      4,
      undefined,
    ]);
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => map().has(key))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('is read in order like any other', () => {
    const entries = [
      ['a', 1],
      ['b', 20],
      ['d', 4],
    ];
    expect([...map()]).toEqual(entries);
    expect([...map().entries()]).toEqual(entries);
    expect([...map().keys()]).toEqual(['a', 'b', 'd']);
    expect([...map().values()]).toEqual([1, 20, 4]);
    expect(map().size).toBe(3);
    expect(visited(map())).toEqual(entries.map((entry) => [...entry, true]));
  });

  it('leaves the map below as it is, and is that map where nothing changes', () => {
    map();
    expect(below.size).toBe(3);
    expect(over(below)).toBe(below);
  });

  it('joins with an overlay that is not much larger, and the later change counts', () => {
    const twice = over(map(), ['a', undefined], ['d', 40]) as OverlayMap<string, number>;
    expect(twice.below).toBe(below);
    expect([...twice]).toEqual([
      ['b', 20],
      ['d', 40],
    ]);
  });

  it('stands on an overlay of more than sixteen changes that is twice as large', () => {
    const many = (count: number): Changes =>
      Array.from({ length: count }, (_, number) => [`n${number}`, number] as const);
    const bottomOf = (lower: number, upper: number) =>
      (over(over(below, ...many(lower)), ...many(upper)) as OverlayMap<string, number>).below;
    expect(bottomOf(16, 1)).toBe(below);
    expect(bottomOf(17, 1)).not.toBe(below);
    expect(bottomOf(17, 8)).not.toBe(below);
    expect(bottomOf(20, 10)).toBe(below);
    expect(bottomOf(21, 10)).not.toBe(below);
  });
});

describe('keys that differ between two maps', () => {
  const below = new Map([
    ['a', 1],
    ['b', 2],
  ]);

  it('are those whose values differ, are gone or came', () => {
    const after = over(below, ['a', 10], ['b', undefined], ['c', 3], ['d', undefined]);
    expect(differing(below, after).sort()).toEqual(['a', 'b', 'c']);
    expect(differing(after, below).sort()).toEqual(['a', 'b', 'c']);
    expect(differing(over(below, ['a', 1]), below)).toEqual([]);
  });

  it('are found between two overlays, and between two maps that share nothing', () => {
    expect(differing(over(below, ['a', 5]), over(below, ['b', 5])).sort()).toEqual(['a', 'b']);
    expect(differing(new Map([['a', 1]]), new Map([['b', 1]])).sort()).toEqual(['a', 'b']);
  });

  it('are as different as the question takes them', () => {
    const after = over(below, ['a', 11], ['b', 3]);
    expect(differing(below, after, (first, second) => first % 10 === second % 10)).toEqual(['b']);
  });
});

describe('a map that is computed', () => {
  const made: string[] = [];
  const lengths = () =>
    new ComputedMap(
      () => ['one', '', 'three', 'one'],
      (name) => {
        made.push(name);
        return name === '' ? undefined : name.length;
      },
    );

  it('computes what is asked for, and nothing else', () => {
    made.length = 0;
    expect([lengths().get('one'), lengths().has('three'), lengths().has('')]).toEqual([
      3,
      true,
      false,
    ]);
    expect(made).toEqual(['one', 'three', '']);
  });

  it('is read in order like any other, without what has no value', () => {
    const entries = [
      ['one', 3],
      ['three', 5],
    ];
    expect([...lengths()]).toEqual(entries);
    expect([...lengths().entries()]).toEqual(entries);
    expect([...lengths().keys()]).toEqual(['one', 'three']);
    expect([...lengths().values()]).toEqual([3, 5]);
    expect(lengths().size).toBe(2);
    expect(visited(lengths())).toEqual(entries.map((entry) => [...entry, true]));
  });

  it('computes all once, and has then only these', () => {
    const map = lengths();
    expect(map.size).toBe(2);
    made.length = 0;
    expect([map.get('one'), map.size, map.get('seven')]).toEqual([3, 2, undefined]);
    expect(made).toEqual([]);
  });
});

describe('the index of a register', () => {
  const register = registerOf([
    { holder: 'A', issuer: 'X', stake: '10%' },
    { holder: 'T', issuer: 'X', stake: '20%', beneficiary: 'A' },
    { holder: 'A', issuer: 'Y', stake: '30%' },
    { holder: 'B', issuer: 'Y', stake: '40%' },
  ]);
  const texts = (rows: readonly Holding[] | undefined) =>
    rows?.map(({ holder, issuer }) => `${holder} in ${issuer}`);
  const row = (holder: string, issuer: string, beneficiary?: string): Holding => ({
    ...(register.holdings[0] as Holding),
    holder,
    issuer,
    stake: part('5%'),
    ...(beneficiary !== undefined && { beneficiary }),
  });
  const index = (one: typeof register) => {
    const { byIssuer, byHolder, byBeneficiary } = holdingIndex(one);
    const lists = [byIssuer, byHolder, byBeneficiary].map((map) =>
      Object.fromEntries([...map].map(([name, rows]) => [name, texts(rows)])),
    );
    return lists;
  };

  it('finds rows by issuer, holder and beneficiary', () => {
    expect(index(register)).toEqual([
      { X: ['A in X', 'T in X'], Y: ['A in Y', 'B in Y'] },
      { A: ['A in X', 'A in Y'], T: ['T in X'], B: ['B in Y'] },
      { A: ['T in X'] },
    ]);
    expect(texts(holdingsIn(register, 'Y'))).toEqual(['A in Y', 'B in Y']);
    expect(texts(holdingsOf(register, 'A'))).toEqual(['A in X', 'A in Y']);
    expect([holdingsIn(register, 'Z'), holdingsOf(register, 'Z')]).toEqual([[], []]);
  });

  it('is made once for a list of holdings', () => {
    expect(holdingIndex(register)).toBe(holdingIndex(register));
    expect(holdingIndex({ ...register })).toBe(holdingIndex(register));
  });

  it('of a revised register is that of its list read anew', () => {
    const kept = register.holdings.filter(({ holder }) => holder === 'T');
    const revision = new Map<string, readonly Holding[]>([
      ['X', [...kept, row('C', 'X'), row('B', 'X', 'C')]],
      ['Y', []],
      ['Z', [row('A', 'Z')]],
    ]);
    const after = revised(register, { rows: revision });
    expect(index(after)).toEqual([
      { X: ['T in X', 'C in X', 'B in X'], Z: ['A in Z'] },
      { A: ['A in Z'], T: ['T in X'], B: ['B in X'], C: ['C in X'] },
      { A: ['T in X'], C: ['B in X'] },
    ]);
    expect(texts(after.holdings)).toEqual(['T in X', 'C in X', 'B in X', 'A in Z']);
    expect(index({ ...after, holdings: [...after.holdings] })).toEqual(index(after));
    expect(after.holdings).toBe(after.holdings);
    expect(holdingIndex({ ...after })).toBe(holdingIndex(after));
  });

  it('keeps the rows of a holder that a revision leaves alone', () => {
    const after = revised(register, { rows: new Map([['Y', [register.holdings[3] as Holding]]]) });
    expect(holdingsOf(after, 'B')).toBe(holdingsOf(register, 'B'));
    expect(texts(holdingsOf(after, 'A'))).toEqual(['A in X']);
  });
});

describe('a revised register', () => {
  const register = {
    ...registerOf([{ holder: 'A', issuer: 'X', stake: '10%' }], {
      capital: { X: { issuedShares: 10n }, Y: { issuedShares: 20n } },
      agreements: [{ id: 'lock', kind: 'lockUp', parties: ['A'] }],
    }),
    choices: [{ holder: 'A', issuer: 'X', basis: 'stake', candidates: [] }],
    findings: [{ code: 'c', severity: 'remark' as const, says: 's', try: 't' }],
  };

  it('differs in what is named, and shares the rest', () => {
    const after = revised(register, {});
    expect(after).toStrictEqual({ ...register });
    for (const field of [
      'entities',
      'capital',
      'holdings',
      'agreements',
      'choices',
      'findings',
      'nameOf',
    ] as const)
      expect(after[field]).toBe(register[field]);
  });

  it('takes totals, entities, agreements and the day', () => {
    const asOf = '2030-01-01' as typeof register.asOf;
    const after = revised(register, {
      asOf,
      agreements: [],
      capital: new Map([
        ['X', undefined],
        ['Z', { issuer: 'Z', statements: [] }],
      ]),
      entities: new Map([['Z', { name: 'Z', kind: 'company' } as never]]),
    });
    expect([after.asOf, after.agreements]).toEqual([asOf, []]);
    expect([...after.capital.keys()]).toEqual(['Y', 'Z']);
    expect([...after.entities.keys()].sort()).toEqual(['A', 'X', 'Y', 'Z']);
  });

  it('keeps the day on which somebody asks, and the rules', () => {
    const asked = { ...register, knownAt: register.asOf, rules: ['r'] };
    expect(revised(asked, {})).toMatchObject({ knownAt: register.asOf, rules: ['r'] });
  });
});
