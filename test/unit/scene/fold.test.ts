import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/formats/scene.ts';
import { chartOf, holds } from './chart-of.ts';

const names = (scene: Scene) => scene.boxes.map(({ name }) => name).sort();
const more = (scene: Scene) =>
  Object.fromEntries(
    scene.boxes.filter((box) => box.more !== undefined).map((box) => [box.name, box.more] as const),
  );

/** Top holds Mid, Mid holds Low and Side, Side holds End; Top and Low hold each other's share. */
const CHAIN = [
  holds('Top', 'Mid', '60'),
  holds('Mid', 'Low', '30'),
  holds('Mid', 'Side', '70'),
  holds('Side', 'End', '100'),
  holds('Low', 'Top', '5'),
];

describe('expanding', () => {
  it('draws what an entity at the border is linked to', () => {
    const near = chartOf(CHAIN, { focus: 'Mid', hops: 1 });
    expect(names(near)).toEqual(['Low', 'Mid', 'Side', 'Top']);
    expect(more(near)).toEqual({ Side: 1 });
    const wide = chartOf(CHAIN, { focus: 'Mid', hops: 1, expand: ['Side'] });
    expect(names(wide)).toEqual(['End', 'Low', 'Mid', 'Side', 'Top']);
    expect(more(wide)).toEqual({});
  });

  it('draws each of the small holders of one company, and not of the others', () => {
    const rows = ['A', 'B'].flatMap((issuer) =>
      Array.from({ length: 12 }, (_, index) => holds(`${issuer}${index}`, issuer, '2')),
    );
    expect(chartOf(rows).boxes).toHaveLength(18);
    const open = chartOf(rows, { expand: ['A'] });
    expect(open.boxes).toHaveLength(22);
    expect(open.boxes.filter(({ kind }) => kind === 'group')).toHaveLength(1);
    expect(more(open)).toEqual({});
  });
});

describe('collapsing', () => {
  it('folds what hangs on the chart through the entity alone', () => {
    const folded = chartOf(CHAIN, { focus: 'Top', collapse: ['Side'] });
    expect(names(folded)).toEqual(['Low', 'Mid', 'Side', 'Top']);
    expect(more(folded)).toEqual({ Side: 1 });
  });

  it('keeps what is linked in another way as well', () => {
    const folded = chartOf(CHAIN, { focus: 'Top', collapse: ['Mid'] });
    expect(names(folded)).toEqual(['Low', 'Mid', 'Top']);
    expect(more(folded)).toEqual({ Mid: 1 });
  });

  it('keeps the largest part without a focus, and the entity itself', () => {
    expect(names(chartOf(CHAIN, { collapse: ['Mid'] }))).toEqual(['Low', 'Mid', 'Top']);
    expect(names(chartOf(CHAIN, { collapse: ['End'] }))).toHaveLength(5);
  });

  it('folds all but the largest part into the focus', () => {
    const rows = [holds('F', 'A', '50'), holds('A', 'B', '50'), holds('F', 'C', '50')];
    expect(names(chartOf(rows, { focus: 'F', collapse: ['F'] }))).toEqual(['A', 'B', 'F']);
  });
});

describe('the limit', () => {
  it('counts for each box what is left out', () => {
    const rows = Array.from({ length: 5 }, (_, index) => holds(`H${index}`, 'A', '10'));
    const scene = chartOf(rows, { limit: 3 });
    expect([scene.boxes.length, scene.omitted, more(scene)]).toEqual([3, 3, { A: 3 }]);
  });
});

describe('several holdings of one pair', () => {
  it('are an arc for each way they are said', () => {
    const scene = chartOf([
      holds('A', 'B', '20'),
      holds('A', 'B', '5', { modality: 'reported' }),
      holds('A', 'B', '7', { voting: 'neutral' }),
      holds('B', 'A', '3'),
    ]);
    expect(scene.arcs.map(({ label, line, muted }) => [label, line, muted])).toEqual([
      ['20%', 'solid', false],
      ['5%', 'dashed', false],
      ['7%', 'solid', true],
      ['3%', 'solid', false],
    ]);
    expect(scene.arcs.every(({ mutual }) => mutual)).toBe(true);
  });
});
