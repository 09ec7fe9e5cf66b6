import type { Quota } from '../law/rule.ts';
import { ceilCount, floorCount, fraction, type Fraction, sum, ZERO } from '../model/index.ts';

/** A holder of votes, as one who says yes or no with all of them. */
export interface Voter {
  readonly player: string;
  readonly weight: Fraction;
}

/** A line in the unit of the weights: `strict` asks for more than `votes`. */
export interface Line {
  readonly votes: Fraction;
  readonly strict: boolean;
}

/** A weighted game; `ocean` is the weight of infinitely many small voters beside the players. */
export interface Game {
  readonly voters: readonly Voter[];
  readonly line: Line;
  readonly ocean: Fraction;
}

/** Power of one player: shares of one. */
export interface VoterPower extends Voter {
  /** Coalitions of the others that it turns, where they are counted. */
  readonly swings?: bigint;
  /** Swings over all coalitions of the others. */
  readonly banzhaf: Fraction;
  /** Swings over the swings of all players. */
  readonly banzhafNormalised: Fraction;
  readonly shapleyShubik: Fraction;
}

/** `tie`: with an ocean, the Banzhaf index hangs on how a tie of the players is broken. */
export interface Power {
  readonly rows: readonly VoterPower[];
  readonly exact: boolean;
  /** Largest distance from the true values; zero when exact. */
  readonly errorBound: number;
  /** Shapley value of the ocean as a whole. */
  readonly oceanShapley?: Fraction;
  readonly tie?: boolean;
}

/** The line that a quota draws through all the votes of a game. */
export function lineOf(quota: Quota, voters: readonly Voter[], ocean: Fraction = ZERO): Line {
  const total = sum(voters.map(({ weight }) => weight)).add(ocean);
  return { votes: quota.share.mul(total), strict: quota.strict };
}

/**
 * Weights and line as whole numbers of one unit. A line between two sums of votes is the same line as
 * the next whole unit: "more than 1/2" of 100 votes is 51.
 */
export function inUnits({ voters, line, ocean }: Game): {
  weights: bigint[];
  quota: bigint;
  ocean: bigint;
  unit: bigint;
} {
  const unit = leastMultiple([...voters.map(({ weight }) => weight.d), ocean.d]);
  const scaled = line.votes.mul(fraction(unit));
  return {
    weights: voters.map(({ weight }) => (weight.n * unit) / weight.d),
    quota: line.strict ? floorCount(scaled) + 1n : ceilCount(scaled),
    ocean: (ocean.n * unit) / ocean.d,
    unit,
  };
}

/** A Float64 as the decimal fraction of its first fifteen places. */
export function fromFloat(value: number): Fraction {
  return fraction(value.toFixed(15));
}

/** The least common multiple of denominators. */
export function leastMultiple(denominators: readonly bigint[]): bigint {
  return denominators.reduce((multiple, next) => (multiple / common(multiple, next)) * next, 1n);
}

function common(first: bigint, second: bigint): bigint {
  return second === 0n ? first : common(second, first % second);
}
