import { type CloudGraph, radiusOf, type Room, type View } from './cloud-graph.ts';

/** Colours of the page, read from its style. */
export interface Inks {
  readonly ground: string;
  readonly arc: string;
  readonly muted: string;
  readonly point: string;
  readonly accent: string;
  readonly ink: string;
}

/** What is painted besides the cloud itself. */
export interface Picks {
  readonly chosen: number | undefined;
  readonly hovered: number | undefined;
  readonly nameOf: (at: number) => string;
  /** What stands beside an arc of the chosen point. */
  readonly figureOf: (arc: number) => string;
}

interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly graph: CloudGraph;
  readonly view: View;
  readonly room: Room;
  readonly inks: Inks;
}

type Place = readonly [x: number, y: number];

const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
const MOST_NAMES = 60;
const MOST_FIGURES = 60;
/** From this size on the chosen point and its neighbours are read by name and figure. */
const NEAR = 0.6;

export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: ink('--chart'),
    arc: ink('--arc'),
    muted: ink('--muted'),
    point: ink('--bar'),
    accent: ink('--accent'),
    ink: ink('--ink'),
  };
}

/** The cloud as it is seen now: arcs, points, the chosen one with its neighbours, names where there is room. */
export function paintCloud(frame: Frame, picks: Picks): void {
  const { context, room, inks } = frame;
  const pixels = devicePixelRatio;
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.fillStyle = inks.ground;
  context.fillRect(0, 0, room.width, room.height);
  // Near somebody chosen, the others step back.
  const faint = picks.chosen !== undefined && frame.view.scale > NEAR;
  paintArcs(frame, faint);
  paintPoints(frame, faint);
  const near = paintChosen(frame, picks);
  paintNames(frame, picks, { near, alone: faint });
}

function placeOf({ graph, view, room }: Frame, at: number): Place {
  return [
    ((graph.xs[at] ?? 0) - view.x) * view.scale + room.width / 2,
    ((graph.ys[at] ?? 0) - view.y) * view.scale + room.height / 2,
  ];
}

function isSeen([x, y]: Place, { width, height }: Room, margin = 20): boolean {
  return x > -margin && y > -margin && x < width + margin && y < height + margin;
}

function paintArcs(frame: Frame, faint: boolean): void {
  const { context, graph, inks, view, room } = frame;
  context.lineWidth = view.scale > NEAR ? 1 : 0.6;
  for (const muted of [0, 1]) {
    context.beginPath();
    for (let arc = 0; arc < graph.from.length; arc++) {
      if (graph.muted[arc] !== muted) continue;
      const start = placeOf(frame, graph.from[arc] ?? 0);
      const end = placeOf(frame, graph.to[arc] ?? 0);
      if (!isSeen(start, room) && !isSeen(end, room)) continue;
      context.moveTo(...start);
      context.lineTo(...end);
    }
    context.globalAlpha = faint ? 0.12 : view.scale > NEAR ? 0.45 : 0.28;
    context.strokeStyle = muted ? inks.muted : inks.arc;
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintPoints(frame: Frame, faint: boolean): void {
  const { context, graph, inks, view, room } = frame;
  context.beginPath();
  for (let at = 0; at < graph.xs.length; at++) {
    const place = placeOf(frame, at);
    if (!isSeen(place, room)) continue;
    const radius = radiusOf(graph, at, view);
    if (radius < 2) context.rect(place[0] - radius, place[1] - radius, 2 * radius, 2 * radius);
    else {
      context.moveTo(place[0] + radius, place[1]);
      context.arc(...place, radius, 0, 2 * Math.PI);
    }
  }
  context.globalAlpha = faint ? 0.35 : 1;
  context.fillStyle = inks.point;
  context.fill();
  context.globalAlpha = 1;
}

/** The chosen point, its arcs with their figures, and whom they lead to. */
function paintChosen(frame: Frame, { chosen }: Picks): readonly number[] {
  const { context, graph, inks, view } = frame;
  if (chosen === undefined) return [];
  const arcs = [...graph.from.keys()].filter(
    (arc) => graph.from[arc] === chosen || graph.to[arc] === chosen,
  );
  context.strokeStyle = inks.accent;
  context.lineWidth = 1.8;
  for (const arc of arcs) arrow(frame, graph.from[arc] ?? 0, graph.to[arc] ?? 0);
  const near = arcs.map((arc) => (graph.from[arc] === chosen ? graph.to : graph.from)[arc] ?? 0);
  for (const at of [chosen, ...near]) {
    context.beginPath();
    context.arc(...placeOf(frame, at), radiusOf(graph, at, view) + (at === chosen ? 3 : 0), 0, 7);
    context.fillStyle = inks.accent;
    context.fill();
  }
  return near;
}

/** From the holder to what it holds. */
function arrow(frame: Frame, from: number, to: number): void {
  const { context, graph, view, inks } = frame;
  const [start, end] = [placeOf(frame, from), placeOf(frame, to)];
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]) || 1;
  const [ux, uy] = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
  const reach = radiusOf(graph, to, view) + 1;
  const tip: Place = [end[0] - ux * reach, end[1] - uy * reach];
  context.beginPath();
  context.moveTo(...start);
  context.lineTo(...tip);
  context.stroke();
  context.beginPath();
  context.moveTo(...tip);
  context.lineTo(tip[0] - ux * 8 - uy * 4, tip[1] - uy * 8 + ux * 4);
  context.lineTo(tip[0] - ux * 8 + uy * 4, tip[1] - uy * 8 - ux * 4);
  context.fillStyle = inks.accent;
  context.fill();
}

interface Reading {
  readonly near: readonly number[];
  /** Only the chosen point and its neighbours are named. */
  readonly alone: boolean;
}

/** Names and figures where they do not cover each other: whoever is pointed at or chosen first. */
function paintNames(frame: Frame, picks: Picks, { near, alone }: Reading): void {
  const { chosen, hovered } = picks;
  const taken: Taken[] = [];
  for (const at of [hovered, chosen]) if (at !== undefined) nameAt(frame, picks, at, taken);
  for (const at of near) nameAt(frame, picks, at, taken);
  if (alone && chosen !== undefined) paintFigures(frame, picks, chosen, taken);
  if (alone) return;
  for (const at of frame.graph.order) {
    if (taken.length >= MOST_NAMES) break;
    nameAt(frame, picks, at, taken);
  }
}

/** Middle, line and half the width of what is written already. */
type Taken = readonly [x: number, y: number, half: number];

function nameAt(frame: Frame, picks: Picks, at: number, taken: Taken[]): void {
  const { graph, view } = frame;
  const strong = at === picks.hovered || at === picks.chosen;
  const [x, y] = placeOf(frame, at);
  const place: Place = [x, y - radiusOf(graph, at, view) - 5];
  put(frame, picks.nameOf(at), { place, font: strong ? '600 13px' : '12px', strong }, taken);
}

/** On the way to each neighbour, nearer to it than to the chosen point, where they would crowd. */
function paintFigures(frame: Frame, picks: Picks, chosen: number, taken: Taken[]): void {
  const { graph } = frame;
  const arcs = [...graph.from.keys()].filter(
    (arc) => graph.from[arc] === chosen || graph.to[arc] === chosen,
  );
  for (const arc of arcs.slice(0, MOST_FIGURES)) {
    const [here, there] = [graph.from[arc] ?? 0, graph.to[arc] ?? 0];
    const [start, end] = here === chosen ? [here, there] : [there, here];
    const [from, to] = [placeOf(frame, start), placeOf(frame, end)];
    const place: Place = [
      from[0] + (to[0] - from[0]) * 0.64,
      from[1] + (to[1] - from[1]) * 0.64 + 4,
    ];
    put(frame, picks.figureOf(arc), { place, font: '600 12px', strong: false }, taken);
  }
}

interface Put {
  readonly place: Place;
  readonly font: string;
  /** Written in any case. */
  readonly strong: boolean;
}

function put(frame: Frame, text: string, { place, font, strong }: Put, taken: Taken[]): void {
  const { context, room } = frame;
  if (!isSeen(place, room, 0)) return;
  context.font = `${font} ${FONT}`;
  const half = context.measureText(text).width / 2 + 4;
  const covered = taken.some(
    ([x, y, width]) => Math.abs(y - place[1]) < 15 && Math.abs(x - place[0]) < width + half,
  );
  if (covered && !strong) return;
  taken.push([...place, half]);
  written(frame, text, place, font);
}

function written({ context, inks }: Frame, text: string, [x, y]: Place, font: string): void {
  context.font = `${font} ${FONT}`;
  context.textAlign = 'center';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = inks.ground;
  context.strokeText(text, x, y);
  context.fillStyle = inks.ink;
  context.fillText(text, x, y);
}
