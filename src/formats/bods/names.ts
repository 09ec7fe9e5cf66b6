import type { Unspecified } from './record.ts';
import { givenName, type PartyRecord } from './entity.ts';
import { latest, type Series } from './series.ts';

/** The holder of what the source leaves to nobody by name: part of the unidentified rest. */
export const UNIDENTIFIED = '(unidentified)';

/** Names by record: what a party is called in our statements. */
export interface Names {
  of(party: string | Unspecified): string;
  /** Records whose name another one bears too. */
  readonly shared: readonly string[];
  readonly unnamed: readonly string[];
}

/**
 * One name for each record. Two records of one name are two parties: the id tells them apart.
 * A record that is not in the file goes by its id.
 */
export function namesOf(parties: readonly Series<PartyRecord>[]): Names {
  const given = parties.map(
    (series) => [series.recordId, givenName(latest(series).statement)] as const,
  );
  const counts = new Map<string, number>();
  for (const [, name] of given)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShared = (name: string | undefined) => name !== undefined && (counts.get(name) ?? 0) > 1;
  const names = new Map(
    given.map(([id, name]) => {
      if (name === undefined) return [id, `unnamed (${id})`];
      return [id, isShared(name) ? `${name} (${id})` : name];
    }),
  );
  return {
    of: (party) => (typeof party === 'string' ? (names.get(party) ?? party) : UNIDENTIFIED),
    shared: given.filter(([, name]) => isShared(name)).map(([id]) => id),
    unnamed: given.filter(([, name]) => name === undefined).map(([id]) => id),
  };
}
