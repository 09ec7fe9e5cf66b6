import { isUtf8 } from 'node:buffer';
import type { Day } from '../../model/index.ts';
import { HOLDINGS_HEADER } from '../../formats/holdings-table.ts';
import { amountOf, type CellOf, inForce, type Refused } from './amount.ts';
import type { NameAt, RowForm, RowsTaken } from '../kernels.ts';
import type { Collector } from './collector.ts';
import type { FindingLog } from './finding-log.ts';

/** What became of the rows of one file; they sum to `rows`. */
export interface RowCounts {
  rows: number;
  taken: number;
  rejected: number;
  notInForce: number;
  /** Records that state no share: parties, rights, posts, what runs through others. */
  noShare?: number;
}

/** Columns of a holdings table, which are the fields of JSON lines and the columns of Parquet too. */
export const FIELDS: readonly string[] = [...HOLDINGS_HEADER.required, ...HOLDINGS_HEADER.optional];

const NUL = 0;

/** Takes rows of one file into the collector, and keeps a finding for every one that cannot be used. */
export class RowTaker {
  readonly counts: RowCounts = { rows: 0, taken: 0, rejected: 0, notInForce: 0 };
  readonly collector: Collector;
  readonly #log: FindingLog;
  readonly #file: string;
  readonly #day: Day;
  readonly #encoder = new TextEncoder();

  constructor(
    to: { readonly collector: Collector; readonly log: FindingLog; readonly day: Day },
    file: string,
  ) {
    this.collector = to.collector;
    this.#log = to.log;
    this.#day = to.day;
    this.#file = file;
  }

  /** A row of which all cells are text. */
  row(line: number, cell: CellOf): void {
    const name = (column: string): NameAt => {
      const bytes = this.#encoder.encode(cell(column)?.trim() ?? '');
      return { bytes, start: 0, end: bytes.length };
    };
    this.named(line, [name('holder'), name('issuer')], cell);
  }

  /** A row of which the names are at hand as bytes. */
  named(line: number, [holder, issuer]: readonly [NameAt, NameAt], cell: CellOf): void {
    this.counts.rows++;
    const wrong = [...nameFaults('holder', holder), ...nameFaults('issuer', issuer)];
    const amount = amountOf(cell);
    const now = inForce(cell, this.#day);
    if (!('parts' in amount)) wrong.push(...amount);
    if (typeof now !== 'boolean') wrong.push(...now);
    if (wrong.length > 0 || !('parts' in amount)) {
      this.#reject(line, wrong);
    } else if (now === false) {
      this.counts.notInForce++;
    } else {
      this.counts.taken++;
      this.collector.add(holder, issuer, amount);
      if (amount.exact ?? amount.exactVotes) this.#rounded(line);
    }
  }

  /** A row with two good names and a stake in whole parts. */
  plain(line: number, [holder, issuer]: readonly [NameAt, NameAt], parts: number): void {
    if (!sound(holder) || !sound(issuer)) {
      this.named(line, [holder, issuer], (column) => (column === 'stake' ? '0%' : undefined));
      return;
    }
    this.counts.rows++;
    this.counts.taken++;
    this.collector.store.add(holder, issuer, parts);
  }

  /** Plain rows one after the other in the space of the store, as far as compiled loops take them. */
  rows(form: RowForm, space: Uint8Array, from: number, to: number): RowsTaken {
    const { store } = this.collector;
    const before = store.edges();
    const taken = store.rows?.(form, space, from, to) ?? { end: from, lines: 0 };
    this.counts.rows += store.edges() - before;
    this.counts.taken += store.edges() - before;
    return taken;
  }

  /** A record that could not even be split into cells. */
  fault(line: number, refused: Refused): void {
    this.counts.rows++;
    this.#reject(line, [refused]);
  }

  #reject(line: number, wrong: readonly Refused[]): void {
    this.counts.rejected++;
    for (const refused of wrong)
      this.#log.note({ ...refused, severity: 'error', at: { file: this.#file, line } });
  }

  #rounded(line: number): void {
    this.#log.note({
      code: 'bulk-rounded',
      severity: 'remark',
      at: { file: this.#file, line },
      says: 'The stake is no whole number of hundred-millionths; it is kept beside, and rounded for shares.',
      try: 'Nothing: lines are compared so that the rounding changes no majority, or the company is named.',
    });
  }
}

function sound({ bytes, start, end }: NameAt): boolean {
  if (start === end) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80 || byte === NUL) return nameFaults('', { bytes, start, end }).length === 0;
  }
  return true;
}

function nameFaults(column: string, { bytes, start, end }: NameAt): Refused[] {
  const name = bytes.subarray(start, end);
  if (name.length === 0)
    return [
      {
        code: `missing-${column}`,
        says: `The ${column} is missing.`,
        try: `Name the ${column}.`,
      },
    ];
  if (!isUtf8(name))
    return [
      {
        code: 'not-utf8',
        says: `The ${column} has bytes that are not UTF-8.`,
        try: 'Save the file as UTF-8.',
      },
    ];
  if (!name.includes(NUL)) return [];
  return [
    {
      code: 'not-text',
      says: `The ${column} has a NUL character.`,
      try: 'Give a text file.',
    },
  ];
}
