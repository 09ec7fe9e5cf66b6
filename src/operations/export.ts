import { writeBods } from '../formats/bods/write.ts';
import type { HoldingRow } from '../formats/holding-rows.ts';
import type { Statement } from '../evidence/index.ts';
import { type Day, type Finding, type Holding, isFactual } from '../model/index.ts';
import { buildRegister, type CaseFile, type Moment, standings } from '../register/index.ts';
import { holdsAt, isKnown } from '../register/known.ts';
import { holdingStatements } from './holding-statements.ts';

/** What is exported, and as whose. */
export interface ExportOptions {
  /** The day of the export. */
  readonly day: Day;
  readonly publisher: string;
  /** Only what the register of this moment says; without it, every statement that stands. */
  readonly moment?: Moment;
}

export interface Exported {
  readonly text: string;
  /** Statements written. */
  readonly count: number;
  readonly findings: readonly Finding[];
}

/** The formats that a case can be written in. */
export const EXPORT_FORMATS = [
  'bods',
  'ftm',
  'ftm-aleph',
  'jsonl',
  'csv',
  'graphml',
  'gexf',
  'parquet',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file in one of the formats: text, or the bytes of Parquet. */
export interface ExportedFile extends Omit<Exported, 'text'> {
  readonly content: string | Uint8Array;
}

/**
 * The case in any of the formats: every accepted statement of fact, contradictions included, or the
 * register of one moment. What was left out, and what the format cannot say, is in the findings.
 */
export async function exportAs(
  format: ExportFormat,
  caseFile: CaseFile,
  options: ExportOptions,
): Promise<ExportedFile> {
  if (format === 'bods') {
    const { text, ...rest } = exportBods(caseFile, options);
    return { content: text, ...rest };
  }
  const { statements, findings } = selected(caseFile, options);
  if (format === 'ftm' || format === 'ftm-aleph') {
    const { writeFtm } = await import('../formats/ftm/write.ts');
    const family = format === 'ftm' ? 'opensanctions' : 'aleph';
    const written = writeFtm({ statements, entities: caseFile.entities, family });
    const { text: content, count } = written;
    return { content, count, findings: [...findings, ...written.findings] };
  }
  const { holdingRows } = await import('../formats/holding-rows.ts');
  const { rows, findings: lost } = holdingRows(statements);
  const content = await ROW_WRITERS[format](rows);
  const isXml = format === 'graphml' || format === 'gexf';
  const unfit = isXml ? (await import('../formats/graph/write.ts')).notInXml(rows) : [];
  return { content, count: rows.length, findings: [...findings, ...lost, ...unfit] };
}

type RowFormat = Exclude<ExportFormat, 'bods' | 'ftm' | 'ftm-aleph'>;
type WriteRows = (rows: readonly HoldingRow[]) => Promise<string | Uint8Array>;

const ROW_WRITERS: Readonly<Record<RowFormat, WriteRows>> = {
  async jsonl(rows) {
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  },
  async csv(rows) {
    const [{ writeCsv }, { ROW_COLUMNS, cellsOf }] = await Promise.all([
      import('../formats/write-csv.ts'),
      import('../formats/holding-rows.ts'),
    ]);
    return writeCsv(ROW_COLUMNS, rows.map(cellsOf));
  },
  graphml: async (rows) => (await import('../formats/graph/write.ts')).writeGraphMl(rows),
  gexf: async (rows) => (await import('../formats/graph/write.ts')).writeGexf(rows),
  parquet: async (rows) => (await import('../formats/parquet.ts')).writeParquet(rows),
};

/** The same as BODS 0.4, a JSON array. */
export function exportBods(caseFile: CaseFile, options: ExportOptions): Exported {
  const { day, publisher, moment } = options;
  const { statements, findings } = selected(caseFile, options);
  const written = writeBods({
    statements,
    entities: caseFile.entities,
    day: moment?.asOf ?? day,
    publishedOn: day,
    publisher,
  });
  return { ...written, findings: [...findings, ...written.findings] };
}

interface Selected {
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

/** The statements to be written, and how many were left out. */
function selected(caseFile: CaseFile, { moment }: ExportOptions): Selected {
  const standing = accepted(caseFile, moment);
  const left = caseFile.statements.length - standing.length;
  return {
    statements: moment
      ? registerStatements(caseFile, moment, standing)
      : [...standing, ...holdingStatements(caseFile.holdings, TABLE)],
    findings: leftOut(left, moment),
  };
}

const TABLE = { id: 'holdings', name: 'holdings table' };

/** Statements of fact that no review keeps out and no later version has replaced. */
function accepted(caseFile: CaseFile, moment: Moment | undefined): Statement[] {
  const standingOf = standings(caseFile.reviews);
  return caseFile.statements.filter((statement) => {
    const standing = standingOf(statement);
    return (
      isFactual(statement.modality) &&
      isKnown(statement, statement.claim.type === 'entity' ? undefined : moment?.knownAt) &&
      (standing === 'usable' || standing === 'accepted')
    );
  });
}

/** The holdings of a register, with the posts and interests that stand beside it on the day. */
function registerStatements(
  caseFile: CaseFile,
  moment: Moment,
  standing: readonly Statement[],
): Statement[] {
  const { holdings } = buildRegister(caseFile, moment);
  const beside = standing.filter(
    (statement) =>
      statement.claim.type === 'entity' ||
      (BESIDE.has(statement.claim.type) && holdsAt(statement, moment)),
  );
  const byId = new Map(caseFile.statements.map((statement) => [statement.id, statement]));
  return [...beside, ...wholeHoldings(holdings).flatMap((holding) => rowsOf(holding, byId))];
}

const BESIDE: ReadonlySet<string> = new Set(['interest', 'role']);

/** Lots put together: BODS has one share of a party, and parts of it would be taken for the whole. */
function wholeHoldings(holdings: readonly Holding[]): Holding[] {
  const whole = new Map<string, Holding>();
  for (const holding of holdings) {
    const key = JSON.stringify([holding.holder, holding.issuer]);
    const first = whole.get(key);
    whole.set(key, first ? together(first, holding) : holding);
  }
  return [...whole.values()];
}

/** A part without a number leaves the sum unknown. */
function together(first: Holding, second: Holding): Holding {
  const { stake, votes, exercisable, shares, band: _band, lot: _lot, ...rest } = first;
  return {
    ...rest,
    ...(stake && second.stake && { stake: stake.add(second.stake) }),
    ...(votes && second.votes && { votes: votes.add(second.votes) }),
    ...(exercisable && second.exercisable && { exercisable: exercisable.add(second.exercisable) }),
    ...(shares !== undefined && second.shares !== undefined && { shares: shares + second.shares }),
    statements: [...first.statements, ...second.statements],
  };
}

/** One statement for each base of a holding, in the words of the one that decided it. */
function rowsOf(holding: Holding, byId: ReadonlyMap<string, Statement>): Statement[] {
  const [first] = holding.statements.map((id) => byId.get(id));
  const { shares, exercisable, ...fractions } = holding;
  const row: Holding = {
    ...fractions,
    statements: [`${holding.holder} > ${holding.issuer}`],
    ...(shares !== undefined && !holding.stake && !holding.band && { shares }),
    ...(exercisable && !holding.votes && { exercisable }),
  };
  return holdingStatements([row], TABLE).map((statement) => ({
    ...statement,
    ...(first?.assertedBy !== undefined && { assertedBy: first.assertedBy }),
    ...(first?.note !== undefined && { note: first.note }),
    ...(first && { citation: first.citation }),
  }));
}

function leftOut(count: number, moment: Moment | undefined): Finding[] {
  if (count === 0) return [];
  return [
    {
      code: 'export-left-out',
      severity: 'remark',
      says: `${count} statements are left out: planned, denied, rejected, waiting for a review, or replaced by a later version${moment ? ', or not yet known' : ''}.`,
      try: 'List them with crosshold claims.',
    },
  ];
}
