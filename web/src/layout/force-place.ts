import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
} from 'd3-force';
import type { Scene, SceneArc } from '../../../src/formats/scene.ts';
import { boxAt, boxSize, type PlacedBox } from '../../../src/formats/scene-box.ts';
import type { Drawing, PlacedArc } from '../../../src/formats/scene-place.ts';
import { labelHeight, labelsOf } from '../../../src/formats/scene-strand.ts';
import { BOLD, textWidth } from '../../../src/formats/scene-text.ts';
import { LABEL_SIZE } from '../../../src/formats/scene-ink.ts';
import { apart } from './apart.ts';
import { bentArc } from './bent-arc.ts';
import type { Body } from './bodies.ts';

const MARGIN = 24;
const TICKS = 180;
const GAP = 14;
/** How far a holder is drawn above what it holds in each step of the layout. */
const FALL = 9;

/** Told how much of the layout is done, between 0 and 1. */
export type Progress = (part: number) => void;

interface Bodies {
  readonly boxes: readonly Body[];
  /** One for the label of each arc, so that labels keep clear of boxes and of each other. */
  readonly labels: readonly Body[];
  /** The boxes of each arc, its holder first. */
  readonly ends: readonly (readonly [Body | undefined, Body | undefined])[];
}

/**
 * Layout by forces: what is linked comes together, boxes and labels push each other apart, and holders
 * drift above what they hold. The same scene has the same layout.
 */
export function placeByForce(scene: Scene, progress: Progress = () => undefined): Drawing {
  const bodies = bodiesOf(scene);
  settle(scene, bodies, progress);
  const [left, top, right, bottom] = extent([...bodies.boxes, ...bodies.labels]);
  const shift = ({ x, y }: Body) => ({ x: x - left + MARGIN, y: y - top + MARGIN });
  const boxes = scene.boxes.map((box, index) => placed(box, bodies.boxes[index] as Body, shift));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return {
    asOf: scene.asOf,
    ...(scene.knownAt !== undefined && { knownAt: scene.knownAt }),
    width: Math.max(240, Math.ceil(right - left + 2 * MARGIN)),
    height: Math.max(80, Math.ceil(bottom - top + 2 * MARGIN)),
    boxes,
    arcs: scene.arcs.flatMap((arc, index): PlacedArc[] => {
      const [from, to] = [byId.get(arc.from), byId.get(arc.to)];
      const label = bodies.labels[index];
      return from && to && label ? [bentArc(arc, from, to, shift(label))] : [];
    }),
    omitted: scene.omitted,
  };
}

function placed(
  box: Scene['boxes'][number],
  body: Body,
  shift: (body: Body) => { readonly x: number; readonly y: number },
): PlacedBox {
  const { x, y } = shift(body);
  const { width, height } = body;
  return boxAt(box, { x: x - width / 2, y: y - height / 2, width, height });
}

function bodiesOf(scene: Scene): Bodies {
  const boxes = scene.boxes.map((box, index) => at(boxSize(box, 0), index));
  const byId = new Map(scene.boxes.map(({ id }, index) => [id, boxes[index] as Body]));
  const labels = scene.arcs.map((arc): Body => ({ x: 0, y: 0, ...labelSize(arc) }));
  const ends = scene.arcs.map(({ from, to }) => [byId.get(from), byId.get(to)] as const);
  return { boxes, labels, ends };
}

/** Begins on a spiral, as wide as the boxes are. */
function at(size: { readonly width: number; readonly height: number }, index: number): Body {
  const [radius, angle] = [90 * Math.sqrt(index + 0.5), index * Math.PI * (3 - Math.sqrt(5))];
  return { x: radius * Math.cos(angle) * 1.5, y: radius * Math.sin(angle), ...size };
}

function labelSize(arc: SceneArc): { readonly width: number; readonly height: number } {
  const widest = Math.max(...labelsOf(arc).map((line) => textWidth(line, BOLD * LABEL_SIZE)));
  return { width: widest + 10, height: labelHeight(arc) };
}

/** First the boxes by themselves; then the labels, each halfway between its boxes, with them. */
function settle(scene: Scene, bodies: Bodies, progress: Progress): void {
  const { boxes, labels, ends } = bodies;
  const near = ends.length > 300 ? 80 : 118;
  const between = ends.flatMap(([source, target]) =>
    source && target ? [{ source, target }] : [],
  );
  run(scene, bodies, { moved: boxes, links: between, near: 2 * near, from: 1, progress });
  labels.forEach((label, index) => halfway(label, ends[index], index));
  const through = ends.flatMap(([from, to], index) => {
    const label = labels[index];
    return from && to && label
      ? [
          { source: from, target: label },
          { source: label, target: to },
        ]
      : [];
  });
  const moved = [...boxes, ...labels];
  run(scene, bodies, { moved, links: through, near, from: 0.25, progress });
  const last = apart(GAP);
  last.initialize?.(moved, Math.random);
  for (let round = 0; round < 60; round++) last(0);
}

/** Labels of the same two boxes start on either side of the line between them. */
function halfway(label: Body, ends: Bodies['ends'][number] | undefined, index: number): void {
  const [from, to] = ends ?? [];
  if (!from || !to) return;
  const side = 0.06 * (index % 2 === 0 ? 1 : -1);
  label.x = (from.x + to.x) / 2 - (to.y - from.y) * side;
  label.y = (from.y + to.y) / 2 + (to.x - from.x) * side;
}

interface Run {
  readonly moved: readonly Body[];
  readonly links: readonly SimulationLinkDatum<Body>[];
  /** How far linked bodies stand from each other. */
  readonly near: number;
  /** How warm it begins. */
  readonly from: number;
  readonly progress: Progress;
}

function run(scene: Scene, { boxes }: Bodies, { moved, links, near, from, progress }: Run): void {
  const simulation = forceSimulation<Body>([...moved])
    .alpha(from)
    .alphaDecay(1 - (0.002 / from) ** (1 / TICKS))
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>([...links])
        .distance(near)
        .strength(0.5),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength((body) => (body.height > 40 ? (from === 1 ? -9000 : -2400) : -260))
        .distanceMax(2400),
    )
    .force('x', forceX<Body>(0).strength(0.03))
    .force('y', forceY<Body>(0).strength(0.05))
    // Warm boxes pass through each other; afterwards nothing covers anything.
    .force('apart', from === 1 ? null : apart(GAP))
    .stop();
  const index = new Map(scene.boxes.map(({ id }, at) => [id, boxes[at] as Body]));
  for (let tick = 0; tick < TICKS; tick++) {
    fall(scene, index, simulation.alpha());
    simulation.tick();
    if (tick % 16 === 0) progress(((from === 1 ? 0 : TICKS) + tick) / (2 * TICKS));
  }
}

/** Arcs that are not mutual point down. */
function fall(scene: Scene, bodies: ReadonlyMap<string, Body>, alpha: number): void {
  for (const { from, to, mutual } of scene.arcs) {
    const [upper, lower] = [bodies.get(from), bodies.get(to)];
    if (mutual || !upper || !lower || lower.y - upper.y > 240) continue;
    upper.y -= FALL * alpha;
    lower.y += FALL * alpha;
  }
}

function extent(bodies: readonly Body[]): [number, number, number, number] {
  return bodies.reduce<[number, number, number, number]>(
    ([left, top, right, bottom], { x, y, width, height }) => [
      Math.min(left, x - width / 2),
      Math.min(top, y - height / 2),
      Math.max(right, x + width / 2),
      Math.max(bottom, y + height / 2),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}
