import { BadCall } from '../model/index.ts';
import { WHOLE, type Graph } from './graph.ts';
import type { OwnersLine } from './kernels.ts';
import { roundingBound } from './rounding.ts';

/** A line with all that is needed to compare a share with it, in parts. */
export interface Line {
  readonly parts: number;
  readonly strict: boolean;
  readonly drop: number;
  readonly budget: number;
  /** Greatest relative error of a share from rounding. */
  readonly rounding: number;
}

const DROP = 100_000;
const BUDGET = 100_000_000;
/** Roundings of an entry for each one that `roundingBound` counts: a product, a quotient and two sums. */
const ROUNDINGS = 4;

/** Sweeps of owner lists over a loop. */
export const LIST_SWEEPS = 48;

export function lineOf(graph: Graph, asked: OwnersLine): Line {
  return { ...checkedLine(asked), rounding: ROUNDINGS * roundingBound(graph) };
}

/** A line with all that was left open, or a `BadCall`. */
export function checkedLine(asked: OwnersLine): Omit<Line, 'rounding'> {
  const { parts, strict = false, drop = DROP, budget = BUDGET } = asked;
  if (!Number.isInteger(parts) || parts < 1 || parts > WHOLE)
    throw new BadCall(`The line is a whole number of parts from 1 to ${WHOLE}, not ${parts}.`);
  if (!(drop >= 0) || drop > parts)
    throw new BadCall(`Shares can be dropped from 0 parts to the line of ${parts}, not ${drop}.`);
  return { parts, strict, drop, budget };
}

export const BELOW = 0;
export const REACHED = 1;
export const OPEN = 2;

/**
 * Whether a share between `low` and `low + slack` reaches the line. `direct` is what the owner holds itself, a whole
 * number: it decides where rounding could not.
 */
export function judge(line: Line, low: number, slack: number, direct: number): number {
  const { parts, strict, rounding } = line;
  const least = low * (1 - rounding);
  if (least > parts || direct > parts || (!strict && direct === parts)) return REACHED;
  const most = (low + slack) * (1 + rounding);
  if (most < parts) return BELOW;
  const exact = slack === 0 && low === direct && line.drop >= 1;
  if (exact) return direct > parts || (!strict && direct === parts) ? REACHED : BELOW;
  return OPEN;
}
