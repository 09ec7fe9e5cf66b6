import { BadInput } from '../../model/index.ts';
import { HOLDINGS_HEADER, noRows } from '../../formats/holdings-table.ts';
import { readCsv } from '../../formats/csv.ts';
import type { CellOf } from './amount.ts';
import type { NameAt, RowForm, RowsTaken } from '../kernels.ts';
import { percentParts } from './parts.ts';
import type { RowTaker } from './row-taker.ts';
import { type CsvFault, type CsvRecord, scanCsv } from './scan-csv.ts';

const FAULTS: Readonly<Record<CsvFault, { readonly says: string; readonly try: string }>> = {
  'malformed-csv': {
    says: 'It is not a well-formed row: a double quote is out of place.',
    try: 'Double every quote inside a quoted cell.',
  },
  'line-too-long': {
    says: 'A record has more than 1 MiB.',
    try: 'Check that the table has line breaks.',
  },
};

/** Reads a holdings table of any size; a header that does not fit stops the file, a row only itself. */
export function readCsvRows(
  file: { readonly name: string; readonly descriptor: number },
  taker: RowTaker,
  read: (bytes: number) => void,
): void {
  const { store } = taker.collector;
  let rows: CsvRows | undefined;
  let space: Uint8Array = new Uint8Array();
  scanCsv(file.descriptor, {
    record: (record) => {
      if (rows) rows.take(record);
      else rows = new CsvRows(headerOf(record, file.name), taker);
    },
    fault: (fault, line) => taker.fault(line, { code: fault, ...FAULTS[fault] }),
    read: (bytes) => {
      store.settle();
      read(bytes);
    },
    space: (bytes) => (space = store.space(bytes)),
    plain: (from, to) => rows?.plain(space, from, to) ?? { end: from, lines: 0 },
  });
  if (!rows || taker.counts.rows === 0) throw new BadInput([noRows(file.name)]);
}

function headerOf(record: CsvRecord, file: string): readonly string[] {
  const text = new TextDecoder().decode(
    record.bytes.slice(record.starts[0], record.ends[record.cells - 1]),
  );
  const { columns, findings } = readCsv(`${text}\n`, file, HOLDINGS_HEADER);
  if (findings.length > 0) throw new BadInput(findings);
  return columns;
}

class CsvRows {
  readonly #columns: readonly string[];
  readonly #taker: RowTaker;
  readonly #holder: number;
  readonly #issuer: number;
  readonly #stake: number;
  /** Columns beside names and stake that can change what a row says. */
  readonly #others: readonly number[];
  readonly #form: RowForm;

  constructor(columns: readonly string[], taker: RowTaker) {
    this.#columns = columns;
    this.#taker = taker;
    this.#holder = columns.indexOf('holder');
    this.#issuer = columns.indexOf('issuer');
    this.#stake = columns.indexOf('stake');
    const others = ['votes', 'min', 'max', 'from', 'to'];
    this.#others = others.map((name) => columns.indexOf(name)).filter((at) => at >= 0);
    this.#form = {
      columns: columns.length,
      holder: this.#holder,
      company: this.#issuer,
      stake: this.#stake,
      amounts: this.#others,
    };
  }

  plain(space: Uint8Array, from: number, to: number): RowsTaken {
    if (this.#stake < 0) return { end: from, lines: 0 };
    return this.#taker.rows(this.#form, space, from, to);
  }

  take(record: CsvRecord): void {
    const { line, cells, starts, ends, bytes } = record;
    if (cells !== this.#columns.length) {
      this.#taker.fault(line, ragged(cells, this.#columns.length));
      return;
    }
    const names = [name(record, this.#holder), name(record, this.#issuer)] as const;
    const bare = !record.doubled && this.#others.every((at) => starts[at] === ends[at]);
    const parts =
      bare && this.#stake >= 0
        ? percentParts(bytes, starts[this.#stake] as number, ends[this.#stake] as number)
        : -1;
    if (parts >= 0) this.#taker.plain(line, names, parts);
    else if (record.doubled) this.#taker.row(line, this.#cells(record));
    else this.#taker.named(line, names, this.#cells(record));
  }

  #cells({ bytes, starts, ends, doubled }: CsvRecord): CellOf {
    return (column) => {
      const at = this.#columns.indexOf(column);
      if (at < 0) return undefined;
      const text = new TextDecoder().decode(bytes.slice(starts[at], ends[at]));
      return doubled ? text.replaceAll('""', '"') : text;
    };
  }
}

function name({ bytes, starts, ends }: CsvRecord, at: number): NameAt {
  return { bytes, start: starts[at] as number, end: ends[at] as number };
}

function ragged(cells: number, columns: number) {
  return {
    code: 'ragged-row',
    says: `The row has ${cells} cells, the header ${columns}.`,
    try: 'Put text with commas in double quotes, and decimal commas too.',
  };
}
