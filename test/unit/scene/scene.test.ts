import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/model/index.ts';
import { chartOf, holds } from './chart-of.ts';

const ALLIANCE = [
  holds('Renault', 'Nissan', '43.4'),
  holds('Nissan', 'Renault', '15'),
  holds('State', 'Renault', '15.01'),
  holds('Nissan', 'Mitsubishi', '34'),
];

describe('a structure chart', () => {
  it('has both arcs of a mutual holding, each with its own percent', () => {
    const arcs = chartOf(ALLIANCE).arcs.filter((arc) => arc.mutual);
    expect(arcs.map((arc) => [arc.holder, arc.issuer, arc.label])).toEqual([
      ['Renault', 'Nissan', '43.4%'],
      ['Nissan', 'Renault', '15%'],
    ]);
  });

  it('says how much of the capital of an issuer has a known holder, its own shares included', () => {
    const scene = chartOf([...ALLIANCE, holds('Nissan', 'Nissan', '0.7')]);
    const nissan = scene.boxes.find((box) => box.name === 'Nissan');
    expect(nissan?.known?.text).toBe('44.1%');
    expect(nissan?.treasury).toBe('0.7%');
    expect(scene.boxes.find((box) => box.name === 'State')?.known).toBeUndefined();
  });

  it('draws no arc for own shares', () => {
    expect(chartOf([holds('A', 'A', '5'), holds('B', 'A', '10')]).arcs).toHaveLength(1);
  });

  it('draws no arc for somebody who holds nothing any more', () => {
    expect(chartOf([holds('A', 'B', '0'), holds('C', 'B', '10')]).boxes).toHaveLength(2);
  });

  it('adds the lots of one holder into one arc', () => {
    const [arc, ...rest] = chartOf([
      holds('S', 'R', '10', { lot: 'A' }),
      holds('S', 'R', '5.01', { lot: 'B' }),
    ]).arcs;
    expect(arc?.label).toBe('15.01%');
    expect(arc?.statements).toEqual(['S-R']);
    expect(rest).toEqual([]);
  });

  it('keeps apart what is asserted, reported and planned', () => {
    const scene = chartOf(
      [holds('A', 'B', '10'), holds('A', 'B', '2', { lot: 'x', modality: 'reported' })],
      { plans: [holds('A', 'B', '5', { modality: 'planned' })] },
    );
    expect(scene.arcs.map((arc) => arc.line).sort()).toEqual(['dashed', 'planned', 'solid']);
    expect(scene.arcs.find((arc) => arc.line === 'planned')?.says).toBe(
      'A is planned to hold 5% of the capital of B',
    );
  });

  it('greys an arc without votes and prints votes only where they differ by half a point', () => {
    const measures = {
      stake: (row: { stake?: ReturnType<typeof fraction> }) =>
        row.stake && { min: row.stake, max: row.stake, minOpen: false, maxOpen: false },
      votes: (holder: string) =>
        ({
          Nissan: { share: fraction(0), silent: 'suspended' as const },
          State: { share: fraction(265n, 1000n) },
          Renault: { share: fraction(437n, 1000n) },
        })[holder],
    };
    const arcs = chartOf(ALLIANCE, { measures }).arcs.filter((arc) => arc.issuer !== 'Mitsubishi');
    expect(arcs.map((arc) => [arc.holder, arc.votes, arc.muted])).toEqual([
      ['Renault', undefined, false],
      ['Nissan', 'no votes', true],
      ['State', 'votes 26.5%', false],
    ]);
  });

  it('leads from a beneficiary to who holds for it', () => {
    const arcs = chartOf([
      holds('Trust', 'Nissan', '28.4', { beneficiary: 'Renault', voting: 'neutral' }),
    ]).arcs;
    expect(arcs.map((arc) => [arc.holder, arc.issuer, arc.line])).toEqual([
      ['Trust', 'Nissan', 'solid'],
      ['Renault', 'Trust', 'beneficiary'],
    ]);
  });

  it('needs no beneficiary arc where the beneficiary holds the holder', () => {
    const arcs = chartOf([
      holds('Nissan', 'Nissan Finance', '100'),
      holds('Nissan Finance', 'Renault', '15', { beneficiary: 'Nissan' }),
    ]).arcs;
    expect(arcs.map((arc) => arc.line)).toEqual(['solid', 'solid']);
  });

  it('prints a band as a range', () => {
    const band = { min: fraction(1n, 4n), max: fraction(1n, 2n), minOpen: true, maxOpen: false };
    const { stake: _stake, ...row } = holds('A', 'B', '30', { band });
    expect(chartOf([row]).arcs[0]?.label).toBe('25–50%');
  });
});

describe('what a chart shows', () => {
  it('goes up and down from the focus, never sideways', () => {
    const rows = [
      holds('A', 'B', '50'),
      holds('B', 'C', '50'),
      holds('C', 'D', '50'),
      holds('X', 'D', '10'),
      holds('A', 'Y', '5'),
    ];
    const names = (hops: number) =>
      chartOf(rows, { focus: 'C', hops })
        .boxes.map((box) => box.name)
        .sort();
    expect(names(1)).toEqual(['B', 'C', 'D']);
    expect(names(2)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('shows the focus even when nothing is known about it', () => {
    expect(chartOf(ALLIANCE, { focus: 'Nobody' }).boxes.map((box) => box.name)).toEqual(['Nobody']);
  });

  it('draws small holders as one box that loses no percent', () => {
    const rows = Array.from({ length: 30 }, (_, at) => holds(`H${at}`, 'I', '2'));
    const scene = chartOf(rows);
    const group = scene.boxes.find((box) => box.kind === 'group');
    expect(scene.boxes).toHaveLength(9);
    expect(group?.members).toHaveLength(23);
    expect(scene.arcs.find((arc) => arc.from === group?.id)?.label).toBe('46%');
  });

  it('groups the holders under a line when asked', () => {
    const rows = [holds('A', 'I', '10'), holds('B', 'I', '1'), holds('C', 'I', '0.5')];
    const scene = chartOf(rows, { small: fraction(1n, 50n) });
    expect(scene.boxes.map((box) => box.name)).toEqual(['A', 'I', '2 other holders']);
  });

  it('counts what it leaves out of a chart that is too large', () => {
    const rows = Array.from({ length: 20 }, (_, at) => holds(`H${at}`, `H${at + 1}`, '20'));
    const scene = chartOf(rows, { limit: 10 });
    expect(scene.boxes).toHaveLength(10);
    expect(scene.omitted).toBe(11);
  });
});
