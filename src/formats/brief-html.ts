import { createHash } from 'node:crypto';
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
  statementsOf,
  tableOf,
} from './brief.ts';
import { escapeText, shownName } from './scene-text.ts';

const STYLE = `:root{color-scheme:light dark;--ground:#fff;--ink:#17212b;--quiet:#5b6774;--line:#dde3ea;--mark:#1f66c1}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#eef2f6;--quiet:#a3b0bd;--line:#333d48;--mark:#7fb2f0}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
main{max-width:960px;margin:0 auto;padding:40px 24px 80px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px;letter-spacing:-.01em}h2{font-size:21px;margin:48px 0 4px;letter-spacing:-.005em}h3{font-size:15px;margin:28px 0 2px}
p{margin:4px 0 12px;max-width:72ch}.quiet,th,figcaption,footer{color:var(--quiet)}
figure{margin:24px 0;overflow-x:auto;border:1px solid var(--line);border-radius:8px}figure svg{display:block;margin:0 auto;max-width:100%;height:auto}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}th{font-weight:500;font-size:12px}th,td{text-align:left;padding:6px 16px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}a{color:var(--mark);text-decoration:none}a:hover,a:focus{text-decoration:underline}
.marks{font-size:12px;white-space:nowrap}details{font-size:13px;color:var(--quiet);margin:6px 0}summary{cursor:pointer}ol.notes{padding-left:2.2em;font-size:14px}ol.notes li{margin:0 0 12px}ol.notes li:target{outline:2px solid var(--mark);outline-offset:4px}
blockquote{margin:2px 0;padding-left:12px;border-left:3px solid var(--line);unicode-bidi:isolate;white-space:pre-wrap;overflow-wrap:anywhere}
@media print{main{padding:0;max-width:none}details{display:none}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}`;

/**
 * A brief as one file: no script, nothing loaded from anywhere (the policy in its head says so),
 * every text of a source escaped.
 */
export function briefHtml(answer: BriefAnswer): string {
  const document = briefDocument(answer);
  const notes = notesOf(document);
  const known = document.knownAt === undefined ? '' : `, as known on ${document.knownAt}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeText(policyFor([STYLE, ...stylesIn(document.svg)]))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeText(`Brief, ${document.asOf}`)}</title>`,
    `<style>${STYLE}</style></head>`,
    '<body><main>',
    `<h1>The case on ${escapeText(`${document.asOf}${known}`)}</h1>`,
    `<p>${text(document.headline)}</p>`,
    document.svg === undefined ? '' : `<figure>${document.svg}</figure>`,
    ...document.sections.map((section, index) =>
      sectionHtml(section, document.sections[index - 1], notes),
    ),
    notesHtml(document, notes),
    document.notLegalAdvice === undefined
      ? ''
      : `<footer><p>${text(document.notLegalAdvice)}</p></footer>`,
    '</main></body></html>',
    '',
  ].join('\n');
}

/** Styles run by their hash; nothing else is allowed. */
function policyFor(styles: readonly string[]): string {
  const hashes = styles.map(
    (style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`;
}

function stylesIn(svg = ''): string[] {
  return [...svg.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? '');
}

/** A new company opens a chapter. */
function sectionHtml(
  section: BriefSection,
  before: BriefSection | undefined,
  notes: Notes,
): string {
  const chapter =
    section.issuer !== undefined && section.issuer !== before?.issuer
      ? `<h2>${text(section.issuer)}</h2>`
      : '';
  const tag = section.issuer === undefined ? 'h2' : 'h3';
  return [
    `<section>${chapter}<${tag}>${text(section.title)}</${tag}>`,
    `<p${section.unanswered ? ' class="quiet"' : ''}>${text(section.headline)}</p>`,
    tableHtml(tableOf(section, notes), section, notes),
    stepsHtml(section, notes),
    '</section>',
  ].join('\n');
}

function tableHtml(table: BriefTable, section: BriefSection, notes: Notes): string {
  if (table.rows.length === 0) return '';
  const noted = table.headings.at(-1) === 'Notes';
  const look = (index: number) => (table.figures[index] ? ' class="figure"' : '');
  const head = table.headings.map(
    (heading, index) => `<th scope="col"${look(index)}>${text(heading)}</th>`,
  );
  const rows = table.rows.map((row, at) => {
    const cells = (noted ? row.slice(0, -1) : row).map(
      (cell, index) => `<td${look(index)}>${text(cell)}</td>`,
    );
    const marks = noted
      ? `<td class="marks">${marksHtml(statementsOf(section.rows[at] ?? {}), notes)}</td>`
      : '';
    return `<tr>${cells.join('')}${marks}</tr>`;
  });
  return `<div class="table"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function stepsHtml(section: BriefSection, notes: Notes): string {
  if (section.steps.length === 0) return '';
  const steps = section.steps.map(({ says, citation, statements = [] }) => {
    const law = citation === undefined ? '' : ` <span class="quiet">(${text(citation)})</span>`;
    return `<li>${text(says)}${law} <span class="marks">${marksHtml(statements, notes)}</span></li>`;
  });
  return `<details><summary>How it is computed</summary><ol>${steps.join('')}</ol></details>`;
}

function marksHtml(ids: readonly string[], notes: Notes): string {
  return ids
    .map((id) => notes.get(id))
    .filter((number) => number !== undefined)
    .map((number) => `<a href="#note-${number}">[${number}]</a>`)
    .join(' ');
}

function notesHtml(document: BriefDocument, notes: Notes): string {
  const byId = new Map(document.sources.map((source) => [source.id, source]));
  const items = [...notes].flatMap(([id, number]) => {
    const source = byId.get(id);
    if (!source) return [];
    const told = toldBy(source);
    const quote = told === undefined ? '' : `<blockquote>${text(told)}</blockquote>`;
    return [`<li id="note-${number}">${text(noteText(source))}${quote}</li>`];
  });
  return items.length === 0
    ? ''
    : `<section><h2>Notes</h2><ol class="notes">${items.join('\n')}</ol></section>`;
}

function text(value: string): string {
  return value === '' ? '' : escapeText(shownName(value));
}
