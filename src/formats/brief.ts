/** A statement that a brief rests on, as answers cite it. */
export interface BriefSource {
  readonly id: string;
  readonly role?: string;
  /** Name of the document. */
  readonly source: string;
  readonly quote?: string;
  /** What it says in plain words: told instead of the raw row of a table. */
  readonly says?: string;
  readonly line?: number;
  readonly cites?: string;
  readonly assertedBy?: string;
  readonly modality?: string;
}

interface BriefStep {
  readonly says: string;
  readonly rule?: string;
  readonly citation?: string;
  readonly statements?: readonly string[];
}

export type BriefRow = Readonly<Record<string, unknown>>;

/** One question of a brief with its answer. */
export interface BriefSection {
  readonly id: string;
  /** The company it is about; absent for questions about the whole case. */
  readonly issuer?: string;
  readonly title: string;
  /** The answer in one sentence. */
  readonly headline: string;
  readonly columns: readonly (readonly [field: string, heading: string])[];
  readonly rows: readonly BriefRow[];
  readonly steps: readonly BriefStep[];
  /** The question could not be answered: the headline says why. */
  readonly unanswered: boolean;
}

/** The whole case on one date, ready to be printed. */
export interface BriefDocument {
  readonly headline: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly sections: readonly BriefSection[];
  /** The structure chart. */
  readonly svg?: string;
  readonly notLegalAdvice?: string;
  readonly sources: readonly BriefSource[];
}

/** The answer of the question `brief`, as every face of the product gives it. */
export interface BriefAnswer {
  readonly headline: string;
  readonly asOf: string;
  readonly knownAt?: string;
  readonly sources: readonly unknown[];
  readonly [field: string]: unknown;
}

/** The same with its sections typed: what `brief` promises and JSON cannot say. */
export function briefDocument(answer: BriefAnswer): BriefDocument {
  const { headline, asOf, knownAt, sections, sources, svg, notLegalAdvice } = answer;
  return {
    headline,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    sections: Array.isArray(sections) ? (sections as readonly BriefSection[]) : [],
    ...(typeof svg === 'string' && { svg }),
    ...(typeof notLegalAdvice === 'string' && { notLegalAdvice }),
    sources: sources as readonly BriefSource[],
  };
}

/** A table of text; the last column holds the numbers of the notes. */
export interface BriefTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures: set flush right. */
  readonly figures: readonly boolean[];
}

/** Numbers of the notes, in the order in which the brief first needs them. */
export type Notes = ReadonlyMap<string, number>;

const LISTS = ['statements', 'ids', 'planned', 'explainedBy'] as const;

export function notesOf(document: BriefDocument): Notes {
  const known = new Set(document.sources.map(({ id }) => id));
  const ids = document.sections.flatMap(({ rows, steps }) => [
    ...rows.flatMap(statementsOf),
    ...steps.flatMap((step) => step.statements ?? []),
  ]);
  const used = [...new Set(ids)].filter((id) => known.has(id));
  return new Map(used.map((id, index) => [id, index + 1]));
}

/** Ids of the statements that a row names, in any of its lists. */
export function statementsOf(row: BriefRow): string[] {
  const ids = LISTS.flatMap((field) =>
    Array.isArray(row[field]) ? (row[field] as unknown[]) : [],
  );
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** Numbers of the notes, `[2] [5]`; after the first four only how many more there are. */
function noteMarks(ids: readonly string[], notes: Notes): string {
  const numbers = ids.map((id) => notes.get(id)).filter((number) => number !== undefined);
  const marks = numbers.slice(0, 4).map((number) => `[${number}]`);
  return numbers.length > 4 ? `${marks.join(' ')} +${numbers.length - 4}` : marks.join(' ');
}

/** Columns in which no row says anything are left out. */
export function tableOf(section: BriefSection, notes: Notes): BriefTable {
  const columns = section.columns.filter(([field]) =>
    section.rows.some((row) => cellText(row[field]) !== ''),
  );
  const cells = section.rows.map((row) => columns.map(([field]) => cellText(row[field])));
  const marks = section.rows.map((row) => noteMarks(statementsOf(row), notes));
  const noted = marks.some((mark) => mark !== '');
  return {
    headings: [...columns.map(([, heading]) => heading), ...(noted ? ['Notes'] : [])],
    rows: cells.map((row, index) => [...row, ...(noted ? [marks[index] ?? ''] : [])]),
    figures: [
      ...columns.map((_, index) => cells.every((row) => isFigure(row[index] ?? ''))),
      ...(noted ? [false] : []),
    ],
  };
}

/** A value as a reader sees it; nested objects are for programs and show as nothing. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean') return value ? 'yes' : '';
  return Array.isArray(value)
    ? value
        .map(cellText)
        .filter((part) => part !== '')
        .join(', ')
    : '';
}

/** Numbers, percentages and ranges of them; a date is not a figure. */
function isFigure(text: string): boolean {
  return /^[\d\s.,<%±/–-]*$/u.test(text) && !/^\d{4}(-\d{2}){1,2}$/.test(text);
}

/** Where a note comes from, in one line. */
export function noteText(source: BriefSource): string {
  const place = source.line === undefined ? source.source : `${source.source}, line ${source.line}`;
  const cites = source.cites === undefined || source.cites === '' ? '' : `, citing ${source.cites}`;
  const by = source.assertedBy === undefined ? '' : ` (${source.assertedBy})`;
  const how =
    source.modality === undefined || source.modality === 'asserted' ? '' : `, ${source.modality}`;
  return `${source.id}: ${place}${cites}${by}${how}`;
}

/** What a note shows under its source: the sentence of an article, or a table's row in plain words. */
export function toldBy(source: BriefSource): string | undefined {
  const quote = source.quote?.trim();
  if (source.line !== undefined && source.says !== undefined) return source.says;
  return quote === undefined || quote === '' ? undefined : `“${quote}”`;
}
