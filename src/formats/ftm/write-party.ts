import type { Entity, EntityKind } from '../../model/index.ts';
import { idOf } from '../bods/write-party.ts';

/** The values of an entity of FollowTheMoney, each property a list. */
export type Properties = Readonly<Record<string, readonly string[]>>;

const SCHEMAS: Readonly<Record<EntityKind, string>> = {
  company: 'Company',
  person: 'Person',
  state: 'PublicBody',
  body: 'PublicBody',
  fund: 'Organization',
  trust: 'LegalEntity',
};

/** The ids of the parties by name: the one that a party came with, unless two claim it. */
export function ftmIds(parties: readonly Entity[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, identifiers } of parties) {
    const own = identifiers.find(({ scheme }) => scheme === 'ftm')?.code;
    const id = own === undefined || taken.has(own) ? idOf('party', name) : own;
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

/** What of a party has no home in its schema. */
export function lostOf({ kind, law, listed, identifiers }: Entity): string[] {
  const schemes = identifiers
    .map(({ scheme }) => scheme)
    .filter((scheme) => scheme.startsWith('register:') && scheme !== `register:${law ?? ''}`);
  return [
    ...schemes.map((scheme) => `scheme ${scheme}`),
    ...(kind === 'state' || kind === 'fund' || kind === 'trust' ? [`kind "${kind}"`] : []),
    ...(listed === undefined ? [] : ['listed']),
  ];
}

/** The entity of a party. */
export function partyEntity(party: Entity, id: string) {
  const { name, kind, law, form, aliases, identifiers } = party;
  const codes = (scheme: (text: string) => boolean) =>
    identifiers.filter((each) => scheme(each.scheme)).map(({ code }) => code);
  const properties: Properties = {
    name: name === `unnamed (${id})` ? [] : [bare(name, id)],
    alias: aliases,
    ...(law !== undefined && { jurisdiction: [law.toLowerCase().replace('-', '_')] }),
    ...(form !== undefined && kind !== 'person' && { legalForm: [form] }),
    leiCode: codes((scheme) => scheme === 'lei'),
    isin: codes((scheme) => scheme === 'isin'),
    registrationNumber: codes((scheme) => scheme.startsWith('register:')),
  };
  const filled = Object.entries(properties).filter(([, values]) => values.length > 0);
  return { id, schema: SCHEMAS[kind], properties: Object.fromEntries(filled) };
}

/** The name without the id that told it from another, which the reader adds again. */
function bare(name: string, id: string): string {
  const suffix = ` (${id})`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
