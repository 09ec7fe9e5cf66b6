import type { Graph } from '../graph.ts';
import type { OwnerBatch, OwnersAbove, OwnersLine } from '../kernels.ts';
import { tooManyPairs } from '../refuse.ts';

export function ownersAbove(
  _graph: Graph,
  _line: OwnersLine,
  _sink: (batch: OwnerBatch) => void,
): OwnersAbove {
  throw tooManyPairs(0, 'x');
}
