import { type Fraction, ZERO } from '../model/index.ts';

export interface Player {
  readonly name: string;
  readonly weight: Fraction;
}

/** Minimal coalitions: the first ones by name, and how many there are. */
export interface Coalitions {
  readonly list: readonly (readonly string[])[];
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** How many are listed, and how many sets are looked at before the count is given up. */
export interface CoalitionLimits {
  readonly listed: number;
  readonly steps: number;
}

const LIMITS: CoalitionLimits = { listed: 50, steps: 200_000 };

/**
 * The coalitions that reach the line and would not without any one of their members. `enough` says
 * whether a joint weight reaches the line; it must be monotone. The heaviest players come first.
 */
export function minimalCoalitions(
  players: readonly Player[],
  enough: (weight: Fraction) => boolean,
  limits: CoalitionLimits = LIMITS,
): Coalitions {
  const order = ordered(players);
  const list: string[][] = [];
  let [count, steps] = [0, 0];
  const visit = (from: number, members: readonly string[], weight: Fraction): void => {
    if (++steps > limits.steps) return;
    if (enough(weight)) {
      count++;
      if (list.length < limits.listed) list.push([...members]);
      return;
    }
    for (let at = from; ; at++) {
      const player = order[at];
      if (!player || !enough(weight.add(player.left))) return;
      visit(at + 1, [...members, player.name], weight.add(player.weight));
    }
  };
  visit(0, [], ZERO);
  return { list, count, more: steps > limits.steps };
}

interface Ordered extends Player {
  /** The weight of the player and of all after it. */
  readonly left: Fraction;
}

/** Members are added from heavy to light, so the last added is the lightest: without it, not enough. */
function ordered(players: readonly Player[]): Ordered[] {
  let left = ZERO;
  return players
    .toSorted(
      (one, other) => one.weight.compare(other.weight) || other.name.localeCompare(one.name),
    )
    .map((player) => ({ ...player, left: (left = left.add(player.weight)) }))
    .toReversed();
}
