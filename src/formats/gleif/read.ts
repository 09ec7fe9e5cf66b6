import type { InterestClaim, Statement } from '../../evidence/index.ts';
import { company, isLei, parsePartialDate, type PartialDate } from '../../model/index.ts';
import { headerOf, readCsv, type Row } from '../csv.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import type { StatementsTable, TableSource } from '../statements-table.ts';
import { Tally } from '../tally.ts';
import { CATEGORY, START } from './columns.ts';
import { GLEIF_KINDS, type GleifCode } from './kinds.ts';

const END = 'Relationship.EndNode.NodeID';
const TYPE = 'Relationship.RelationshipType';
const STATUS = 'Relationship.RelationshipStatus';
const REASON = 'Exception.Reason.1';

/** The names of entities by LEI, as the workspace knows them. */
export type NameOfLei = (lei: string) => string;

/**
 * Reads GLEIF level 2 as CSV: relationship records (RR-CDF 2.1) or reporting exceptions.
 *
 * Consolidation says that the parent controls the child, not what it holds: it becomes an interest
 * without a percentage, beside the register. The start of a relationship is the child. Only its
 * relationship period is its validity, and a lapsed registration is still a relationship.
 */
export function readGleif(text: string, about: TableSource, nameOf: NameOfLei): StatementsTable {
  const columns = headerOf(text);
  const exceptions = columns.includes(CATEGORY);
  const required = exceptions ? ['LEI', CATEGORY, REASON] : [START, END, TYPE, STATUS];
  const optional = columns.filter((name) => !required.includes(name));
  const { rows, findings } = readCsv(text, about.name, { required, optional });
  const file: File = { about, nameOf, tally: new Tally<GleifCode>(GLEIF_KINDS), leis: new Set() };
  const read = exceptions ? exception : relationships;
  const statements = withOwnIds(rows.flatMap((row) => read(file, row)));
  return {
    statements: [...parties(file), ...statements],
    findings: [...findings, ...file.tally.findings()],
  };
}

interface File {
  readonly about: TableSource;
  readonly nameOf: NameOfLei;
  readonly tally: Tally<GleifCode>;
  /** Every LEI that a row names. */
  readonly leis: Set<string>;
}

/** Parties that the workspace does not know yet go by their LEI. */
function parties({ about, leis, nameOf }: File): Statement[] {
  return [...leis]
    .filter((lei) => nameOf(lei) === lei)
    .map((lei) => ({
      id: `lei:${lei}`,
      claim: {
        type: 'entity',
        entity: { ...company(lei), identifiers: [{ scheme: 'lei', code: lei }] },
      },
      modality: 'asserted',
      citation: { source: about.source, name: about.name },
    }));
}

/** What a relationship says of control, and whether through others. */
const TYPES: Readonly<Record<string, InterestClaim['directness']>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: 'direct',
  IS_ULTIMATELY_CONSOLIDATED_BY: 'indirect',
  IS_INTERNATIONAL_BRANCH_OF: 'direct',
  'IS_FUND-MANAGED_BY': 'direct',
  IS_SUBFUND_OF: 'direct',
  IS_FEEDER_TO: 'direct',
};

function relationships(file: File, row: Row): Statement[] {
  const [child, parent] = [party(file, row, START), party(file, row, END)];
  const type = cell(row, TYPE) ?? '';
  if (TYPES[type] === undefined) note(file, row, 'gleif-type', type);
  if (cell(row, 'Registration.RegistrationStatus') === 'LAPSED')
    note(file, row, 'gleif-lapsed', `${cell(row, START)} ${type}`);
  const known = dateIn(file, row, 'Registration.InitialRegistrationDate');
  const claim: InterestClaim = {
    type: 'interest',
    holder: parent,
    issuer: child,
    kind: 'otherInfluenceOrControl',
    directness: TYPES[type] ?? 'unknown',
    details: type,
  };
  return periods(file, row).map((period) => ({
    id: `${cell(row, START)} ${type} ${cell(row, END)}`,
    claim,
    modality: 'asserted',
    ...period,
    ...(known && { knownFrom: known }),
    ...noteOf(row),
    citation: citationOf(file, row),
  }));
}

function noteOf(row: Row): { readonly note?: string } {
  const parts = ['Registration.RegistrationStatus', 'Registration.ValidationSources']
    .map((name) => cell(row, name))
    .filter((part) => part !== undefined);
  return parts.length === 0 ? {} : { note: parts.join('; ') };
}

type Period = Pick<Statement, 'from' | 'to'>;

const PERIODS = [1, 2, 3, 4, 5].map((at) => `Relationship.Period.${at}.`);

/** The relationship periods; accounting and filing periods say when it was reported, not when it held. */
function periods(file: File, row: Row): Period[] {
  const found = PERIODS.filter(
    (period) => cell(row, `${period}periodType`) === 'RELATIONSHIP_PERIOD',
  ).map((period): Period => {
    const from = dateIn(file, row, `${period}startDate`);
    const to = dateIn(file, row, `${period}endDate`);
    return { ...(from && { from }), to: to ?? ended(file, row) };
  });
  return found.length > 0 ? found : [{ to: ended(file, row) }];
}

function ended(file: File, row: Row): PartialDate | '..' {
  if (cell(row, STATUS) !== 'INACTIVE') return '..';
  note(file, row, 'gleif-ended-undated', `${cell(row, START)} ${cell(row, TYPE)}`);
  return dateIn(file, row, 'Registration.LastUpdateDate') ?? '..';
}

function exception(file: File, row: Row): Statement[] {
  const category = cell(row, CATEGORY) ?? '';
  const reason = cell(row, REASON) ?? '';
  const child = party(file, row, 'LEI');
  note(file, row, 'gleif-exception', `${cell(row, 'LEI')} ${category}: ${reason}`);
  return [
    {
      id: `${cell(row, 'LEI')} ${category}`,
      claim: {
        type: 'interest',
        holder: UNIDENTIFIED,
        issuer: child,
        kind: 'otherInfluenceOrControl',
        directness: category.startsWith('ULTIMATE') ? 'indirect' : 'direct',
        details: category,
      },
      modality: 'asserted',
      note: reason,
      citation: citationOf(file, row),
    },
  ];
}

/** The name of the party whose code stands in the column. */
function party(file: File, row: Row, column: string): string {
  const code = cell(row, column) ?? '';
  const scheme = cell(row, `${column}Type`) ?? 'LEI';
  if (scheme !== 'LEI') note(file, row, 'gleif-not-lei', `${code} (${scheme})`);
  else if (!isLei(code)) note(file, row, 'gleif-lei', code);
  if (scheme === 'LEI' && code !== '') file.leis.add(code);
  return code === '' ? UNIDENTIFIED : file.nameOf(code);
}

function dateIn(file: File, row: Row, column: string): PartialDate | undefined {
  const text = cell(row, column);
  if (text === undefined) return undefined;
  const date = parsePartialDate(text.slice(0, 10));
  if (!date) note(file, row, 'gleif-date', `${column} "${text}"`);
  return date;
}

function cell(row: Row, column: string): string | undefined {
  return row.cells.get(column) || undefined;
}

function citationOf({ about }: File, row: Row): Statement['citation'] {
  const cites = cell(row, 'Registration.ValidationReference') ?? cell(row, 'Exception.Reference.1');
  return {
    source: about.source,
    name: about.name,
    line: row.line,
    quote: row.raw,
    ...(cites !== undefined && { cites }),
  };
}

function note({ about, tally }: File, row: Row, code: GleifCode, example: string): void {
  tally.note(code, { file: about.name, line: row.line }, `line ${row.line} ${example}`);
}

/** A relationship that was left and taken up again has several periods, each a statement. */
function withOwnIds(statements: readonly Statement[]): Statement[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const count = (counts.get(statement.id) ?? 0) + 1;
    counts.set(statement.id, count);
    return count === 1 ? statement : { ...statement, id: `${statement.id}#${count}` };
  });
}
