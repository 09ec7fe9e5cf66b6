import {
  toldBy,
  type BriefAnswer,
  briefDocument,
  type BriefDocument,
  type BriefSection,
  type BriefTable,
  type Notes,
  notesOf,
  noteText,
  tableOf,
} from './brief.ts';
import { shownName } from './scene-text.ts';

/** How parts of a brief are set off on a terminal; without colours they are plain. */
export interface Emphasis {
  readonly title: (text: string) => string;
  readonly headline: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const PLAIN: Emphasis = {
  title: (text) => text,
  headline: (text) => text,
  quiet: (text) => text,
};

const WIDTH = 100;
const GAP = 2;

/** A brief for a terminal of 100 columns: tables, then the notes with their quotes. */
export function briefText(answer: BriefAnswer, emphasis: Emphasis = PLAIN): string {
  const document = briefDocument(answer);
  const notes = notesOf(document);
  const known = document.knownAt === undefined ? '' : `, as known on ${document.knownAt}`;
  const parts = [
    emphasis.title(`The case on ${document.asOf}${known}`),
    wrapped(document.headline, WIDTH).map(emphasis.headline).join('\n'),
    ...document.sections.map((section) => sectionText(section, notes, emphasis)),
    noteLines(document, notes, emphasis),
    document.notLegalAdvice === undefined
      ? ''
      : wrapped(document.notLegalAdvice, WIDTH).map(emphasis.quiet).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sectionText(section: BriefSection, notes: Notes, emphasis: Emphasis): string {
  const lines = [
    emphasis.title(
      safe(section.issuer === undefined ? section.title : `${section.issuer}: ${section.title}`),
    ),
    ...wrapped(section.headline, WIDTH).map(
      section.unanswered ? emphasis.quiet : emphasis.headline,
    ),
    ...tableLines(tableOf(section, notes), emphasis),
  ];
  return lines.join('\n');
}

function noteLines(document: BriefDocument, notes: Notes, emphasis: Emphasis): string {
  const byId = new Map(document.sources.map((source) => [source.id, source]));
  const lines = [...notes].flatMap(([id, number]) => {
    const source = byId.get(id);
    if (!source) return [];
    const mark = `[${number}]`.padEnd(6);
    const head = hanging(noteText(source), mark);
    const told = toldBy(source);
    return told === undefined ? head : [...head, ...hanging(told, '      ').map(emphasis.quiet)];
  });
  return lines.length === 0 ? '' : [emphasis.title('Notes'), ...lines].join('\n');
}

function hanging(text: string, mark: string): string[] {
  return wrapped(text, WIDTH - mark.length).map(
    (line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
  );
}

/** An aligned table within 100 columns; cells that are too wide go on over several lines. */
export function tableLines(table: BriefTable, emphasis: Emphasis = PLAIN): string[] {
  if (table.rows.length === 0) return [];
  const widths = columnWidths(table);
  const line = (cells: readonly (readonly string[])[]) => rowLines(cells, widths, table.figures);
  const split = (row: readonly string[]) =>
    row.map((cell, index) => wrapped(cell, widths[index] ?? WIDTH));
  return [
    ...line(split(table.headings)).map(emphasis.quiet),
    ...table.rows.flatMap((row) => line(split(row))),
  ];
}

/** Natural widths; while the table is too wide, the widest column gives way. */
function columnWidths(table: BriefTable): number[] {
  const widths = table.headings.map((heading, index) =>
    Math.max(width(heading), ...table.rows.map((row) => width(safe(row[index] ?? '')))),
  );
  const room = WIDTH - GAP * (widths.length - 1);
  while (widths.reduce((sum, part) => sum + part, 0) > room) {
    const widest = Math.max(...widths);
    if (widest <= 6) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function rowLines(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  figures: readonly boolean[],
): string[] {
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) =>
    cells
      .map((cell, index) => padded(cell[at] ?? '', widths[index] ?? 0, figures[index] ?? false))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function padded(text: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? `${space}${text}` : `${text}${space}`;
}

/** Breaks at spaces; a word longer than the line is cut. */
function wrapped(text: string, limit: number): string[] {
  const lines: string[] = [''];
  for (const word of safe(text)
    .split(' ')
    .flatMap((part) => pieces(part, limit))) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (width(line) + 1 + width(word) <= limit) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, limit: number): string[] {
  const characters = [...word];
  if (width(word) <= limit) return [word];
  const size = Math.max(1, Math.floor(limit / (width(word) > characters.length ? 2 : 1)));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, at) =>
    characters.slice(at * size, (at + 1) * size).join(''),
  );
}

/** Terminal cells: wide characters take two. */
function width(text: string): number {
  let cells = 0;
  for (const character of text)
    cells +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(
        character,
      )
        ? 2
        : 1;
  return cells;
}

/** Nothing that a terminal would obey rather than print. */
function safe(text: string): string {
  return text === '' ? '' : shownName(text);
}
