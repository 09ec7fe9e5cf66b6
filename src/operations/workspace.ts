import type { Review, Source } from '../evidence/index.ts';
import type { Ledger, NewReview, Receipt } from '../ledger/ledger.ts';
import type { CaseFile } from '../register/index.ts';
import { caseBook } from './case-book.ts';
import type { Corrected, Correction } from './correction.ts';
import type { AddedParts, Progress } from './take-parts.ts';
import { type Document, intake, type Taken } from './intake.ts';
import { knownPairs } from './known-pairs.ts';

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
  const read = caseBook(ledger);
  let seen: { readonly version: number; readonly caseFile: CaseFile } | undefined;
  const caseFile = () => {
    const version = ledger.version();
    if (seen?.version !== version) seen = { version, caseFile: read() };
    return seen.caseFile;
  };
  return {
    async add(document) {
      const known = caseFile();
      const taken = await intake(document, known.entities, knownPairs(known));
      const receipt = ledger.add({
        source: taken.source,
        bytes: document.bytes,
        statements: taken.statements,
      });
      return { ...taken, receipt };
    },
    async addParts(file, onPart) {
      const { takeParts } = await import('./take-parts.ts');
      const { entities } = caseFile();
      return takeParts(file, { entities, ...(onPart && { onPart }) }, (batch) => ledger.add(batch));
    },
    review: (review) => ledger.review(review),
    async correct(correction) {
      const { correctionBatch } = await import('./correction.ts');
      const { batch, corrected } = correctionBatch(caseFile().statements, correction);
      ledger.add(batch);
      const recordedAt = ledger.reviews().at(-1)?.recordedAt;
      return { ...corrected, ...(recordedAt !== undefined && { recordedAt }) };
    },
    caseFile,
    sources: () => ledger.sources(),
    version: () => ledger.version(),
    close: () => ledger.close(),
  };
}
