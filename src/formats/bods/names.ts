import { partyNames, type PartyNames, UNIDENTIFIED } from '../party-names.ts';
import { givenName, type PartyRecord } from './entity.ts';
import type { Unspecified } from './record.ts';
import { latest, type Series } from './series.ts';

/** What a party is called in our statements, named or left unspecified by its source. */
export interface Names extends Omit<PartyNames, 'of'> {
  of(party: string | Unspecified): string;
}

/** The names of the records, as their last statements have them. */
export function namesOf(
  parties: readonly Series<PartyRecord>[],
  resolve: typeof partyNames = partyNames,
): Names {
  const names = resolve(
    parties.map((series) => {
      const name = givenName(latest(series).statement);
      return name === undefined ? [series.recordId] : [series.recordId, name];
    }),
  );
  return {
    ...names,
    of: (party) => (typeof party === 'string' ? names.of(party) : UNIDENTIFIED),
  };
}
