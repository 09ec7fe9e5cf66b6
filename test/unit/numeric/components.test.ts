import { describe, expect, it } from 'vitest';
import { components } from '../../../src/numeric/components.ts';

/** Who reaches whom, by Warshall's closure: slow, and plainly the definition. */
function mutual(successors: readonly (readonly number[])[]): boolean[][] {
  const reach = successors.map((arcs, from) =>
    successors.map((_, to) => from === to || arcs.includes(to)),
  );
  for (let by = 0; by < reach.length; by++)
    for (const row of reach)
      if (row[by]) reach[by]?.forEach((there, to) => (row[to] = row[to] === true || there));
  return reach.map((row, from) => row.map((there, to) => there && reach[to]?.[from] === true));
}

describe('strongly connected components', () => {
  it('of nothing are none', () => {
    expect(components([])).toEqual([]);
  });

  it('of single vertices are one each, owners of arcs after their targets', () => {
    expect(components([[1], [2], []])).toEqual([[2], [1], [0]]);
  });

  it('keep a ring together, in the order in which it was met', () => {
    expect(components([[1], [2], [0]])).toEqual([[0, 1, 2]]);
  });

  it('do not join a vertex to a component that is closed already', () => {
    expect(components([[], [0, 2], [1, 0]])).toEqual([[0], [1, 2]]);
  });

  it('count an arc to oneself and arcs given twice as one', () => {
    expect(
      components([
        [0, 0],
        [0, 1, 1],
      ]),
    ).toEqual([[0], [1]]);
  });

  it('find a ring through a long way round', () => {
    expect(components([[1], [2, 3], [], [4], [1, 5], [0]])).toEqual([[2], [0, 1, 3, 4, 5]]);
  });

  it('hold two rings apart that share an arc in one direction only', () => {
    expect(components([[1], [0, 2], [3], [2]])).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });

  it('stand a chain of 100,000 without deep calls', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => (at < 99_999 ? [at + 1] : []));
    expect(components(chain)).toHaveLength(100_000);
  });

  it('agree with the closure on 400 random graphs, every arc leading to an earlier one', () => {
    let state = 20190527;
    const next = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    for (let graph = 0; graph < 400; graph++) {
      const size = 1 + next(9);
      const successors = Array.from({ length: size }, () =>
        Array.from({ length: next(4) }, () => next(size)),
      );
      const found = components(successors);
      const part = new Map(found.flatMap((members, at) => members.map((name) => [name, at])));
      expect(part.size).toBe(size);
      const together = mutual(successors);
      successors.forEach((arcs, from) => {
        for (let to = 0; to < size; to++)
          expect(part.get(from) === part.get(to)).toBe(together[from]?.[to]);
        for (const to of arcs) expect(part.get(to)).toBeLessThanOrEqual(part.get(from) as number);
      });
    }
  });
});
