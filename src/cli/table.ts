/** One column of a printed table. */
export interface Column {
  readonly field: string;
  readonly heading: string;
}

type Plain = { readonly [field: string]: unknown };

const CELL_MAX = 40;
const WORD_MAX = 14;
const GAP = '  ';

/** Words of the JSON output that a reader should not have to take apart. */
const WORDS: Readonly<Record<string, string>> = {
  belowTurnout: 'below turnout',
  true: 'yes',
  false: 'no',
};
export const LINE_MAX = 100;

/** Rows under headings, numbers to the right; a line never runs past the widest cell allowed. */
export function table(columns: readonly Column[], rows: readonly Plain[]): string {
  const cells = rows.map((row) => columns.map(({ field }) => cell(valueOf(row, field))));
  const right = columns.map(
    (_, at) =>
      cells.some((line) => line[at] !== '') &&
      cells.every((line) => /^[-\d.,%/ >?]*$/.test(line[at] ?? '')),
  );
  const natural = columns.map(({ heading }, at) =>
    cells.reduce((widest, line) => Math.max(widest, (line[at] ?? '').length), heading.length),
  );
  const least = columns.map(({ heading }, at) =>
    right[at]
      ? (natural[at] ?? 0)
      : Math.max(
          heading.length,
          Math.min(WORD_MAX, longestWord(cells.map((line) => line[at] ?? ''))),
        ),
  );
  const widths = fitted(natural, least);
  const draw = (line: readonly string[]) => drawn(line, widths, right);
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP);
  return [draw(columns.map(({ heading }) => heading)), rule, ...cells.map(draw)].join('\n');
}

function longestWord(texts: readonly string[]): number {
  return texts
    .flatMap((text) => text.split(' '))
    .reduce((most, word) => Math.max(most, word.length), 0);
}

/** Widths that fit a line: the widest column of words gives way first, numbers never. */
function fitted(natural: readonly number[], least: readonly number[]): number[] {
  const widths = [...natural];
  const spare = (at: number) => (widths[at] ?? 0) - (least[at] ?? 0);
  let over =
    widths.reduce((all, width) => all + width, GAP.length * (widths.length - 1)) - LINE_MAX;
  for (; over > 0; over--) {
    const giving = widths.map((_, at) => at).filter((at) => spare(at) > 0);
    if (giving.length === 0) break;
    const widest = giving.reduce((most, at) =>
      (widths[at] ?? 0) > (widths[most] ?? 0) ? at : most,
    );
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** One row, over as many lines as its tallest cell needs. */
function drawn(
  line: readonly string[],
  widths: readonly number[],
  right: readonly boolean[],
): string {
  const folds = line.map((text, at) => folded(text, widths[at] ?? 0));
  const height = Math.max(...folds.map((parts) => parts.length));
  return Array.from({ length: height }, (_, level) =>
    folds
      .map((parts, at) => {
        const part = parts[level] ?? '';
        return right[at] ? part.padStart(widths[at] ?? 0) : part.padEnd(widths[at] ?? 0);
      })
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

/** Text in lines of at most `width`, at spaces where there are any. */
function folded(text: string, room: number): string[] {
  const width = Math.max(1, room);
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const end = space > 0 ? space : width;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
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
  return cut(inWords(shownText(value)), CELL_MAX);
}

/** A value as a person reads it: `true` is "yes", `belowTurnout` is "below turnout". */
export function inWords(text: string): string {
  return WORDS[text] ?? text;
}

function shownText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shownText).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
