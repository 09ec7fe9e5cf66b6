import { z } from 'zod';
import { isOf, type RoleClaim, type Statement } from '../evidence/index.ts';
import { isKnown } from '../register/known.ts';
import { standings } from '../register/standing.ts';
import type { Operation } from './operation.ts';

const input = z.strictObject({
  person: z.string().min(1).optional().describe('only this person'),
  company: z.string().min(1).optional().describe('only posts in this company'),
});
type Input = z.infer<typeof input>;

/** Who held which post where, as documents say; conflicting posts stand side by side. */
export const people: Operation<Input> = {
  name: 'people',
  summary: 'who held which post where, and who moved',
  positional: ['person'],
  input,
  output: z.looseObject({ rows: z.array(z.looseObject({ person: z.string(), post: z.string() })) }),
  columns: [
    ['person', 'Person'],
    ['post', 'Post'],
    ['company', 'Company'],
    ['status', 'Status'],
    ['from', 'When'],
    ['modality', 'Said as'],
    ['statements', 'Statements'],
  ],
  answer({ caseFile, register }, { person, company }) {
    const standing = standings(caseFile.reviews);
    const wanted = {
      person: person && register.nameOf(person),
      company: company && register.nameOf(company),
    };
    const roles = caseFile.statements
      .filter(isOf('role'))
      .filter(
        (statement) =>
          isKnown(statement, register.knownAt) &&
          !['rejected', 'dropped'].includes(standing(statement)),
      )
      .filter(
        ({ claim }) =>
          wanted.person === undefined || register.nameOf(claim.person) === wanted.person,
      )
      .filter(
        ({ claim }) =>
          wanted.company === undefined ||
          (claim.company !== undefined && register.nameOf(claim.company) === wanted.company),
      );
    const rows = grouped(roles, register.nameOf);
    const names = new Set(rows.map((row) => row['person']));
    const moves = movesIn(rows);
    const same = disagreementsIn(rows);
    const known = new Set(same.map((row) => row['person']));
    const others = elsewhereIn(rows, roles).filter((row) => !known.has(row['person']));
    const disagreements = [...same, ...others];
    return {
      headline: headlineOf(rows, names.size, moves, disagreements),
      method: 'statements with the same person, post, company and status are one row',
      base: 'posts as stated',
      rows,
      moves,
      conflicts: disagreements,
      explanation: rows.map((row) => ({
        says: `${String(row['person'])}, ${String(row['post'])}: ${String(row['status'])}.`,
        statements: row['statements'] as string[],
      })),
    };
  },
};

type Row = Record<string, unknown>;

function headlineOf(
  rows: readonly Row[],
  people: number,
  moves: readonly Row[],
  disagreements: readonly Row[],
): string {
  if (rows.length === 0) return 'No posts are known.';
  const parts = [
    ...moves.map(
      ({ person, from, to }) => `${String(person)} went from ${String(from)} to ${String(to)}`,
    ),
    ...disagreements.map(({ person, posts, post, companies }) =>
      posts === undefined
        ? `sources disagree whether ${String(person)} was ${String(post)} of ${(companies as string[]).join(' or ')}`
        : `no source names both posts of ${String(person)}: ${(posts as string[]).join(', ')}`,
    ),
  ];
  return `${[`${rows.length} posts of ${people} ${people === 1 ? 'person' : 'people'}`, ...parts].join('; ')}.`;
}

/** One post of one person that documents place in different companies: an error of one, or two posts. */
function disagreementsIn(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row['company'] === undefined || row['modality'] === 'denied') continue;
    const key = `${String(row['person'])}\n${String(row['post']).toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const companies = [...new Set(group.map((row) => String(row['company'])))];
    return companies.length < 2
      ? []
      : [
          {
            person: group[0]?.['person'],
            post: group[0]?.['post'],
            companies,
            statements: group.flatMap((row) => row['statements'] as string[]),
          },
        ];
  });
}

const AT_THE_TOP =
  /^(?:executive |group )?(?:chair(?:man|woman|person)?|ceo|chief executive|president|boss|head)\b/i;

/** Top posts at different companies that each document gives a person alone: an error of one, or two posts. */
function elsewhereIn(rows: readonly Row[], roles: readonly Statement<RoleClaim>[]): Row[] {
  const sources = new Map(roles.map(({ id, citation }) => [id, citation.source]));
  const top = rows.filter(
    (row) =>
      row['company'] !== undefined &&
      row['modality'] === 'asserted' &&
      AT_THE_TOP.test(String(row['post'])),
  );
  const said = (row: Row) => new Set((row['statements'] as string[]).map((id) => sources.get(id)));
  return top.flatMap((first, at) =>
    top
      .slice(at + 1)
      .filter((second) => isElsewhere(first, second) && areApart(said(first), said(second)))
      .map((second) => ({
        person: first['person'],
        posts: [first, second].map((row) => `${String(row['post'])} of ${String(row['company'])}`),
        companies: [first, second].map((row) => String(row['company'])),
        statements: [first, second].flatMap((row) => row['statements'] as string[]),
      })),
  );
}

function areApart<T>(first: ReadonlySet<T>, second: ReadonlySet<T>): boolean {
  return ![...first].some((one) => second.has(one));
}

/** The same person with the same status in another post of another company. */
function isElsewhere(first: Row, second: Row): boolean {
  return (
    first['person'] === second['person'] &&
    first['company'] !== second['company'] &&
    first['status'] === second['status'] &&
    String(first['post']).toLowerCase() !== String(second['post']).toLowerCase()
  );
}

function grouped(roles: readonly Statement<RoleClaim>[], nameOf: (name: string) => string): Row[] {
  const rows = new Map<string, { readonly row: Row; readonly statements: string[] }>();
  for (const { id, claim, modality, from, to } of roles) {
    const person = nameOf(claim.person);
    const company = claim.company === undefined ? undefined : nameOf(claim.company);
    const key = [person, claim.post.toLowerCase(), company ?? '', claim.status, modality].join(
      '\n',
    );
    const known = rows.get(key);
    if (known) {
      known.statements.push(id);
      continue;
    }
    const statements = [id];
    rows.set(key, {
      statements,
      row: {
        person,
        post: claim.post,
        ...(company !== undefined && { company }),
        status: claim.status,
        modality,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        statements,
      },
    });
  }
  return [...rows.values()]
    .map(({ row }) => row)
    .sort((first, second) => (String(first['person']) < String(second['person']) ? -1 : 1));
}

const LEFT: ReadonlySet<string> = new Set([
  'former',
  'departed',
  'resigned',
  'ousted',
  'suspended',
]);
const CAME: ReadonlySet<string> = new Set(['appointed', 'current', 'acting']);

/** A person who left one company and came to another. */
function movesIn(rows: readonly Row[]): Row[] {
  return rows.flatMap((left) =>
    rows
      .filter(
        (came) =>
          came['person'] === left['person'] &&
          came['company'] !== undefined &&
          left['company'] !== undefined &&
          came['company'] !== left['company'],
      )
      .filter((came) => LEFT.has(String(left['status'])) && CAME.has(String(came['status'])))
      .map((came) => ({
        person: left['person'],
        from: left['company'],
        to: came['company'],
        post: came['post'],
        modality: came['modality'],
        statements: [...(left['statements'] as string[]), ...(came['statements'] as string[])],
      })),
  );
}
