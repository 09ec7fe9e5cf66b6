/** One column of a printed table. */
export interface Column {
  readonly field: string;
  readonly heading: string;
}

type Plain = { readonly [field: string]: unknown };

const CELL_MAX = 40;
export const LINE_MAX = 100;

/** Rows under headings, numbers to the right; a line never runs past the widest cell allowed. */
export function table(columns: readonly Column[], rows: readonly Plain[]): string {
  const cells = rows.map((row) => columns.map(({ field }) => cell(valueOf(row, field))));
  const widths = columns.map(({ heading }, at) =>
    Math.max(heading.length, ...cells.map((line) => (line[at] ?? '').length)),
  );
  const right = columns.map(
    (_, at) =>
      cells.some((line) => line[at] !== '') &&
      cells.every((line) => /^[-\d.,%/ >?]*$/.test(line[at] ?? '')),
  );
  const draw = (line: readonly string[]) =>
    line
      .map((text, at) =>
        right[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [draw(columns.map(({ heading }) => heading)), rule, ...cells.map(draw)].join('\n');
}

/** Text folded at spaces to the width of a terminal line, later lines indented. */
export function wrap(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LINE_MAX) {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** `capitalBefore>capitalAfter` stands for both: "43.4% > 0%", or one value where nothing changes. */
export function valueOf(row: Plain, field: string): unknown {
  if (!field.includes('>')) return row[field];
  const [before, after] = field.split('>').map((name) => shownText(row[name]));
  if (before === after) return before;
  return `${before === '' ? '?' : before} > ${after === '' ? '?' : after}`;
}

function cell(value: unknown): string {
  const text = shownText(value);
  return text.length > CELL_MAX ? `${text.slice(0, CELL_MAX - 1)}…` : text;
}

function shownText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shownText).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
