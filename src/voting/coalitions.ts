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

const LISTED = 50;
const STEPS = 200_000;

/**
 * The coalitions that reach the line and would not without any one of their members. `enough` says
 * whether a joint weight reaches the line; it must be monotone. The heaviest players come first.
 */
export function minimalCoalitions(
  players: readonly Player[],
  enough: (weight: Fraction) => boolean,
): Coalitions {
  const order = players
    .filter((player) => player.weight.gt(ZERO))
    .toSorted(
      (one, other) => other.weight.compare(one.weight) || one.name.localeCompare(other.name),
    );
  const left = suffixSums(order);
  const list: string[][] = [];
  let [count, steps] = [0, 0];
  const visit = (from: number, members: readonly Player[], weight: Fraction): void => {
    if (++steps > STEPS) return;
    if (enough(weight)) {
      count++;
      if (list.length < LISTED) list.push(members.map((member) => member.name));
      return;
    }
    for (let at = from; at < order.length && enough(weight.add(left[at] ?? ZERO)); at++) {
      const player = order[at] as Player;
      visit(at + 1, [...members, player], weight.add(player.weight));
    }
  };
  visit(0, [], ZERO);
  return { list, count, more: steps > STEPS };
}

/** Members are added from heavy to light, so the last added is the lightest: without it, not enough. */
function suffixSums(players: readonly Player[]): Fraction[] {
  const sums: Fraction[] = [];
  let total = ZERO;
  for (const player of players.toReversed()) sums.unshift((total = total.add(player.weight)));
  return sums;
}
