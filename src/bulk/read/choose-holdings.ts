import type { Fraction } from '../../model/index.ts';
import { WHOLE } from '../graph.ts';
import type { Amount } from './amount.ts';
import {
  ENDS,
  MAX_OPEN,
  MIN_OPEN,
  NONE,
  REPORTED,
  type SaidHoldings,
  VOTES,
} from './said-holdings.ts';

/** The one holding that counts of a holder in a company. */
export interface ChosenHolding {
  readonly holder: number;
  readonly company: number;
  readonly amount: Amount;
  /** Others that speak of the same base, and lost. */
  readonly lost: number;
}

export interface Choosing {
  /** Parties: a party that goes by another key counts as that. */
  readonly parties: number;
  readonly partyOf: (key: number) => number;
  /** Whether the record still says so. */
  readonly stands: (entry: number) => boolean;
  /** The format states votes apart: where it states none, nothing is known of them. */
  readonly votesApart: boolean;
}

/**
 * One holding for each holder and company, chosen as the register of a day does (docs/policy.md): by capital and by
 * votes, what has a date first, then a stated end, the later year, the party's own word, the later day, the narrower
 * band; and of those that agree with the first, the narrowest. They are never added up.
 */
export function chooseHoldings(
  said: SaidHoldings,
  choosing: Choosing,
  each: (chosen: ChosenHolding) => void,
): void {
  const { holder, company, entry } = said.columns;
  const { start, order } = byCompany(said, choosing);
  for (let at = 0; at < choosing.parties; at++) {
    const rows = order.subarray(start[at], start[at + 1]);
    const holders = new Map<number, number[]>();
    for (const row of rows) {
      if (!choosing.stands(entry.at(row))) continue;
      const party = choosing.partyOf(holder.at(row));
      const known = holders.get(party);
      if (known) known.push(row);
      else holders.set(party, [row]);
    }
    for (const [party, own] of holders)
      each({
        holder: party,
        company: choosing.partyOf(company.at(rows[0] as number)),
        ...chosen(said, own, choosing.votesApart),
      });
  }
}

/** The rows by company, by counting. */
function byCompany({ columns, length }: SaidHoldings, { parties, partyOf }: Choosing) {
  const start = new Uint32Array(parties + 1);
  const order = new Uint32Array(length);
  const next = (row: number) => partyOf(columns.company.at(row)) + 1;
  for (let row = 0; row < length; row++) start[next(row)] = (start[next(row)] as number) + 1;
  for (let at = 0; at < parties; at++)
    start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  const place = start.slice();
  for (let row = 0; row < length; row++) {
    const at = next(row) - 1;
    order[place[at] as number] = row;
    place[at] = (place[at] as number) + 1;
  }
  return { start, order };
}

function chosen(said: SaidHoldings, rows: readonly number[], votesApart: boolean) {
  const { flags } = said.columns;
  const capital = rows.filter((row) => (flags.at(row) & VOTES) === 0);
  const votes = rows.filter((row) => (flags.at(row) & VOTES) !== 0);
  const [ofCapital, ofVotes] = [winner(said, capital), winner(said, votes)];
  const lost = Math.max(0, capital.length - 1) + Math.max(0, votes.length - 1);
  return { amount: amountOf(said, { ofCapital, ofVotes, votesApart }), lost };
}

interface Winners {
  readonly ofCapital: number | undefined;
  readonly ofVotes: number | undefined;
  readonly votesApart: boolean;
}

function amountOf(said: SaidHoldings, { ofCapital, ofVotes, votesApart }: Winners): Amount {
  const { low, high, stake } = said.columns;
  const known = ofCapital !== undefined && stake.at(ofCapital) !== NONE;
  const parts = ofCapital === undefined ? 0 : known ? stake.at(ofCapital) : low.at(ofCapital);
  const most = ofCapital === undefined ? WHOLE : known ? parts : high.at(ofCapital);
  const exact = ofCapital === undefined ? undefined : said.exact.get(ofCapital);
  return { parts, high: most, ...(exact && { exact }), ...votesOf() };

  function votesOf(): Partial<Pick<Amount, 'votes' | 'exactVotes'>> {
    if (ofVotes !== undefined) {
      const own = said.exact.get(ofVotes);
      return { votes: leastOf(said, ofVotes), ...(own && { exactVotes: own satisfies Fraction }) };
    }
    if (votesApart) return { votes: 0 };
    const least = ofCapital === undefined ? parts : leastOf(said, ofCapital);
    return least === parts ? {} : { votes: least };
  }
}

/** The stake, or the least that a band admits: behind an end that does not belong to it, the next whole part. */
function leastOf({ columns }: SaidHoldings, row: number): number {
  if (columns.stake.at(row) !== NONE) return columns.stake.at(row);
  return columns.low.at(row) + (columns.flags.at(row) & MIN_OPEN ? 1 : 0);
}

function winner(said: SaidHoldings, rows: readonly number[]): number | undefined {
  if (rows.length < 2) return rows[0];
  const ranked = [...rows].sort((one, other) => compare(said, one, other));
  const leader = ranked[0] as number;
  const peers = ranked.filter((row) => isPeer(said, leader, row));
  return peers.reduce((best, row) => (width(said, row) < width(said, best) ? row : best), leader);
}

/** Negative when the first goes before the other; of equals the first in the files. */
function compare({ columns }: SaidHoldings, one: number, other: number): number {
  const { from, flags } = columns;
  const dated = (row: number) => (from.at(row) > 0 ? 1 : 0);
  const has = (flag: number, row: number) => (flags.at(row) & flag ? 1 : 0);
  const year = (row: number) => Math.floor(from.at(row) / 10_000);
  return (
    dated(other) - dated(one) ||
    has(ENDS, other) - has(ENDS, one) ||
    year(other) - year(one) ||
    has(REPORTED, one) - has(REPORTED, other) ||
    from.at(other) - from.at(one) ||
    width({ columns }, one) - width({ columns }, other) ||
    one - other
  );
}

function width({ columns }: Pick<SaidHoldings, 'columns'>, row: number): number {
  return columns.high.at(row) - columns.low.at(row);
}

/** Whether a row says the same as the leader, as surely: some number lies in both. */
function isPeer({ columns }: SaidHoldings, leader: number, row: number): boolean {
  const { from, flags, low, high } = columns;
  if (from.at(leader) > 0 !== from.at(row) > 0) return false;
  if ((flags.at(row) & REPORTED) > (flags.at(leader) & REPORTED)) return false;
  const [below, above] = low.at(leader) <= low.at(row) ? [leader, row] : [row, leader];
  if (high.at(below) !== low.at(above)) return high.at(below) > low.at(above);
  return !(flags.at(below) & MAX_OPEN) && !(flags.at(above) & MIN_OPEN);
}
