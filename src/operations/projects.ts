import { z } from 'zod';
import { isOf, type ProjectClaim, type Statement } from '../evidence/index.ts';
import { earliestDay } from '../model/index.ts';
import { isKnown } from '../register/known.ts';
import { standings } from '../register/standing.ts';
import { type Project, type ProjectAccount, projectsOf } from '../story/index.ts';
import type { Operation, Subject } from './operation.ts';

const input = z.strictObject({
  between: z
    .array(z.string().min(1))
    .optional()
    .describe('only projects that all of these take part in'),
  kind: z.string().min(1).optional().describe('only this kind, such as leader_follower'),
});
type Input = z.infer<typeof input>;

/** What companies make together: who leads, who follows, where, since when and how far. */
export const projects: Operation<Input> = {
  name: 'projects',
  summary: 'what companies make together, who leads and who follows',
  positional: ['between'],
  input,
  output: z.looseObject({
    rows: z.array(z.looseObject({ kind: z.string(), parties: z.array(z.string()) })),
  }),
  columns: [
    ['kind', 'Kind'],
    ['parties', 'Parties'],
    ['leader', 'Leader'],
    ['followers', 'Followers'],
    ['scope', 'Where'],
    ['topic', 'What'],
    ['dates', 'When'],
    ['status', 'Status'],
    ['modality', 'Said as'],
    ['statements', 'Statements'],
  ],
  answer(subject, { between = [], kind }) {
    const names = between.map(subject.register.nameOf);
    const found = projectsOf(accounts(subject)).filter(
      (project) =>
        names.every((name) => project.parties.includes(name)) &&
        (kind === undefined || project.kind === kind),
    );
    return {
      headline: headlineOf(found, between),
      method:
        'accounts of one kind with parties, leader, place and product that do not differ are one row',
      base: 'joint work as stated',
      rows: found.map(rowOf),
      explanation: found.map((project) => ({
        says: sentenceOf(project),
        statements: project.statements,
      })),
    };
  },
};

/** What was known and begun by the moment asked; plans and talks of the future are known already. */
function accounts({ caseFile, register }: Subject): ProjectAccount[] {
  const standing = standings(caseFile.reviews);
  return caseFile.statements
    .filter(isOf('project'))
    .filter(
      (statement) =>
        isKnown(statement, register.knownAt) &&
        !['rejected', 'dropped'].includes(standing(statement)) &&
        (statement.from === undefined ||
          statement.modality === 'planned' ||
          earliestDay(statement.from) <= register.asOf),
    )
    .map((statement) => accountOf(statement, standing(statement) === 'waiting', register.nameOf));
}

function accountOf(
  { id, claim, modality, from }: Statement<ProjectClaim>,
  pending: boolean,
  nameOf: (name: string) => string,
): ProjectAccount {
  const { type: _type, leader, ...rest } = claim;
  return {
    ...rest,
    parties: [...new Set(claim.parties.map(nameOf))],
    ...(leader !== undefined && { leader: nameOf(leader) }),
    statement: id,
    modality,
    ...(from !== undefined && { date: from }),
    pending,
  };
}

function rowOf({
  followers,
  dates,
  examples,
  pending,
  ...project
}: Project): Record<string, unknown> {
  return {
    ...project,
    ...(followers.length > 0 && { followers }),
    ...(dates.length > 0 && { dates }),
    ...(examples.length > 0 && { examples }),
    ...(pending && { review: 'pending' }),
  };
}

function headlineOf(found: readonly Project[], between: readonly string[]): string {
  const whom = between.length === 0 ? '' : ` of ${between.join(' and ')}`;
  if (found.length === 0) return `No joint project${whom} is known.`;
  const led = found.find(({ leader }) => leader !== undefined);
  const rule = led === undefined ? '' : `; ${leadText(led)}${exampleText(led)}`;
  return `${found.length} joint ${found.length === 1 ? 'project' : 'projects'}${whom}${rule}.`;
}

function exampleText({ examples }: Project): string {
  return examples.length === 0
    ? ''
    : `, for example ${examples.map(({ what }) => what).join(', ')}`;
}

function leadText({ leader, followers, scope }: Project): string {
  return `${String(leader)} leads ${followers.join(' and ')}${scope === undefined ? '' : ` in ${scope}`}`;
}

function sentenceOf(project: Project): string {
  const lead = project.leader === undefined ? '' : `, ${leadText(project)}`;
  return `${project.kind} of ${project.parties.join(' and ')}${lead}: ${project.status} (${project.modality})${exampleText(project)}.`;
}
