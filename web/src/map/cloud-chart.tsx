import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { Scene } from '../../../src/formats/scene.ts';
import type { Cloud } from '../layout/cloud.ts';
import { visible } from '../plain-text.ts';
import { type CloudGraph, graphOf, pointAt, type View, wholeView, zoomed } from './cloud-graph.ts';
import { inksOf, paintCloud } from './cloud-paint.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface CloudChartProps {
  readonly scene: Scene;
  readonly cloud: Cloud;
  readonly selected: string | undefined;
  readonly onEntity: (name: string) => void;
  readonly legend: ReactNode;
}

/** Pixels that the arrow keys move the cloud by. */
const STEP = 60;
/** Pixels that a press may tremble and still be a click. */
const TREMBLE = 4;
/** A chosen point is looked at from at least this near. */
const NEAR = 1.1;

/** A chart of thousands, painted: drag to move, wheel to zoom, click to choose. Its table has the same. */
export function CloudChart({ scene, cloud, selected, onEntity, legend }: CloudChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const graph = useMemo(() => graphOf(scene, cloud), [scene, cloud]);
  const chosen = useMemo(() => indexOf(scene, selected), [scene, selected]);
  const painter = usePainter(canvas, scene, graph, chosen);
  const held = useRef<{ readonly x: number; readonly y: number; moved: boolean }>(undefined);
  const press = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, moved: false };
  };
  const move = (event: PointerEvent) => {
    const from = held.current;
    if (!from) return painter.hover(placeIn(event));
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.moved && Math.hypot(dx, dy) < TREMBLE) return undefined;
    held.current = { x: event.clientX, y: event.clientY, moved: true };
    return painter.pan(dx, dy);
  };
  const release = (event: PointerEvent) => {
    const at = held.current?.moved === false ? painter.find(placeIn(event)) : undefined;
    held.current = undefined;
    const name = at === undefined ? undefined : scene.boxes[at]?.name;
    if (name !== undefined) onEntity(name);
  };
  return (
    <div className="chart">
      <canvas
        ref={canvas}
        className="cloud"
        role="img"
        tabIndex={0}
        aria-label={`Holdings on ${scene.asOf} as a cloud of points: ${scene.boxes.length} entities, ${scene.arcs.length} holdings. The table lists them; the field Entity finds one. Arrow keys move it, plus and minus zoom.`}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerLeave={() => painter.hover(undefined)}
        onKeyDown={(event) => painter.key(event)}
      />
      <div className="chart-foot">
        {legend}
        <ZoomButtons
          onSmaller={() => painter.zoom(1 / 1.4)}
          onFit={painter.fit}
          onLarger={() => painter.zoom(1.4)}
        />
      </div>
    </div>
  );
}

function indexOf(scene: Scene, name: string | undefined): number | undefined {
  const at = scene.boxes.findIndex((box) => box.name === name);
  return at < 0 ? undefined : at;
}

function placeIn(event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

interface Painter {
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly hover: (place: { readonly x: number; readonly y: number } | undefined) => void;
  readonly find: (place: { readonly x: number; readonly y: number }) => number | undefined;
}

/** Keeps the view outside React: the canvas is painted at most once a frame. */
function usePainter(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  graph: CloudGraph,
  chosen: number | undefined,
): Painter {
  const view = useRef<View>(undefined);
  const hovered = useRef<number>(undefined);
  const frame = useRef(0);
  const latest = useRef({ scene, graph, chosen });
  latest.current = { scene, graph, chosen };
  const painter = useMemo(() => {
    const room = () => ({
      width: canvas.current?.clientWidth ?? 1,
      height: canvas.current?.clientHeight ?? 1,
    });
    const seen = () => (view.current ??= wholeView(latest.current.graph, room()));
    const paint = () => {
      frame.current = 0;
      const element = canvas.current;
      const context = element?.getContext('2d', { alpha: false });
      if (!element || !context) return;
      sized(element);
      const { scene, graph, chosen } = latest.current;
      paintCloud(
        { context, graph, view: seen(), room: room(), inks: inksOf(element) },
        {
          chosen,
          hovered: hovered.current,
          nameOf: (at) => visible(scene.boxes[at]?.name ?? ''),
          figureOf: (arc) => scene.arcs[arc]?.label ?? '',
        },
      );
    };
    const again = () => {
      frame.current ||= requestAnimationFrame(paint);
    };
    const look = (next: View | undefined) => {
      view.current = next;
      again();
    };
    const pan = (dx: number, dy: number) => {
      const { x, y, scale } = seen();
      look({ x: x - dx / scale, y: y - dy / scale, scale });
    };
    const zoom = (by: number, at?: { readonly x: number; readonly y: number }) =>
      look(zoomed(seen(), by, room(), at));
    const find = (place: { readonly x: number; readonly y: number }) =>
      pointAt(latest.current.graph, seen(), room(), place);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(STEP, 0),
      ArrowRight: () => pan(-STEP, 0),
      ArrowUp: () => pan(0, STEP),
      ArrowDown: () => pan(0, -STEP),
      '+': () => zoom(1.4),
      '-': () => zoom(1 / 1.4),
      '0': () => look(undefined),
    };
    return {
      again,
      zoom,
      pan,
      find,
      fit: () => look(undefined),
      key: (event: KeyboardEvent) => {
        const act = keys[event.key];
        if (!act || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        act();
      },
      hover: (place: { readonly x: number; readonly y: number } | undefined) => {
        const at = place && find(place);
        if (canvas.current) canvas.current.style.cursor = at === undefined ? 'grab' : 'pointer';
        if (at === hovered.current) return;
        hovered.current = at;
        again();
      },
      show: (at: number) => {
        const { xs, ys } = latest.current.graph;
        look({ x: xs[at] ?? 0, y: ys[at] ?? 0, scale: Math.max(NEAR, seen().scale) });
      },
    };
  }, [canvas]);
  useEffect(() => painter.fit(), [painter, graph]);
  const begun = useRef(false);
  useEffect(() => {
    // The whole cloud first; afterwards whoever is chosen comes to the middle.
    if (chosen !== undefined && begun.current) painter.show(chosen);
    begun.current = true;
    painter.again();
  }, [painter, chosen]);
  useSurroundings(canvas, painter);
  return painter;
}

/** Paints again when the size or the colours of the page change; zooms with the wheel. */
function useSurroundings(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  {
    again,
    zoom,
  }: {
    readonly again: () => void;
    readonly zoom: (by: number, at: { readonly x: number; readonly y: number }) => void;
  },
): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(2 ** (-event.deltaY / 300), { x: event.offsetX, y: event.offsetY });
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const observer = new ResizeObserver(again);
    observer.observe(element);
    dark.addEventListener('change', again);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', again);
      element.removeEventListener('wheel', wheel);
    };
  }, [canvas, again, zoom]);
}

function sized(element: HTMLCanvasElement): void {
  const [width, height] = [element.clientWidth, element.clientHeight].map((length) =>
    Math.round(length * devicePixelRatio),
  ) as [number, number];
  if (element.width !== width) element.width = width;
  if (element.height !== height) element.height = height;
}
