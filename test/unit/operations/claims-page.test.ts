import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import { EMPTY_CASE } from '../../../src/register/index.ts';
import { claims } from '../../../src/operations/claims.ts';
import { respond } from '../../../src/operations/respond.ts';
import { subjectAt } from '../../../src/operations/subject.ts';
import { at, issued, said } from '../../statement.ts';

const CASE = {
  ...EMPTY_CASE,
  statements: [
    said('a-1', 'Ada', 'Alpha', { percent: '5', known: '2018' }),
    said('a-2', 'Bob', 'Alpha', { percent: '6', confidence: 'review' }),
    issued('a-3', 'Alpha', 1000n),
    { ...said('a-4', 'Ada', 'Alpha', { percent: '7', known: '2019' }), corrects: 'a-1' },
    said('a-5', 'Ada', 'Beta', { percent: '8', confidence: 'drop' }),
  ],
  reviews: [
    { statement: 'a-1', verdict: 'reject', by: 'Eve', why: 'old', recordedAt: '2020' },
    { statement: 'a-4', verdict: 'accept', by: 'Eve', why: 'new', recordedAt: '2020' },
  ],
} as const;

describe('a page of claims', () => {
  it.each([
    [{}, undefined],
    [{ entity: 'Ada' }, undefined],
    [{ type: 'holding' }, undefined],
    [{ status: 'rejected' }, undefined],
    [{}, '2019-12-31'],
  ] as const)('is a stretch of all of them: %j known at %s', (asked, knownAt) => {
    const subject = subjectAt(CASE, builtinLaw(), new Map(), at('2019-06-10', knownAt));
    const ask = (page?: { limit: number; offset: number }) =>
      respond(claims as never, subject, asked, page && { page });
    const whole = ask();
    const rows = whole['rows'] as readonly { readonly id: string }[];
    for (const limit of [1, 2, 10]) {
      for (const offset of [0, 1, 4, 5]) {
        const part = rows.slice(offset, offset + limit);
        const ids = new Set(part.map(({ id }) => id));
        expect(ask({ limit, offset })).toEqual({
          ...whole,
          rows: part,
          page: { limit, offset, total: rows.length },
          sources: whole.sources.filter(({ id }) => ids.has(id)),
        });
      }
    }
  });
});
