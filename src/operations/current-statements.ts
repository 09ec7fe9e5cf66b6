import type { Statement } from '../evidence/index.ts';

/** The statements that stand, oldest first, and where the one of each id stands. */
export interface Standing {
  readonly statements: Statement[];
  readonly places: Map<string, number>;
}

/**
 * The statements that stand, oldest first.
 *
 * A later version of the same document supersedes the statements whose ids it repeats; the earlier
 * ones stay in the log. The same id in another document is another statement, and is told apart by
 * the name of its document.
 */
export function currentStatements(log: readonly Statement[]): Statement[] {
  const standing: Standing = { statements: [], places: new Map() };
  for (const statement of log) place(standing, statement);
  return standing.statements;
}

/** Puts the next statement of the log in its place, and says which that is. */
export function place({ statements, places }: Standing, statement: Statement): number {
  const { id, citation } = statement;
  const known = places.get(id);
  const same = known === undefined || statements[known]?.citation.name === citation.name;
  const standing = same ? statement : { ...statement, id: `${id} (${citation.name})` };
  const at = places.get(standing.id) ?? statements.length;
  statements[at] = standing;
  places.set(standing.id, at);
  return at;
}
