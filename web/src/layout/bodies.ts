import type { SimulationNodeDatum } from 'd3-force';

/** A rectangle that forces move; `x` and `y` are its middle. */
export interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}
