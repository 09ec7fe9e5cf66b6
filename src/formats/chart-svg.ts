import { escapeText } from './scene-text.ts';
/** One line of a chart: what it is called, and its points from left to right. */
export interface ChartLine {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A chart of numbers over a number. Marks name the values, so that the axes need no arithmetic. */
export interface LineChart {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly lines: readonly ChartLine[];
  /** Printed values of a number on the axes, such as `25%`. */
  readonly textOf: (value: number) => string;
}

const WIDTH = 720;
const HEIGHT = 420;
const FRAME = { left: 78, right: 178, top: 52, bottom: 58 } as const;
const TICKS = 5;

/** Colours that stay apart for the colour-blind (Okabe & Ito), each with its own dash. */
const INKS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '12 4', '1 4'];

const STYLE = `text{font:13px system-ui,sans-serif;fill:#1b1f24}.axis{stroke:#8a949e}.grid{stroke:#dfe3e8}
@media (prefers-color-scheme: dark){.ground{fill:#14181d}text{fill:#eef2f6}.grid{stroke:#333d48}}`;

/**
 * A line chart as one SVG file, without scripts or references to anything outside. The numbers are
 * in its description, line by line, for readers who do not see it.
 */
export function lineChartSvg(chart: LineChart): string {
  const scale = scaleOf(chart);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeText(chart.title)}</title>`,
    `<desc id="desc">${escapeText(described(chart))}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${FRAME.left}" y="28" font-weight="600">${escapeText(chart.title)}</text>`,
    ...ticksOf(scale.y).map((value) => levelLine(value, scale, chart)),
    ...ticksOf(scale.x).map((value) => crossMark(value, scale, chart)),
    `<line class="axis" x1="${FRAME.left}" x2="${WIDTH - FRAME.right}" y1="${scale.up(scale.y.min)}" y2="${scale.up(scale.y.min)}"/>`,
    `<text x="${(FRAME.left + WIDTH - FRAME.right) / 2}" y="${HEIGHT - 14}" text-anchor="middle">${escapeText(chart.across)}</text>`,
    `<text x="${FRAME.left}" y="46" font-size="12">${escapeText(chart.up)}</text>`,
    ...chart.lines.map((line, at) => drawn(line, at, scale)),
    '</svg>',
    '',
  ].join('\n');
}

interface Range {
  readonly min: number;
  readonly max: number;
}

interface Scale {
  readonly x: Range;
  readonly y: Range;
  readonly across: (value: number) => number;
  readonly up: (value: number) => number;
}

function scaleOf({ lines }: LineChart): Scale {
  const points = lines.flatMap((line) => line.points);
  const x = rangeOf(points.map(([value]) => value));
  const y = rangeOf(points.map(([, value]) => value));
  const [wide, high] = [WIDTH - FRAME.left - FRAME.right, HEIGHT - FRAME.top - FRAME.bottom];
  return {
    x,
    y,
    across: (value) => round(FRAME.left + (wide * (value - x.min)) / (x.max - x.min)),
    up: (value) => round(HEIGHT - FRAME.bottom - (high * (value - y.min)) / (y.max - y.min)),
  };
}

/** The values with room for at least some height, also where all are the same. */
function rangeOf(values: readonly number[]): Range {
  const [min, max] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  if (!Number.isFinite(min) || !Number.isFinite(max)) return { min: 0, max: 1 };
  if (min === max) return { min: min - Math.abs(min || 1) / 2, max: max + Math.abs(max || 1) / 2 };
  return { min, max };
}

function ticksOf({ min, max }: Range): number[] {
  return Array.from({ length: TICKS }, (_, at) => min + ((max - min) * at) / (TICKS - 1));
}

function levelLine(value: number, { up }: Scale, { textOf }: LineChart): string {
  const y = up(value);
  return `<line class="grid" x1="${FRAME.left}" x2="${WIDTH - FRAME.right}" y1="${y}" y2="${y}"/><text x="${FRAME.left - 8}" y="${y + 4}" text-anchor="end">${escapeText(textOf(value))}</text>`;
}

function crossMark(value: number, { across }: Scale, { textOf }: LineChart): string {
  return `<text x="${across(value)}" y="${HEIGHT - FRAME.bottom + 20}" text-anchor="middle">${escapeText(textOf(value))}</text>`;
}

function drawn({ name, points }: ChartLine, at: number, { across, up }: Scale): string {
  const ink = INKS[at % INKS.length] ?? '#0072b2';
  const dash = DASHES[at % DASHES.length] ?? '';
  const path = points.map(([x, y]) => `${across(x)},${up(y)}`).join(' ');
  const dots = points.map(
    ([x, y]) => `<circle cx="${across(x)}" cy="${up(y)}" r="3" fill="${ink}"/>`,
  );
  const top = FRAME.top + 10 + at * 20;
  const key = WIDTH - FRAME.right + 14;
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return [
    `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"${dashed}/>`,
    ...dots,
    `<line x1="${key}" x2="${key + 22}" y1="${top}" y2="${top}" stroke="${ink}" stroke-width="2"${dashed}/>`,
    `<text x="${key + 28}" y="${top + 4}">${escapeText(name)}</text>`,
  ].join('');
}

function described({ lines, across, up, textOf }: LineChart): string {
  return lines
    .map(({ name, points }) => {
      const pairs = points.map(([x, y]) => `${textOf(x)}: ${textOf(y)}`).join('; ');
      return `${name} (${across}: ${up}): ${pairs}.`;
    })
    .join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
