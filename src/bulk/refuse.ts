import { BadInput } from '../model/index.ts';
import type { Graph } from './graph.ts';

/** Stops a kernel that shares of the whole are asked of where a column holds more than the whole. */
export function refuseOverHeld(graph: Graph): void {
  const { overHeld } = graph.audit;
  const first = overHeld[0];
  if (first === undefined) return;
  throw overHeldColumns(overHeld.length, graph.originals[first] as number);
}

/** The refusal of shares of the whole where columns are over it; `first` is the number of one of them. */
export function overHeldColumns(count: number, first: number): BadInput {
  return new BadInput([
    {
      code: 'bulk-over-held',
      severity: 'error',
      about: String(first),
      says: `Holders have more than 100% together in ${count} companies, first in number ${first}.`,
      try: 'Correct their stakes, or leave the columns of these companies out.',
    },
  ]);
}

/** Stops a kernel whose answer is too large to be listed. */
export function tooManyPairs(limit: number, asked: string): BadInput {
  return new BadInput([
    {
      code: 'bulk-too-many-pairs',
      severity: 'error',
      says: `${asked} has more than ${limit} pairs.`,
      try: 'Ask with a higher threshold or a larger budget, or ask for single companies.',
    },
  ]);
}

/** Stops a question of nearest controllers that has no single answer. */
export function quotaBelowHalf(): BadInput {
  return new BadInput([
    {
      code: 'bulk-quota-below-half',
      severity: 'error',
      says: 'Below one half several holders can control the same company, so there is no forest of controllers.',
      try: 'Ask for pairs of controller and company, or with a quota of one half or more.',
    },
  ]);
}
