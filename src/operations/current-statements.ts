import type { Statement } from '../evidence/index.ts';

/**
 * The statements that stand, oldest first.
 *
 * A later version of the same document supersedes the statements whose ids it repeats; the earlier
 * ones stay in the log. The same id in another document is another statement, and is told apart by
 * the name of its document.
 */
export function currentStatements(log: readonly Statement[]): Statement[] {
  const standing = new Map<string, Statement>();
  for (const statement of log) {
    const known = standing.get(statement.id);
    if (!known || known.citation.name === statement.citation.name)
      standing.set(statement.id, statement);
    else {
      const id = `${statement.id} (${statement.citation.name})`;
      standing.set(id, { ...statement, id });
    }
  }
  return [...standing.values()];
}
