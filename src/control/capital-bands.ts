import type { Law } from '../law/law.ts';
import { type Holding, type Interval, point, ZERO } from '../model/index.ts';
import { stakeBand } from '../ownership/from-register.ts';
import { holdingsIn, type Register } from '../register/index.ts';
import { bandIn, bandsFrom, type VoteBands, voteBands } from './vote-bands.ts';

/** Whose a holding is: his who holds it in law, or his for whom it is held. */
export type Look = 'legal' | 'economic';

const OWNER: Readonly<Record<Look, (holding: Holding) => string>> = {
  legal: ({ holder }) => holder,
  economic: ({ holder, beneficiary }) => beneficiary ?? holder,
};

/** Stakes in issued capital, and the pairs of which only votes are known. */
export interface CapitalBands {
  readonly bands: VoteBands;
  /** `[holder, issuer]`: capital was taken to be as large as the votes. */
  readonly fromVotes: readonly (readonly [holder: string, issuer: string])[];
}

/**
 * Issued capital of every issuer by holder. Where a holder's capital is not known and its votes are, the
 * votes stand for it, and the pair is named.
 */
export function capitalBands(register: Register, law: Law, look: Look): CapitalBands {
  const votes = voteBands(register, law);
  const fromVotes: (readonly [string, string])[] = [];
  const edges = [...votes.columns.keys()].flatMap((issuer) =>
    pairsIn(register, issuer, look).map(({ holder, legal, stakes }) => {
      const known = stakes.filter((stake) => stake !== undefined);
      if (known.length === 0) fromVotes.push([holder, issuer]);
      const band = known.length > 0 ? known.reduce(added) : bandIn(votes, legal, issuer);
      return [holder, issuer, band] as const;
    }),
  );
  return { bands: { ...bandsFrom(edges), concerts: votes.concerts }, fromVotes };
}

interface Pair {
  readonly holder: string;
  readonly legal: string;
  readonly stakes: readonly (Interval | undefined)[];
}

/** One entry for every holder in law and every one for whom it holds. */
function pairsIn(register: Register, issuer: string, look: Look): Pair[] {
  const pairs = new Map<
    string,
    { holder: string; legal: string; stakes: (Interval | undefined)[] }
  >();
  for (const holding of holdingsIn(register, issuer)) {
    if (holding.holder === issuer) continue;
    const holder = OWNER[look](holding);
    const key = JSON.stringify([holder, holding.holder]);
    const pair = pairs.get(key) ?? { holder, legal: holding.holder, stakes: [] };
    pair.stakes.push(stakeBand(register, holding));
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

function added(first: Interval, second: Interval): Interval {
  return {
    min: first.min.add(second.min),
    max: first.max.add(second.max),
    minOpen: first.minOpen || second.minOpen,
    maxOpen: first.maxOpen || second.maxOpen,
  };
}

/** Nothing at all, as a band. */
export const NOTHING: Interval = point(ZERO);
