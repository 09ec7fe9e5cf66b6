/** A table of text; the first row is its heading. */
interface PdfTable {
  readonly cells: readonly (readonly string[])[];
  /** Columns of figures: set flush right. */
  readonly figures: readonly boolean[];
}

interface Frame {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly ink: { readonly text: string; readonly quiet: string; readonly line: string };
}

type Document = PDFKit.PDFDocument;

const GAP = 10;
const PADDING = 3;
/** Columns never get narrower than this, however long their neighbours are. */
const NARROWEST = 34;

/** Draws a table from where the page stands; a row never breaks, and a new page repeats the heading. */
export function drawTable(pdf: Document, table: PdfTable, frame: Frame): void {
  const [heading = [], ...rows] = table.cells;
  pdf.fontSize(frame.size);
  const widths = columnWidths(pdf, table, frame);
  const draw = (row: readonly string[], colour: string) =>
    drawRow(pdf, row, { widths, colour, frame, figures: table.figures });
  const headed = heightOf(pdf, heading, widths);
  draw(heading, frame.ink.quiet);
  for (const row of rows) {
    const end = pdf.page.height - frame.bottom;
    if (pdf.y + heightOf(pdf, row, widths) > end && pdf.y > frame.top + headed) {
      pdf.addPage();
      pdf.fontSize(frame.size);
      draw(heading, frame.ink.quiet);
    }
    draw(row, frame.ink.text);
  }
  pdf.y += 8;
}

/** Natural widths; while the table is too wide, the widest column gives way. */
function columnWidths(pdf: Document, { cells, figures }: PdfTable, frame: Frame): number[] {
  const natural = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => pdf.widthOfString(row[at] ?? ''))),
  );
  const widths = natural.map((width) => Math.ceil(width) + 1);
  const whole = pdf.page.width - frame.left - frame.right;
  const least = widths.map((width, at) => (figures[at] ? width : Math.min(width, NARROWEST)));
  const over = () => widths.reduce((sum, width) => sum + width + GAP, -GAP) - whole;
  while (over() > 0) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function heightOf(pdf: Document, row: readonly string[], widths: readonly number[]): number {
  const heights = row.map((cell, at) => pdf.heightOfString(cell, { width: widths[at] ?? 0 }));
  return Math.max(0, ...heights) + 2 * PADDING;
}

interface RowLook {
  readonly widths: readonly number[];
  readonly figures: readonly boolean[];
  readonly colour: string;
  readonly frame: Frame;
}

function drawRow(pdf: Document, row: readonly string[], look: RowLook): void {
  const { widths, figures, colour, frame } = look;
  const top = pdf.y;
  const height = heightOf(pdf, row, widths);
  let left = frame.left;
  for (const [at, cell] of row.entries()) {
    const width = widths[at] ?? 0;
    pdf.fillColor(colour).text(cell, left, top + PADDING, {
      width,
      align: figures[at] ? 'right' : 'left',
    });
    left += width + GAP;
  }
  pdf.y = top + height;
  pdf
    .moveTo(frame.left, pdf.y)
    .lineTo(pdf.page.width - frame.right, pdf.y)
    .lineWidth(0.5)
    .stroke(frame.ink.line);
  pdf.x = frame.left;
}
