import { describe, expect, it } from 'vitest';
import { fraction, type Fraction, ONE, ZERO } from '../../../src/model/index.ts';
import { invertExact } from '../../../src/numeric/invert-exact.ts';
import { type Members, solvedLoop } from '../../../src/ownership/solved-loop.ts';
import { columnOf, stakesFrom } from '../../../src/ownership/stakes.ts';

const NAMES = Array.from({ length: 14 }, (_, at) => `C${at}`);

/** A ring in which each holds a part of the next and the one after it. */
function ring(part: (at: number) => Fraction): Members {
  const edges = NAMES.flatMap((holder, at) =>
    [1, 2].map((step) => [holder, NAMES[(at + step) % 14] as string, part(at).div(step)] as const),
  );
  const stakes = stakesFrom(edges);
  return NAMES.map((name) => ({ name, column: columnOf(stakes, name) }));
}

/** The slow twin: the inverse of the matrix in the order of the members. */
function entries(members: Members): Fraction[][] {
  const at = new Map(members.map(({ name }, place) => [name, place]));
  const matrix = members.map((_, row) => members.map((__, to) => (row === to ? ONE : ZERO)));
  members.forEach(({ column }, to) => {
    for (const { holder, band } of column) {
      const row = matrix[at.get(holder) ?? -1];
      if (row) row[to] = (row[to] as Fraction).sub(band.min);
    }
  });
  const inverse = invertExact(matrix);
  return members.map((_, row) => members.map((__, to) => inverse?.entry(row, to) ?? ZERO));
}

function solved(members: Members): Fraction[][] {
  const solution = solvedLoop(members);
  if (typeof solution === 'string') throw new TypeError(solution);
  return members.map((_, row) => members.map((__, to) => solution.entry(row, to)));
}

describe('a loop that was solved', () => {
  const members = ring((at) => fraction(at + 3, 40));

  it('is solved alike from every member and in every order', () => {
    for (const shift of [0, 1, 5, 13]) {
      const turned = [...members.slice(shift), ...members.slice(0, shift)];
      expect(solved(turned)).toEqual(entries(turned));
      expect(solved(turned.toReversed())).toEqual(entries(turned.toReversed()));
    }
  });

  it('is solved anew when one of its columns is another', () => {
    const other = ring((at) => fraction(at === 9 ? 1 : at + 3, 40));
    const mixed = members.map((member, at) => (at === 10 ? (other[at] ?? member) : member));
    expect(solved(mixed)).toEqual(entries(mixed));
    expect(solved(members)).toEqual(entries(members));
  });

  it('is solved anew when the same columns have other names', () => {
    const names = new Map(NAMES.map((name, at) => [name, at === 0 ? 'Other' : name]));
    const renamed = members.map(({ name, column }) => ({ name: names.get(name) ?? name, column }));
    expect(solved(renamed)).toEqual(entries(renamed));
  });

  it('that owns itself entirely is closed, and one with more is diverging', () => {
    expect(solvedLoop(ring(() => fraction(2, 3)))).toBe('closed');
    expect(solvedLoop(ring(() => fraction(3, 4)))).toBe('diverging');
  });
});
