import type { Statement } from '../evidence/index.ts';
import type { CaseFile } from './case-file.ts';

type Statements = readonly Statement[];

/** Where the statement of an id stands in a list. */
export type Places = ReadonlyMap<string, number>;

const PLACES = new WeakMap<Statements, Places>();

/** The places of the statements of a case; made once for as long as the case stays as it is. */
export function placesIn(statements: Statements): Places {
  const known = PLACES.get(statements);
  if (known) return known;
  const places = new Map<string, number>();
  statements.forEach(({ id }, place) => {
    // The first of two that share an id, as a search from the start would find it.
    if (!places.has(id)) places.set(id, place);
  });
  PLACES.set(statements, places);
  return places;
}

/**
 * Gives a list the places of the longer list that it grows into: ids are never moved, so one map
 * serves every state of a case. What stands behind the end of a list is not in it.
 */
export function sharePlaces(statements: Statements, places: Places): void {
  PLACES.set(statements, places);
}

/** The statements of a case by their ids. */
export function statementsById({ statements }: Pick<CaseFile, 'statements'>): {
  get(id: string): Statement | undefined;
} {
  const places = placesIn(statements);
  return {
    get(id) {
      const place = places.get(id);
      return place === undefined ? undefined : statements[place];
    },
  };
}
