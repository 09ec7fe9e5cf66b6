import { createHash } from 'node:crypto';
import type { Entity, EntityKind, Identifier } from '../../model/index.ts';
import { ISIN, LEI, RECORD_SCHEME } from './entity.ts';
import type { BodsIdentifier, EntityDetails, PersonDetails } from './record.ts';

/** 32 hexadecimal digits that stand for these words: the shortest id that the standard takes. */
export function idOf(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);
}

/** Record ids by name: the one a record came with, unless two parties claim it. */
export function recordIds(entities: readonly Entity[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, identifiers } of entities) {
    const own = identifiers.find(({ scheme }) => scheme === RECORD_SCHEME)?.code;
    const id = own === undefined || taken.has(own) ? idOf('party', name) : own;
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

/** The record details of a person. */
export function personDetails(entity: Entity, recordId: string): PersonDetails {
  const name = writtenName(entity.name, recordId);
  const names = [
    ...(name === undefined ? [] : [{ type: 'legal', fullName: name }]),
    ...entity.aliases.map((fullName) => ({ type: 'alternative', fullName })),
  ];
  const identifiers = entity.identifiers.flatMap(writtenIdentifier);
  return {
    isComponent: false,
    personType: name === undefined ? 'unknownPerson' : 'knownPerson',
    ...(names.length > 0 && { names }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

/** The record details of everything that is no person. */
export function entityDetails(entity: Entity, recordId: string): EntityDetails {
  const { law, form, listed, aliases } = entity;
  const name = writtenName(entity.name, recordId);
  const identifiers = entity.identifiers.flatMap(writtenIdentifier);
  return {
    isComponent: false,
    entityType: { ...typeOf(entity), ...(form !== undefined && { details: form }) },
    ...(name !== undefined && { name }),
    ...(aliases.length > 0 && { alternateNames: aliases }),
    ...(law !== undefined &&
      isCode(law) && { jurisdiction: { name: countryName(law), code: law } }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(listed !== undefined && { publicListing: { hasPublicListing: listed } }),
  };
}

/** What of an entity has no home in its record. */
export function lostOf({ kind, law }: Entity): string[] {
  return [
    ...(kind === 'fund' ? ['kind "fund"'] : []),
    ...(law !== undefined && !isCode(law) ? [`law "${law}"`] : []),
  ];
}

type Type = EntityDetails['entityType'];

const TYPES: Readonly<Record<Exclude<EntityKind, 'company' | 'person'>, Type>> = {
  state: { type: 'state' },
  body: { type: 'stateBody' },
  trust: { type: 'arrangement', subtype: 'trust' },
  fund: { type: 'legalEntity' },
};

function typeOf({ kind, identifiers }: Entity): Type {
  if (kind !== 'company' && kind !== 'person') return TYPES[kind];
  const registered = identifiers.some(
    ({ scheme }) => scheme === 'lei' || scheme.startsWith('register:'),
  );
  return { type: registered ? 'registeredEntity' : 'legalEntity' };
}

/** The name without the id that told it from another, which the reader adds again. */
function writtenName(name: string, recordId: string): string | undefined {
  if (name === `unnamed (${recordId})`) return undefined;
  const suffix = ` (${recordId})`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function writtenIdentifier({ scheme, code }: Identifier): BodsIdentifier[] {
  if (scheme === RECORD_SCHEME) return [];
  if (scheme === 'lei') return [{ id: code, scheme: LEI }];
  if (scheme === 'isin') return [{ id: code, schemeName: ISIN }];
  const own = scheme.replace(/^register:/, '');
  return [/^[A-Z]{2,3}-\S+$/.test(own) ? { id: code, scheme: own } : { id: code, schemeName: own }];
}

function isCode(law: string): boolean {
  return law.length >= 2 && law.length <= 6;
}

function countryName(law: string): string {
  if (!/^[A-Z]{2}$/.test(law)) return law;
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(law) ?? law;
}
