import type { Finding } from '../model/index.ts';
import {
  toldBy,
  type BriefAnswer,
  briefDocument,
  type BriefDocument,
  type BriefSection,
  type Notes,
  notesOf,
  noteText,
  tableOf,
} from './brief.ts';
import { drawTable } from './pdf-table.ts';
import { FONT, lacking, lettersWithout, printed } from './print-font.ts';
import { shownName } from './scene-text.ts';

/** Ink of a page: text, what stands back, lines, and marks. */
const INK = { text: '#17212b', quiet: '#5b6774', line: '#dde3ea' } as const;
const SIZE = { title: 20, chapter: 15, section: 11.5, text: 9.5, small: 8 } as const;
const MARGIN = { top: 56, bottom: 60, left: 54, right: 54 } as const;
/** Height of the printing area that a chart may take, so that text stands beside it. */
const CHART_PART = 0.55;

export interface BriefPdf {
  readonly bytes: Uint8Array;
  /** Letters that the font lacks. */
  readonly findings: readonly Finding[];
}

/**
 * A brief as A4 pages with a font of its own: the same answer gives the same bytes. Each page says
 * which case it belongs to and its number.
 */
export async function briefPdf(answer: BriefAnswer, file = 'brief.pdf'): Promise<BriefPdf> {
  const document = briefDocument(answer);
  const notes = notesOf(document);
  const pages = await openPages(titleOf(document));
  heading(pages, document);
  await chart(pages, document.svg);
  for (const [at, section] of document.sections.entries())
    drawSection(pages, section, { before: document.sections[at - 1], notes });
  drawNotes(pages, document, notes);
  if (document.notLegalAdvice !== undefined)
    paragraph(pages, document.notLegalAdvice, { colour: INK.quiet, size: SIZE.small });
  footers(pages, titleOf(document));
  const missing = lettersWithout(pages.written.join(''));
  return {
    bytes: await closed(pages),
    findings:
      missing === ''
        ? []
        : [lacking(file, missing, 'Write an .html, which takes them from the machine.')],
  };
}

type Document = PDFKit.PDFDocument;

interface Pages {
  readonly pdf: Document;
  readonly whole: Promise<Uint8Array>;
  /** All that was written, to know which letters the font lacks. */
  readonly written: string[];
}

async function openPages(title: string): Promise<Pages> {
  const { default: Pdf } = await import('pdfkit');
  const pdf = new Pdf({
    size: 'A4',
    margins: MARGIN,
    font: FONT,
    bufferPages: true,
    lang: 'en',
    // Without the hour of its making, the same brief is the same file.
    info: { Title: title, CreationDate: new Date(0) },
  });
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  return { pdf, whole, written: [] };
}

function closed({ pdf, whole }: Pages): Promise<Uint8Array> {
  pdf.end();
  return whole;
}

function titleOf({ asOf, knownAt }: BriefDocument): string {
  return `The case on ${asOf}${knownAt === undefined ? '' : `, as known on ${knownAt}`}`;
}

interface Look {
  readonly size?: number;
  readonly colour?: string;
  readonly indent?: number;
  readonly after?: number;
  /** The font has one weight: strong letters get an edge. */
  readonly strong?: boolean;
}

function paragraph({ pdf, written }: Pages, says: string, look: Look = {}): void {
  const { size = SIZE.text, colour = INK.text, indent = 0, after = 5, strong = false } = look;
  const shown = says === '' ? '' : shownName(says);
  written.push(shown);
  pdf
    .fontSize(size)
    .fillColor(colour)
    .strokeColor(colour)
    .lineWidth(size / 45);
  pdf.text(shown, MARGIN.left + indent, pdf.y, {
    width: widthOf(pdf) - indent,
    lineGap: size * 0.2,
    fill: true,
    stroke: strong,
  });
  pdf.y += after;
}

function widthOf(pdf: Document): number {
  return pdf.page.width - MARGIN.left - MARGIN.right;
}

function heading(pages: Pages, document: BriefDocument): void {
  paragraph(pages, titleOf(document), { size: SIZE.title, strong: true });
  paragraph(pages, document.headline, { after: 12 });
}

/** The chart keeps its proportions and takes a part of the first page. */
async function chart({ pdf, written }: Pages, svg: string | undefined): Promise<void> {
  const [width = 0, height = 0] =
    /viewBox="0 0 ([\d.]+) ([\d.]+)"/
      .exec(svg ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  if (svg === undefined || width === 0 || height === 0) return;
  const { default: draw } = await import('svg-to-pdfkit');
  const most = (pdf.page.height - MARGIN.top - MARGIN.bottom) * CHART_PART;
  const scale = Math.min(widthOf(pdf) / width, most / height, 0.75);
  const [across, down] = [width * scale, height * scale];
  const left = MARGIN.left + (widthOf(pdf) - across) / 2;
  // Its own size in pixels would go before the size that is asked for.
  const sized = printed(svg).replace(/^(<svg[^>]*?) width="[^"]*" height="[^"]*"/, '$1');
  draw(pdf, sized, left, pdf.y, { width: across, height: down, fontCallback: () => FONT });
  for (const [, text = ''] of svg.matchAll(/<text[^>]*>([^<]*)</g)) written.push(text);
  pdf.y += down + 14;
}

interface Around {
  readonly before: BriefSection | undefined;
  readonly notes: Notes;
}

/** A new company opens a chapter; a heading never stands alone at the foot of a page. */
function drawSection(pages: Pages, section: BriefSection, { before, notes }: Around): void {
  const { pdf, written } = pages;
  const { issuer, title, headline, unanswered } = section;
  room(pdf, 90);
  if (issuer !== undefined && issuer !== before?.issuer) {
    pdf.y += 14;
    paragraph(pages, issuer, { size: SIZE.chapter, strong: true });
  }
  const size = issuer === undefined ? SIZE.chapter : SIZE.section;
  pdf.y += 6;
  paragraph(pages, title, { size, strong: true, after: 2 });
  paragraph(pages, headline, unanswered ? { colour: INK.quiet } : {});
  const table = tableOf(section, notes);
  const cells = [table.headings, ...table.rows].map((row) =>
    row.map((cell) => (cell === '' ? '' : shownName(cell))),
  );
  written.push(...cells.flat());
  if (table.rows.length > 0)
    drawTable(pdf, { cells, figures: table.figures }, { ...MARGIN, ink: INK, size: SIZE.small });
}

function room(pdf: Document, height: number): void {
  if (pdf.y + height > pdf.page.height - MARGIN.bottom) pdf.addPage();
}

function drawNotes(pages: Pages, document: BriefDocument, notes: Notes): void {
  if (notes.size === 0) return;
  const byId = new Map(document.sources.map((source) => [source.id, source]));
  room(pages.pdf, 90);
  pages.pdf.y += 14;
  paragraph(pages, 'Notes', { size: SIZE.chapter, strong: true });
  for (const [id, number] of notes) {
    const source = byId.get(id);
    if (!source) continue;
    room(pages.pdf, 30);
    const told = toldBy(source);
    paragraph(pages, `[${number}] ${noteText(source)}`, { size: SIZE.small, after: 0 });
    if (told !== undefined)
      paragraph(pages, told, { size: SIZE.small, colour: INK.quiet, indent: 22, after: 0 });
    pages.pdf.y += 5;
  }
}

function footers({ pdf, written }: Pages, title: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin a text would open a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - MARGIN.bottom + 24;
    pdf.fontSize(SIZE.small).fillColor(INK.quiet);
    pdf.text(title, MARGIN.left, y, { lineBreak: false });
    pdf.text(`${page - start + 1} of ${count}`, MARGIN.left, y, {
      width: widthOf(pdf),
      align: 'right',
      lineBreak: false,
    });
  }
  written.push(title);
}
