import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import type { PartialDate } from '../../../src/model/index.ts';
import { relations } from '../../../src/operations/relations.ts';
import { parseDay } from '../../../src/model/index.ts';
import { buildRegister, EMPTY_CASE } from '../../../src/register/index.ts';

function told(id: string, code: string, own: Partial<Statement> = {}): Statement {
  return {
    id,
    claim: { type: 'event', code, source: 'Renault', target: 'Nissan' },
    modality: 'asserted',
    citation: { source: `sha256:${id}`, name: `${id}.txt` },
    ...own,
  };
}

function ask(statements: readonly Statement[], asOf: string) {
  const caseFile = { ...EMPTY_CASE, statements };
  const day = parseDay(asOf);
  if (day === undefined) throw new TypeError(asOf);
  const register = buildRegister(caseFile, { asOf: day });
  return relations.answer(
    { caseFile, register } as never,
    { between: ['Renault', 'Nissan'], halfLife: 180 } as never,
  ) as unknown as Record<string, unknown>;
}

const day = (text: string) => text as PartialDate;

describe('acts that the level leaves out', () => {
  it('are summed by document when nothing dates them', () => {
    const answer = ask([told('a', 'VOTE_AGAINST'), told('b', 'PACT')], '2020-01-01');
    expect(answer['rows']).toEqual([]);
    expect(answer['headline']).toBe(
      'No dated event between Renault and Nissan is known. Without a date: a.txt -5 (n = 1), b.txt +8 (n = 1).',
    );
  });

  it('are those planned for a later day', () => {
    const plan = told('a', 'PACT', { modality: 'planned', from: day('2021-03') });
    expect(ask([plan], '2020-01-01')).toMatchObject({
      rows: [],
      ahead: [{ code: 'PACT', added: 4, date: '2021-03' }],
    });
    expect(ask([plan], '2021-03-01')).toMatchObject({ rows: [{ value: 4 }], ahead: [] });
  });
});
