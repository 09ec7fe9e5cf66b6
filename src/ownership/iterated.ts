import { fraction } from '../model/index.ts';
import { meetingBounds, type Steps } from '../numeric/meeting-bounds.ts';
import type { Bounds } from './bounds.ts';
import { ancestry, columnMin, columnOf, type Stakes } from './stakes.ts';

/** Ends are told in these parts of the whole, rounded away from each other. */
const PARTS = 1e15;

/**
 * Net integrated ownership of every holder in the issuer where companies own each other in a loop too large for exact
 * numbers: two certified ends, hardly apart in loops that leak. It is the chance of meeting the holder on the walk up.
 */
export function iteratedOwnership(stakes: Stakes, issuer: string): Map<string, Bounds> {
  const names = ancestry(stakes, issuer);
  // By name, so that a loop looks the same from every company below it.
  const places = new Map([...names].sort().map((name, at) => [name, at]));
  const { low, high } = meetingBounds(stepsAmong(stakes, places), places.get(issuer) as number);
  const part = (value: number) => fraction(BigInt(value), BigInt(PARTS));
  const ends = names.map((name): [string, Bounds] => {
    const at = places.get(name) as number;
    return [
      name,
      {
        min: part(Math.floor((low[at] as number) * PARTS)),
        max: part(Math.ceil((high[at] as number) * PARTS)),
      },
    ];
  });
  return new Map(ends.filter(([, { max }]) => max.gt(0)));
}

function stepsAmong(stakes: Stakes, places: ReadonlyMap<string, number>): Steps[] {
  return [...places.keys()].map((name) => {
    const column = columnOf(stakes, name).filter(({ band }) => band.min.gt(0));
    return {
      to: column.map(({ holder }) => places.get(holder) as number),
      chances: column.map(({ band }) => band.min.valueOf()),
      whole: columnMin(stakes, name).equals(1),
    };
  });
}
