import { z } from 'zod';
import type { Claim, Review, Statement } from '../evidence/index.ts';
import type { CaseFile, Register } from '../register/index.ts';
import { isKnown } from '../register/known.ts';
import { type Standing, standings } from '../register/standing.ts';
import type { Answer, Operation, Subject } from './operation.ts';
import { claimSentence, namesIn } from './claim-sentence.ts';
import { correctable, differences } from './corrected.ts';
import { placesIn, statementsById } from '../register/statements-by-id.ts';

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
type Status = (typeof STATUSES)[number];

const input = z.strictObject({
  entity: z.string().min(1).optional().describe('only claims that name it'),
  type: z.enum(TYPES).optional().describe('only claims of this type'),
  status: z.enum(STATUSES).optional().describe('only claims of this status'),
});
type Input = z.infer<typeof input>;

/** Pending claims wait for a person; all others count, or were refused. */
const STATUS: Readonly<Record<Standing, Status>> = {
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
  answer(subject, asked) {
    const { statements, headline } = matching(subject, asked);
    return answerWith(headline, rowsOf(subject.caseFile, statements));
  },
  answerPage(subject, asked, { limit, offset }) {
    const { statements, headline } = matching(subject, asked);
    const rows = rowsOf(subject.caseFile, statements.slice(offset, offset + limit));
    return {
      ...answerWith(headline, rows),
      page: { limit, offset, total: statements.length },
    };
  },
};

function answerWith(headline: string, rows: readonly Row[]): Answer {
  return {
    headline,
    method: 'last review; else the reader’s own confidence',
    base: 'statements as recorded',
    rows,
    explanation: rows.map((row) => ({
      says: String(row['says']),
      statements: [String(row['id'])],
    })),
  };
}

/** The statements that are asked for, and what can be said of all of them. */
interface Matching {
  readonly statements: readonly Statement[];
  readonly headline: string;
}

const MATCHING = new WeakMap<CaseFile, Map<string, Matching>>();
/** Pages of this many different questions are turned without looking for their statements again. */
const MATCHING_MAX = 16;

function matching({ caseFile, register }: Subject, asked: Input): Matching {
  const found = MATCHING.get(caseFile) ?? new Map<string, Matching>();
  MATCHING.set(caseFile, found);
  const { entity, type, status } = asked;
  const key = JSON.stringify([register.knownAt, entity, type, status]);
  const known = found.get(key) ?? matchingIn(caseFile, register, asked);
  found.delete(key);
  found.set(key, known);
  const [oldest] = found.keys();
  if (found.size > MATCHING_MAX && oldest !== undefined) found.delete(oldest);
  return known;
}

function matchingIn(
  caseFile: CaseFile,
  { knownAt, nameOf }: Register,
  { entity, type, status }: Input,
): Matching {
  const standing = standings(caseFile.reviews);
  const wanted = entity === undefined ? undefined : nameOf(entity);
  const counts = { accepted: 0, rejected: 0, pending: 0 };
  const fits = (statement: Statement) => {
    if (!isKnown(statement, knownAt)) return false;
    if (type !== undefined && statement.claim.type !== type) return false;
    if (wanted !== undefined && !isAbout(statement.claim, wanted, nameOf)) return false;
    const own = STATUS[standing(statement)];
    if (status !== undefined && own !== status) return false;
    counts[own] += 1;
    return true;
  };
  const statements = fitting(caseFile.statements, fits);
  return { statements, headline: headlineOf(statements.length, counts, entity) };
}

/** Where all fit, the list is given itself: after each write another one, of a large case, would be filled. */
function fitting(
  statements: readonly Statement[],
  fits: (statement: Statement) => boolean,
): readonly Statement[] {
  const first = statements.findIndex((statement) => !fits(statement));
  if (first < 0) return statements;
  return [...statements.slice(0, first), ...statements.slice(first + 1).filter(fits)];
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(caseFile: CaseFile, statements: readonly Statement[]): Row[] {
  const standing = standings(caseFile.reviews);
  const byId = statementsById(caseFile);
  const { lastReviews, corrections } = verdictsIn(caseFile);
  return statements.map((statement) => ({
    ...rowOf(statement, STATUS[standing(statement)], reviewOf(statement.id)),
    ...correctionFields(statement),
    fields: correctable(statement),
  }));

  function reviewOf(id: string): string | undefined {
    const last = lastReviews.get(id);
    if (!last || last.verdict === 'reopen') return undefined;
    return `${last.verdict} by ${last.by}: ${last.why}`;
  }

  /** Which statement this one took the place of, or gave its place to, and in which fields. */
  function correctionFields(statement: Statement): Row {
    const { corrects } = statement;
    const earlier = corrects === undefined ? undefined : byId.get(corrects);
    const later = corrections.get(statement.id);
    return {
      ...(earlier && { corrects: earlier.id, changed: differences(earlier, statement) }),
      ...(later && standing(statement) === 'rejected' && { correctedBy: later }),
    };
  }
}

interface Verdicts {
  readonly lastReviews: ReadonlyMap<string, Review>;
  /** The accepted correction of a statement. */
  readonly corrections: ReadonlyMap<string, string>;
}

const VERDICTS = new WeakMap<CaseFile, Verdicts>();

function verdictsIn(caseFile: CaseFile): Verdicts {
  const known = VERDICTS.get(caseFile);
  if (known) return known;
  const { statements, reviews } = caseFile;
  const lastReviews = new Map(reviews.map((review) => [review.statement, review]));
  const places = placesIn(statements);
  const accepted = [...lastReviews.values()]
    .filter(({ verdict }) => verdict === 'accept')
    .flatMap(({ statement }) => places.get(statement) ?? [])
    .sort((first, second) => first - second);
  const corrections = new Map<string, string>();
  // The last accepted one of several corrections comes last, and so stays in the map.
  for (const place of accepted) {
    const { id, corrects } = statements[place] ?? {};
    if (id !== undefined && corrects !== undefined) corrections.set(corrects, id);
  }
  const made = { lastReviews, corrections };
  VERDICTS.set(caseFile, made);
  return made;
}

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

function headlineOf(
  total: number,
  counts: Readonly<Record<Status, number>>,
  entity: string | undefined,
): string {
  const about = entity === undefined ? '' : ` about ${entity}`;
  if (total === 0) return `No claims${about} are recorded.`;
  const parts = STATUSES.flatMap((status) => {
    const count = counts[status];
    return count > 0 ? [`${count} ${status}`] : [];
  });
  return `${total} ${total === 1 ? 'claim' : 'claims'}${about}: ${parts.join(', ')}.`;
}
