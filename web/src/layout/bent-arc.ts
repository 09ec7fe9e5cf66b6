import type { SceneArc } from '../../../src/formats/scene.ts';
import type { PlacedBox } from '../../../src/formats/scene-box.ts';
import { arcInk } from '../../../src/formats/scene-ink.ts';
import type { PlacedArc } from '../../../src/formats/scene-place.ts';
import { type Point, round } from '../../../src/formats/scene-route.ts';
import { labelsOf } from '../../../src/formats/scene-strand.ts';
import { BOLD, textWidth } from '../../../src/formats/scene-text.ts';
import { LABEL_SIZE } from '../../../src/formats/scene-ink.ts';

const TIP_LENGTH = 9;
const TIP_HALF = 4.5;

/** An arc from edge to edge that bends through the place of its label. */
export function bentArc(arc: SceneArc, from: PlacedBox, to: PlacedBox, through: Point): PlacedArc {
  const start = edgeOf(from, through);
  const end = edgeOf(to, through);
  // The curve passes its label halfway.
  const bend = {
    x: 2 * through.x - (start.x + end.x) / 2,
    y: 2 * through.y - (start.y + end.y) / 2,
  };
  const labels = labelsOf(arc);
  const widest = Math.max(...labels.map((line) => textWidth(line, BOLD * LABEL_SIZE)));
  const at = { x: round(through.x), y: round(through.y) };
  const points = end.y >= bend.y ? ('down' as const) : ('up' as const);
  const placed = {
    ...arc,
    path: `M${xy(start)}Q${xy(bend)} ${xy(pulled(end, bend))}`,
    tip: { x: round(end.x), y: round(end.y), points },
    at,
    labels,
    labelWidth: Math.ceil(widest) + 10,
  };
  return { ...placed, ink: { ...arcInk(placed), tip: tipFrom(bend, end) } };
}

/** Where the line from the middle of a box to a point leaves it. */
function edgeOf({ x, y, width, height }: PlacedBox, to: Point): Point {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const [dx, dy] = [to.x - middle.x, to.y - middle.y];
  const reach = Math.max(Math.abs(dx) / (width / 2), Math.abs(dy) / (height / 2));
  const part = reach > 1 ? 1 / reach : 1;
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

/** The line ends under its tip. */
function pulled(end: Point, from: Point): Point {
  const length = Math.hypot(end.x - from.x, end.y - from.y) || 1;
  const part = (TIP_LENGTH - 1) / length;
  return { x: end.x - (end.x - from.x) * part, y: end.y - (end.y - from.y) * part };
}

function tipFrom(from: Point, end: Point): string {
  const length = Math.hypot(end.x - from.x, end.y - from.y) || 1;
  const [ux, uy] = [(end.x - from.x) / length, (end.y - from.y) / length];
  const base = { x: end.x - ux * TIP_LENGTH, y: end.y - uy * TIP_LENGTH };
  const side = (turn: number): Point => ({
    x: base.x - uy * TIP_HALF * turn,
    y: base.y + ux * TIP_HALF * turn,
  });
  return `M${xy(end)}L${xy(side(1))}L${xy(side(-1))}Z`;
}

function xy({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}
