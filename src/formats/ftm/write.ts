import type { Claim, Statement } from '../../evidence/index.ts';
import { company, type Entity, type Finding, type PartialDate } from '../../model/index.ts';
import { idOf } from '../bods/write-party.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import { Tally } from '../tally.ts';
import { FTM_EXPORT_KINDS, type FtmExportCode } from './kinds.ts';
import { type Family, type Link, linkOf } from './write-link.ts';
import { ftmIds, lostOf, partyEntity, type Properties } from './write-party.ts';

/** What is written, and in which family of schemas. */
export interface FtmExport {
  readonly statements: readonly Statement[];
  /** Parties by name; one that is not listed is a company. */
  readonly entities: readonly Entity[];
  readonly family: Family;
}

/** A text in some format, how many records it has, and what it could not carry. */
export interface Written {
  readonly text: string;
  readonly count: number;
  readonly findings: readonly Finding[];
}

/**
 * FollowTheMoney entities, one a line: first the parties, then one link for each statement, so that
 * sources that disagree stand side by side. What the schemas have no home for is in the findings.
 */
export function writeFtm({ statements, entities, family }: FtmExport): Written {
  const tally = new Tally<FtmExportCode>(FTM_EXPORT_KINDS);
  const links = statements.flatMap((statement) => {
    const link = linked(statement, family, tally);
    return link ? [{ statement, link }] : [];
  });
  const parties = partiesOf(
    statements,
    entities,
    links.map(({ link }) => link),
  );
  const ids = ftmIds(parties);
  for (const party of parties)
    for (const lost of lostOf(party)) note(tally, 'ftm-export-field', `${party.name}: ${lost}`);
  const lines = [
    ...parties.map((party) => partyEntity(party, ids.get(party.name) as string)),
    ...links.map(({ statement, link }) => linkEntity(statement, link, ids)),
  ].map((entity) => `${JSON.stringify(entity)}\n`);
  return { text: lines.join(''), count: lines.length, findings: tally.findings() };
}

function note(tally: Tally<FtmExportCode>, code: FtmExportCode, example: string): void {
  tally.note(code, { file: 'export' }, example);
}

function linked(
  { id, claim }: Statement,
  family: Family,
  tally: Tally<FtmExportCode>,
): Link | undefined {
  if (claim.type === 'entity') return undefined;
  const link = linkOf(claim, family);
  if (!link) {
    note(tally, 'ftm-export-kind', `${id} (${claim.type})`);
    return undefined;
  }
  for (const lost of link.lost) note(tally, 'ftm-export-field', `${id}: ${lost}`);
  if (link.rounded) note(tally, 'ftm-export-rounded', id);
  return link;
}

/** Every party that a link or an entity statement names, each once, as the first describes it. */
function partiesOf(
  statements: readonly Statement[],
  entities: readonly Entity[],
  links: readonly Link[],
): Entity[] {
  const claimed = statements.flatMap(({ claim }) => entityIn(claim));
  const named = links.flatMap(({ holder, issuer }) => [holder, issuer]);
  const wanted = new Set([...named, ...claimed.map(({ name }) => name)]);
  wanted.delete(UNIDENTIFIED);
  const found = new Map<string, Entity>();
  for (const entity of [...claimed, ...entities, ...named.map(company)])
    if (wanted.has(entity.name) && !found.has(entity.name)) found.set(entity.name, entity);
  return [...found.values()];
}

function entityIn(claim: Claim): Entity[] {
  return claim.type === 'entity' ? [claim.entity] : [];
}

function linkEntity(statement: Statement, link: Link, ids: ReadonlyMap<string, string>) {
  const { citation, assertedBy, note: said, knownFrom, from, to } = statement;
  const end = (name: string) => (ids.has(name) ? [ids.get(name) as string] : []);
  const { quote, cites } = citation;
  const isUrl = cites !== undefined && /^https?:\/\/\S+$/.test(cites);
  const properties: Properties = {
    [link.ends.holder]: end(link.holder),
    [link.ends.issuer]: end(link.issuer),
    ...link.properties,
    startDate: dates(from),
    endDate: dates(to),
    modifiedAt: dates(knownFrom),
    publisher: texts(assertedBy),
    sourceUrl: isUrl ? [cites] : [],
    recordId: [statement.id],
    summary: texts(said),
    description: quote === undefined || quote.startsWith('{') ? [] : [quote],
  };
  return {
    id: idOf('link', citation.name, statement.id),
    schema: link.schema,
    properties: filled(properties),
  };
}

function texts(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

/** Partial dates are dates of FollowTheMoney too; an open end is none. */
function dates(date: PartialDate | '..' | undefined): string[] {
  return date === undefined || date === '..' ? [] : [date];
}

function filled(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0));
}
