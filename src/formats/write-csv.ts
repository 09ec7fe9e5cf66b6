import { exactText, Fraction } from '../model/index.ts';

/** A cell to be written: text is guarded, numbers are not. */
export type CsvCell = string | number | bigint | Fraction | undefined;

/**
 * A table as CSV (RFC 4180) with CRLF line ends; an absent cell is empty.
 *
 * Spreadsheets run text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, so such
 * text gets an apostrophe before it (OWASP, CSV injection). Numbers stay as they are, exactly: a
 * fraction is written as p/q. Text with a separator of any country is quoted.
 */
export function writeCsv(columns: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [columns, ...rows].map((row) => row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (cell instanceof Fraction) return exactText(cell);
  if (typeof cell !== 'string') return String(cell);
  const guarded = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
