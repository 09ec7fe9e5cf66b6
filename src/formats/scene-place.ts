import * as dagre from '@dagrejs/dagre';
import type { Scene, SceneArc } from './scene.ts';
import { boxAt, boxSize, type PlacedBox } from './scene-box.ts';
import { type ArcInk, arcInk } from './scene-ink.ts';
import { type Point, ports, round, smoothPath } from './scene-route.ts';
import { degreesOf, labelHeight, labelsOf, type Strand, strandsOf } from './scene-strand.ts';

/** An arc with its line. The label stands centred at `at`; the tip touches the issuer's box. */
export interface PlacedArc extends SceneArc {
  readonly path: string;
  readonly tip: Point & { readonly points: 'up' | 'down' };
  readonly at: Point;
  readonly labels: readonly string[];
  readonly labelWidth: number;
  readonly ink: ArcInk;
}

/** A structure chart ready to be drawn, in pixels. The page, the command line and the brief draw this. */
export interface Drawing {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arcs: readonly PlacedArc[];
  readonly omitted: number;
}

const MARGIN = 20;
const TIP = 9;
/** Between two labels of one strand; how far its lines stand off its middle away from their labels. */
const LABEL_GAP = 22;
const LINE_REACH = 24;

interface Placed {
  readonly arc: SceneArc;
  readonly strand: Strand;
  readonly width: number;
  readonly inner: readonly Point[];
  readonly at: Point;
}

/** Layered layout: holders above, issuers below, room kept for every label. */
export function placeScene(scene: Scene): Drawing {
  const strands = strandsOf(scene.arcs);
  const graph = layeredGraph(scene, strands);
  const boxes = scene.boxes.map((box) => {
    const { x = 0, y = 0, width, height } = graph.node(box.id);
    return boxAt(box, { x: x - width / 2, y: y - height / 2, width, height });
  });
  const threads = strands.flatMap((strand, index) => threadsOf(graph, strand, `s${index}`));
  return {
    asOf: scene.asOf,
    ...(scene.knownAt !== undefined && { knownAt: scene.knownAt }),
    width: Math.max(240, round(graph.graph().width ?? 0)),
    height: Math.max(80, round(graph.graph().height ?? 0)),
    boxes,
    arcs: placedArcs(boxes, threads),
    omitted: scene.omitted,
  };
}

function layeredGraph(
  scene: Scene,
  strands: readonly Strand[],
): dagre.Graph<dagre.GraphLabel, dagre.NodeLabel, dagre.EdgeLabel> {
  const graph = new dagre.Graph<dagre.GraphLabel, dagre.NodeLabel, dagre.EdgeLabel>({
    multigraph: true,
  });
  const degrees = degreesOf(strands);
  const most = Math.max(0, ...degrees.values());
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 30,
    edgesep: 30,
    ranksep: 74 + 6 * Math.min(12, Math.max(0, most - 5)),
    marginx: MARGIN,
    marginy: MARGIN,
  });
  for (const box of scene.boxes)
    graph.setNode(box.id, { ...boxSize(box, degrees.get(box.id) ?? 0) });
  strands.forEach((strand, index) => {
    const width =
      strand.widths.reduce((sum, part) => sum + part, 0) + LABEL_GAP * (strand.widths.length - 1);
    const height = Math.max(...strand.arcs.map(labelHeight));
    const weight = 1 + Math.round(4 * Math.max(...strand.arcs.map((arc) => arc.weight)));
    graph.setEdge(
      strand.upper,
      strand.lower,
      { width: width + 10, height, weight, labelpos: 'c' },
      `s${index}`,
    );
  });
  dagre.layout(graph);
  return graph;
}

/** The inner points of each arc of a strand, side by side. */
function threadsOf(graph: ReturnType<typeof layeredGraph>, strand: Strand, name: string): Placed[] {
  const edge = graph.edge({ v: strand.upper, w: strand.lower, name });
  const inner = (edge.points ?? []).slice(1, -1);
  const middle = { x: edge.x ?? 0, y: edge.y ?? 0 };
  const total =
    strand.widths.reduce((sum, part) => sum + part, 0) + LABEL_GAP * (strand.widths.length - 1);
  let left = -total / 2;
  return strand.arcs.map((arc, index) => {
    const width = strand.widths[index] ?? 0;
    const shift = left + width / 2;
    left += width + LABEL_GAP;
    const near = Math.sign(shift) * Math.min(Math.abs(shift), LINE_REACH);
    const shifted = inner.map(({ x, y }: Point) => ({
      x: x + (Math.abs(y - middle.y) < 1 ? shift : near),
      y,
    }));
    return {
      arc,
      strand,
      width,
      inner: shifted,
      at: { x: round(middle.x + shift), y: round(middle.y) },
    };
  });
}

function placedArcs(boxes: readonly PlacedBox[], threads: readonly Placed[]): PlacedArc[] {
  const starts = new Map<Placed, number>();
  const ends = new Map<Placed, number>();
  for (const box of boxes) {
    const centre = box.x + box.width / 2;
    const leaving = threads.filter((thread) => thread.strand.upper === box.id);
    const coming = threads.filter((thread) => thread.strand.lower === box.id);
    for (const [thread, x] of ports(
      leaving,
      (one) => one.inner.at(0)?.x ?? one.at.x,
      centre,
      box.width,
    ))
      starts.set(thread, x);
    for (const [thread, x] of ports(
      coming,
      (one) => one.inner.at(-1)?.x ?? one.at.x,
      centre,
      box.width,
    ))
      ends.set(thread, x);
  }
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return threads.map((thread) =>
    placedArc(thread, byId, starts.get(thread) ?? 0, ends.get(thread) ?? 0),
  );
}

function placedArc(
  thread: Placed,
  boxes: ReadonlyMap<string, PlacedBox>,
  startX: number,
  endX: number,
): PlacedArc {
  const { arc, strand } = thread;
  const upper = boxes.get(strand.upper);
  const lower = boxes.get(strand.lower);
  const downwards = arc.from === strand.upper;
  const top = { x: startX, y: upper ? upper.y + upper.height : 0 };
  const bottom = { x: endX, y: lower?.y ?? 0 };
  const tip = downwards ? bottom : top;
  const pulled = { x: tip.x, y: tip.y + (downwards ? -TIP : TIP) };
  const points = downwards ? [top, ...thread.inner, pulled] : [pulled, ...thread.inner, bottom];
  const placed = {
    ...arc,
    path: smoothPath(points),
    tip: {
      x: round(tip.x),
      y: round(tip.y),
      points: downwards ? ('down' as const) : ('up' as const),
    },
    at: thread.at,
    labels: labelsOf(arc),
    labelWidth: Math.ceil(thread.width),
  };
  return { ...placed, ink: arcInk(placed) };
}
