import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Scene } from '../../../src/formats/scene.ts';
import type { Progress } from './force-place.ts';

/** Where the entities of a large chart stand: points, in the order of its boxes. */
export interface Cloud {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

const TICKS = 140;

/** A large chart as a cloud of points: what is linked comes together. The same scene, the same cloud. */
export function cloudOf(scene: Scene, progress: Progress = () => undefined): Cloud {
  const nodes: SimulationNodeDatum[] = scene.boxes.map(() => ({}));
  const index = new Map(scene.boxes.map(({ id }, at) => [id, at]));
  const links: SimulationLinkDatum<SimulationNodeDatum>[] = scene.arcs.map(({ from, to }) => ({
    source: index.get(from) ?? 0,
    target: index.get(to) ?? 0,
  }));
  const simulation = forceSimulation(nodes)
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .force('link', forceLink(links).distance(34).iterations(1))
    .force('charge', forceManyBody().strength(-42).theta(1.1).distanceMax(700))
    .force('x', forceX(0).strength(0.03))
    .force('y', forceY(0).strength(0.045))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    if (tick % 8 === 0) progress(tick / TICKS);
  }
  return {
    xs: Float32Array.from(nodes, ({ x }) => x ?? 0),
    ys: Float32Array.from(nodes, ({ y }) => y ?? 0),
  };
}
