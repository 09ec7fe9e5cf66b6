import { createHash } from 'node:crypto';
import { type BriefSource, noteText, toldBy } from './brief.ts';
import { escapeText, shownName } from './scene-text.ts';

type Row = Readonly<Record<string, unknown>>;

/** The answer of the question `story`, as every face of the product gives it. */
export interface StoryAnswer {
  readonly headline: string;
  readonly asOf: string;
  readonly sources: readonly unknown[];
  readonly [field: string]: unknown;
}

interface StoryScene {
  readonly date: string;
  readonly title: string;
  readonly acts: readonly Row[];
  readonly changes: readonly string[];
  readonly chart: string;
  readonly rows: readonly Row[];
  readonly svg?: string;
}

const STYLE = `:root{color-scheme:light dark;--ground:#fff;--ink:#17212b;--quiet:#5b6774;--line:#dde3ea;--mark:#1f66c1}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#eef2f6;--quiet:#a3b0bd;--line:#333d48;--mark:#7fb2f0}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}
main{max-width:920px;margin:0 auto;padding:32px 24px 96px}h1{font-size:28px;line-height:1.2;margin:0 0 4px}h2{font-size:21px;line-height:1.3;margin:8px 0}h3{font-size:14px;margin:20px 0 4px}
.quiet,th,summary,figcaption,cite{color:var(--quiet)}.over{margin:0;color:var(--quiet);font-variant-numeric:tabular-nums}
section{margin:40px 0;padding-top:8px;border-top:1px solid var(--line)}figure{margin:16px 0;overflow-x:auto;border:1px solid var(--line);border-radius:8px}figure svg{display:block;margin:0 auto;max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:14px}th{font-weight:500;font-size:12px}th,td{text-align:left;padding:5px 16px 5px 0;border-bottom:1px solid var(--line)}.figure{text-align:right;font-variant-numeric:tabular-nums}
blockquote{margin:8px 0 2px;padding-left:14px;border-left:3px solid var(--mark);unicode-bidi:isolate;overflow-wrap:anywhere}cite{display:block;font-size:13px;font-style:normal;padding-left:17px}
nav{display:flex;gap:8px;align-items:center;position:sticky;top:0;padding:10px 0;background:var(--ground);z-index:1}nav a,nav button{font:inherit;color:inherit;text-decoration:none;padding:4px 14px;border:1px solid var(--line);border-radius:6px;background:none;cursor:pointer}nav a:hover,nav button:hover{border-color:var(--mark)}nav output{margin-left:auto;color:var(--quiet);font-variant-numeric:tabular-nums}
ol.days{columns:2;padding-left:1.6em;font-size:14px}ol.days li{break-inside:avoid;margin:0 0 4px}ol.days a{color:var(--mark)}section[hidden]{display:none}:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
@media print{nav{display:none}section,section[hidden]{display:block;break-inside:avoid-page;break-before:page}main{max-width:none;padding:0}}`;

/**
 * Shows one day at a time; arrow keys, Home and End step. Without it, and on paper, all days stand
 * below each other.
 */
const SCRIPT = `(()=>{const days=[...document.querySelectorAll('section')],bar=document.querySelector('nav'),told=bar.querySelector('output');
let at=Math.max(0,days.findIndex(day=>'#'+day.id===location.hash));
const show=(next,move)=>{at=Math.min(days.length-1,Math.max(0,next));days.forEach((day,i)=>{day.hidden=i!==at});told.textContent=(at+1)+' of '+days.length;if(move){history.replaceState(null,'','#'+days[at].id);days[at].querySelector('h2').focus({preventScroll:true});bar.scrollIntoView()}};
bar.hidden=false;const [back,forth]=bar.querySelectorAll('button');back.onclick=()=>show(at-1,true);forth.onclick=()=>show(at+1,true);
addEventListener('hashchange',()=>{const i=days.findIndex(day=>'#'+day.id===location.hash);if(i>=0)show(i,true)});
addEventListener('keydown',event=>{if(event.ctrlKey||event.metaKey||event.altKey)return;const next={ArrowRight:at+1,ArrowLeft:at-1,Home:0,End:days.length-1}[event.key];if(next!==undefined){event.preventDefault();show(next,true)}});
if(days.length>0)show(at,false)})()`;

/**
 * A story as one file: nothing is loaded from anywhere, and the policy in its head lets its own
 * style and its own script of a few lines run, by their hashes; every text of a source is escaped.
 */
export function storyHtml(answer: StoryAnswer): string {
  const scenes = (Array.isArray(answer['scenes']) ? answer['scenes'] : []) as readonly StoryScene[];
  const sources = new Map((answer.sources as readonly BriefSource[]).map((one) => [one.id, one]));
  const between = Array.isArray(answer['between']) ? answer['between'].map(String) : [];
  const title = between.join(' and ') || 'Story';
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeText(policyFor(scenes))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}: the story</title>`,
    `<style>${STYLE}</style></head><body><main>`,
    `<h1>${text(title)}</h1>`,
    `<p class="quiet">${text(answer.headline)} Arrow keys step; on paper all days are printed.</p>`,
    `<ol class="days">${scenes.map(dayLink).join('')}</ol>`,
    '<nav aria-label="Days" hidden><button type="button">‹ Before</button><button type="button">Next ›</button><output aria-live="polite"></output></nav>',
    ...scenes.map((scene, at) => sceneHtml(scene, at, sources)),
    `</main><script>${SCRIPT}</script></body></html>`,
    '',
  ].join('\n');
}

function dayLink({ date, title }: StoryScene, at: number): string {
  return `<li><a href="#day-${at + 1}">${text(date)}</a> ${text(title)}</li>`;
}

/** Styles and the script run by their hashes; nothing else is allowed. */
function policyFor(scenes: readonly StoryScene[]): string {
  const drawn = scenes.flatMap(({ svg = '' }) =>
    [...svg.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1] ?? ''),
  );
  const styles = [...new Set([STYLE, ...drawn])].map(hashOf).join(' ');
  return `default-src 'none'; style-src ${styles}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function sceneHtml(
  { date, title, acts, changes, chart, rows, svg }: StoryScene,
  at: number,
  sources: ReadonlyMap<string, BriefSource>,
): string {
  return [
    `<section id="day-${at + 1}" aria-label="${text(date)}">`,
    `<p class="over">${text(date)}</p><h2 tabindex="-1">${text(title)}</h2>`,
    ...acts.map((act) => actHtml(act, acts.length > 1, sources)),
    svg === undefined ? `<p class="quiet">${text(chart)}</p>` : `<figure>${svg}</figure>`,
    changes.length === 0
      ? ''
      : `<h3>Since the day before</h3><ul>${changes.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`,
    tableHtml(rows, date),
    '</section>',
  ].join('\n');
}

/** A single act has its words in the heading of its day already. */
function actHtml(act: Row, named: boolean, sources: ReadonlyMap<string, BriefSource>): string {
  const ids = Array.isArray(act['statements']) ? act['statements'].map(String) : [];
  const quotes = ids.flatMap((id) => {
    const source = sources.get(id);
    if (!source) return [];
    const told = toldBy(source) ?? source.says ?? String(act['says']);
    return [`<blockquote>${text(told)}</blockquote><cite>${text(noteText(source))}</cite>`];
  });
  const weight = act['weight'] === undefined ? '' : `weight ${String(act['weight'])}`;
  const heading = named
    ? `<h3>${text([String(act['says']), weight].filter(Boolean).join(', '))}</h3>`
    : `<p class="quiet">${text(weight)}</p>`;
  return `${heading}${quotes.join('')}`;
}

const COLUMNS = [
  ['holder', 'Holder'],
  ['issuer', 'Issuer'],
  ['stake', 'Stake'],
  ['votes', 'Votes'],
] as const;

function tableHtml(rows: readonly Row[], date: string): string {
  if (rows.length === 0) return '';
  const shown = COLUMNS.filter(([field]) => rows.some((row) => row[field] !== undefined));
  const look = (field: string) => (field === 'stake' || field === 'votes' ? ' class="figure"' : '');
  const head = shown.map(([field, name]) => `<th scope="col"${look(field)}>${name}</th>`).join('');
  const body = rows.map((row) => {
    const cells = shown.map(
      ([field]) => `<td${look(field)}>${text(String(row[field] ?? ''))}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<details open><summary>Holdings on ${text(date)}, as a table</summary><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></details>`;
}

function text(value: string): string {
  return value === '' ? '' : escapeText(shownName(value));
}
