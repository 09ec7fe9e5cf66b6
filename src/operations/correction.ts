import { createHash } from 'node:crypto';
import type { Review, Source, Statement } from '../evidence/index.ts';
import type { Batch } from '../ledger/ledger.ts';
import { BadCall, NoAnswer } from '../model/index.ts';
import { type Changes, corrected, type FieldChange } from './corrected.ts';

/** What a reviewer says a statement should have said, and why. */
export interface Correction {
  readonly statement: string;
  readonly changes: Changes;
  readonly by: string;
  readonly why: string;
}

/** What came of a correction: the statement that stands now, beside the one that it replaced. */
export interface Corrected extends Omit<Correction, 'changes'> {
  readonly becomes: string;
  readonly changed: readonly FieldChange[];
  readonly recordedAt?: Review['recordedAt'];
}

/**
 * A correction as one addition to the ledger: the reviewer's note as a document of its own, the
 * corrected statement with the quote of the old one, and a verdict on both. Nothing is edited.
 */
export function correctionBatch(
  statements: readonly Statement[],
  { statement: id, changes, by, why }: Correction,
): { readonly batch: Batch; readonly corrected: Corrected } {
  const before = statements.find((one) => one.id === id);
  if (!before) throw new NoAnswer(`No statement is called "${id}".`, [id]);
  if (why.trim() === '') throw new BadCall('A correction needs a note that says why.');
  const { statement, changed } = corrected(before, changes);
  const text = noteText({ statement: id, by, why, changed });
  const source = sourceOf(`correction of ${id}`, text);
  const becomes = `${originOf(id)}~${source.id.slice('sha256:'.length, 'sha256:'.length + 6)}`;
  const { confidence: _read, recordedAt: _recorded, ...rest } = statement;
  return {
    batch: {
      source,
      bytes: new TextEncoder().encode(text),
      statements: [{ ...rest, id: becomes, corrects: id }],
      reviews: [
        { statement: id, verdict: 'reject', by, why },
        { statement: becomes, verdict: 'accept', by, why },
      ],
    },
    corrected: { statement: id, by, why, becomes, changed },
  };
}

/** A correction of a correction is named for the statement that both correct. */
function originOf(id: string): string {
  return id.replace(/~[0-9a-f]{6}$/, '');
}

function sourceOf(name: string, text: string): Source {
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { id, kind: 'statements', name, text };
}

function noteText({ statement, by, why, changed }: Omit<Corrected, 'becomes'>): string {
  const lines = changed.map(({ field, was, now }) => `${field}: ${was || 'none'} > ${now}`);
  return [`Correction of ${statement} by ${by}`, ...lines, `Note: ${why}`, ''].join('\n');
}
