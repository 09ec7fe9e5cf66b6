import { setFlagsFromString } from 'node:v8';

/** By how much the values of a server may outgrow what was alive after the last full collection, in percent. */
const GROWTH_PERCENT = 50;

/**
 * Bounds what a server keeps between two full collections. Left alone, the engine lets memory grow to three or four times
 * what is alive while much is thrown away, and less when little is: memory then follows the load instead of the case.
 */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
