import { isOf, type Review, type Source, type Statement } from '../evidence/index.ts';
import type { Ledger, NewReview, Receipt } from '../ledger/ledger.ts';
import type { Agreement, Entity } from '../model/index.ts';
import { actorEntities } from '../reading/index.ts';
import { type CaseFile, EMPTY_CASE } from '../register/index.ts';
import type { Corrected, Correction } from './correction.ts';
import { currentStatements } from './current-statements.ts';
import type { AddedParts, Progress } from './take-parts.ts';
import { type Document, intake, type Taken } from './intake.ts';

/** What came of adding one document. */
export interface Added extends Taken {
  readonly receipt: Receipt;
}

/** A ledger with everything that turns documents into material for questions. */
export interface Workspace {
  add(document: Document): Promise<Added>;
  /** Takes in a large file part by part; a record that cannot be used is left out and named. */
  addParts(file: string, onPart?: (progress: Progress) => void): Promise<AddedParts>;
  review(review: NewReview): Review;
  /** Puts a corrected statement in the place of another; both are kept, with who and why. */
  correct(correction: Correction): Promise<Corrected>;
  caseFile(): CaseFile;
  sources(): readonly Source[];
  /** Grows with every committed change, by this process or another. */
  version(): number;
  close(): void;
}

/** Opens the workspace of a folder; without `create`, a folder that holds none is refused. */
export async function openWorkspace(
  dir: string,
  options: { readonly create: boolean },
): Promise<Workspace> {
  const { openLedger } = await import('../ledger/open.ts');
  return workspaceOver(await openLedger(dir, options));
}

/** The same over any ledger: tests use one in memory. */
export function workspaceOver(ledger: Ledger): Workspace {
  let seen: { readonly version: number; readonly caseFile: CaseFile } | undefined;
  return {
    async add(document) {
      const taken = await intake(document, caseFileOf(ledger).entities);
      const receipt = ledger.add({
        source: taken.source,
        bytes: document.bytes,
        statements: taken.statements,
      });
      return { ...taken, receipt };
    },
    async addParts(file, onPart) {
      const { takeParts } = await import('./take-parts.ts');
      const { entities } = caseFileOf(ledger);
      return takeParts(file, { entities, ...(onPart && { onPart }) }, (batch) => ledger.add(batch));
    },
    review: (review) => ledger.review(review),
    async correct(correction) {
      const { correctionBatch } = await import('./correction.ts');
      const { batch, corrected } = correctionBatch(caseFileOf(ledger).statements, correction);
      ledger.add(batch);
      const recordedAt = ledger.reviews().at(-1)?.recordedAt;
      return { ...corrected, ...(recordedAt !== undefined && { recordedAt }) };
    },
    caseFile() {
      const version = ledger.version();
      if (seen?.version !== version) seen = { version, caseFile: caseFileOf(ledger) };
      return seen.caseFile;
    },
    sources: () => ledger.sources(),
    version: () => ledger.version(),
    close: () => ledger.close(),
  };
}

/** The material of all questions, from the log: nothing derived is stored. */
export function caseFileOf(ledger: Ledger): CaseFile {
  const statements = currentStatements(ledger.statements());
  const reviews = ledger.reviews();
  const rejected = new Set(lastVerdicts(reviews, 'reject'));
  const live = statements.filter(({ id }) => !rejected.has(id));
  return {
    ...EMPTY_CASE,
    statements,
    reviews,
    sources: ledger.sources(),
    entities: entitiesOf(live),
    agreements: agreementsOf(live),
  };
}

function lastVerdicts(reviews: readonly Review[], verdict: Review['verdict']): string[] {
  const last = new Map(reviews.map((review) => [review.statement, review.verdict]));
  return [...last].filter(([, given]) => given === verdict).map(([statement]) => statement);
}

/** The workspace's own entities first: they know their names best. */
function entitiesOf(statements: readonly Statement[]): Entity[] {
  const own = statements.filter(isOf('entity')).map(({ claim }) => claim.entity);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...actorEntities().filter(({ name }) => !names.has(name))];
}

function agreementsOf(statements: readonly Statement[]): Agreement[] {
  return statements
    .filter(isOf('agreement'))
    .map(({ id, claim }) => ({ ...claim.agreement, statements: [id] }));
}
