import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import type { Ends } from '../../../src/numeric/loop-returns.ts';
import { meetingBounds, type Steps } from '../../../src/numeric/meeting-bounds.ts';
import { solveExact } from '../../../src/numeric/solve-exact.ts';

/** Per vertex, where a walk goes from it and with which chance. */
type Walk = readonly (readonly (readonly [to: number, chance: string])[])[];

function stepsOf(walk: Walk): Steps[] {
  return walk.map((row) => ({
    to: row.map(([to]) => to),
    chances: row.map(([, chance]) => new Fraction(chance).valueOf()),
    whole: row.reduce((sum, [, chance]) => sum.add(chance), new Fraction(0)).equals(1),
  }));
}

const found = (walk: Walk, start = 0) => meetingBounds(stepsOf(walk), start);

/** The number that a float stands for. */
function exactly(value: number): Fraction {
  let [whole, parts] = [value, 1n];
  for (; !Number.isInteger(whole); whole *= 2) parts *= 2n;
  return new Fraction(BigInt(whole), parts);
}

/** Every chance lies between its ends, and these are at most so far apart. */
function expectBetween(
  { low, high }: Ends,
  chances: readonly (string | Fraction)[],
  apart = 1e-11,
) {
  expect([low.length, high.length]).toEqual([chances.length, chances.length]);
  chances.forEach((chance, vertex) => {
    const [least, most] = [low[vertex] as number, high[vertex] as number];
    expect(exactly(least).lte(chance), `${least} of ${vertex}`).toBe(true);
    expect(exactly(most).gte(chance), `${most} of ${vertex}`).toBe(true);
    expect(most - least, `ends of ${vertex}`).toBeLessThan(apart);
  });
}

/**
 * By definition: met at the first step, or after it from where that leads. Only vertices from which the target can be
 * reached have equations; from the others it is never met.
 */
function met(walk: Walk, start: number, target: number): Fraction {
  const reach = new Set([target]);
  for (let before = 0; before < reach.size;) {
    before = reach.size;
    walk.forEach((row, from) => row.some(([to]) => reach.has(to)) && reach.add(from));
  }
  const vertices = [...reach];
  const chance = (from: number, to: number) =>
    (walk[from] ?? []).reduce((sum, [next, part]) => (next === to ? sum.add(part) : sum), NOTHING);
  const matrix = vertices.map((from) =>
    vertices.map((to) =>
      new Fraction(from === to ? 1 : 0).sub(to === target ? 0 : chance(from, to)),
    ),
  );
  const solved = solveExact(
    matrix,
    vertices.map((from) => [chance(from, target)]),
  );
  return solved?.[vertices.indexOf(start)]?.[0] ?? NOTHING;
}

const NOTHING = new Fraction(0);

describe('The chance of meeting a vertex on a walk', () => {
  it('multiplies along a chain', () => {
    expectBetween(found([[[1, '1/2']], [[2, '1/3']], []]), ['0', '1/2', '1/6']);
  });

  it('adds up over ways that have no vertex in common', () => {
    const walk: Walk = [
      [
        [1, '1/5'],
        [2, '3/10'],
      ],
      [[3, '1/2']],
      [[3, '2/3']],
      [],
    ];
    expectBetween(found(walk), ['0', '1/5', '3/10', '3/10']);
  });

  it('is nothing, and surely so, where no step leads', () => {
    const { low, high } = found([[[1, '1/2']], [], [[1, '1/2']]]);
    expect([low[2], high[2], low[0], high[0]]).toEqual([0, 0, 0, 0]);
  });

  it('of the start is the chance of coming back', () => {
    expectBetween(found([[[1, '1/2']], [[0, '1/3']]]), ['1/6', '1/2']);
    expectBetween(found([[[1, '1/2']], [[0, '1/3']]], 1), ['1/3', '1/6']);
    expectBetween(found([[[0, '1/4']]]), ['1/4']);
  });

  it('counts who comes round again once', () => {
    // 1 and 2 lead to each other: entered with 1/2, left for 3 with a quarter at every visit of 2.
    const walk: Walk = [
      [[1, '1/2']],
      [[2, '1']],
      [
        [1, '3/4'],
        [3, '1/4'],
      ],
      [],
    ];
    expectBetween(found(walk), ['0', '1/2', '1/2', '1/2']);
  });

  it('looks through a step from a vertex to itself', () => {
    // Of 1 a half stays, so that what goes on counts twice: 1/3 · 2 · 1/4.
    const walk: Walk = [
      [[1, '1/3']],
      [
        [1, '1/2'],
        [2, '1/4'],
      ],
      [],
    ];
    expectBetween(found(walk), ['0', '1/3', '1/6']);
  });

  it('passes on from one loop to the next', () => {
    const walk: Walk = [
      [[1, '1/2']],
      [
        [0, '1/2'],
        [2, '1/4'],
      ],
      [[3, '1/2']],
      [
        [2, '1/5'],
        [4, '2/5'],
      ],
      [],
    ];
    // Twice 4/3 of the visits of 1, then 10/9 of those of 2.
    const entered = new Fraction('1/2').mul('4/3').mul('1/4');
    const later = entered.mul('1/2');
    const left = later.mul('10/9').mul('2/5');
    expectBetween(found(walk), ['1/4', '1/2', entered, later, left]);
  });

  it('of a loop that nothing leaves is the chance of entering it, by all ways together', () => {
    const walk: Walk = [
      [
        [1, '1/8'],
        [2, '1/4'],
        [4, '1/2'],
      ],
      [[2, '1']],
      [[3, '1']],
      [
        [1, '1/3'],
        [2, '2/3'],
      ],
      [],
    ];
    expectBetween(found(walk), ['0', '3/8', '3/8', '3/8', '1/2']);
  });

  it('is certain from a start in a loop that nothing leaves, coming back included', () => {
    expectBetween(found([[[1, '1']], [[0, '1']]]), ['1', '1']);
    expectBetween(found([[[0, '1']]]), ['1']);
  });

  it('of a loop whose members go on for certain, but not all to members, is found by going round', () => {
    const walk: Walk = [
      [[1, '1']],
      [
        [0, '1/2'],
        [2, '1/2'],
      ],
      [],
    ];
    expectBetween(found(walk), ['1/2', '1', '1']);
  });

  it('does not depend on what the walk cannot reach', () => {
    const reached: Walk = [[[1, '1/2']], [[0, '1/2']]];
    const more: Walk = [
      ...reached,
      [
        [3, '1/2'],
        [0, '1/4'],
      ],
      [[2, '1/2']],
      [[4, '1']],
    ];
    const [alone, beside] = [found(reached), found(more)];
    expect([...beside.low]).toEqual([...alone.low, 0, 0, 0]);
    expect([...beside.high]).toEqual([...alone.high, 0, 0, 0]);
  });

  it('lies between its ends on 150 random walks, which are hardly apart', () => {
    let state = 19890611;
    const next = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let run = 0; run < 150; run++) {
      const size = 2 + next(5);
      const walk = Array.from({ length: size }, () => {
        let tenths = 10;
        const tos = new Set(Array.from({ length: next(4) }, () => next(size)));
        return [...tos].map((to, at) => {
          const part = at === tos.size - 1 && next(2) === 0 ? tenths : next(tenths + 1);
          tenths -= part;
          return [to, `${part}/10`] as const;
        });
      }).map((row) => row.filter(([, chance]) => chance !== '0/10'));
      const exact = walk.map((_, target) => met(walk, 0, target));
      expectBetween(found(walk), exact, 1e-10);
    }
  });
});

describe('The ends of the chance', () => {
  const ring = (size: number, onward: string): Walk =>
    Array.from({ length: size }, (_, at) => [[(at + 1) % size, onward] as const]);

  it('keep room for what every step rounds: the more steps, the more room', () => {
    const room = (size: number) => {
      const { low, high } = found([...ring(size, '1/3').slice(0, -1), []]);
      return ((high[size - 1] as number) - (low[size - 1] as number)) * 3 ** (size - 1);
    };
    // Half a unit in the last place for each of three operations per step, on both sides.
    for (const size of [3, 30, 300]) expect(room(size)).toBeGreaterThan(2 * 3 * size * 2 ** -53);
    expect(room(300)).toBeLessThan(1e-11);
  });

  it('keep room for each product and sum in a loop', () => {
    // Each of ten leads to all ten, and half of those under way stay: 47 rounds leave less than 1e-14.
    const all = Array.from({ length: 10 }, (_, to) => [to, '1/20'] as const);
    const { low, high } = found(all.map(() => all));
    for (const vertex of [0, 5]) {
      const [least, most] = [low[vertex] as number, high[vertex] as number];
      expect((most - least) / most).toBeGreaterThan(2 * 2 * 47 * 10 * 2 ** -53);
      expect((most - least) / most).toBeLessThan(1e-11);
    }
  });

  it('carry what is under way in one loop into the next', () => {
    // The first leaks a quarter of a percent at every other step: after 4,096 steps 0.6% are under way.
    const walk: Walk = [
      [[1, '1']],
      [
        [0, '399/400'],
        [2, '1/400'],
      ],
      [[3, '1/2']],
      [
        [2, '1/2'],
        [4, '1/4'],
      ],
      [],
    ];
    const ends = found(walk);
    expectBetween(
      ends,
      walk.map((_, target) => met(walk, 0, target)),
      0.1,
    );
    const apart = (vertex: number) => (ends.high[vertex] as number) - (ends.low[vertex] as number);
    for (const vertex of [2, 3, 4]) expect(apart(vertex)).toBeGreaterThan(0.001);
  });

  it('stand apart where a loop leaks so little that nobody can go round to the end', () => {
    // A leak of a thousandth at each step: after 4,096 steps one in sixty is still under way.
    const onward = '999/1000';
    const exact = new Fraction(onward).pow(2) as Fraction;
    const { low, high } = found([[[1, onward]], [[0, onward]]]);
    expectBetween({ low: low.slice(0, 1), high: high.slice(0, 1) }, [exact], 1e-9);
    const [least, most] = [exactly(low[1] as number), exactly(high[1] as number)];
    expect(least.lte(onward) && most.gte(onward)).toBe(true);
    expect(most.sub(least).valueOf()).toBeGreaterThan(1e-3);
    expect(most.valueOf()).toBeLessThanOrEqual(1);
  });

  it('are open upwards where the leak is too small to see an end', () => {
    const { low, high } = found([[[1, '1/2']], [[2, '999999/1000000']], [[1, '1']]]);
    for (const vertex of [1, 2]) {
      expect(low[vertex]).toBeLessThanOrEqual(0.499_999);
      expect(high[vertex]).toBeGreaterThanOrEqual(0.5);
      expect(high[vertex]).toBeLessThanOrEqual(1);
    }
  });

  it('hold the chance where a loop leaks less than a float can tell', () => {
    const nearly = `${10n ** 18n - 1n}/${10n ** 18n}`;
    const { low, high } = found([[[1, '1/4']], [[2, nearly]], [[1, nearly]]]);
    for (const vertex of [1, 2]) {
      expect(low[vertex]).toBeLessThanOrEqual(0.249);
      expect(high[vertex]).toBeGreaterThanOrEqual(0.25);
    }
  });

  it('of coming back are the chance of the first step and nothing, with no work to spend on it', () => {
    // Two products a step: the walk is back after the second.
    const halves = stepsOf([[[1, '1/2']], [[0, '1/2']]]);
    const ends = (work: number) => {
      const { low, high } = meetingBounds(halves, 0, work);
      return [low[0], high[0]];
    };
    for (const work of [0, 1, 2]) expect(ends(work)).toEqual([0, expect.closeTo(1 / 2, 9)]);
    expect(ends(3)).toEqual([expect.closeTo(1 / 4, 9), expect.closeTo(1 / 4, 9)]);
  });
});
