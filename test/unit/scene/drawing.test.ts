import { assert, integer, nat, property, record, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedBox } from '../../../src/formats/scene-box.ts';
import { type Drawing, placeScene, type PlacedArc } from '../../../src/formats/scene-place.ts';
import { drawingSvg } from '../../../src/formats/scene-svg.ts';
import { chartOf, holds } from './chart-of.ts';

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxArea = (box: PlacedBox): Area => ({
  left: box.x,
  right: box.x + box.width,
  top: box.y,
  bottom: box.y + box.height,
});
const labelArea = (arc: PlacedArc): Area => ({
  left: arc.at.x - arc.labelWidth / 2,
  right: arc.at.x + arc.labelWidth / 2,
  top: arc.at.y - arc.labels.length * 8,
  bottom: arc.at.y + arc.labels.length * 8,
});

function overlap(first: Area, second: Area): boolean {
  return (
    first.left < second.right &&
    second.left < first.right &&
    first.top < second.bottom &&
    second.top < first.bottom
  );
}

function collisions(drawing: Drawing): number {
  const areas = [...drawing.boxes.map(boxArea), ...drawing.arcs.map(labelArea)];
  return areas.filter((area, at) => areas.slice(at + 1).some((other) => overlap(area, other)))
    .length;
}

const PAIRS = uniqueArray(
  record({ from: nat(9), to: nat(9), percent: integer({ min: 1, max: 60 }) }),
  { minLength: 1, maxLength: 16, selector: ({ from, to }) => `${from} ${to}` },
);

describe('a drawn chart', () => {
  it('lets no label or box cover another', () => {
    assert(
      property(PAIRS, (pairs) => {
        const rows = pairs
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, percent }) => holds(`Company ${from}`, `Company ${to}`, `${percent}`));
        expect(collisions(placeScene(chartOf(rows)))).toBe(0);
      }),
      { seed: 20190610, numRuns: 120 },
    );
  });

  it('puts holders above issuers, and the smaller stake of a mutual holding upwards', () => {
    const drawing = placeScene(
      chartOf([holds('N', 'R', '15'), holds('R', 'N', '43.4'), holds('S', 'R', '15')]),
    );
    const y = (name: string) => drawing.boxes.find((box) => box.name === name)?.y ?? Number.NaN;
    expect(y('S')).toBeLessThan(y('R'));
    expect(y('R')).toBeLessThan(y('N'));
    expect(drawing.arcs.find((arc) => arc.holder === 'R')?.tip.points).toBe('down');
    expect(drawing.arcs.find((arc) => arc.holder === 'N')?.tip.points).toBe('up');
  });

  it('is the same each time', () => {
    const rows = [holds('A', 'B', '50'), holds('B', 'C', '20'), holds('C', 'A', '10')];
    expect(drawingSvg(placeScene(chartOf(rows)))).toBe(drawingSvg(placeScene(chartOf(rows))));
  });

  it('draws an empty chart', () => {
    expect(drawingSvg(placeScene(chartOf([])))).toContain('Holdings on 2019-06-10');
  });
});

describe('a chart as SVG', () => {
  it('shows hostile names as text', () => {
    const name =
      '</text><script>alert(1)</script><a href="javascript:x" onload=\'y\'>&\u202egnp\u200b';
    const svg = drawingSvg(placeScene(chartOf([holds(name, 'B "quoted"', '5')])));
    expect(svg).not.toMatch(/<script|<a |\u202e|\u200b/);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
  });

  it('refers to nothing outside itself', () => {
    const svg = drawingSvg(placeScene(chartOf([holds('A', 'B', '5')])));
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|@import/);
  });

  it('is well-formed for any name', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (name) => {
        const svg = drawingSvg(placeScene(chartOf([holds(`x${name}`, 'B', '5')])));
        const opened = svg.match(/<[a-z]+[ >]/g)?.length ?? 0;
        const closed = (svg.match(/<\/[a-z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0);
        expect(opened).toBe(closed);
        expect(svg).not.toMatch(/[^\P{Cc}\n]/u);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
