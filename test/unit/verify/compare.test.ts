import { describe, expect, it } from 'vitest';
import { mismatches } from '../../../src/operations/verify/compare.ts';
import { matchesQuantity } from '../../../src/operations/verify/quantity-match.ts';

describe('an expected number', () => {
  it.each([
    ['16.0552%', '1501/9349', true],
    ['16.0552%', '16.0552%', true],
    ['16.06%', '1501/9349', true],
    ['16.05%', '1501/9349', false],
    ['16.06%±0.02', '16.0552%', true],
    ['16.03%±0.02', '16.0552%', false],
    ['1/3', '1/3', true],
    ['1/3', '33.3333%', false],
    ['633107267', 633_107_267, true],
    ['633107268', 633_107_267, false],
    ['35.04', 35.04, true],
    ['0.434', '217/500', true],
    ['102.21%', '1.0221', true],
    ['40%', '2/5', true],
    ['40%', '40.4%', true],
    ['40.0%', '40.4%', false],
    ['5%', 'always', false],
  ])('%s against %s matches: %s', (expected, computed, verdict) => {
    expect(matchesQuantity(expected, computed)).toBe(verdict);
  });
});

describe('an expectation', () => {
  const answer = {
    outcome: 'passed',
    yes: '67.3077%',
    exact: { yes: '35/52' },
    blocked: ['A', 'B'],
    rows: [
      { holder: 'State', stake: '15.0000%', exact: { stake: '1501/10007' }, suspended: false },
      { holder: 'Nissan', stake: '15%' },
    ],
  };

  it('is a part of an answer: other fields do not matter', () => {
    expect(mismatches({ outcome: 'passed', yes: '67.3077%' }, answer)).toEqual([]);
  });

  it('names the field, what was expected and what was computed', () => {
    expect(mismatches({ outcome: 'failed' }, answer)).toEqual([
      { path: 'outcome', expected: 'failed', computed: 'passed' },
    ]);
  });

  it('finds rows by their key and compares only the fields listed', () => {
    expect(mismatches({ rows: [{ holder: 'State', suspended: false }] }, answer)).toEqual([]);
    expect(mismatches({ rows: [{ holder: 'Exor' }] }, answer)[0]?.computed).toBe('no such row');
  });

  it('prefers the exact fraction to the printed percent', () => {
    expect(mismatches({ rows: [{ holder: 'State', stake: '1501/10007' }] }, answer)).toEqual([]);
  });

  it('compares lists of names as sets, and takes an empty list as none', () => {
    expect(mismatches({ blocked: ['B', 'A'] }, answer)).toEqual([]);
    expect(mismatches({ blocked: [] }, answer)).toHaveLength(1);
    expect(mismatches({ rows: [] }, answer)).toHaveLength(1);
    expect(mismatches({ breaches: [] }, answer)).toEqual([]);
  });
});
