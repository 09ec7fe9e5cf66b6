import type { ArcLine } from './scene.ts';
import { type BoxInk, DASHES, type TextInk } from './scene-ink.ts';
import type { PlacedBox } from './scene-box.ts';
import type { Drawing, PlacedArc } from './scene-place.ts';
import { round } from './scene-route.ts';
import { escapeText, textWidth } from './scene-text.ts';

/**
 * Light colours stand as attributes, so that any viewer shows them; the dark ones in a media query
 * for viewers that know the reader's preference.
 */
const STYLE = `@media (prefers-color-scheme: dark){
.ground,.halo{fill:#14181d}.box{fill:#1d232a;stroke:#46525f}.focus{stroke:#7fb2f0}.band{fill:#46525f}
.name,.label{fill:#eef2f6}.note,.votes,.caption{fill:#a3b0bd}.track{fill:#333d48}.bar{fill:#7fa6d1}.own{fill:#c08a4a}
.arc{stroke:#b4c0cc}.tip{fill:#b4c0cc}.arc.muted{stroke:#66727f}.tip.muted{fill:#66727f}.label.muted{fill:#a3b0bd}}`;

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif";

const MEANING: readonly (readonly [line: ArcLine | 'muted', meaning: string])[] = [
  ['solid', 'holds, asserted'],
  ['dashed', 'holds, reported'],
  ['planned', 'planned'],
  ['beneficiary', 'beneficiary of'],
  ['muted', 'votes suspended or neutral'],
];

const CAPTION_HEIGHT = 30;
const CAPTION_SIZE = 12;
const LEGEND_HEIGHT = 34;

/**
 * A structure chart as one SVG file: no script, no reference to anything outside, every text
 * escaped. `captioned` adds the date above and the legend below.
 */
export function drawingSvg(drawing: Drawing, captioned = true): string {
  const legend = captioned ? legendOf(drawing) : { svg: '', width: 0 };
  const top = captioned ? CAPTION_HEIGHT : 0;
  const caption = captioned ? Math.ceil(textWidth(titleOf(drawing), CAPTION_SIZE)) + 40 : 0;
  const width = Math.max(drawing.width, legend.width, caption);
  const height = drawing.height + top + (captioned ? LEGEND_HEIGHT : 0);
  const shift = round((width - drawing.width) / 2);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" role="img" aria-label="${escapeText(titleOf(drawing))}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}" fill="#ffffff"/>`,
    captioned
      ? `<text class="caption" x="20" y="24" font-size="${CAPTION_SIZE}" fill="#5b6774">${escapeText(titleOf(drawing))}</text>`
      : '',
    `<g transform="translate(${shift} ${top})">`,
    ...drawing.arcs.map(arcLine),
    ...drawing.boxes.map(boxSvg),
    ...drawing.arcs.map(arcLabel),
    '</g>',
    captioned ? `<g transform="translate(20 ${drawing.height + top + 10})">${legend.svg}</g>` : '',
    '</svg>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** What the chart shows, in words: its caption, and its name for those who do not see it. */
export function titleOf({
  asOf,
  knownAt,
  omitted,
}: Pick<Drawing, 'asOf' | 'knownAt' | 'omitted'>): string {
  const known = knownAt === undefined ? '' : `, as known on ${knownAt}`;
  const rest = omitted === 0 ? '' : `; ${omitted} entities are not drawn`;
  return `Holdings on ${asOf}${known}; percent of issued capital${rest}`;
}

function arcLine({ says, path, muted, ink }: PlacedArc): string {
  const grey = muted ? ' muted' : '';
  const colour = muted ? '#a3adb8' : '#475463';
  return [
    `<g><title>${escapeText(says)}</title>`,
    `<path class="arc${grey}" d="${path}" fill="none" stroke="${colour}" stroke-width="${ink.width}"${dashed(ink.dash)}/>`,
    `<path class="tip${grey}" d="${ink.tip}" fill="${colour}"/></g>`,
  ].join('');
}

function dashed(dash: string): string {
  return dash === '' ? '' : ` stroke-dasharray="${dash}" stroke-linecap="round"`;
}

function arcLabel({ muted, ink }: PlacedArc): string {
  const { x, y, width, height } = ink.halo;
  const halo = `<rect class="halo" x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="#ffffff"/>`;
  return halo + ink.texts.map((line) => textSvg(line, muted)).join('');
}

function boxSvg(box: PlacedBox): string {
  const { x, y, width, height, ink } = box;
  const place = `x="${x}" y="${y}" width="${width}"`;
  const edge = box.focus
    ? 'stroke="#1f66c1" stroke-width="2"'
    : 'stroke="#b9c3ce" stroke-width="1"';
  const several = box.kind === 'group' ? ' stroke-dasharray="3 3"' : '';
  return [
    `<g><title>${escapeText([box.name, ...box.members].join(', '))}</title>`,
    `<rect class="box${box.focus ? ' focus' : ''}" ${place} height="${height}" rx="${ink.corner}" fill="#f8fafc" ${edge}${several}/>`,
    ink.band ? `<rect class="band" ${place} height="4" fill="#8b98a6"/>` : '',
    ...ink.texts.map((line) => textSvg(line, false)),
    barSvg(ink),
    moreSvg(ink),
    '</g>',
  ].join('');
}

function textSvg({ x, y, size, look, text }: TextInk, muted: boolean): string {
  const strong = look === 'name' || look === 'label';
  const fill = strong && !muted ? '#17212b' : '#5b6774';
  const weight = strong ? ' font-weight="600"' : '';
  return `<text class="${look}${muted ? ' muted' : ''}" x="${x}" y="${y}" text-anchor="middle" font-size="${size}"${weight} fill="${fill}">${escapeText(text)}</text>`;
}

function barSvg({ bar }: BoxInk): string {
  if (!bar) return '';
  const place = `x="${bar.x}" y="${bar.y}" height="3" rx="1.5"`;
  return `<rect class="track" ${place} width="${bar.width}" fill="#dde3ea"/><rect class="bar" ${place} width="${bar.filled}" fill="#5d86b5"/>`;
}

function moreSvg({ more }: BoxInk): string {
  if (!more) return '';
  const { x, y, width, height, text } = more;
  const pill = `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2}" fill="#f8fafc" stroke="#b9c3ce"/>`;
  return `<g><title>${text.text.slice(1)} more linked to it are not drawn</title>${pill}${textSvg(text, false)}</g>`;
}

function legendOf(drawing: Drawing): { readonly svg: string; readonly width: number } {
  const used = MEANING.filter(([line]) =>
    drawing.arcs.some((arc) => (line === 'muted' ? arc.muted : arc.line === line)),
  );
  let x = 0;
  const items = used.map(([line, meaning]) => {
    const start = x;
    x += 36 + textWidth(meaning, 11) + 24;
    const dash = dashed(line === 'muted' ? '' : DASHES[line]);
    const grey = line === 'muted';
    return `<path class="arc${grey ? ' muted' : ''}" d="M${round(start)},8H${round(start + 28)}" stroke="${grey ? '#a3adb8' : '#475463'}" stroke-width="1.8"${dash}/><text class="caption" x="${round(start + 36)}" y="12" font-size="11" fill="#5b6774">${meaning}</text>`;
  });
  return { svg: items.join(''), width: Math.ceil(x + 20) };
}
