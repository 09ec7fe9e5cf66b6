import type { Statement } from '../../evidence/index.ts';
import { company, type Finding } from '../../model/index.ts';
import { headerOf, readCsv, type Row } from '../csv.ts';
import type { StatementsTable, TableSource } from '../statements-table.ts';
import { Tally } from '../tally.ts';
import { CATEGORY, LEGAL_NAME, START } from './columns.ts';
import { entities } from './entity.ts';
import { GLEIF_KINDS, type GleifCode } from './kinds.ts';
import { END, exception, REASON, relationships, STATUS, TYPE } from './relationship.ts';
import type { GleifFile, NameOfLei } from './row.ts';
import { readGleifXml } from './xml.ts';

/**
 * Reads GLEIF level 1 (LEI-CDF 3.1) and level 2: relationship records (RR-CDF 2.1) and reporting
 * exceptions (2.1), each as CSV or XML.
 *
 * Consolidation says that the parent controls the child, not what it holds: it becomes an interest
 * without a percentage, beside the register. The start of a relationship is the child. Only its
 * relationship period is its validity, and a lapsed registration is still a relationship.
 */
export function readGleif(text: string, about: TableSource, nameOf: NameOfLei): StatementsTable {
  const file: GleifFile = {
    about,
    nameOf,
    tally: new Tally<GleifCode>(GLEIF_KINDS),
    leis: new Set(),
  };
  const { rows, findings } = isXml(text) ? readGleifXml(text, about) : csvRows(text, about);
  const described = entities(file, rows.get('LEIRecord') ?? []);
  const statements = withOwnIds([
    ...(rows.get('RelationshipRecord') ?? []).flatMap((row) => relationships(file, row)),
    ...(rows.get('Exception') ?? []).flatMap((row) => exception(file, row)),
  ]);
  return {
    statements: [...described, ...parties(file, described), ...statements],
    findings: [...findings, ...file.tally.findings()],
  };
}

function isXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text.slice(0, 1024));
}

interface Rows {
  /** By the element that the rows would be in XML. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly findings: readonly Finding[];
}

function csvRows(text: string, about: TableSource): Rows {
  const columns = headerOf(text);
  const [element, required] = kindOf(columns);
  const optional = columns.filter((name) => !required.includes(name));
  const { rows, findings } = readCsv(text, about.name, { required, optional }, about.before);
  return { rows: new Map([[element, rows]]), findings };
}

function kindOf(columns: readonly string[]): [element: string, required: string[]] {
  if (columns.includes(CATEGORY)) return ['Exception', ['LEI', CATEGORY, REASON]];
  if (columns.includes(START)) return ['RelationshipRecord', [START, END, TYPE, STATUS]];
  return ['LEIRecord', ['LEI', LEGAL_NAME]];
}

/** Parties that neither the workspace nor the file knows by name go by their LEI. */
function parties({ about, leis, nameOf }: GleifFile, described: readonly Statement[]): Statement[] {
  const known = new Set(described.map(({ id }) => id));
  return [...leis]
    .filter((lei) => nameOf(lei) === lei && !known.has(`lei:${lei}`))
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

/** A relationship that was left and taken up again has several periods, each a statement. */
function withOwnIds(statements: readonly Statement[]): Statement[] {
  const counts = new Map<string, number>();
  return statements.map((statement) => {
    const count = (counts.get(statement.id) ?? 0) + 1;
    counts.set(statement.id, count);
    return count === 1 ? statement : { ...statement, id: `${statement.id}#${count}` };
  });
}
