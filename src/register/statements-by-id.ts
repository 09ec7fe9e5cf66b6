import type { Statement } from '../evidence/index.ts';
import type { CaseFile } from './case-file.ts';

const INDEXES = new WeakMap<readonly Statement[], ReadonlyMap<string, Statement>>();

/** The statements of a case by their ids; made once for as long as the case stays as it is. */
export function statementsById({
  statements,
}: Pick<CaseFile, 'statements'>): ReadonlyMap<string, Statement> {
  const known = INDEXES.get(statements);
  if (known) return known;
  const index = new Map<string, Statement>();
  for (const statement of statements) {
    // The first of two that share an id, as a search from the start would find it.
    if (!index.has(statement.id)) index.set(statement.id, statement);
  }
  INDEXES.set(statements, index);
  return index;
}
