import type { Graph } from '../graph.ts';
import type { ShareBounds } from '../kernels.ts';
import { classShare } from './class-share.ts';

export function shareBounds(graph: Graph, seeds: Uint32Array): ShareBounds {
  const { share, bound } = classShare(graph, seeds);
  return { low: share, high: share, bound };
}
