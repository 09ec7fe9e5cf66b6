import {
  type Entity,
  type EntityKind,
  type Identifier,
  parsePartialDate,
  type PartialDate,
} from '../../model/index.ts';
import { isPlain, type Plain } from '../fields.ts';
import type { JsonRecord } from '../json-records.ts';

/** An entity of FollowTheMoney: things and the links between them have the same shape. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: ReadonlyMap<string, readonly string[]>;
  readonly firstSeen?: string;
  readonly path: string;
  readonly line?: number;
}

/** Schemas that can hold or be held, and what they are here. */
const PARTIES: Readonly<Record<string, EntityKind>> = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  LegalEntity: 'company',
  PublicBody: 'body',
  Asset: 'company',
};

/** Properties that identify, and the scheme of the codes in them. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  leiCode: 'lei',
  registrationNumber: 'register:',
  isin: 'isin',
};

/**
 * The entities of one record, with those that stand inside its properties (nested exports).
 * Nothing when the record is no entity.
 */
export function entitiesIn(record: JsonRecord): FtmEntity[] | undefined {
  const { value, path, line } = record;
  if (!isPlain(value)) return undefined;
  const { id, schema, properties } = value;
  if (typeof id !== 'string' || typeof schema !== 'string' || !isPlain(properties))
    return undefined;
  const nested: FtmEntity[] = [];
  const read = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(properties)) {
    if (!Array.isArray(values)) return undefined;
    const texts = (values as readonly unknown[]).map((each) => textOf(each, record, nested));
    if (texts.some((text) => text === undefined)) return undefined;
    read.set(name, texts as string[]);
  }
  const firstSeen = value['first_seen'];
  const own: FtmEntity = {
    id,
    schema,
    properties: read,
    path,
    ...(typeof firstSeen === 'string' && { firstSeen }),
    ...(line !== undefined && { line }),
  };
  return [own, ...nested];
}

function textOf(value: unknown, record: JsonRecord, nested: FtmEntity[]): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const inner = isPlain(value) ? entitiesIn({ ...record, value: filled(value) }) : undefined;
  nested.push(...(inner ?? []));
  return inner?.[0]?.id;
}

/** A nested entity may be a bare reference: an id and nothing else. */
function filled(value: Plain): Plain {
  return { properties: {}, schema: 'Thing', ...value };
}

/** Entities with the same id are one: their values are put together, each once. */
export function merged(first: FtmEntity, second: FtmEntity): FtmEntity {
  const properties = new Map(first.properties);
  for (const [name, values] of second.properties)
    properties.set(name, [...new Set([...(properties.get(name) ?? []), ...values])]);
  return { ...first, properties, schema: first.schema === 'Thing' ? second.schema : first.schema };
}

export function isParty({ schema }: FtmEntity): boolean {
  return PARTIES[schema] !== undefined;
}

/** The values of a property; none when it is not there. */
export function valuesOf(entity: FtmEntity, name: string): readonly string[] {
  return entity.properties.get(name) ?? [];
}

/**
 * The first date that one of the properties gives; a time of day is left off. What is no date is told.
 */
export function firstDate(
  entity: FtmEntity,
  names: readonly string[],
  note: (told: string) => void,
): PartialDate | undefined {
  for (const name of names) {
    const [text] = valuesOf(entity, name);
    if (text === undefined) continue;
    const date = parsePartialDate(text.slice(0, 10));
    if (date) return date;
    note(`${entity.id} ${name} "${text}"`);
  }
  return undefined;
}

export function nameOf(entity: FtmEntity): string | undefined {
  return valuesOf(entity, 'name')[0]?.trim() || undefined;
}

/** The party that the entity describes, under the name that it has here. */
export function partyOf(entity: FtmEntity, name: string): Entity {
  const own = nameOf(entity);
  const names = ['name', 'alias', 'weakAlias', 'previousName'].flatMap((each) =>
    valuesOf(entity, each),
  );
  const [law] = [...valuesOf(entity, 'jurisdiction'), ...valuesOf(entity, 'country')];
  const [form] = valuesOf(entity, 'legalForm');
  return {
    name,
    kind: PARTIES[entity.schema] ?? 'company',
    ...(law !== undefined && { law: law.toUpperCase().replace('_', '-') }),
    ...(form !== undefined && { form }),
    aliases: [...new Set(names)].filter((alias) => alias !== name && alias !== own),
    identifiers: [...identifiersOf(entity, law), { scheme: 'ftm', code: entity.id }],
  };
}

function identifiersOf(entity: FtmEntity, law: string | undefined): Identifier[] {
  return Object.entries(IDENTIFIERS).flatMap(([property, scheme]) =>
    valuesOf(entity, property).map((code) => ({
      scheme: scheme === 'register:' ? `register:${(law ?? '').toUpperCase()}` : scheme,
      code,
    })),
  );
}
