import type { Scene } from '../../../src/formats/scene.ts';
import type { Cloud } from '../layout/cloud.ts';

/** A cloud as it is painted and searched: plain arrays, since it is drawn many times a second. */
export interface CloudGraph {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly muted: Uint8Array;
  readonly degree: Int32Array;
  /** Points in the order in which their names are written, most linked first. */
  readonly order: Int32Array;
}

export function graphOf(scene: Scene, { xs, ys }: Cloud): CloudGraph {
  const index = new Map(scene.boxes.map(({ id }, at) => [id, at]));
  const end = (id: string) => index.get(id) ?? 0;
  const from = Int32Array.from(scene.arcs, (arc) => end(arc.from));
  const to = Int32Array.from(scene.arcs, (arc) => end(arc.to));
  const degree = new Int32Array(scene.boxes.length);
  for (const ends of [from, to]) for (const at of ends) degree[at] = (degree[at] ?? 0) + 1;
  const order = Int32Array.from(scene.boxes.keys());
  order.sort((first, second) => (degree[second] ?? 0) - (degree[first] ?? 0) || first - second);
  const muted = Uint8Array.from(scene.arcs, (arc) => (arc.muted ? 1 : 0));
  return { xs, ys, from, to, muted, degree, order };
}

/** What part of the cloud is seen: pixels are `scale` times the distance from (`x`, `y`) in the middle. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

const [SMALLEST, LARGEST] = [0.02, 6];

/** The whole cloud, with a margin. */
export function wholeView({ xs, ys }: CloudGraph, { width, height }: Room): View {
  const [left, right] = spanOf(xs);
  const [top, bottom] = spanOf(ys);
  const scale = Math.min(width / (right - left + 80), height / (bottom - top + 80), 2);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

function spanOf(values: Float32Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : [0, 0];
}

/** Larger or smaller about a place of the screen, which stays where it is. */
export function zoomed(
  view: View,
  by: number,
  { width, height }: Room,
  at: { readonly x: number; readonly y: number } = { x: width / 2, y: height / 2 },
): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * by));
  const [dx, dy] = [at.x - width / 2, at.y - height / 2];
  return {
    x: view.x + dx / view.scale - dx / scale,
    y: view.y + dy / view.scale - dy / scale,
    scale,
  };
}

/** Pixels of the radius of a point. */
export function radiusOf(graph: CloudGraph, at: number, { scale }: View): number {
  const size = 2.4 + 0.9 * Math.sqrt(graph.degree[at] ?? 0);
  return Math.max(1.4, size * Math.min(2.2, Math.sqrt(scale)));
}

/** The point under a place of the screen, the nearest of those within reach. */
export function pointAt(
  graph: CloudGraph,
  view: View,
  { width, height }: Room,
  at: { readonly x: number; readonly y: number },
): number | undefined {
  const x = view.x + (at.x - width / 2) / view.scale;
  const y = view.y + (at.y - height / 2) / view.scale;
  let [nearest, best] = [-1, Infinity];
  for (let index = 0; index < graph.xs.length; index++) {
    const distance = Math.hypot((graph.xs[index] ?? 0) - x, (graph.ys[index] ?? 0) - y);
    const reach = (radiusOf(graph, index, view) + 5) / view.scale;
    if (distance < reach && distance < best) [nearest, best] = [index, distance];
  }
  return nearest < 0 ? undefined : nearest;
}
