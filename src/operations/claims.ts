import { z } from 'zod';
import type { Claim, Statement } from '../evidence/index.ts';
import { isKnown } from '../register/known.ts';
import { type Standing, standings } from '../register/standing.ts';
import type { Operation } from './operation.ts';
import { claimSentence, namesIn } from './claim-sentence.ts';
import { correctable, differences } from './corrected.ts';
import { statementsById } from '../register/statements-by-id.ts';

const TYPES = [
  'holding',
  'total',
  'vote',
  'deal',
  'role',
  'project',
  'event',
  'org_event',
  'speech',
  'hearsay',
  'agreement',
  'entity',
  'interest',
] as const;
const STATUSES = ['accepted', 'rejected', 'pending'] as const;

const input = z.strictObject({
  entity: z.string().min(1).optional().describe('only claims that name it'),
  type: z.enum(TYPES).optional().describe('only claims of this type'),
  status: z.enum(STATUSES).optional().describe('only claims of this status'),
});
type Input = z.infer<typeof input>;

/** Pending claims wait for a person; all others count, or were refused. */
const STATUS: Readonly<Record<Standing, (typeof STATUSES)[number]>> = {
  accepted: 'accepted',
  usable: 'accepted',
  waiting: 'pending',
  rejected: 'rejected',
  dropped: 'rejected',
};

/** Everything that documents claim, with the exact words and what became of it. */
export const claims: Operation<Input> = {
  name: 'claims',
  summary: 'what the documents claim, with the sentence and its status',
  positional: ['entity'],
  input,
  output: z.looseObject({
    rows: z.array(z.looseObject({ id: z.string(), type: z.string(), status: z.string() })),
  }),
  columns: [
    ['id', 'Statement'],
    ['says', 'Claim'],
    ['modality', 'Said as'],
    ['status', 'Status'],
    ['from', 'From'],
    ['document', 'Document'],
  ],
  answer({ caseFile, register }, { entity, type, status }) {
    const standing = standings(caseFile.reviews);
    const { statements, reviews } = caseFile;
    const byId = statementsById(caseFile);
    const lastReviews = new Map(reviews.map((review) => [review.statement, review]));
    // The last accepted one of several corrections comes last, and so stays in the map.
    const corrections = new Map(
      statements
        .filter((one) => one.corrects !== undefined && standing(one) === 'accepted')
        .map((one) => [one.corrects, one.id]),
    );
    const wanted = entity === undefined ? undefined : register.nameOf(entity);
    const rows = statements
      .filter((statement) => isKnown(statement, register.knownAt))
      .filter(({ claim }) => type === undefined || claim.type === type)
      .filter(({ claim }) => wanted === undefined || isAbout(claim, wanted, register.nameOf))
      .map((statement): Record<string, unknown> => ({
        ...rowOf(statement, STATUS[standing(statement)], reviewOf(statement.id)),
        ...correctionFields(statement),
        fields: correctable(statement),
      }))
      .filter((row) => status === undefined || row['status'] === status);
    return {
      headline: headlineOf(rows, entity),
      method: 'last review; else the reader’s own confidence',
      base: 'statements as recorded',
      rows,
      explanation: rows.map((row) => ({
        says: String(row['says']),
        statements: [String(row['id'])],
      })),
    };

    function reviewOf(id: string): string | undefined {
      const last = lastReviews.get(id);
      if (!last || last.verdict === 'reopen') return undefined;
      return `${last.verdict} by ${last.by}: ${last.why}`;
    }

    /** Which statement this one took the place of, or gave its place to, and in which fields. */
    function correctionFields(statement: Statement): Record<string, unknown> {
      const { corrects } = statement;
      const earlier = corrects === undefined ? undefined : byId.get(corrects);
      const later = corrections.get(statement.id);
      return {
        ...(earlier && { corrects: earlier.id, changed: differences(earlier, statement) }),
        ...(later && standing(statement) === 'rejected' && { correctedBy: later }),
      };
    }
  },
};

function isAbout(claim: Claim, name: string, nameOf: (name: string) => string): boolean {
  return namesIn(claim).some((own) => nameOf(own) === name);
}

function rowOf(
  statement: Statement,
  status: string,
  review: string | undefined,
): Record<string, unknown> {
  const { id, claim, citation, modality, from, to, knownFrom, confidence, note } = statement;
  return {
    id,
    type: claim.type,
    says: claimSentence(claim),
    modality,
    status,
    ...(confidence !== undefined && { confidence }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(knownFrom !== undefined && { knownFrom }),
    document: citation.name,
    ...(citation.quote !== undefined && { quote: citation.quote }),
    ...(citation.start !== undefined && { start: citation.start }),
    ...(citation.end !== undefined && { end: citation.end }),
    ...(citation.line !== undefined && { line: citation.line }),
    ...(note !== undefined && { note }),
    ...(review !== undefined && { review }),
    statements: [id],
  };
}

function headlineOf(rows: readonly Record<string, unknown>[], entity: string | undefined): string {
  const about = entity === undefined ? '' : ` about ${entity}`;
  if (rows.length === 0) return `No claims${about} are recorded.`;
  const counts = STATUSES.map(
    (status) => [rows.filter((row) => row['status'] === status).length, status] as const,
  );
  const parts = counts
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${count} ${status}`);
  return `${rows.length} ${rows.length === 1 ? 'claim' : 'claims'}${about}: ${parts.join(', ')}.`;
}
