import type { ArcLine, SceneArc } from './scene.ts';
import { round } from './scene-route.ts';
import { textWidth } from './scene-text.ts';

/** Sizes of letters, in pixels. */
export const NAME_SIZE = 14;
export const NOTE_SIZE = 11;
export const LABEL_SIZE = 12.5;
export const LINE_HEIGHT = 17;

const LABEL_LINE = 16;
const TIP_LENGTH = 9;
const TIP_HALF = 4.5;

/** One line of text, set around its middle; `look` says what it is. */
export interface TextInk {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly look: 'name' | 'note' | 'label' | 'votes';
  readonly text: string;
}

/** All that is drawn of a box, so that every renderer draws the same. */
export interface BoxInk {
  readonly corner: number;
  /** A bar along the upper edge: the mark of a state. */
  readonly band: boolean;
  readonly texts: readonly TextInk[];
  /** How much of the capital has a known holder. */
  readonly bar?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly filled: number;
  };
  /** A pill on the upper right corner: how many more it is linked to. */
  readonly more?: Area & { readonly text: TextInk };
}

/** All that is drawn of an arc besides its line. */
export interface ArcInk {
  readonly width: number;
  readonly dash: string;
  readonly tip: string;
  readonly halo: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly texts: readonly TextInk[];
}

/** A rectangle by its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const DASHES: Readonly<Record<ArcLine, string>> = {
  solid: '',
  dashed: '7 4',
  planned: '2 4',
  beneficiary: '1 5',
};

interface Inkable {
  readonly kind: string;
  readonly note: string;
  readonly known?: { readonly text: string; readonly part: number };
  readonly treasury?: string;
  readonly lines: readonly string[];
  readonly more?: number;
}

export function boxInk(box: Inkable & Area): BoxInk {
  const middle = round(box.x + box.width / 2);
  const names = box.lines.map((text, index): TextInk => ({
    x: middle,
    y: round(box.y + 21 + index * LINE_HEIGHT),
    size: NAME_SIZE,
    look: 'name',
    text,
  }));
  const below = round(box.y + 20 + box.lines.length * LINE_HEIGHT);
  const note: TextInk = { x: middle, y: below, size: NOTE_SIZE, look: 'note', text: box.note };
  const bar = barInk(box);
  return {
    corner: cornerOf(box),
    band: box.kind === 'state',
    texts: bar ? [...names, note, bar.words] : [...names, note],
    ...(bar && { bar: bar.line }),
    ...(box.more !== undefined && { more: moreInk(box, box.more) }),
  };
}

const PILL = 16;

function moreInk(box: Area, count: number): NonNullable<BoxInk['more']> {
  const text = `+${count}`;
  const width = Math.ceil(textWidth(text, NOTE_SIZE)) + 10;
  const [x, y] = [round(box.x + box.width - width + 6), round(box.y - PILL / 2)];
  const middle = { x: round(x + width / 2), y: round(y + 12) };
  return { x, y, width, height: PILL, text: { ...middle, size: NOTE_SIZE, look: 'note', text } };
}

/** Corners by kind: a person is round, a state square. */
function cornerOf({ kind, height }: Inkable & Area): number {
  if (kind === 'person') return Math.min(22, height / 2);
  return kind === 'state' ? 1 : 6;
}

function barInk(box: Inkable & Area) {
  if (!box.known) return undefined;
  const y = round(box.y + box.height - 11);
  const width = round(box.width - 30);
  const own = box.treasury === undefined ? '' : `, ${box.treasury} own`;
  const words: TextInk = {
    x: round(box.x + box.width / 2),
    y: round(y - 4),
    size: NOTE_SIZE - 1,
    look: 'note',
    text: `${box.known.text} known${own}`,
  };
  return { words, line: { x: round(box.x + 15), y, width, filled: round(width * box.known.part) } };
}

export interface Labelled {
  readonly tip: { readonly x: number; readonly y: number; readonly points: 'up' | 'down' };
  readonly at: { readonly x: number; readonly y: number };
  readonly labels: readonly string[];
  readonly labelWidth: number;
}

export function arcInk(arc: SceneArc & Labelled): ArcInk {
  const height = arc.labels.length * LABEL_LINE + 2;
  const top = round(arc.at.y - height / 2);
  const texts = arc.labels.map((text, index): TextInk => {
    const look = index === 0 && arc.line !== 'beneficiary' ? 'label' : 'votes';
    const size = look === 'label' ? LABEL_SIZE : LABEL_SIZE - 1.5;
    return { x: arc.at.x, y: round(top + 13 + index * LABEL_LINE), size, look, text };
  });
  const x = round(arc.at.x - arc.labelWidth / 2 + 2);
  return {
    // Thicker for more of the capital, within what still reads as a line.
    width: arc.line === 'beneficiary' ? 1.4 : round(1.3 + 1.5 * arc.weight),
    dash: DASHES[arc.line],
    tip: tipPath(arc.tip),
    halo: { x, y: top, width: arc.labelWidth - 4, height },
    texts,
  };
}

function tipPath({ x, y, points }: Labelled['tip']): string {
  const base = round(points === 'down' ? y - TIP_LENGTH : y + TIP_LENGTH);
  return `M${x},${y}L${round(x - TIP_HALF)},${base}L${round(x + TIP_HALF)},${base}Z`;
}
