import { useEffect, useRef, useState } from 'react';
import type { Scene } from '../../../src/formats/scene.ts';
import type { Drawing } from '../../../src/formats/scene-place.ts';
import type { Cloud } from './cloud.ts';
import type { LayoutAnswer, LayoutOrder } from './layout-messages.ts';
import { startWorker } from './start-worker.ts';

/** Above this many boxes a chart is a cloud of points; a layered one would be neither fast nor readable. */
export const MOST_BOXES = 400;

/** A scene with its places; the last one stays until the next is ready. */
export interface LaidOut {
  readonly scene?: Scene;
  readonly drawing?: Drawing;
  readonly cloud?: Cloud;
  readonly failed?: string;
  /** How much of the next layout is done, between 0 and 1; absent when nothing is under way. */
  readonly part?: number;
}

/** Started with the page, so that it is ready when the first chart comes. */
let worker = startWorker();
let busy = false;
let orders = 0;

/** Places a scene in the worker; a newer scene stops the work on an older one. */
export function useLayout(scene: Scene | undefined, by: 'layered' | 'force'): LaidOut {
  const [laid, setLaid] = useState<LaidOut>({ part: 0 });
  const latest = useRef(0);
  useEffect(() => {
    if (!scene) return undefined;
    const how = scene.boxes.length > MOST_BOXES ? 'cloud' : by;
    const id = order({ scene, how });
    latest.current = id;
    setLaid((before) => ({ ...before, part: 0 }));
    const hear = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.id !== id) return;
      const { drawing, cloud, failed, part } = data;
      if (part !== undefined) setLaid((before) => ({ ...before, part }));
      else {
        busy = false;
        setLaid({
          scene,
          ...(drawing && { drawing }),
          ...(cloud && { cloud }),
          ...(failed !== undefined && { failed }),
        });
      }
    };
    // The file of the worker did not come, or could not run.
    const broken = () => {
      busy = true;
      setLaid({ scene, failed: 'its worker did not start.' });
    };
    const source = worker;
    source.addEventListener('message', hear);
    source.addEventListener('error', broken);
    return () => {
      source.removeEventListener('message', hear);
      source.removeEventListener('error', broken);
    };
  }, [scene, by]);
  return laid;
}

function order(wanted: Omit<LayoutOrder, 'id'>): number {
  if (busy) {
    worker.terminate();
    worker = startWorker();
  }
  busy = true;
  orders += 1;
  worker.postMessage({ id: orders, ...wanted } satisfies LayoutOrder, []);
  return orders;
}
