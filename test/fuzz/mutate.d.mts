import type { Chance } from '../faults/harness/chance.mjs';
export function mutated(corpus: readonly Uint8Array[], random: Chance): Uint8Array;
