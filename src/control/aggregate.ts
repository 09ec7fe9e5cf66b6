import { meets, type Quota } from '../law/rule.ts';
import { type Fraction, sum } from '../model/index.ts';

export type OwnershipEdge = readonly [holder: string, issuer: string, share: Fraction];

/** Who is caught, and how much of each company the caught hold together. */
export interface Aggregate {
  /** The seeds among them; sorted. */
  readonly blocked: readonly string[];
  /** Direct holdings of all who are caught, of every company in which they hold something. */
  readonly aggregate: Readonly<Record<string, Fraction>>;
  /** In which round each company was caught; seeds in round 0. */
  readonly rounds: ReadonlyMap<string, number>;
}

/**
 * The least set around the seeds such that a company is in it when those in it together hold the quota:
 * a company that is caught passes on its whole stake. `also` catches companies in other ways.
 */
export function aggregateClosure(
  edges: Iterable<OwnershipEdge>,
  seeds: Iterable<string>,
  quota: Quota,
  also?: (company: string, caught: ReadonlySet<string>) => boolean,
): Aggregate {
  const columns = new Map<string, OwnershipEdge[]>();
  for (const edge of edges) {
    if (edge[0] !== edge[1]) columns.set(edge[1], [...(columns.get(edge[1]) ?? []), edge]);
  }
  const rounds = new Map([...seeds].map((seed) => [seed, 0]));
  for (let round = 1; ; round++) {
    const caught = new Set(rounds.keys());
    const next = [...columns].filter(
      ([name, column]) =>
        !rounds.has(name) && (meets(heldBy(column, rounds), quota) || also?.(name, caught)),
    );
    if (next.length === 0) break;
    for (const [name] of next) rounds.set(name, round);
  }
  const aggregate = [...columns]
    .map(([name, column]) => [name, heldBy(column, rounds)] as const)
    .filter(([, share]) => share.gt(0));
  return { blocked: [...rounds.keys()].sort(), aggregate: Object.fromEntries(aggregate), rounds };
}

function heldBy(column: readonly OwnershipEdge[], caught: ReadonlyMap<string, number>): Fraction {
  return sum(column.filter(([holder]) => caught.has(holder)).map(([, , share]) => share));
}
