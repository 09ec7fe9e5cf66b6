import type { Statement } from '../../evidence/index.ts';
import {
  company,
  type Day,
  dayBefore,
  type Entity,
  parseDay,
  type Place,
} from '../../model/index.ts';
import { type JsonRecord, readJsonRecords } from '../json-records.ts';
import { type PartyNames, partyNames } from '../party-names.ts';
import type { StatementsTable, TableSource } from '../statements-table.ts';
import { Tally } from '../tally.ts';
import { claimsOf, nobody, type PscClaim } from './claim.ts';
import { PSC_KINDS, type PscCode } from './kinds.ts';
import { pscName } from './label.ts';
import {
  COMPANIES_HOUSE,
  companyKey,
  holderKind,
  partyKey,
  partyOf,
  recordId,
  ukNumber,
} from './party.ts';
import { type PscRecord, pscRecord, textOf } from './record.ts';

/** The name of the company with this number, as the workspace knows it; else nothing. */
export type NameOfCompany = (number: string) => string | undefined;

/**
 * Reads the snapshot of people with significant control of the United Kingdom, as JSON lines.
 *
 * A nature of control of shares or votes is a holding known as a band; the other natures are
 * interests beside the register. A company goes by the name that the workspace or the file has for its
 * number, else by the number. `ceased_on` is the first day without.
 */
export function readPsc(
  text: string,
  about: TableSource,
  nameOfCompany: NameOfCompany,
): StatementsTable {
  const { records, findings } = readJsonRecords(text, about.name, about.before);
  const tally = new Tally<PscCode>(PSC_KINDS);
  const known = records.flatMap((record) => shaped(record, about.name, tally));
  const file: File = {
    about,
    tally,
    names: namesIn(known, nameOfCompany, about.resolve),
    ids: new Map(),
  };
  if (about.surveys) return { statements: [], findings: [] };
  for (const record of known) noteName(file, record);
  const statements = known.flatMap((record) => statementsOf(file, record));
  return {
    statements: [...parties(file, known), ...statements],
    findings: [...findings, ...tally.findings()],
  };
}

interface File {
  readonly about: TableSource;
  readonly tally: Tally<PscCode>;
  readonly names: PartyNames;
  /** How often an id was given. */
  readonly ids: Map<string, number>;
}

function shaped(given: JsonRecord, file: string, tally: Tally<PscCode>): PscRecord[] {
  const record = pscRecord(given);
  if (record === undefined) {
    tally.note('psc-shape', placeOf(file, given), given.path);
    return [];
  }
  if (record.kind.startsWith('totals#')) return [];
  const named = holderKind(record) !== undefined || nobody(record, '') !== undefined;
  if (!named) tally.note('psc-kind', placeOf(file, given), `${given.path} ${record.kind}`);
  return named ? [record] : [];
}

/** One name for each party: companies of the register by their number, others by what tells them apart. */
function namesIn(
  records: readonly PscRecord[],
  nameOfCompany: NameOfCompany,
  resolve: typeof partyNames = partyNames,
): PartyNames {
  const given = new Map<string, string | undefined>();
  for (const record of records) {
    const number = ukNumber(record);
    const name = number === undefined ? undefined : nameOfCompany(number);
    const own = name ?? textOf(record.data, 'name');
    if (holderKind(record) && !given.has(partyKey(record))) given.set(partyKey(record), own);
  }
  for (const { companyNumber } of records) {
    const key = companyKey(companyNumber);
    if (!given.has(key)) given.set(key, nameOfCompany(companyNumber));
  }
  const names = resolve(
    [...given].map(([key, name]) => (name === undefined ? [key] : [key, name])),
  );
  const told = new Map<string, string>();
  const of = (key: string) => {
    const known = told.get(key) ?? pscName(names.of(key));
    told.set(key, known);
    return known;
  };
  return { ...names, of };
}

function noteName({ about, names, tally }: File, record: PscRecord): void {
  const shared = holderKind(record) !== undefined && names.isShared(partyKey(record));
  if (shared) tally.note('psc-same-name', placeOf(about.name, record), names.of(partyKey(record)));
}

/** The entities: every named person once, and every company without a name. */
function parties({ about, names }: File, records: readonly PscRecord[]): Statement[] {
  const found = new Map<string, Statement>();
  const add = (key: string, entity: Entity, line?: number) => {
    const citation = {
      source: about.source,
      name: about.name,
      ...(line !== undefined && { line }),
    };
    if (!found.has(key))
      found.set(key, {
        id: `psc:${key}`,
        claim: { type: 'entity', entity },
        modality: 'asserted',
        citation,
      });
  };
  for (const record of records) {
    const kind = holderKind(record);
    const key = partyKey(record);
    if (kind) add(key, partyOf(record, kind, names.of(key)), record.line);
  }
  for (const { companyNumber: code, line } of records) {
    const identifiers = [{ scheme: COMPANIES_HOUSE, code }];
    const key = companyKey(code);
    if (names.of(key) === code)
      add(key, { ...company(names.of(key)), law: 'GB', identifiers }, line);
  }
  return [...found.values()];
}

function statementsOf(file: File, record: PscRecord): Statement[] {
  const issuer = file.names.of(companyKey(record.companyNumber));
  const nothing = nobody(record, issuer);
  const claims = nothing
    ? [nothing]
    : claimsOf(record, { holder: file.names.of(partyKey(record)), issuer });
  const when = periodOf(file, record);
  return claims.map((claim) => {
    if (claim.code)
      file.tally.note(claim.code, placeOf(file.about.name, record), exampleOf(record, claim));
    return {
      id: ownId(file, recordId(record)),
      claim: claim.claim,
      modality: 'asserted' as const,
      ...when,
      assertedBy: 'Companies House',
      ...(claim.note !== undefined && { note: claim.note }),
      citation: citationOf(file, record),
    };
  });
}

function exampleOf({ companyNumber, path }: PscRecord, { claim }: PscClaim): string {
  const details = claim.type === 'interest' ? claim.details : undefined;
  return `${path} company ${companyNumber} ${details ?? ''}`.trimEnd();
}

/** A record has as many statements as natures: the second is `#2`. */
function ownId({ ids }: File, id: string): string {
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  return count === 1 ? id : `${id}#${count}`;
}

function periodOf(file: File, record: PscRecord): Pick<Statement, 'from' | 'to' | 'knownFrom'> {
  const from = dayIn(file, record, 'notified_on');
  const ceased = dayIn(file, record, 'ceased_on');
  const last = ceased && dayBefore(ceased);
  return {
    ...(from && { from, knownFrom: from }),
    to: last === undefined ? '..' : from !== undefined && last < from ? from : last,
  };
}

function dayIn({ about, tally }: File, record: PscRecord, field: string): Day | undefined {
  const text = textOf(record.data, field);
  const day = text === undefined ? undefined : parseDay(text.slice(0, 10));
  if (text !== undefined && !day)
    tally.note('psc-date', placeOf(about.name, record), `${record.path} ${field} "${text}"`);
  return day;
}

function citationOf({ about }: File, record: PscRecord): Statement['citation'] {
  const { line, companyNumber, data } = record;
  const { kind, name, natures_of_control, notified_on, ceased_on, statement } = data;
  return {
    source: about.source,
    name: about.name,
    ...(line !== undefined && { line }),
    quote: JSON.stringify({
      company_number: companyNumber,
      data: { kind, name, natures_of_control, statement, notified_on, ceased_on },
    }),
  };
}

function placeOf(file: string, { line }: { readonly line?: number }): Place {
  return line === undefined ? { file } : { file, line };
}
