import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { BadCall, type Finding } from '../model/index.ts';
import { FAMILY, FONT, lacking, lettersWithout, printed } from '../formats/print-font.ts';

/** Pixels of a picture for each pixel of the chart, so that small letters print sharply. */
const ZOOM = 2;
/** Points of a page for each pixel of the chart: CSS counts 96 pixels to an inch, a page 72 points. */
const POINTS = 0.75;

/**
 * Writes a chart to a file: SVG, PNG (twice its size in pixels) or PDF (one page as large as the
 * chart), as the end of the file's name says. The findings name letters that the font lacks.
 */
export async function writeChart(file: string, svg: string): Promise<readonly Finding[]> {
  const kind = extname(file).toLowerCase();
  if (kind === '.svg' || kind === '') {
    writeFileSync(file, svg);
    return [];
  }
  if (kind !== '.png' && kind !== '.pdf')
    throw new BadCall(
      `"${file}" is no file that a chart can be written to: it ends in .svg, .png or .pdf.`,
    );
  const strange = lettersWithout(textIn(svg));
  const print = printed(svg);
  writeFileSync(file, kind === '.png' ? await png(print, strange !== '') : await pdf(print));
  return strange === '' ? [] : [lacking(file, strange, remedyFor(file))];
}

/** Letters of other scripts are taken from the machine, if it has them. */
async function png(svg: string, strange: boolean): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: strange, fontFiles: [FONT], defaultFontFamily: FAMILY };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
}

async function pdf(svg: string): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const { default: draw } = await import('svg-to-pdfkit');
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [];
  const [width = 0, height = 0] = size.map((length) => length * POINTS);
  const title = plain(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '');
  const document = new Document({
    size: [width, height],
    margin: 0,
    font: FONT,
    // Without the hour of its making, the same chart is the same file.
    info: { Title: title, CreationDate: new Date(0) },
  });
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  draw(document, svg, 0, 0, { width, height, fontCallback: () => FONT });
  document.end();
  return whole;
}

/** What is written in a drawing. */
function textIn(svg: string): string {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => plain(text ?? '')).join('');
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text of the drawing without its escapes. */
function plain(text: string): string {
  return text
    .replace(/&(lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '')
    .replaceAll('&amp;', '&');
}

function remedyFor(file: string): string {
  return file.toLowerCase().endsWith('.pdf')
    ? 'Write an .svg, which takes them from the machine that shows it.'
    : 'They come from the fonts of this machine; look at the picture, or write an .svg.';
}
