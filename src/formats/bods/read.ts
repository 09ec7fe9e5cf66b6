import type { Statement } from '../../evidence/index.ts';
import { type Finding, placeText } from '../../model/index.ts';
import { readJsonRecords, type JsonRecord } from '../json-records.ts';
import type { StatementsTable, TableSource } from '../statements-table.ts';
import { Tally } from '../tally.ts';
import { checkRecords, distinct, placeOf } from './checks.ts';
import { entityOf, type PartyRecord } from './entity.ts';
import { claimOf, obstacleOf } from './interest.ts';
import { type BodsCode, BODS_KINDS } from './kinds.ts';
import { type Names, namesOf } from './names.ts';
import { notCarried } from './not-carried.ts';
import { type BodsStatement, isHearsay, type Placed, type RelationshipRecord } from './record.ts';
import { dayOf, latest, type Series, seriesOf } from './series.ts';
import { type Spell, spellsOf } from './timeline.ts';
import { upgraded } from './upgrade.ts';
import { violationsOf } from './validate.ts';

/**
 * Reads BODS 0.4, and 0.1 to 0.3, as a JSON array or JSON lines.
 *
 * Every statement is checked against the published schema, and the records against each other; with
 * any error nothing is taken. Direct shares and votes become holdings, posts become roles, and what
 * else a party has in a company is kept as an interest beside the register. `knownFrom` is the
 * statement's date. The ids of statements are kept; a second interest of one gets `#2`.
 */
export function readBods(text: string, about: TableSource): StatementsTable {
  const { records, findings } = readJsonRecords(text, about.name, about.before);
  const tally = new Tally<BodsCode>(BODS_KINDS);
  const valid = validated(records, about, tally);
  const taken = about.versions?.take(valid, about.source) ?? valid;
  const placed = distinct(taken, about.name, tally);
  const series = seriesOf(placed);
  const names = namesOf([...series.values()].filter(isParty), about.resolve);
  if (about.surveys) return { statements: [], findings: [] };
  const { versions } = about;
  checkRecords({
    file: about.name,
    placed,
    series,
    tally,
    knows: names.has,
    ...(versions && { versions }),
  });
  const all = (): Finding[] => [...findings, ...tally.findings()];
  if (!about.resolve && all().some(({ severity }) => severity === 'error'))
    return { statements: [], findings: all() };
  const file: File = { about, names, tally };
  noteNames(file, series);
  for (const each of placed) noteFields(file, each);
  const statements = [...series.values()].flatMap((each) =>
    isParty(each) ? [entityStatement(file, each)] : interestStatements(file, each),
  );
  return { statements, findings: all() };
}

interface File {
  readonly about: TableSource;
  readonly names: Names;
  readonly tally: Tally<BodsCode>;
}

/** The statements that pass the schema; what is wrong with the others is noted. */
function validated(
  given: readonly JsonRecord[],
  { name: file, versions }: TableSource,
  tally: Tally<BodsCode>,
): Placed[] {
  const { records, older } = upgraded(given, versions?.replaces);
  for (const { path, line } of older)
    tally.note('bods-older-version', line === undefined ? { file } : { file, line }, path);
  return records.flatMap(({ value, path, line }): Placed[] => {
    const at = line === undefined ? { file } : { file, line };
    const violations = violationsOf(value, path);
    for (const { path: where, keyword, property, says } of violations)
      tally.note(
        'bods-schema',
        at,
        `${line === undefined ? '' : `${placeText(at)} `}${where} ${property}: ${says} (${keyword})`,
      );
    if (violations.length > 0) return [];
    return [{ statement: value as BodsStatement, path, ...(line !== undefined && { line }) }];
  });
}

function isParty(series: Series): series is Series<PartyRecord> {
  return latest(series).statement.recordType !== 'relationship';
}

function noteNames({ about, names, tally }: File, series: ReadonlyMap<string, Series>): void {
  const note = (code: BodsCode, id: string) => {
    const each = series.get(id);
    if (each) tally.note(code, placeOf(about.name, latest(each)), names.of(id));
  };
  for (const id of names.shared) note('bods-same-name', id);
  for (const id of names.unnamed) note('bods-unnamed', id);
}

function noteFields({ about, tally }: File, placed: Placed): void {
  for (const field of notCarried(placed.statement))
    tally.note('bods-not-carried', placeOf(about.name, placed), `${placed.path}.${field}`);
}

function entityStatement({ about, names }: File, series: Series<PartyRecord>): Statement {
  const placed = latest(series);
  return {
    id: placed.statement.statementId,
    claim: { type: 'entity', entity: entityOf(series, names.of(series.recordId)) },
    modality: 'asserted',
    knownFrom: dayOf(placed),
    citation: citationOf(about, placed),
  };
}

function interestStatements(file: File, series: Series): Statement[] {
  return spellsOf(series as Series<RelationshipRecord>).map((spell) =>
    interestStatement(file, spell),
  );
}

function interestStatement({ about, names, tally }: File, spell: Spell): Statement {
  const { placed, interest, index, from, to, knownFrom, supersededFrom, endedBy } = spell;
  const { statement } = placed;
  const { subject, interestedParty } = statement.recordDetails;
  const obstacle = obstacleOf(interest, statement.recordDetails);
  const path = `${placed.path}.recordDetails.interests[${index}]`;
  if (obstacle && endedBy === undefined)
    tally.note(obstacle, placeOf(about.name, placed), `${path} ${interest.type ?? ''}`.trimEnd());
  const own = index === 0 ? statement.statementId : `${statement.statementId}#${index + 1}`;
  const asserted = (statement.source?.assertedBy ?? []).flatMap(({ name }) => name ?? []);
  const note = noteOf(spell);
  return {
    id: endedBy === undefined ? own : `${own} until ${to}`,
    claim: claimOf(interest, statement.recordDetails, {
      holder: names.of(interestedParty),
      issuer: names.of(subject),
    }),
    modality: isHearsay(statement) ? 'reported' : 'asserted',
    from,
    to,
    knownFrom,
    ...(supersededFrom !== undefined && { supersededFrom }),
    ...(asserted.length > 0 && { assertedBy: asserted.join(', ') }),
    ...(note !== '' && { note }),
    citation: citationOf(about, placed, interest),
  };
}

function noteOf({ interest, placed, endedBy }: Spell): string {
  const { subject, interestedParty } = placed.statement.recordDetails;
  const reasons = [interestedParty, subject].flatMap((party) =>
    typeof party === 'string'
      ? []
      : [[party.reason, ...(party.description ?? '').split('\n')].filter(Boolean).join(': ')],
  );
  return [
    ...reasons,
    ...(interest.beneficialOwnershipOrControl ? ['beneficial owner'] : []),
    ...(interest.details === undefined ? [] : [interest.details]),
    ...(endedBy === undefined ? [] : [`ended by ${endedBy}`]),
  ].join('; ');
}

/** A quote in an annotation is the sentence; else the interest as it stands in the file. */
function citationOf(about: TableSource, placed: Placed, part?: unknown): Statement['citation'] {
  const { source, annotations = [] } = placed.statement;
  const cites = source?.url ?? source?.description;
  const quoted = annotations.find(
    ({ motivation, description }) => motivation === 'commenting' && description,
  );
  const quote = quoted?.description ?? (part === undefined ? undefined : JSON.stringify(part));
  return {
    source: placed.source ?? about.source,
    name: about.name,
    ...(placed.line !== undefined && { line: placed.line }),
    ...(quote !== undefined && { quote }),
    ...(cites !== undefined && { cites }),
  };
}
