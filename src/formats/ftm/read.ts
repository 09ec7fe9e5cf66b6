import type { Statement } from '../../evidence/index.ts';
import { type Finding, parsePartialDate, type PartialDate, type Place } from '../../model/index.ts';
import { type JsonRecord, readJsonRecords } from '../json-records.ts';
import { type PartyNames, partyNames, UNIDENTIFIED } from '../party-names.ts';
import type { StatementsTable, TableSource } from '../statements-table.ts';
import { Tally } from '../tally.ts';
import {
  firstDate,
  entitiesIn,
  type FtmEntity,
  isParty,
  merged,
  nameOf,
  partyOf,
  valuesOf,
} from './entity.ts';
import { FTM_KINDS, type FtmCode } from './kinds.ts';
import {
  claimsOf,
  type Ends,
  endsOf,
  type LinkClaim,
  type Linked,
  obstacleOfEnds,
} from './link.ts';

/**
 * Reads FollowTheMoney entities, one a line or as a JSON array, of both schema families.
 *
 * Ownership becomes a holding, Directorship a post, Control an interest beside the register.
 * Percentages are free text; two values of one property are two statements, since they contradict.
 */
export function readFtm(text: string, about: TableSource): StatementsTable {
  const { records, findings } = readJsonRecords(text, about.name, about.before);
  const tally = new Tally<FtmCode>(FTM_KINDS);
  const entities = byId(records, about.name, tally);
  const parties = entities.filter(isParty);
  const names = (about.resolve ?? partyNames)(
    parties.map((party) => {
      const name = nameOf(party);
      return name === undefined ? [party.id] : [party.id, name];
    }),
  );
  if (about.surveys) return { statements: [], findings: [] };
  const file: File = { about, names, tally };
  noteNames(file, parties);
  const statements = entities.flatMap((entity) => statementsOf(file, entity));
  return { statements, findings: [...findings, ...tally.findings()] satisfies Finding[] };
}

interface File {
  readonly about: TableSource;
  readonly names: PartyNames;
  readonly tally: Tally<FtmCode>;
}

function byId(records: readonly JsonRecord[], file: string, tally: Tally<FtmCode>): FtmEntity[] {
  const found = new Map<string, FtmEntity>();
  for (const record of records) {
    const entities = entitiesIn(record);
    if (!entities) tally.note('ftm-shape', placeOf(file, record), record.path);
    for (const [index, entity] of (entities ?? []).entries()) {
      const known = found.get(entity.id);
      if (known && index === 0) tally.note('ftm-duplicate-id', placeOf(file, record), entity.id);
      found.set(entity.id, known ? merged(known, entity) : entity);
    }
  }
  return [...found.values()];
}

function placeOf(file: string, { line }: { readonly line?: number }): Place {
  return line === undefined ? { file } : { file, line };
}

function noteNames({ about, names, tally }: File, parties: readonly FtmEntity[]): void {
  for (const party of parties) {
    const at = placeOf(about.name, party);
    if (names.isShared(party.id)) tally.note('ftm-same-name', at, names.of(party.id));
    if (nameOf(party) === undefined) tally.note('ftm-unnamed', at, names.of(party.id));
  }
}

function statementsOf(file: File, entity: FtmEntity): Statement[] {
  const ends = endsOf(entity);
  if (ends) return linkStatements(file, entity, ends);
  if (isParty(entity)) return [partyStatement(file, entity)];
  const at = placeOf(file.about.name, entity);
  if (entity.schema !== 'Thing')
    file.tally.note('ftm-not-carried', at, `${entity.id} (${entity.schema})`);
  return [];
}

function partyStatement(file: File, entity: FtmEntity): Statement {
  const known = knownFrom(file, entity);
  return {
    id: entity.id,
    claim: { type: 'entity', entity: partyOf(entity, file.names.of(entity.id)) },
    modality: 'asserted',
    ...(known && { knownFrom: known }),
    citation: citationOf(file, entity),
  };
}

function linkStatements(file: File, link: FtmEntity, ends: Ends): Statement[] {
  const claims = pairs(file, link, ends).flatMap((linked) => claimsOf(link, linked));
  const at = placeOf(file.about.name, link);
  for (const { obstacle, claim } of claims)
    if (obstacle)
      file.tally.note(
        obstacle,
        at,
        `${link.id}${claim.type === 'interest' && claim.details !== undefined ? ` "${claim.details}"` : ''}`,
      );
  if (valuesOf(link, 'percentage').length > 1) file.tally.note('ftm-several-values', at, link.id);
  return claims.map((claim, index) => linkStatement(file, link, { ...claim, index }));
}

/** Every holder with every issuer of the link. */
function pairs({ names }: File, link: FtmEntity, ends: Ends): Linked[] {
  const [holders, issuers] = [valuesOf(link, ends.holder), valuesOf(link, ends.issuer)];
  const obstacle = obstacleOfEnds(holders.length, issuers.length);
  const named = (ids: readonly string[]) => (ids.length > 0 ? ids.map(names.of) : [UNIDENTIFIED]);
  return named(holders).flatMap((holder) =>
    named(issuers).map((issuer) => ({ holder, issuer, ...(obstacle && { obstacle }) })),
  );
}

function linkStatement(
  file: File,
  link: FtmEntity,
  { claim, index }: LinkClaim & { readonly index: number },
): Statement {
  const from = dateOf(file, link, ['startDate', 'date']);
  const to = dateOf(file, link, ['endDate']);
  const known = knownFrom(file, link);
  const [publisher] = valuesOf(link, 'publisher');
  const note = [...valuesOf(link, 'summary'), ...valuesOf(link, 'description')].join('; ');
  return {
    id: index === 0 ? link.id : `${link.id}#${index + 1}`,
    claim,
    modality: 'asserted',
    ...(from && { from }),
    ...(to && { to }),
    ...(known && { knownFrom: known }),
    ...(publisher !== undefined && { assertedBy: publisher }),
    ...(note !== '' && { note }),
    citation: citationOf(file, link),
  };
}

function knownFrom(file: File, entity: FtmEntity): PartialDate | undefined {
  if (entity.firstSeen !== undefined) return parsePartialDate(entity.firstSeen.slice(0, 10));
  return dateOf(file, entity, ['publicationDate', 'retrievedAt', 'modifiedAt']);
}

function dateOf(
  { about, tally }: File,
  entity: FtmEntity,
  names: readonly string[],
): PartialDate | undefined {
  return firstDate(entity, names, (told) =>
    tally.note('ftm-date', placeOf(about.name, entity), told),
  );
}

function citationOf({ about }: File, entity: FtmEntity): Statement['citation'] {
  const [url] = valuesOf(entity, 'sourceUrl');
  const quote = JSON.stringify({
    schema: entity.schema,
    properties: Object.fromEntries(entity.properties),
  });
  return {
    source: about.source,
    name: about.name,
    ...(entity.line !== undefined && { line: entity.line }),
    ...(url !== undefined && { cites: url }),
    quote,
  };
}
