import { expect, it } from 'vitest';
import type { Statement } from '../../../src/evidence/index.ts';
import { parseDay } from '../../../src/model/index.ts';
import { people } from '../../../src/operations/people.ts';
import { buildRegister, EMPTY_CASE } from '../../../src/register/index.ts';

function held(id: string, post: string, company: string, status: string): Statement {
  return {
    id,
    claim: { type: 'role', person: 'Nils Berg', post, company, status },
    modality: 'asserted',
    citation: { source: `sha256:${id}`, name: `${id}.txt` },
  };
}

function ask(statements: readonly Statement[]) {
  const caseFile = { ...EMPTY_CASE, statements };
  const asOf = parseDay('2020-01-01');
  if (asOf === undefined) throw new TypeError('2020-01-01');
  const register = buildRegister(caseFile, { asOf });
  return people.answer({ caseFile, register } as never, {} as never) as unknown as Record<
    string,
    unknown
  >;
}

it('names who went from one company to another', () => {
  const answer = ask([
    held('a', 'director', 'Renault', 'departed'),
    held('b', 'head', 'Peugeot', 'appointed'),
  ]);
  expect(answer['headline']).toBe('2 posts of 1 person; Nils Berg went from Renault to Peugeot.');
});

it('sets documents that place one post in two companies side by side', () => {
  const answer = ask([
    held('a', 'chairman', 'Renault', 'former'),
    held('b', 'Chairman', 'Nissan', 'former'),
    held('c', 'CEO', 'Nissan', 'former'),
  ]);
  expect(answer['conflicts']).toEqual([
    {
      person: 'Nils Berg',
      post: 'chairman',
      companies: ['Renault', 'Nissan'],
      statements: ['a', 'b'],
    },
  ]);
});

it('sets top posts side by side that no document gives a person together', () => {
  const apart = ask([
    held('a', 'ceo', 'Nissan', 'former'),
    held('b', 'chairman', 'Renault', 'former'),
  ]);
  expect(apart['conflicts']).toEqual([
    {
      person: 'Nils Berg',
      posts: ['ceo of Nissan', 'chairman of Renault'],
      companies: ['Nissan', 'Renault'],
      statements: ['a', 'b'],
    },
  ]);
  const later = ask([
    held('a', 'ceo', 'Nissan', 'former'),
    held('b', 'chairman', 'Renault', 'current'),
  ]);
  expect(later['conflicts']).toEqual([]);
});
