import type { Candidate, Choice } from './choice.ts';
import { agree, compare, type Contender, type Ground, sourceRank, width } from './rank.ts';

export interface Chosen {
  readonly winner: Contender | undefined;
  readonly choice: Choice;
}

interface About {
  readonly holder: string;
  readonly issuer: string;
  readonly basis: string;
}

const LOST_BY: Readonly<Record<Ground, string>> = {
  review: 'a reviewed statement goes first',
  date: 'it has no date, and a dated statement goes first',
  period: 'a statement whose stated period covers the day goes first',
  article: 'a table or filing goes before what was read in an article',
  year: 'a statement of a later year goes first',
  source: 'its source stands further from the register',
  recency: 'a more recent statement goes first',
  precision: 'a more precise figure goes first',
  id: 'it says the same',
};

/**
 * Picks the statement that decides one holding in one basis, by the policy of `docs/policy.md`:
 * the first by rank leads; among those that print the same figure as the leader and stand no
 * further from the register, the most precise one is taken. The others are kept with the reason.
 */
export function choose(about: About, contenders: readonly Contender[]): Chosen {
  const ranked = [...contenders].sort((first, second) => compare(first, second).order);
  const leader = ranked[0];
  if (!leader) return { winner: undefined, choice: { ...about, candidates: [] } };
  const winner = refined(leader, ranked);
  const candidates = ranked.map((contender) => verdict(contender, winner));
  return { winner, choice: { ...about, winner: winner.statement.id, candidates } };
}

function refined(leader: Contender, ranked: readonly Contender[]): Contender {
  const peers = ranked.filter(
    (other) =>
      other.standing === leader.standing &&
      (other.statement.from === undefined) === (leader.statement.from === undefined) &&
      sourceRank(other.statement) <= sourceRank(leader.statement) &&
      agree(leader, other) === true,
  );
  return peers.reduce((best, other) => (width(other).lt(width(best)) ? other : best), leader);
}

function verdict(contender: Contender, winner: Contender): Candidate {
  const statement = contender.statement.id;
  if (contender === winner) return { statement, fate: 'won', why: 'first by the policy' };
  const agrees = agree(contender, winner);
  if (agrees === true) return { statement, fate: 'agrees', why: 'prints the same figure' };
  const { ground } = compare(winner, contender);
  return { statement, fate: 'lost', why: LOST_BY[ground] };
}
