import { describe, expect, it } from 'vitest';
import { type Arcs, loopReturns } from '../../../src/numeric/loop-returns.ts';

type Row = readonly (readonly [to: number, chance: number])[];

function arcsOf(rows: readonly Row[]): Arcs {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => (start[at + 1] = (start[at] as number) + row.length));
  const all = rows.flat();
  return {
    start,
    to: Uint32Array.from(all, ([to]) => to),
    chance: Float64Array.from(all, ([, chance]) => chance),
  };
}

const ring = (size: number, chance: number) =>
  arcsOf(Array.from({ length: size }, (_, at) => [[(at + 1) % size, chance]]));
const ALL = 1e9;

describe('the chances of coming back in a loop', () => {
  it.each([2, 7, 8, 9, 17, 70])('are the whole way round a ring of %i', (size) => {
    const { low, high } = loopReturns(ring(size, 0.75), ALL);
    for (let member = 0; member < size; member++) {
      expect(low[member]).toBeLessThanOrEqual(0.75 ** size);
      expect(high[member]).toBeGreaterThanOrEqual(0.75 ** size);
      expect((high[member] as number) - (low[member] as number)).toBeLessThan(1e-11);
    }
  });

  it('are told member by member, those who are settled early beside those who are not', () => {
    // From the middle each of 20 others is entered with 1/40 and left for the middle with 1/2.
    const others = Array.from({ length: 20 }, (_, at) => at + 1);
    const star: Row[] = [
      others.map((to) => [to, 1 / 40] as const),
      ...others.map((): Row => [[0, 1 / 2]]),
    ];
    const { low, high } = loopReturns(arcsOf(star), ALL);
    const middle = 20 * (1 / 40) * (1 / 2);
    // To the middle, some times round through the others, and then to itself.
    const other = ((1 / 2) * (1 / 40)) / (1 - 19 * (1 / 40) * (1 / 2));
    expect([low[0], high[0]]).toEqual([expect.closeTo(middle, 12), expect.closeTo(middle, 12)]);
    for (let at = 1; at <= 20; at++)
      expect([low[at], high[at]]).toEqual([expect.closeTo(other, 11), expect.closeTo(other, 11)]);
  });

  it('are the same numbers when a loop comes again, and others when it says something else', () => {
    const first = loopReturns(ring(70, 0.75), ALL);
    expect(loopReturns(ring(70, 0.75), ALL)).toBe(first);
    expect(loopReturns(ring(70, 0.5), ALL).high[0]).toBeLessThan(1e-11);
    expect(loopReturns(ring(71, 0.75), ALL).low).toHaveLength(71);
    const turned = arcsOf(Array.from({ length: 70 }, (_, at) => [[(at + 69) % 70, 0.75]]));
    expect(loopReturns(turned, ALL)).not.toBe(first);
    expect(loopReturns(ring(70, 0.75), 3)).not.toBe(first);
  });

  it('do not depend on which loops were asked about before', () => {
    const first = loopReturns(ring(70, 0.75), ALL);
    for (const size of [71, 72, 73, 74, 75]) loopReturns(ring(size, 0.75), ALL);
    const again = loopReturns(ring(70, 0.75), ALL);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });

  it('leave open what the work does not reach', () => {
    const { low, high } = loopReturns(ring(20, 0.75), 40);
    // Two rounds of 20 steps for the first eight, none for the others.
    expect([low[0], high[0]]).toEqual([0, expect.closeTo(0.75 ** 2, 12)]);
    expect([low[8], high[8]]).toEqual([0, expect.closeTo(0.75, 12)]);
  });
});
