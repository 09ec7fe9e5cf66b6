import type { Scene } from '../../../src/formats/scene.ts';
import { placeScene } from '../../../src/formats/scene-place.ts';
import { cloudOf } from './cloud.ts';
import { placeByForce } from './force-place.ts';
import type { LayoutAnswer, LayoutOrder } from './layout-messages.ts';

/** Places charts away from the page, which goes on answering its reader meanwhile. */
addEventListener('message', ({ data }: MessageEvent<LayoutOrder>) => {
  const { id, scene, how } = data;
  try {
    const progress = (part: number) => answer({ id, part });
    if (how === 'cloud') answer({ id, cloud: cloudOf(scene, progress) });
    else answer({ id, drawing: drawn(scene, how, progress) });
  } catch (thrown) {
    answer({ id, failed: thrown instanceof Error ? thrown.message : String(thrown) });
  }
});

function drawn(scene: Scene, how: 'layered' | 'force', progress: (part: number) => void) {
  return how === 'layered' ? placeScene(scene) : placeByForce(scene, progress);
}

function answer(message: LayoutAnswer): void {
  const { cloud } = message;
  postMessage(message, { transfer: cloud ? [cloud.xs.buffer, cloud.ys.buffer] : [] });
}
