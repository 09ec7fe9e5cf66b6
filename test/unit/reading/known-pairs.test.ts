import { describe, expect, it } from 'vitest';
import { knownPairs } from '../../../src/operations/known-pairs.ts';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import { EMPTY_CASE } from '../../../src/register/case-file.ts';
import type { Statement } from '../../../src/evidence/index.ts';

const TEXT = 'Nissan spoke with Renault. It owns 43 percent of the carmaker.';
const stakes = (known: ReadonlyMap<string, ReadonlySet<string>>) =>
  readText(TEXT, { actors: ACTORS, name: 'a', known }).claims.flatMap(({ claim }) =>
    claim.type === 'holding' ? [`${claim.holder} -> ${claim.issuer}`] : [],
  );

const statement = (part: Partial<Statement>): Statement => ({
  id: 's1',
  claim: {
    type: 'holding',
    holder: 'Renault',
    issuer: 'Nissan',
    basis: 'capital',
    measures: 'level',
  },
  modality: 'asserted',
  citation: { source: 'a', name: 'a', start: 0, end: 1, quote: 'x' },
  ...part,
});
const pairsOf = (part: Partial<Statement>, reviews: typeof EMPTY_CASE.reviews = []) => [
  ...(knownPairs({ ...EMPTY_CASE, statements: [statement(part)], reviews }).get('Renault') ?? []),
];

describe('pairs that are known from elsewhere', () => {
  it('decide what the text leaves open', () => {
    expect(stakes(new Map())).toEqual(['Nissan -> Renault']);
    expect(stakes(new Map([['Renault', new Set(['Nissan'])]]))).toEqual(['Renault -> Nissan']);
    expect(stakes(new Map([['Nissan', new Set(['Renault'])]]))).toEqual(['Nissan -> Renault']);
  });

  it('are those of statements that are sure or accepted, and of none that waits, is planned or was rejected', () => {
    const review = { statement: 's1', by: 'a', why: 'b', recordedAt: '2024-01-01T00:00:00Z' };
    expect(pairsOf({})).toEqual(['Nissan']);
    expect(pairsOf({ confidence: 'accept' })).toEqual(['Nissan']);
    expect(pairsOf({ confidence: 'review' })).toEqual([]);
    expect(pairsOf({ confidence: 'review' }, [{ ...review, verdict: 'accept' }])).toEqual([
      'Nissan',
    ]);
    expect(pairsOf({}, [{ ...review, verdict: 'reject' }])).toEqual([]);
    expect(pairsOf({ modality: 'planned' })).toEqual([]);
  });
});
