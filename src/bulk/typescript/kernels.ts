import type { Kernels } from '../kernels.ts';
import { blockedSet } from './blocked-set.ts';
import { build } from './build.ts';
import { classShare } from './class-share.ts';
import { controlPairs } from './control-pairs.ts';
import { controlForest } from './control-forest.ts';
import { ownersAbove } from './owners-above.ts';
import { shareBounds } from './share-bounds.ts';
import { edgeStore } from './edge-store.ts';
import { texts } from './texts.ts';
import { refuseOverHeld } from '../refuse.ts';

/** The reference kernels. */
export function typescriptKernels(): Kernels {
  return {
    kind: 'typescript',
    build,
    free: () => {},
    lend: (work) =>
      work({
        numbers: (length) => new Uint32Array(length),
        bytes: (length) => new Uint8Array(length),
      }),
    classShare: (graph, seeds) => {
      refuseOverHeld(graph);
      return classShare(graph, seeds);
    },
    ownersAbove: (graph, line, sink) => {
      refuseOverHeld(graph);
      return ownersAbove(graph, line, sink);
    },
    controlPairs,
    controlForest: (graph, line) => {
      refuseOverHeld(graph);
      return controlForest(graph, line);
    },
    blockedSet,
    shareBounds: (graph, seeds) => {
      refuseOverHeld(graph);
      return shareBounds(graph, seeds, classShare);
    },
    texts,
    edgeStore,
  };
}
