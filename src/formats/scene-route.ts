/** A point on the drawing, in pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A smooth line through points of strictly growing (or strictly falling) y that leaves and arrives
 * vertically and never turns back (Fritsch-Carlson slopes, as in monotone interpolation).
 */
export function smoothPath(points: readonly Point[]): string {
  const [start] = points;
  if (!start) return '';
  const slopes = points.map((_, index) => slopeAt(points, index));
  const curves = points
    .slice(1)
    .map((to, index) => curve(points[index] ?? to, to, slopes[index] ?? 0, slopes[index + 1] ?? 0));
  return `M${xy(start)}${curves.join('')}`;
}

/** dx/dy at a point: none at the ends and at turning points, else limited so that x stays monotone. */
function slopeAt(points: readonly Point[], index: number): number {
  const [before, here, after] = [points[index - 1], points[index], points[index + 1]];
  if (!before || !here || !after) return 0;
  const [first, second] = [secant(before, here), secant(here, after)];
  if (first * second <= 0) return 0;
  return (2 * first * second) / (first + second);
}

function secant(from: Point, to: Point): number {
  return to.y === from.y ? 0 : (to.x - from.x) / (to.y - from.y);
}

function curve(from: Point, to: Point, slopeFrom: number, slopeTo: number): string {
  const third = (to.y - from.y) / 3;
  const away = third * (slopeFrom === 0 ? 1.35 : 1);
  const near = third * (slopeTo === 0 ? 1.35 : 1);
  const first = { x: from.x + slopeFrom * away, y: from.y + away };
  const second = { x: to.x - slopeTo * near, y: to.y - near };
  return `C${xy(first)} ${xy(second)} ${xy(to)}`;
}

/** Equally spaced places along an edge of a box, in the order of where the lines come from. */
export function ports<T>(
  lines: readonly T[],
  aim: (line: T) => number,
  centre: number,
  width: number,
): Map<T, number> {
  const sorted = [...lines].sort((first, second) => aim(first) - aim(second));
  const pitch = Math.min(34, (width - 24) / Math.max(1, sorted.length - 1));
  const start = centre - (pitch * (sorted.length - 1)) / 2;
  return new Map(sorted.map((line, index) => [line, start + pitch * index]));
}

function xy({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

/** A tenth of a pixel is finer than any screen shows. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
