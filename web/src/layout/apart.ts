import type { Force } from 'd3-force';
import type { Body } from './bodies.ts';

/** Pushes rectangles apart until none touches another: along the axis that needs the shorter way. */
export function apart(gap: number): Force<Body, undefined> {
  let bodies: readonly Body[] = [];
  const force = () => {
    const sorted = [...bodies].sort((first, second) => left(first) - left(second));
    sorted.forEach((one, at) => {
      const end = one.x + one.width / 2 + gap;
      for (let next = at + 1; next < sorted.length; next++) {
        const other = sorted[next] as Body;
        if (left(other) > end) break;
        push(one, other, gap);
      }
    });
  };
  return Object.assign(force, {
    initialize: (all: Body[]) => {
      bodies = all;
    },
  });
}

function left({ x, width }: Body): number {
  return x - width / 2;
}

/** Labels give way more readily than boxes. */
function push(one: Body, other: Body, gap: number): void {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const across = (one.width + other.width) / 2 + gap - Math.abs(dx);
  const along = (one.height + other.height) / 2 + gap - Math.abs(dy);
  if (across <= 0 || along <= 0) return;
  const share = one.width * one.height;
  const part = share / (share + other.width * other.height);
  if (across < along) {
    const step = across * 0.5 * (dx < 0 ? -1 : 1);
    one.x -= step * (1 - part);
    other.x += step * part;
  } else {
    const step = along * 0.5 * (dy < 0 ? -1 : 1);
    one.y -= step * (1 - part);
    other.y += step * part;
  }
}
