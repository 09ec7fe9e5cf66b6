import type { BodsStatement } from './record.ts';

/** Fields of the record details that have a place in our statements. */
const CARRIED: Readonly<Record<BodsStatement['recordType'], ReadonlySet<string>>> = {
  entity: new Set([
    'isComponent',
    'entityType',
    'name',
    'alternateNames',
    'jurisdiction',
    'identifiers',
    'publicListing',
  ]),
  person: new Set(['isComponent', 'personType', 'names', 'identifiers']),
  relationship: new Set([
    'isComponent',
    'componentRecords',
    'subject',
    'interestedParty',
    'interests',
  ]),
};

/** Paths of the details that a statement of ours does not hold; the kept source still does. */
export function notCarried({ recordType, recordDetails }: BodsStatement): string[] {
  return Object.keys(recordDetails)
    .filter((field) => !CARRIED[recordType].has(field))
    .map((field) => `recordDetails.${field}`);
}
