import type { Entity, EntityKind, Identifier } from '../../model/index.ts';
import type {
  BodsIdentifier,
  BodsStatement,
  EntityDetails,
  EntityRecord,
  PersonDetails,
  PersonRecord,
} from './record.ts';
import { latest, type Series } from './series.ts';

export type PartyRecord = EntityRecord | PersonRecord;

/** Scheme of the record id, by which a later export finds its record again. */
export const RECORD_SCHEME = 'bods';

/** Codes of org-id.guide, and names of schemes that it does not have. */
export const LEI = 'XI-LEI';
export const ISIN = 'ISIN';

/** The name that the record gives, or nothing. */
export function givenName({ recordType, recordDetails }: PartyRecord): string | undefined {
  const name = recordType === 'entity' ? recordDetails.name : recordDetails.names?.[0]?.fullName;
  return name === undefined || name.trim() === '' ? undefined : name.trim();
}

/** The entity of a record, as its last statement describes it; earlier names are aliases. */
export function entityOf(series: Series<PartyRecord>, name: string): Entity {
  const { statement } = latest(series);
  const names = series.versions.flatMap(({ statement: version }) => namesIn(version));
  const own = givenName(statement);
  const described =
    statement.recordType === 'entity'
      ? ofEntity(statement.recordDetails)
      : ofPerson(statement.recordDetails);
  return {
    name,
    ...described,
    aliases: [...new Set(names)].filter((alias) => alias !== name && alias !== own),
    identifiers: [
      ...(statement.recordDetails.identifiers ?? []).flatMap(identifier),
      { scheme: RECORD_SCHEME, code: series.recordId },
    ],
  };
}

function namesIn(statement: BodsStatement): string[] {
  if (statement.recordType === 'relationship') return [];
  const { recordDetails } = statement;
  if (statement.recordType === 'person')
    return ((recordDetails as PersonDetails).names ?? []).map(({ fullName }) => fullName.trim());
  const { name, alternateNames = [] } = recordDetails as EntityDetails;
  return [...(name === undefined ? [] : [name]), ...alternateNames].map((each) => each.trim());
}

type Described = Omit<Entity, 'name' | 'aliases' | 'identifiers'>;

function ofEntity({ entityType, jurisdiction, publicListing }: EntityDetails): Described {
  return {
    kind: kindOf(entityType.type, entityType.subtype),
    ...(jurisdiction?.code !== undefined && { law: jurisdiction.code }),
    ...(entityType.details !== undefined && { form: entityType.details }),
    ...(publicListing && { listed: publicListing.hasPublicListing }),
  };
}

function ofPerson(_details: PersonDetails): Described {
  return { kind: 'person' };
}

function kindOf(type: string, subtype: string | undefined): EntityKind {
  if (type === 'state') return 'state';
  if (type === 'stateBody') return 'body';
  return type === 'arrangement' || subtype === 'trust' ? 'trust' : 'company';
}

function identifier({ id, scheme, schemeName }: BodsIdentifier): Identifier[] {
  if (id === undefined) return [];
  if (scheme === LEI) return [{ scheme: 'lei', code: id }];
  if (schemeName === ISIN) return [{ scheme: 'isin', code: id }];
  return [{ scheme: `register:${scheme ?? schemeName ?? ''}`, code: id }];
}
