import type { SceneBox } from './scene.ts';
import { type Area, type BoxInk, boxInk, LINE_HEIGHT, NAME_SIZE, NOTE_SIZE } from './scene-ink.ts';
import { round } from './scene-route.ts';
import { BOLD, nameLines, textWidth } from './scene-text.ts';

/** A box with its place; `x` and `y` are its upper left corner. */
export interface PlacedBox extends SceneBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly ink: BoxInk;
}

const NAME_WIDTH = 200;

/** As large as its words, and as wide as the arcs that meet at it need. */
export function boxSize(box: SceneBox, degree: number): { width: number; height: number } {
  const lines = nameLines(box.name, BOLD * NAME_SIZE, NAME_WIDTH);
  const text = Math.max(
    ...lines.map((line) => textWidth(line, BOLD * NAME_SIZE)),
    textWidth(box.note, NOTE_SIZE),
    box.known ? 118 : 0,
  );
  const width = Math.max(128, text + 30, Math.min(360, degree * 24 + 30));
  return {
    width: Math.ceil(width),
    height: 34 + lines.length * LINE_HEIGHT + (box.known ? 21 : 0),
  };
}

/** A box in its place, with all that is drawn of it. */
export function boxAt(box: SceneBox, { x, y, width, height }: Area): PlacedBox {
  const lines = nameLines(box.name, BOLD * NAME_SIZE, Math.max(NAME_WIDTH, width - 30));
  const placed = { ...box, x: round(x), y: round(y), width, height, lines };
  return { ...placed, ink: boxInk(placed) };
}
