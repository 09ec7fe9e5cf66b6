import { BadCall } from '../model/index.ts';
import { type Graph, WHOLE } from './graph.ts';
import { quotaBelowHalf } from './refuse.ts';
import type { ControlLine, Quota } from './kernels.ts';

/** No sum of votes reaches this: sums stop at 2^32 − 1 and the largest need is far below. */
const NEVER = 0xffff_ffff;

/** The least whole number of parts that meets the quota of a base. */
export function needed(quota: Quota, base: number): number {
  const exact = quota.numerator * base;
  const floor = Math.floor(exact / quota.denominator);
  const meets = floor * quota.denominator === exact && !quota.strict;
  return meets ? floor : floor + 1;
}

/** By company, the parts that a group must have to control it; of a company that owns itself, none suffice. */
export function neededIn(graph: Graph, line: ControlLine): Uint32Array {
  checkQuota(line.quota);
  const need = new Uint32Array(graph.companies).fill(needed(line.quota, WHOLE));
  if (line.ownShares === 'counted') return need;
  for (const company of graph.audit.selfHeld) {
    const base = WHOLE - selfParts(graph, company);
    need[company] = base > 0 ? needed(line.quota, base) : NEVER;
  }
  return need;
}

/** The parts that a company holds of itself. */
export function selfParts(graph: Graph, company: number): number {
  const { inStart, inHolder, inParts } = graph;
  for (let at = inStart[company] as number; at < (inStart[company + 1] as number); at++)
    if (inHolder[at] === company) return inParts[at] as number;
  return 0;
}

export function checkQuota({ numerator, denominator, strict }: Quota): void {
  const whole = Number.isInteger(numerator) && Number.isInteger(denominator);
  const small = denominator >= 1 && denominator <= 1_000_000;
  const inside = numerator >= 0 && numerator <= denominator && (strict || numerator > 0);
  if (!whole || !small || !inside)
    throw new BadCall(
      `A quota is a fraction between 0 and 1 of whole numbers up to a million, not ${numerator}/${denominator}.`,
    );
}

/** Nearest controllers exist where no two groups can meet the line at once. */
export function checkForestLine({ quota }: ControlLine): void {
  checkQuota(quota);
  const [twice, whole] = [2 * quota.numerator, quota.denominator];
  if (twice < whole || (twice === whole && !quota.strict)) throw quotaBelowHalf();
}
