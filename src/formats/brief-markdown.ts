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

/**
 * A brief in Markdown (CommonMark with tables): what the other forms say, the chart left out, since
 * a Markdown file carries no drawing. No text of a source is read as markup.
 */
export function briefMarkdown(answer: BriefAnswer): string {
  const document = briefDocument(answer);
  const notes = notesOf(document);
  const known = document.knownAt === undefined ? '' : `, as known on ${document.knownAt}`;
  const parts = [
    `# The case on ${text(`${document.asOf}${known}`)}`,
    text(document.headline),
    ...document.sections.flatMap((section, at) =>
      sectionParts(section, document.sections[at - 1], notes),
    ),
    notesPart(document, notes),
    document.notLegalAdvice === undefined ? '' : `*${text(document.notLegalAdvice)}*`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A new company opens a chapter. */
function sectionParts(
  section: BriefSection,
  before: BriefSection | undefined,
  notes: Notes,
): string[] {
  const { issuer, title, headline, steps } = section;
  const opens = issuer !== undefined && issuer !== before?.issuer;
  return [
    opens ? `## ${text(issuer)}` : '',
    `${issuer === undefined ? '##' : '###'} ${text(title)}`,
    text(headline),
    tablePart(tableOf(section, notes)),
    ...(steps.length === 0
      ? []
      : [
          'How it is computed:',
          steps
            .map(({ says, citation }, at) => {
              const law = citation === undefined ? '' : ` (${text(citation)})`;
              return `${at + 1}. ${text(says)}${law}`;
            })
            .join('\n'),
        ]),
  ];
}

function tablePart({ headings, rows, figures }: BriefTable): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  const rule = headings.map((_, at) => (figures[at] ? '--:' : ':--'));
  return [line(headings), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

const MARKS = /^(?:\[\d+\] ?)+(?:\+\d+)?$/;

/** Marks such as [3] stay as they are: a bracket without a link is text. */
function cellText(cell: string): string {
  return MARKS.test(cell) || cell === '' ? cell : text(cell);
}

function notesPart(document: BriefDocument, notes: Notes): string {
  const byId = new Map(document.sources.map((source) => [source.id, source]));
  const items = [...notes].flatMap(([id, number]) => {
    const source = byId.get(id);
    if (!source) return [];
    const told = toldBy(source);
    const quote = told === undefined ? '' : `\n   > ${text(told)}`;
    return [`${number}. ${text(noteText(source))}${quote}`];
  });
  return items.length === 0 ? '' : ['## Notes', ...items].join('\n\n');
}

/** Text on one line in which no character opens markup, a link or an element. */
function text(value: string): string {
  if (value === '') return '';
  return shownName(value)
    .replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/(https?|ftp|mailto|www)([:.])/gi, '$1\\$2');
}
