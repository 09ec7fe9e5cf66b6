import { type Graph, WHOLE } from './graph.ts';

/** Mass that may be left when a walk inside a loop is broken off. */
const LEFT = 1e-12;
const ROUNDS = 4000;

/** The chance of never coming back to a member on the walk up, and how much less it can be. */
export interface Return {
  readonly away: number;
  readonly lost: number;
}

/** A loop on its own: members numbered from 0, stakes among them as parts of 1. */
export interface OwnLoop {
  readonly first: number;
  readonly start: Uint32Array;
  readonly holder: Uint32Array;
  readonly share: Float64Array;
}

export function ownLoop(graph: Graph, first: number, end: number): OwnLoop {
  const { inStart, inHolder, inParts } = graph;
  const start = new Uint32Array(end - first + 1);
  const edges = (inStart[end] as number) - (inStart[first] as number);
  const holder = new Uint32Array(edges);
  const share = new Float64Array(edges);
  let written = 0;
  for (let member = first; member < end; member++) {
    for (let at = inStart[member] as number; at < (inStart[member + 1] as number); at++) {
      const who = inHolder[at] as number;
      if (who < first || who >= end) continue;
      holder[written] = who - first;
      share[written++] = (inParts[at] as number) / WHOLE;
    }
    start[member - first + 1] = written;
  }
  return { first, start, holder, share };
}

/** Follows all walks from a member at once, step by step, until hardly any is left in the loop. */
export function returnIn({ first, start, holder, share }: OwnLoop, node: number): Return {
  const size = start.length - 1;
  let [mass, next] = [new Float64Array(size), new Float64Array(size)];
  const home = node - first;
  mass[home] = 1;
  let [chance, left] = [0, 1];
  for (let round = 0; round < ROUNDS && left > LEFT; round++) {
    left = 0;
    for (let member = 0; member < size; member++) {
      const here = mass[member] as number;
      if (here === 0) continue;
      mass[member] = 0;
      const stop = start[member + 1] as number;
      for (let at = start[member] as number; at < stop; at++) {
        const part = here * (share[at] as number);
        next[holder[at] as number]! += part;
        left += part;
      }
    }
    const back = next[home] as number;
    chance += back;
    left -= back;
    next[home] = 0;
    [mass, next] = [next, mass];
  }
  return { away: 1 - chance, lost: Math.max(left, 0) };
}
