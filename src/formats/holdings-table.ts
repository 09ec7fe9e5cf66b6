import {
  type Finding,
  type Fraction,
  fraction,
  type Holding,
  isRefusal,
  type Interval,
  ONE,
  parsePartialDate,
  parseQuantity,
  type PartialDate,
  ZERO,
} from '../model/index.ts';
import { readCsv, type Row, type Table } from './csv.ts';
import { readShareCell } from './share-cell.ts';

/** The columns of a holdings table. */
export const HOLDINGS_HEADER = {
  required: ['holder', 'issuer'],
  optional: [
    'stake',
    'votes',
    'shares',
    'class',
    'votesPerShare',
    'min',
    'max',
    'from',
    'to',
    'source',
    'quote',
  ],
};

/** Where a holding stands: its line, the sentence that the row quotes or else the row, and its source. */
export interface RowCitation {
  readonly line: number;
  readonly quote: string;
  readonly cites?: string;
}

/** Holdings of a table, and what is wrong with the rows that gave none. */
export interface HoldingsTable {
  readonly holdings: readonly Holding[];
  /** By the id that stands in the `statements` of the holding. */
  readonly citations: ReadonlyMap<string, RowCitation>;
  readonly findings: readonly Finding[];
}

/**
 * Reads a holdings table: `holder,issuer,stake`, and optionally votes, shares, class, votesPerShare,
 * min, max, from, to, source, quote. Form: `docs/holdings-table.md`.
 *
 * A stake is of issued capital, `votes` of gross votes. A row with a fault gives a finding and no holding.
 */
export function readHoldingsTable(text: string, file: string, before = 0): HoldingsTable {
  return readHoldingRows(readCsv(text, file, HOLDINGS_HEADER, before), file);
}

/** The same of rows that came in another format, under the columns of a holdings table. */
export function readHoldingRows(table: Omit<Table, 'columns'>, file: string): HoldingsTable {
  const findings = [...table.findings];
  const seen = new Map<string, number>();
  const citations = new Map<string, RowCitation>();
  const holdings = table.rows.flatMap((row) => {
    const reader = new RowReader(row, file);
    const holding = readRow(reader, file);
    findings.push(...reader.findings, ...duplicate(row, file, seen));
    if (reader.findings.length > 0) return [];
    for (const id of holding.statements) citations.set(id, citationOf(row));
    return [holding];
  });
  if (table.findings.length === 0 && table.rows.length === 0) findings.push(noRows(file));
  return { holdings, citations, findings };
}

function citationOf(row: Row): RowCitation {
  const [quote, cites] = [row.cells.get('quote'), row.cells.get('source')];
  return { line: row.line, quote: quote || row.raw, ...(cites && { cites }) };
}

function readRow(row: RowReader, file: string): Holding {
  const stake = row.share('stake');
  const votes = row.share('votes');
  const shares = row.count('shares');
  const band = row.band();
  const [from, to] = row.period();
  const perShare = row.count('votesPerShare');
  const shareClass = row.text('class');
  row.needs([stake, votes, shares, band], 'missing-amount');
  return {
    holder: row.name('holder'),
    issuer: row.name('issuer'),
    ...(stake && { stake }),
    ...(votes && { votes }),
    ...(shares !== undefined && { shares }),
    ...(band && { band }),
    ...(shareClass !== undefined && { class: shareClass }),
    ...(perShare !== undefined && { votesPerShare: fraction(perShare) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    voting: 'normal',
    modality: 'asserted',
    statements: [`${file}:${row.line}`],
  };
}

/** Reads the cells of one row and collects what is wrong with them. */
class RowReader {
  readonly findings: Finding[] = [];
  private readonly row: Row;
  private readonly file: string;

  constructor(row: Row, file: string) {
    this.row = row;
    this.file = file;
  }

  get line(): number {
    return this.row.line;
  }

  text(column: string): string | undefined {
    const cell = this.row.cells.get(column);
    return cell === undefined || cell === '' ? undefined : cell;
  }

  name(column: string): string {
    const name = this.text(column);
    if (name === undefined)
      this.refuse(`missing-${column}`, `The ${column} is missing.`, `Name the ${column}.`);
    return name ?? '';
  }

  /** A fraction from 0 to 1, written with % or as p/q or a decimal. */
  share(column: string, skip = 0): Fraction | undefined {
    const text = this.text(column)?.slice(skip).trim();
    if (text === undefined) return undefined;
    const read = readShareCell(column, text);
    return 'share' in read ? read.share : this.refuse(read.code, read.says, read.try);
  }

  count(column: string): bigint | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const parsed = parseQuantity(text);
    if (!isRefusal(parsed) && parsed.kind === 'count' && parsed.count >= 0n) return parsed.count;
    const remedy = isRefusal(parsed) ? parsed.try : 'Write a whole count such as 44387915.';
    return this.refuse('not-a-count', `${column} is "${text}", not a whole count.`, remedy);
  }

  band(): Interval | undefined {
    if (this.text('min') === undefined && this.text('max') === undefined) return undefined;
    // An end that does not belong to the band is marked: >25%, <75%.
    const [minOpen, maxOpen] = [this.marked('min', '>'), this.marked('max', '<')];
    const min = this.share('min', minOpen ? 1 : 0) ?? ZERO;
    const max = this.share('max', maxOpen ? 1 : 0) ?? ONE;
    if (min.gt(max) || (min.equals(max) && (minOpen || maxOpen)))
      this.refuse(
        'min-over-max',
        `min ${this.text('min')} is above max ${this.text('max')}.`,
        'Exchange them.',
      );
    return { min, max, minOpen, maxOpen };
  }

  private marked(column: string, mark: string): boolean {
    return this.text(column)?.startsWith(mark) ?? false;
  }

  period(): readonly [from: PartialDate | undefined, to: PartialDate | '..' | undefined] {
    const from = this.date('from');
    const to = this.text('to') === '..' ? '..' : this.date('to');
    if (from !== undefined && to !== undefined && to !== '..' && to < from.slice(0, to.length)) {
      this.refuse(
        'from-after-to',
        `It begins ${from}, after its end ${to}.`,
        'Exchange the dates.',
      );
    }
    return [from, to];
  }

  needs(values: readonly unknown[], code: string): void {
    if (this.findings.length > 0 || values.some((value) => value !== undefined)) return;
    this.refuse(
      code,
      'Nothing says how much is held.',
      'Give stake, shares, votes, or min and max.',
    );
  }

  private date(column: string): PartialDate | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const parsed = parsePartialDate(text);
    return (
      parsed ??
      this.refuse(
        'bad-date',
        `${column} is "${text}", not a date.`,
        'Write 2019, 2019-06 or 2019-06-10.',
      )
    );
  }

  private refuse(code: string, says: string, remedy: string): undefined {
    this.findings.push({
      code,
      severity: 'error',
      at: { file: this.file, line: this.row.line },
      says,
      try: remedy,
    });
    return undefined;
  }
}

/** The same row twice counts twice; that is seldom meant. */
function duplicate(row: Row, file: string, seen: Map<string, number>): Finding[] {
  const key = JSON.stringify([...row.cells]);
  const first = seen.get(key);
  seen.set(key, first ?? row.line);
  if (first === undefined) return [];
  return [
    {
      code: 'duplicate-row',
      severity: 'remark',
      at: { file, line: row.line },
      says: `The row is the same as line ${first}; both count.`,
      try: 'Remove one, or tell them apart by class.',
    },
  ];
}

/** A table that says nothing is most often one that was not saved. */
export function noRows(file: string): Finding {
  return {
    code: 'no-rows',
    severity: 'error',
    at: { file },
    says: 'The table has a header and no rows.',
    try: 'Add a holder, an issuer and a stake.',
  };
}
