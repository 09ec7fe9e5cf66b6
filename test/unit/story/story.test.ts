import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../../src/model/index.ts';
import {
  ALLIANCE_CODEBOOK,
  mergeEvents,
  relationCourse,
  type StoryEvent,
  weightOf,
} from '../../../src/story/index.ts';

const date = (text: string) => text as PartialDate;
const event = (change: Partial<StoryEvent>): StoryEvent => ({
  code: 'VOTE_AGAINST',
  source: 'A',
  target: 'B',
  modality: 'asserted',
  pending: false,
  statements: ['s1'],
  ...change,
});

describe('the codebook', () => {
  it('has 43 codes, each once, within the scale', () => {
    const codes = ALLIANCE_CODEBOOK.entries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(43);
    for (const { weight } of ALLIANCE_CODEBOOK.entries)
      expect(Math.abs(weight)).toBeLessThanOrEqual(10);
  });

  it('gives way to a weight of the event itself', () => {
    expect(weightOf(event({}), ALLIANCE_CODEBOOK)).toBe(-5);
    expect(weightOf(event({ weight: -1 }), ALLIANCE_CODEBOOK)).toBe(-1);
    expect(weightOf(event({ code: 'UNHEARD_OF' }), ALLIANCE_CODEBOOK)).toBeUndefined();
  });
});

describe('merging events', () => {
  it('makes one of the same act within three days and keeps every statement', () => {
    const merged = mergeEvents([
      event({ date: date('2019-06-08'), statements: ['s1'], knownFrom: date('2019-06-10') }),
      event({ date: date('2019-06-11'), statements: ['s2'], knownFrom: date('2019-06-09') }),
    ]);
    expect(merged).toMatchObject([{ statements: ['s1', 's2'], knownFrom: '2019-06-09' }]);
  });

  it('keeps acts apart that differ in day, modality, direction or code', () => {
    const first = event({ date: date('2019-06-08') });
    const others = [
      event({ date: date('2019-06-12') }),
      { ...first, modality: 'denied' as const },
      { ...first, source: 'B', target: 'A' },
      { ...first, code: 'PACT' },
    ];
    expect(mergeEvents([first, ...others])).toHaveLength(5);
  });
});

describe('a relation', () => {
  it('halves after one half-life and adds what happens then', () => {
    const course = relationCourse(
      [
        event({ code: 'PACT', date: date('2019-01-01') }),
        event({ code: 'TALK_OPEN', date: date('2019-06-30') }),
      ],
      ALLIANCE_CODEBOOK,
      180,
    );
    expect(course.map(({ value, count }) => [value, count])).toEqual([
      [8, 1],
      [8, 2],
    ]);
  });

  it('counts denied acts with nothing and reported ones with less', () => {
    const denied = relationCourse(
      [event({ date: date('2019-01-01'), modality: 'denied' })],
      ALLIANCE_CODEBOOK,
      180,
    );
    const reported = relationCourse(
      [event({ date: date('2019-01-01'), modality: 'reported' })],
      ALLIANCE_CODEBOOK,
      180,
    );
    expect([denied[0]?.value, reported[0]?.value]).toEqual([0, -2]);
  });

  it('places an act without a date on the day on which it became public', () => {
    const course = relationCourse(
      [event({ knownFrom: date('2019-06-13') }), event({ date: date('2019-06'), code: 'PACT' })],
      ALLIANCE_CODEBOOK,
      180,
    );
    expect(course.map((point) => [point.date, point.placed])).toEqual([
      ['2019-06-01', 'act'],
      ['2019-06-13', 'telling'],
    ]);
  });

  it('takes two tellings of an undated act as one within thirty days', () => {
    const told = (day: string) => event({ knownFrom: date(day) });
    expect(mergeEvents([told('2019-06-13'), told('2019-07-13')])).toHaveLength(1);
    expect(mergeEvents([told('2019-06-13'), told('2019-07-14')])).toHaveLength(2);
  });

  it('leaves undated acts out', () => {
    expect(relationCourse([event({})], ALLIANCE_CODEBOOK, 180)).toEqual([]);
  });
});
