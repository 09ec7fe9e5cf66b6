import type { HoldingClaim, Statement } from '../evidence/index.ts';
import { exactText, type Finding, type Fraction, type Interval } from '../model/index.ts';
import type { CsvCell } from './write-csv.ts';
import { HOLDINGS_HEADER } from './holdings-table.ts';
import { percentageText } from './percentage-text.ts';
import { Tally } from './tally.ts';
import { ROW_EXPORT_KINDS, type RowExportCode } from './holding-row-kinds.ts';

/** The columns of a holdings table, in the order in which they are written. */
export const ROW_COLUMNS: readonly string[] = [
  ...HOLDINGS_HEADER.required,
  ...HOLDINGS_HEADER.optional.filter((name) => name !== 'class'),
];

/** One holding under the columns of a holdings table; a column without a text is absent. */
export type HoldingRow = Readonly<Record<string, string>> & {
  readonly holder: string;
  readonly issuer: string;
};

/** Rows to be written, and what they cannot carry. */
export interface HoldingRows {
  readonly rows: readonly HoldingRow[];
  readonly findings: readonly Finding[];
}

/** The levels among the statements, one row for each; numbers stay exact, as 43.4% or 10000/23349. */
export function holdingRows(statements: readonly Statement[]): HoldingRows {
  const tally = new Tally<RowExportCode>(ROW_EXPORT_KINDS);
  const note = (code: RowExportCode, example: string) => {
    tally.note(code, { file: 'export' }, example);
  };
  const rows = statements.flatMap((statement) => {
    const { id, claim } = statement;
    if (claim.type === 'entity') return [];
    const size = claim.type === 'holding' ? sizeOf(claim) : undefined;
    if (!size || claim.type !== 'holding') {
      note('row-export-kind', `${id} (${claim.type})`);
      return [];
    }
    for (const lost of lostOf(statement)) note('row-export-field', `${id}: ${lost}`);
    return [rowOf(statement, claim, size)];
  });
  return { rows, findings: tally.findings() };
}

/** The cells that say how much; nothing for what a holdings table has no column for. */
function sizeOf(claim: HoldingClaim): Readonly<Record<string, string>> | undefined {
  const { basis, stake, count, band, measures } = claim;
  if (measures === 'change') return undefined;
  if (basis === 'shares') return count === undefined ? undefined : { shares: String(count) };
  if (basis === 'votes-gross') return stake && { votes: shareText(stake) };
  if (basis !== 'capital') return undefined;
  const shares = count === undefined ? {} : { shares: String(count) };
  if (stake) return { ...shares, stake: shareText(stake) };
  if (band) return { ...shares, ...bandCells(band) };
  return count === undefined ? undefined : shares;
}

function bandCells({ min, max, minOpen, maxOpen }: Interval): Readonly<Record<string, string>> {
  return {
    min: `${minOpen ? '>' : ''}${shareText(min)}`,
    max: `${maxOpen ? '<' : ''}${shareText(max)}`,
  };
}

function shareText(stake: Fraction): string {
  const written = percentageText({ stake });
  return written && !written.rounded ? written.text : exactText(stake);
}

/** The cells of a row in the order of the columns: counts are numbers, everything else is text. */
export function cellsOf(row: HoldingRow): CsvCell[] {
  return ROW_COLUMNS.map((name) => {
    const text = row[name];
    return name === 'shares' && text !== undefined ? BigInt(text) : text;
  });
}

const UNTOLD = ['voting', 'beneficiary', 'lot', 'label'] as const;

function lostOf({ claim, knownFrom, assertedBy, modality, note }: Statement): string[] {
  if (claim.type !== 'holding') return [];
  const printed = claim.stake && claim.band && !claim.band.min.equals(claim.band.max);
  return [
    ...UNTOLD.filter((field) => claim[field] !== undefined),
    ...(printed ? ['printed precision'] : []),
    ...(knownFrom === undefined ? [] : ['known from']),
    ...(assertedBy === undefined ? [] : ['asserted by']),
    ...(modality === 'asserted' ? [] : [modality]),
    ...(note === undefined ? [] : ['note']),
  ];
}

function rowOf(
  { from, to, citation }: Statement,
  { holder, issuer, votesPerShare }: HoldingClaim,
  size: Readonly<Record<string, string>>,
): HoldingRow {
  const { cites, quote } = citation;
  return {
    holder,
    issuer,
    ...size,
    ...(votesPerShare && { votesPerShare: exactText(votesPerShare.count) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(cites !== undefined && { source: cites }),
    ...(quote !== undefined && !quote.startsWith('{') && { quote }),
  };
}
