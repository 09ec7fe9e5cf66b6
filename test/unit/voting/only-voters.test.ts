import { describe, expect, it } from 'vitest';
import { builtinLaw, extendLaw } from '../../../src/law/law.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import type { SuspensionRule, Trigger } from '../../../src/law/suspension-rule.ts';
import { exactText } from '../../../src/model/index.ts';
import { votes } from '../../../src/voting/votes.ts';
import { type HoldingRow, registerOf } from './register-of.ts';

const rule = (id: string, ...triggers: Trigger[]): SuspensionRule => ({
  id,
  kind: 'suspension',
  jurisdiction: 'any',
  title: id,
  citation: id,
  verified: false,
  triggers,
  inQuorum: false,
});

/** A quarter held back mutes, except the only one who could vote (Companies Act of Japan, art. 308). */
const spares = rule('spares', {
  when: 'heldBack',
  measure: 'votes',
  quota: atLeast(1, 4),
  unlessAlone: true,
});
const hard = rule('hard', {
  when: 'heldBack',
  measure: 'votes',
  quota: atLeast(1, 4),
  unlessAlone: false,
});
const sub = rule('sub', { when: 'controlled', tests: ['majority'] });
/** Above a tenth of each other, the later votes for a tenth only. */
const later = rule('later', {
  when: 'laterHolder',
  quota: moreThan(1, 10),
  loses: 'aboveLimit',
  order: 'crossed',
});

function outcome(rules: readonly SuspensionRule[], holdings: readonly HoldingRow[], issued = 200) {
  const law = extendLaw(builtinLaw(), rules);
  const register = registerOf({
    holdings,
    capital: { J: { issuedShares: issued } },
    rules: rules.map(({ id }) => id),
  });
  const result = votes(register, law, 'J');
  return {
    left: Object.fromEntries(
      result.rows.map((row) => [row.holder, exactText(row.exercisableVotes)]),
    ),
    by: result.rows.map((row) => row.suspension?.rule.id),
    notes: result.notes,
    readings: result.readings,
  };
}

const own = (holder: string, shares: number, more: Partial<HoldingRow> = {}): HoldingRow => ({
  holder,
  issuer: 'J',
  shares,
  ...more,
});
const back = (holder: string, votesHeld: string, more: Partial<HoldingRow> = {}): HoldingRow => ({
  holder: 'J',
  issuer: holder,
  stake: votesHeld,
  ...more,
});

describe('A rule that spares the only voter', () => {
  it('mutes while anybody else can vote, identified or not', () => {
    expect(outcome([spares], [own('H', 199), own('K', 1), back('H', '30%')])).toEqual({
      left: { H: '0', K: '1' },
      by: ['spares', undefined],
      notes: [],
      readings: [],
    });
    expect(outcome([spares], [own('H', 199), back('H', '30%')])).toMatchObject({
      left: { H: '0' },
      notes: [],
    });
  });

  it('spares the one left, and says so', () => {
    expect(outcome([spares], [own('H', 200), back('H', '30%')])).toEqual({
      left: { H: '200' },
      by: [undefined],
      notes: ['H keeps its votes: nobody else could vote.'],
      readings: [],
    });
  });

  it('takes for nobody who has own shares, suspended shares or no votes at all', () => {
    const left = (other: HoldingRow) =>
      outcome([spares], [own('H', 150), other, back('H', '30%')]).left['H'];
    expect(left(own('J', 50))).toBe('150');
    expect(left(own('K', 50, { voting: 'suspended' }))).toBe('150');
    expect(left(own('K', 50, { votesPerShare: 0 }))).toBe('150');
    expect(left(own('K', 50))).toBe('0');
  });

  it('counts one who has a voting lot beside a suspended one', () => {
    const lots = [own('K', 25, { voting: 'suspended', lot: 'x' }), own('K', 25, { lot: 'y' })];
    expect(outcome([spares], [own('H', 150), ...lots, back('H', '30%')]).left['H']).toBe('0');
  });

  it('takes for nobody whom another rule mutes, but counts one who keeps a part', () => {
    const muted = [own('H', 100), own('K', 100), back('H', '30%'), back('K', '60%')];
    expect(outcome([spares, sub], muted)).toMatchObject({
      readings: [
        'H and K all keep their votes, because without them nobody could vote.',
        'K may not vote, and H alone votes.',
        'H may not vote, and K alone votes.',
      ],
    });
    const partly = outcome(
      [spares, later],
      [own('H', 100), own('K', 100), back('H', '30%'), back('K', '20%')],
    );
    expect(partly.left).toEqual({ H: '0', K: '20' });
  });

  it('takes for nobody a smaller holder that must sell', () => {
    const smaller = rule('smaller', { when: 'smallerHolder', quota: moreThan(1, 10) });
    const rows = [own('H', 190), own('K', 10), back('H', '30%'), back('K', '20%')];
    expect(outcome([spares, smaller], rows)).toEqual({
      left: { H: '190', K: '0' },
      by: [undefined, 'smaller'],
      notes: ['H keeps its votes: nobody else could vote.'],
      readings: [],
    });
  });

  it('has nothing to do with own shares, whatever subsidiaries hold', () => {
    const rows = [
      own('J', 10),
      own('Sub', 100),
      { holder: 'J', issuer: 'Sub', stake: '60%' },
      own('K', 90),
    ];
    expect(outcome([spares], rows)).toMatchObject({
      left: { J: '0', Sub: '0', K: '90' },
      by: [undefined, 'spares', undefined],
      readings: [],
      notes: [],
    });
  });

  it('leaves other rules in force when it spares', () => {
    const both = outcome([spares, sub], [own('H', 200), back('H', '60%')]);
    expect([both.by, both.notes]).toEqual([
      ['sub'],
      ['H keeps its votes: nobody else could vote.'],
    ]);
  });

  it('gives every reading where several would be the only ones', () => {
    const three = ['H', 'K', 'L'].flatMap((name) => [own(name, 50), back(name, '25%')]);
    expect(outcome([spares], three, 150)).toEqual({
      left: { H: '50', K: '50', L: '50' },
      by: [undefined, undefined, undefined],
      notes: [],
      readings: [
        'H and K and L all keep their votes, because without them nobody could vote.',
        'K and L may not vote, and H alone votes.',
        'H and L may not vote, and K alone votes.',
        'H and K may not vote, and L alone votes.',
      ],
    });
  });

  it('is no such rule where the law does not say so, nor where it looks at something else', () => {
    expect(outcome([hard], [own('H', 200), back('H', '30%')])).toMatchObject({
      left: { H: '0' },
      by: ['hard'],
      notes: [],
    });
    expect(outcome([sub], [own('H', 200), back('H', '60%')])).toEqual({
      left: { H: '0' },
      by: ['sub'],
      notes: [],
      readings: [],
    });
  });

  it('may be one of several triggers of a rule', () => {
    const mixed = rule('mixed', { when: 'ownShares' }, ...spares.triggers);
    expect(outcome([mixed], [own('H', 200), back('H', '30%')]).notes).toEqual([
      'H keeps its votes: nobody else could vote.',
    ]);
  });
});

describe('A limit on what the muted have together', () => {
  const notes = (...shares: readonly number[]) => {
    const register = registerOf({
      entities: [{ name: 'P', law: 'BE' }],
      capital: { P: { issuedShares: 1000 } },
      holdings: shares.flatMap((held, index) => [
        { holder: 'P', issuer: `S${index}`, stake: '60%' },
        { holder: `S${index}`, issuer: 'P', shares: held },
      ]),
    });
    return votes(register, builtinLaw(), 'P').notes;
  };

  it('is a tenth of the votes for subsidiaries of a Belgian company, and is told when it is passed', () => {
    expect([notes(50, 49), notes(50, 50), notes(99), notes(100)]).toEqual([[], [], [], []]);
    expect(notes(50, 51)).toEqual([
      'S0 and S1 have 10.10% of the votes of P together: be-suspension allows 1/10, and the rest must be sold.',
    ]);
  });

  it('is none in other countries', () => {
    expect(outcome([sub], [own('H', 150), back('H', '60%'), own('K', 50)]).notes).toEqual([]);
  });
});

describe('Two rules on one holder', () => {
  const day = { from: '2020-01-01' };
  const after = { from: '2020-02-01' };

  it('take all where one of them takes all, in either order', () => {
    const rows = [own('H', 100, after), back('H', '60%', day), own('K', 100)];
    expect(outcome([later, sub], rows).by).toEqual(['sub', undefined]);
    expect(outcome([sub, later], rows).by).toEqual(['sub', undefined]);
    expect(outcome([later], rows)).toMatchObject({
      left: { H: '20', K: '100' },
      readings: [],
    });
  });

  it('are the first of two that take a part', () => {
    const wider = {
      ...later,
      id: 'wider',
      triggers: [{ ...later.triggers[0], quota: moreThan(1, 5) }],
    };
    const rows = [own('H', 100, after), back('H', '40%', day)];
    expect(outcome([later, wider as SuspensionRule], rows).by).toEqual(['later']);
    expect(outcome([wider as SuspensionRule, later], rows).by).toEqual(['wider']);
  });

  it('say which reading leaves the votes alone where the order is not known', () => {
    const rows = [own('H', 100, day), back('H', '40%', day), own('K', 100)];
    expect(outcome([later], rows).readings).toEqual([
      'H keeps all its votes if it came first (later).',
    ]);
  });
});
