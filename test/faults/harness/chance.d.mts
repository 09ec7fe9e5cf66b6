/** Chance with a seed. */
export interface Chance {
  next(): number;
  whole(low: number, high: number): number;
  one<T>(list: readonly T[]): T;
}
export function chance(seed: number): Chance;
export function percentile(values: readonly number[], share: number): number;
