import type { ArcLine } from './scene.ts';
import {
  type Drawing,
  LABEL_SIZE,
  LINE_HEIGHT,
  NAME_SIZE,
  NOTE_SIZE,
  type PlacedArc,
  type PlacedBox,
} from './scene-place.ts';
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

export const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Helvetica, Arial, sans-serif";

const DASH: Readonly<Record<ArcLine, string>> = {
  solid: '',
  dashed: '7 4',
  planned: '2 4',
  beneficiary: '1 5',
};

const MEANING: readonly (readonly [line: ArcLine | 'muted', meaning: string])[] = [
  ['solid', 'holds, asserted'],
  ['dashed', 'holds, reported'],
  ['planned', 'planned'],
  ['beneficiary', 'beneficiary of'],
  ['muted', 'votes suspended or neutral'],
];

const CAPTION_HEIGHT = 30;
const LEGEND_HEIGHT = 34;

/**
 * A structure chart as one SVG file: no script, no reference to anything outside, every text
 * escaped. `captioned` adds the date above and the legend below.
 */
export function drawingSvg(drawing: Drawing, captioned = true): string {
  const legend = captioned ? legendOf(drawing) : { svg: '', width: 0 };
  const top = captioned ? CAPTION_HEIGHT : 0;
  const width = Math.max(drawing.width, legend.width);
  const height = drawing.height + top + (captioned ? LEGEND_HEIGHT : 0);
  const shift = round((width - drawing.width) / 2);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" role="img" aria-label="${escapeText(titleOf(drawing))}">`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}" fill="#ffffff"/>`,
    captioned
      ? `<text class="caption" x="20" y="24" font-size="12" fill="#5b6774">${escapeText(titleOf(drawing))}</text>`
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

function arcLine(arc: PlacedArc): string {
  const muted = arc.muted ? ' muted' : '';
  const colour = arc.muted ? '#a3adb8' : '#475463';
  const dash =
    DASH[arc.line] === '' ? '' : ` stroke-dasharray="${DASH[arc.line]}" stroke-linecap="round"`;
  const { x, y, points } = arc.tip;
  const base = points === 'down' ? y - 9 : y + 9;
  return [
    `<g><title>${escapeText(arc.says)}</title>`,
    `<path class="arc${muted}" d="${arc.path}" fill="none" stroke="${colour}" stroke-width="${strokeWidth(arc)}"${dash}/>`,
    `<path class="tip${muted}" d="M${x},${y}L${round(x - 4.5)},${base}L${round(x + 4.5)},${base}Z" fill="${colour}"/></g>`,
  ].join('');
}

/** Thicker for more of the capital, within what still reads as a line. */
export function strokeWidth(arc: PlacedArc): number {
  return arc.line === 'beneficiary' ? 1.4 : round(1.3 + 1.5 * arc.weight);
}

function arcLabel(arc: PlacedArc): string {
  const height = arc.labels.length * 16 + 2;
  const top = arc.at.y - height / 2;
  const halo = `<rect class="halo" x="${round(arc.at.x - arc.labelWidth / 2 + 2)}" y="${round(top)}" width="${arc.labelWidth - 4}" height="${height}" rx="4" fill="#ffffff"/>`;
  const lines = arc.labels.map((line, index) => {
    const look = index === 0 && arc.line !== 'beneficiary' ? 'label' : 'votes';
    const fill = look === 'label' && !arc.muted ? '#17212b' : '#5b6774';
    const weight = look === 'label' ? ' font-weight="600"' : '';
    return `<text class="${look}${arc.muted ? ' muted' : ''}" x="${arc.at.x}" y="${round(top + 13 + index * 16)}" text-anchor="middle" font-size="${look === 'label' ? LABEL_SIZE : LABEL_SIZE - 1.5}"${weight} fill="${fill}">${escapeText(line)}</text>`;
  });
  return halo + lines.join('');
}

function boxSvg(box: PlacedBox): string {
  const { x, y, width, height } = box;
  const middle = round(x + width / 2);
  const stroke = box.focus ? '#1f66c1' : '#b9c3ce';
  const parts = [
    `<g><title>${escapeText([box.name, ...box.members].join(', '))}</title>`,
    `<rect class="box${box.focus ? ' focus' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner(box)}" fill="#f8fafc" stroke="${stroke}" stroke-width="${box.focus ? 2 : 1}"${box.kind === 'group' ? ' stroke-dasharray="3 3"' : ''}/>`,
    box.kind === 'state'
      ? `<rect class="band" x="${x}" y="${y}" width="${width}" height="4" fill="#8b98a6"/>`
      : '',
    ...box.lines.map(
      (line, index) =>
        `<text class="name" x="${middle}" y="${round(y + 21 + index * LINE_HEIGHT)}" text-anchor="middle" font-size="${NAME_SIZE}" font-weight="600" fill="#17212b">${escapeText(line)}</text>`,
    ),
    `<text class="note" x="${middle}" y="${round(y + 20 + box.lines.length * LINE_HEIGHT)}" text-anchor="middle" font-size="${NOTE_SIZE}" fill="#5b6774">${escapeText(box.note)}</text>`,
    knownBar(box),
    '</g>',
  ];
  return parts.join('');
}

/** Corners by kind: a person is round, a state square. */
export function corner(box: Pick<PlacedBox, 'kind' | 'height'>): number {
  if (box.kind === 'person') return Math.min(22, box.height / 2);
  return box.kind === 'state' ? 1 : 6;
}

function knownBar(box: PlacedBox): string {
  if (!box.known) return '';
  const { x, width, text } = barOf(box);
  const y = round(box.y + box.height - 11);
  return [
    `<rect class="track" x="${x}" y="${y}" width="${width}" height="3" rx="1.5" fill="#dde3ea"/>`,
    `<rect class="bar" x="${x}" y="${y}" width="${round(width * box.known.part)}" height="3" rx="1.5" fill="#5d86b5"/>`,
    `<text class="note" x="${round(box.x + box.width / 2)}" y="${round(y - 4)}" text-anchor="middle" font-size="10" fill="#5b6774">${escapeText(text)}</text>`,
  ].join('');
}

/** The bar for how much of the capital has a known holder, and its words. */
export function barOf(box: PlacedBox): {
  readonly x: number;
  readonly width: number;
  readonly text: string;
} {
  const own = box.treasury === undefined ? '' : `, ${box.treasury} own`;
  return {
    x: round(box.x + 15),
    width: round(box.width - 30),
    text: `${box.known?.text ?? ''} known${own}`,
  };
}

function legendOf(drawing: Drawing): { readonly svg: string; readonly width: number } {
  const used = MEANING.filter(([line]) =>
    drawing.arcs.some((arc) => (line === 'muted' ? arc.muted : arc.line === line)),
  );
  let x = 0;
  const items = used.map(([line, meaning]) => {
    const start = x;
    x += 36 + textWidth(meaning, 11) + 24;
    const dash =
      line === 'muted' || DASH[line] === ''
        ? ''
        : ` stroke-dasharray="${DASH[line]}" stroke-linecap="round"`;
    const grey = line === 'muted';
    return `<path class="arc${grey ? ' muted' : ''}" d="M${round(start)},8H${round(start + 28)}" stroke="${grey ? '#a3adb8' : '#475463'}" stroke-width="1.8"${dash}/><text class="caption" x="${round(start + 36)}" y="12" font-size="11" fill="#5b6774">${meaning}</text>`;
  });
  return { svg: items.join(''), width: Math.ceil(x + 20) };
}
