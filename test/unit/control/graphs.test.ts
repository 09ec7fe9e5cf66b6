import { describe, expect, it } from 'vitest';
import { aggregateClosure, type OwnershipEdge } from '../../../src/control/aggregate.ts';
import { controlBetween } from '../../../src/control/closure.ts';
import { larger } from '../../../src/control/threshold-answer.ts';
import { votesAfterRemoval } from '../../../src/control/votes-after-removal.ts';
import { atLeast, moreThan } from '../../../src/law/quota.ts';
import { exactText, type Interval } from '../../../src/model/index.ts';
import { share } from '../voting/register-of.ts';

const edge = (holder: string, issuer: string, stake: string): OwnershipEdge => [
  holder,
  issuer,
  share(stake),
];
const band = (min: string, max: string): Interval => ({
  min: share(min),
  max: share(max),
  minOpen: false,
  maxOpen: false,
});

describe('What the caught hold together', () => {
  const caught = (...edges: OwnershipEdge[]) => {
    const { blocked, aggregate, rounds } = aggregateClosure(edges, ['S'], atLeast(1, 2));
    const shares = Object.entries(aggregate).map(([name, held]) => [name, exactText(held)]);
    return { blocked, aggregate: Object.fromEntries(shares), rounds: Object.fromEntries(rounds) };
  };

  it('catches at the line and not below it', () => {
    expect(caught(edge('S', 'A', '50%'), edge('S', 'B', '49.99%'))).toEqual({
      blocked: ['A', 'S'],
      aggregate: { A: '1/2', B: '4999/10000' },
      rounds: { S: 0, A: 1 },
    });
  });

  it('passes on the whole stake of what it catches, round by round', () => {
    expect(
      caught(edge('S', 'B', '60%'), edge('S', 'A', '20%'), edge('B', 'A', '30%')),
    ).toMatchObject({ aggregate: { B: '3/5', A: '1/2' }, rounds: { S: 0, B: 1, A: 2 } });
  });

  it('leaves out own shares, and companies of which the caught hold nothing', () => {
    expect(caught(edge('A', 'A', '50%'), edge('S', 'A', '50%'), edge('X', 'B', '90%'))).toEqual({
      blocked: ['A', 'S'],
      aggregate: { A: '1/2' },
      rounds: { S: 0, A: 1 },
    });
  });

  it('catches in other ways too, once', () => {
    const { rounds } = aggregateClosure(
      [edge('S', 'A', '10%'), edge('A', 'B', '10%')],
      ['S'],
      moreThan(1, 2),
      (name, known) => (name === 'A' ? known.has('S') : known.has('A')),
    );
    expect([...rounds]).toEqual([
      ['S', 0],
      ['A', 1],
      ['B', 2],
    ]);
  });
});

describe('Votes after removal', () => {
  const left = (edges: OwnershipEdge[], ...suspended: [string, string][]) =>
    votesAfterRemoval(edges, suspended).map(([holder, issuer, votes]) => [
      holder,
      issuer,
      exactText(votes),
    ]);

  it('are parts of what is left of that issuer alone', () => {
    const edges = [
      edge('A', 'A', '20%'),
      edge('H', 'A', '40%'),
      edge('M', 'A', '10%'),
      edge('H', 'B', '30%'),
      edge('M', 'B', '50%'),
    ];
    expect(left(edges)).toEqual([
      ['H', 'A', '1/2'],
      ['M', 'A', '1/8'],
      ['H', 'B', '3/10'],
      ['M', 'B', '1/2'],
    ]);
    expect(left(edges, ['M', 'B'])).toEqual([
      ['H', 'A', '1/2'],
      ['M', 'A', '1/8'],
      ['H', 'B', '3/5'],
    ]);
  });

  it('are none where nothing is left', () => {
    expect(left([edge('A', 'A', '100%'), edge('H', 'A', '0%')])).toEqual([]);
    expect(left([edge('M', 'A', '100%'), edge('H', 'A', '10%')], ['M', 'A'])).toEqual([]);
  });
});

describe('Control in a graph of bands', () => {
  it('is named in the order of names, without those who control nothing', () => {
    const { certain, possible } = controlBetween(
      [
        ['Z', 'Y', band('60%', '60%')],
        ['Z', 'X', band('70%', '70%')],
        ['B', 'C', band('40%', '60%')],
        ['A', 'D', band('50.1%', '60%')],
      ],
      moreThan(1, 2),
    );
    expect(Object.entries(certain)).toEqual([
      ['A', ['D']],
      ['Z', ['X', 'Y']],
    ]);
    expect(Object.entries(possible)).toEqual([
      ['A', ['D']],
      ['B', ['C']],
      ['Z', ['X', 'Y']],
    ]);
  });
});

describe('The larger of two bands', () => {
  it('is the one with the higher top, then with the higher bottom, else the first', () => {
    const [low, high, wide] = [band('10%', '20%'), band('10%', '30%'), band('5%', '30%')];
    expect(larger(low, high)).toBe(high);
    expect(larger(high, low)).toBe(high);
    expect(larger(wide, high)).toBe(high);
    expect(larger(high, wide)).toBe(high);
    expect(larger(high, band('10%', '30%'))).toBe(high);
  });
});
