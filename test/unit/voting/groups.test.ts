import { describe, expect, it } from 'vitest';
import { builtinLaw, extendLaw } from '../../../src/law/law.ts';
import type { ControlRule } from '../../../src/law/control-rule.ts';
import { moreThan } from '../../../src/law/quota.ts';
import type { SuspensionRule, Trigger } from '../../../src/law/suspension-rule.ts';
import {
  type Agreement,
  type Day,
  exactText,
  fraction,
  type Fraction,
} from '../../../src/model/index.ts';
import { capsOn, excesses } from '../../../src/voting/caps.ts';
import { capitalShare, holdingsOfIn } from '../../../src/voting/capital-share.ts';
import { minimalCoalitions } from '../../../src/voting/coalitions.ts';
import {
  controlledBy,
  graphOf,
  jointVotes,
  largestOther,
  MAJORITY,
  PRESUMPTION,
  type VoteGraph,
  voteGraph,
  type VoteTest,
  voteTests,
} from '../../../src/voting/control-by-votes.ts';
import { companiesAround } from '../../../src/voting/holding-index.ts';
import {
  EXACT_SOURCES,
  networkPower,
  sourcesAbove,
  type VoteEdge,
} from '../../../src/voting/network-power.ts';
import { effectOf } from '../../../src/voting/triggers.ts';
import { cap, concert, type HoldingRow, registerOf, share } from './register-of.ts';

const law = builtinLaw();

/** `{A: {X: '60%'}}`: X has 60% of the votes of A. */
function graph(columns: Readonly<Record<string, Readonly<Record<string, string>>>>): VoteGraph {
  return {
    columns: new Map(
      Object.entries(columns).map(([issuer, column]) => [
        issuer,
        new Map(Object.entries(column).map(([holder, votes]) => [holder, share(votes)])),
      ]),
    ),
  };
}

describe('Minimal coalitions', () => {
  const players = ['C', 'B', 'A'].map((name) => ({ name, weight: share('1/3') }));
  const two = (weight: Fraction) => weight.gte(share('2/3'));

  it('begin with the heaviest, and go by name among equals', () => {
    expect(minimalCoalitions(players, two).list).toEqual([
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'C'],
    ]);
    const heavy = [
      ...players,
      { name: 'Z', weight: share('2/3') },
      { name: 'N', weight: share('0') },
    ];
    expect(minimalCoalitions(heavy, two).list[0]).toEqual(['Z']);
    expect(minimalCoalitions(heavy, two).count).toBe(4);
  });

  it('are listed up to a limit, and counted until the search is given up', () => {
    // Six sets are looked at: none, A, AB, AC, B, BC.
    const within = (listed: number, steps: number) => {
      const { list, count, more } = minimalCoalitions(players, two, { listed, steps });
      return [list.length, count, more];
    };
    expect(within(50, 6)).toEqual([3, 3, false]);
    expect(within(50, 5)).toEqual([2, 2, true]);
    expect(within(2, 6)).toEqual([2, 3, false]);
    expect(within(3, 6)).toEqual([3, 3, false]);
  });
});

describe('Tests of votes', () => {
  const day = '2021-06-01' as Day;

  it('are majority, which every law has, and the named rules in force that count votes', () => {
    expect(voteTests({ rules: new Map() }, ['majority'], day)).toEqual([MAJORITY]);
    expect(voteTests(law, ['fr-233-3-presumption'], day)).toEqual([PRESUMPTION]);
    expect(voteTests(law, ['fr-233-3-presumption', 'majority'], '2000-09-20' as Day)).toEqual([
      MAJORITY,
    ]);
    expect(voteTests(law, ['eu-de-facto', 'jp-308-1', 'no-such'], day)).toEqual([]);
  });
});

describe('The graph of votes', () => {
  const register = registerOf({
    holdings: [
      { holder: 'A', issuer: 'A', stake: '20%' },
      { holder: 'X', issuer: 'A', stake: '40%' },
    ],
    capital: { B: { issuedShares: 10 } },
  });
  const shown = (votes: VoteGraph) =>
    Object.fromEntries(
      [...votes.columns].map(([issuer, column]) => [
        issuer,
        [...column].map(([holder, held]) => [holder, exactText(held)]),
      ]),
    );

  it('has a column for every issuer, own shares in the base or left out of it', () => {
    expect(shown(voteGraph(register, law))).toEqual({ A: [['X', '2/5']], B: [] });
    expect(shown(voteGraph(register, law, 'leftOut'))).toEqual({ A: [['X', '1/2']], B: [] });
    expect(shown(graphOf(register, law, ['A']))).toEqual({ A: [['X', '2/5']] });
    expect(shown(graphOf(register, law, ['A'], 'leftOut'))).toEqual({ A: [['X', '1/2']] });
  });

  it('divides by nothing where a company holds all of itself', () => {
    const own = registerOf({ holdings: [{ holder: 'A', issuer: 'A', stake: '100%' }] });
    expect(shown(voteGraph(own, law, 'leftOut'))).toEqual({ A: [] });
  });

  it('knows no votes of an unknown company, and nothing that a stranger controls', () => {
    const votes = graph({ A: { X: '60%' } });
    expect(exactText(jointVotes(votes, ['X'], 'Q'))).toBe('0');
    expect([...controlledBy(votes, 'Q', [MAJORITY])]).toEqual([]);
  });
});

describe('Control by a test', () => {
  const quarter: VoteTest = { quota: moreThan(1, 4), largest: false };

  it('looks at larger holders only where the test asks for it', () => {
    const votes = graph({ A: { X: '30%', Y: '40%' } });
    expect([...controlledBy(votes, 'X', [quarter])]).toEqual(['A']);
    expect([...controlledBy(votes, 'X', [{ ...quarter, largest: true }])]).toEqual([]);
    expect([...controlledBy(votes, 'Y', [{ ...quarter, largest: true }])]).toEqual(['A']);
  });

  it('does not take for another holder who controls the holder itself', () => {
    const votes = graph({ X: { P: '60%' }, A: { X: '42%', P: '5%' } });
    expect([...controlledBy(votes, 'X', [PRESUMPTION])]).toEqual(['A']);
    const group = (...names: string[]) => {
      const { holder, share: held } = largestOther(votes, { group: names, issuer: 'A' });
      return [holder, exactText(held)];
    };
    expect(group('X')).toEqual([undefined, '0']);
    // Of a group only the first is asked: P controls X, but not Q, for whom the group stands.
    expect(group('Q', 'X')).toEqual(['P', '1/20']);
    expect(group()).toEqual(['P', '47/100']);
  });

  it('names the largest other, without what the group has and without the issuer itself', () => {
    const found = (votes: VoteGraph, ...group: string[]) => {
      const { holder, share: held } = largestOther(votes, { group, issuer: 'A' });
      return [holder, exactText(held)];
    };
    const sub = graph({ A: { X: '10%', S: '30%' }, S: { X: '60%' } });
    expect(found(sub, 'X')).toEqual(['S', '3/10']);
    const shared = graph({ A: { X: '10%', S: '20%', Y: '10%' }, S: { Y: '60%' } });
    expect(found(shared, 'X', 'S')).toEqual(['Y', '1/10']);
    expect(found(shared, 'X')).toEqual(['Y', '3/10']);
    const loop = graph({ A: { H: '20%', K: '15%', X: '10%' }, H: { A: '60%' }, K: { A: '60%' } });
    expect(found(loop, 'X')).toEqual(['H', '1/5']);
    const above = graph({ A: { H: '20%', K: '15%' }, H: { T: '60%', U: '40%' }, K: { T: '51%' } });
    expect(found(above, 'X')).toEqual(['T', '7/20']);
  });
});

describe('The companies around an issuer', () => {
  const around = (...pairs: readonly (readonly [holder: string, issuer: string])[]) =>
    [
      ...companiesAround(
        registerOf({
          holdings: pairs.map(([holder, issuer]) => ({ holder, issuer, stake: '10%' })),
        }),
        'A',
      ),
    ].toSorted();

  it('are what it holds and who holds those, once something comes back to it', () => {
    expect(around(['A', 'B'], ['B', 'A'], ['Z', 'B'], ['Y', 'Z'], ['A', 'C'], ['Q', 'R'])).toEqual([
      'A',
      'B',
      'C',
      'Y',
      'Z',
    ]);
    expect(around(['A', 'B'], ['B', 'C'], ['C', 'A'])).toEqual(['A', 'B', 'C']);
  });

  it('are none where nothing comes back, be it own shares', () => {
    expect(around(['A', 'B'], ['X', 'A'])).toEqual([]);
    expect(around(['A', 'A'], ['X', 'A'], ['A', 'B'])).toEqual([]);
    expect(around(['Q', 'R'])).toEqual([]);
  });
});

describe('The share of capital', () => {
  it('is of votes where only they are known, and of what a register does not list nothing', () => {
    const register = registerOf({ holdings: [{ holder: 'H', issuer: 'A', votes: '30%' }] });
    expect(exactText(capitalShare(register, law, 'H', 'A'))).toBe('3/10');
    expect(exactText(capitalShare(register, law, 'X', 'A'))).toBe('0');
    expect(exactText(capitalShare(register, law, 'H', 'Q'))).toBe('0');
    expect(holdingsOfIn(register, 'H', 'Q')).toEqual([]);
  });
});

describe('Caps', () => {
  const held = (agreements: readonly Agreement[], item?: string) =>
    capsOn(registerOf({ holdings: [], agreements }), 'I', item).map(({ holders }) => holders);

  it('are no other agreements, and none without a limit', () => {
    const lockUp: Agreement = { ...cap('l', ['A'], 'I', '10%'), kind: 'lockUp' };
    const { limit: _, ...open } = cap('o', ['A'], 'I', '10%');
    expect(held([lockUp, open, cap('c', ['B'], 'I', '10%')])).toEqual([['B']]);
  });

  it('join those of their parties whom a concert joins, and nobody else', () => {
    const pacts = [concert('p', ['A', 'B', 'X'], 'I'), concert('q', ['C', 'D'], 'I')];
    expect(held([cap('c', ['A', 'B', 'C', 'D', 'E'], 'I', '10%'), ...pacts])).toEqual([
      ['A', 'B'],
      ['C', 'D'],
      ['E'],
    ]);
    expect(held([cap('c', ['A'], 'I', '10%'), ...pacts])).toEqual([['A']]);
  });

  it('hold without an item, and with one that they list or do not except', () => {
    const pay = { ...cap('c', ['A'], 'I', '10%'), items: ['pay'] };
    expect([held([pay]), held([pay], 'pay'), held([pay], 'merger')]).toEqual([
      [['A']],
      [['A']],
      [],
    ]);
    expect(held([cap('c', ['A'], 'I', '10%')], 'pay')).toEqual([['A']]);
  });

  it('share whole votes in order, and parts in proportion', () => {
    const group = { cap: cap('c', ['N', 'A', 'B', 'Q'], 'I', '10%'), limit: share('10%') };
    const over = (counted: boolean) => {
      const votes = new Map([
        ['A', fraction(7)],
        ['B', fraction(7)],
        ['Q', fraction(1)],
        ['N', fraction(0)],
      ]);
      const found = excesses({ ...group, holders: ['N', 'A', 'B', 'Q', 'Unknown'] }, votes, {
        total: fraction(100),
        counted,
      });
      return [...found].map(([holder, excess]) => [holder, exactText(excess)]);
    };
    // Ten votes for 0, 7, 7 and 1 of 15: 4, 4 and 0, and the two left go to A and B.
    expect(over(true)).toEqual([
      ['N', '0'],
      ['A', '2'],
      ['B', '2'],
      ['Q', '1'],
      ['Unknown', '0'],
    ]);
    expect(over(false)).toEqual([
      ['N', '0'],
      ['A', '7/3'],
      ['B', '7/3'],
      ['Q', '1/3'],
      ['Unknown', '0'],
    ]);
  });
});

describe('Power through companies', () => {
  const HALF = moreThan(1, 2);
  const edge = (holder: string, issuer: string, votes: string): VoteEdge => [
    holder,
    issuer,
    share(votes),
  ];
  const powers = (edges: VoteEdge[], sources: string[], target = 'T') => {
    const { least, greatest, exact, rounded } = networkPower({
      edges,
      target,
      sources,
      quota: HALF,
    });
    const shown = (rows: typeof least) =>
      rows.map((row) => [
        row.player,
        row.swings,
        exactText(row.banzhaf),
        exactText(row.shapleyShubik),
      ]);
    return { least: shown(least), greatest: shown(greatest), exact, rounded };
  };

  it('runs through companies of which several stand between', () => {
    const edges = [
      edge('a', 'H', '60%'),
      edge('b', 'H', '40%'),
      edge('b', 'K', '70%'),
      edge('c', 'K', '30%'),
      edge('H', 'T', '45%'),
      edge('K', 'T', '30%'),
      edge('c', 'T', '25%'),
      edge('T', 'T', '90%'),
      edge('c', 'Elsewhere', '90%'),
      edge('H', 'Elsewhere', '10%'),
    ];
    // a decides H, b decides K: two of the three carry T.
    const rows = ['a', 'b', 'c'].map((name) => [name, 2n, '1/2', '1/3']);
    expect(powers(edges, ['a', 'b', 'c'])).toEqual({
      least: rows,
      greatest: rows,
      exact: true,
      rounded: false,
    });
  });

  it('differs in a loop by who begins', () => {
    const edges = [
      edge('H', 'T', '60%'),
      edge('a', 'T', '40%'),
      edge('T', 'H', '60%'),
      edge('b', 'H', '40%'),
    ];
    const found = powers(edges, ['a', 'b']);
    const nothing = [
      ['a', 0n, '0', '0'],
      ['b', 0n, '0', '0'],
    ];
    expect(found.least).toEqual(nothing);
    expect(found.greatest).toEqual(nothing);
    const three = [
      edge('H', 'T', '40%'),
      edge('a', 'T', '30%'),
      edge('b', 'T', '30%'),
      edge('T', 'H', '51%'),
      edge('a', 'H', '49%'),
    ];
    expect(powers(three, ['a', 'b'])).toMatchObject({
      least: [
        ['a', 1n, '1/2', '1/2'],
        ['b', 1n, '1/2', '1/2'],
      ],
      greatest: [
        ['a', 1n, '1/2', '1/2'],
        ['b', 1n, '1/2', '1/2'],
      ],
    });
  });

  it('is rounded only where whole weights would be too fine', () => {
    const tiny = (denominator: bigint): VoteEdge[] => [
      ['a', 'H', fraction(1n, denominator)],
      ['b', 'H', fraction(1n, denominator)],
      edge('H', 'T', '60%'),
      edge('a', 'T', '40%'),
    ];
    expect(powers(tiny(10n ** 12n), ['a', 'b']).rounded).toBe(false);
    expect(powers(tiny(10n ** 12n + 1n), ['a', 'b']).rounded).toBe(true);
    expect(powers(tiny(7n), ['a', 'b']).rounded).toBe(false);
  });

  it('of a stranger is nothing, and of one source all', () => {
    expect(powers([edge('a', 'T', '60%'), edge('T', 'Q', '10%')], ['a', 'z']).least).toEqual([
      ['a', 2n, '1', '1'],
      ['z', 0n, '0', '0'],
    ]);
    expect(powers([edge('a', 'T', '60%')], ['a']).least).toEqual([['a', 1n, '1', '1']]);
  });

  it('is counted up to twenty sources, and sampled, with a known seed, beyond', () => {
    const flat = (count: number) => {
      const sources = Array.from({ length: count }, (_, place) => `s${place}`);
      const edges = sources.map((source) => edge(source, 'T', '1/25'));
      return { edges, sources, target: 'T', quota: HALF };
    };
    const few = { samples: 100, seed: 7 };
    expect(EXACT_SOURCES).toBe(20);
    expect(networkPower(flat(4), few, 4).exact).toBe(true);
    expect(networkPower(flat(5), few, 4).exact).toBe(false);
    expect(networkPower(flat(21), few).exact).toBe(false);
    const [found, counted] = [networkPower(flat(5), undefined, 4), networkPower(flat(5))];
    expect(found).toEqual(networkPower(flat(5), { samples: 20_000, seed: 1 }, 4));
    found.least.forEach((row, place) => {
      const exact = counted.least[place];
      expect(row.banzhaf.valueOf()).toBeCloseTo(exact?.banzhaf.valueOf() ?? 9, 1);
      expect(row.shapleyShubik.valueOf()).toBeCloseTo(exact?.shapleyShubik.valueOf() ?? 9, 1);
      expect(row.errors?.banzhaf).toBeGreaterThan(0);
      expect(row.errors?.shapleyShubik).toBeGreaterThan(0);
      expect(exact?.errors).toBeUndefined();
    });
  });

  it('comes from those above the target whom nobody holds', () => {
    const edges = [
      edge('a', 'H', '60%'),
      edge('own', 'own', '10%'),
      edge('own', 'H', '30%'),
      edge('H', 'T', '60%'),
      edge('b', 'T', '40%'),
      edge('q', 'R', '40%'),
    ];
    expect(sourcesAbove(edges, 'T')).toEqual(['b', 'a', 'own']);
    expect(sourcesAbove([], 'T')).toEqual([]);
  });
});

describe('What takes votes away', () => {
  const named = (trigger: Trigger): SuspensionRule => ({
    id: 'rule',
    kind: 'suspension',
    jurisdiction: 'any',
    title: 'Rule',
    citation: 'Rule',
    verified: false,
    triggers: [trigger],
    inQuorum: false,
  });
  const effect = (
    trigger: Trigger,
    holdings: readonly HoldingRow[],
    more: { law?: typeof law; variants?: Record<string, string>; issued?: number } = {},
  ) => {
    const register = registerOf({
      holdings,
      capital: { H: { issuedShares: more.issued ?? 1000 } },
    });
    const known = more.law ?? law;
    return effectOf(
      { register, law: known, graph: voteGraph(register, known), variants: more.variants ?? {} },
      named(trigger),
      { issuer: 'I', holder: 'H' },
    );
  };
  const row = (holder: string, issuer: string, stake: string, id: string): HoldingRow => ({
    holder,
    issuer,
    stake,
    statements: [id],
  });

  it('names the statements of all through whom the issuer holds, and the tests that are met', () => {
    const holdings = [
      row('I', 'S', '60%', 's1'),
      row('I', 'H', '45%', 's2'),
      row('S', 'H', '10%', 's3'),
      row('H', 'I', '5%', 's4'),
      row('H', 'H', '3%', 's5'),
    ];
    const both: Trigger = {
      when: 'controlled',
      tests: ['fr-233-3-presumption', 'fr-233-3-majority'],
    };
    expect(effect(both, holdings)).toEqual({
      says: 'I controls H with 55.00% of its gross votes (fr-233-3-presumption, fr-233-3-majority).',
      statements: ['s2', 's3'],
    });
    const [, , , , own] = holdings;
    expect(effect(both, [row('I', 'H', '45%', 's2'), ...(own ? [own] : [])])?.says).toBe(
      'I controls H with 45.00% of its gross votes (fr-233-3-presumption).',
    );
    const heldBack: Trigger = {
      when: 'heldBack',
      measure: 'capital',
      quota: moreThan(1, 2),
      unlessAlone: false,
    };
    expect(effect(heldBack, holdings)).toEqual({
      says: 'I with S holds 55.00% of the issued shares of H, more than 1/2.',
      statements: ['s2', 's3'],
    });
  });

  it('names all tests where only several together are met along a chain', () => {
    const base = law.rules.get('fr-233-3-presumption') as ControlRule;
    const more = extendLaw(law, [
      { ...base, id: 'third', quota: moreThan(3, 10), nobodyLarger: false },
      { ...base, id: 'fifth', quota: moreThan(1, 5), nobodyLarger: true },
    ]);
    const holdings = [
      row('I', 'M', '35%', 's1'),
      row('Z', 'M', '60%', 's2'),
      row('M', 'H', '25%', 's3'),
    ];
    expect(
      effect({ when: 'controlled', tests: ['third', 'fifth'] }, holdings, { law: more })?.says,
    ).toBe('I controls H with 25.00% of its gross votes (third, fifth).');
  });

  it('leaves the holder’s own shares out of what is held back', () => {
    const heldBack: Trigger = {
      when: 'heldBack',
      measure: 'capital',
      quota: moreThan(1, 10),
      unlessAlone: false,
    };
    // Sixty of 1,000 shares with twenty votes each make H a subsidiary; H has fifty of its own.
    const holdings: HoldingRow[] = [
      { holder: 'I', issuer: 'H', shares: 60, votesPerShare: 20 },
      { holder: 'H', issuer: 'H', shares: 50 },
    ];
    expect(effect({ when: 'controlled', tests: ['majority'] }, holdings)).toBeDefined();
    expect(effect(heldBack, holdings)).toBeUndefined();
  });

  it('tells both sides of a mutual holding, and takes the limit of a chosen variant', () => {
    const both = [
      row('I', 'H', '20%', 's1'),
      row('H', 'I', '15%', 's2'),
      row('I', 'Q', '9%', 's3'),
    ];
    expect(effect({ when: 'smallerHolder', quota: moreThan(1, 10) }, both)?.statements).toEqual([
      's1',
      's2',
    ]);
    const later: Trigger = {
      when: 'laterHolder',
      quota: moreThan(1, 10),
      loses: 'all',
      order: 'crossed',
    };
    expect(effect(later, both)?.statements).toEqual(['s1', 's2']);
    const wide: Trigger = { ...later, variants: { wide: moreThan(1, 5) } };
    expect(effect(wide, both, { variants: { rule: 'wide' } })).toBeUndefined();
    for (const chosen of [{ rule: 'other' }, { another: 'wide' }, {}])
      expect(effect(wide, both, { variants: chosen })).toBeDefined();
    expect(effect(later, both, { variants: { rule: 'wide' } })).toBeDefined();
  });

  it('is nothing by the trigger of own shares: they have no votes before any rule', () => {
    expect(effect({ when: 'ownShares' }, [row('H', 'I', '5%', 's1')])).toBeUndefined();
  });
});
