import type { Scene } from '../../../src/formats/scene.ts';
import type { Drawing } from '../../../src/formats/scene-place.ts';
import type { Cloud } from './cloud.ts';

/** What the page asks of its worker. */
export interface LayoutOrder {
  readonly id: number;
  readonly scene: Scene;
  readonly how: 'layered' | 'force' | 'cloud';
}

/** What the worker says: how far it is, and at last one of the others. */
export interface LayoutAnswer {
  readonly id: number;
  readonly part?: number;
  readonly drawing?: Drawing;
  readonly cloud?: Cloud;
  readonly failed?: string;
}
