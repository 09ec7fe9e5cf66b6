import type { Quota } from '../law/rule.ts';
import { type Fraction, type Interval, point } from '../model/index.ts';
import { isBelow, jointVotes, meetsLine, withPartners } from './joint-votes.ts';
import { largestOtherVotes } from './largest-other.ts';
import { bandsFrom, namesOf, type VoteBands } from './vote-bands.ts';

/** A test of votes; `nobodyLarger`: no other holder may have more. */
export interface VoteLine {
  readonly quota: Quota;
  readonly nobodyLarger: boolean;
}

/** `certain`: in every world that the bands admit; `possible`: in at least one. */
export type Sureness = 'certain' | 'possible';

/** What meets a line: in every world, or in some. */
const MEETS: Readonly<Record<Sureness, readonly string[]>> = {
  certain: ['yes'],
  possible: ['yes', 'open'],
};

/**
 * The companies that a holder controls: the least set such that the holder, what it controls and those
 * in concert with them meet the line in each, or are all parties of a right over it. The holder itself
 * is never in it.
 *
 * Columns of different issuers are independent, so that one world attains every end at once: both
 * readings are exact for lines of one half or more, not mere bounds.
 */
export function controlledFrom(
  bands: VoteBands,
  holder: string,
  line: VoteLine,
  sureness: Sureness,
): ReadonlySet<string> {
  return caughtFrom(bands, [holder], line, sureness);
}

/** The same from several starts that count together; the starts are never in it. */
export function caughtFrom(
  bands: VoteBands,
  starts: readonly string[],
  line: VoteLine,
  sureness: Sureness,
): ReadonlySet<string> {
  return caught(bands, starts, (claim) => MEETS[sureness].includes(passes(bands, claim, line)));
}

function caught(
  bands: VoteBands,
  starts: readonly string[],
  meets: (claim: Claim) => boolean,
): ReadonlySet<string> {
  const group = new Set(starts);
  const touched = votedBy(bands);
  for (const member of group) {
    for (const issuer of touched.get(member) ?? []) {
      // Stryker disable next-line ConditionalExpression: what is in the group stays in it, tested again or not
      if (group.has(issuer)) continue;
      if (hasRight(bands, { group, issuer }) || meets({ group, issuer })) group.add(issuer);
    }
  }
  for (const start of starts) group.delete(start);
  return group;
}

/** Whether an agreement gives the group control of the issuer: all its parties are of the group. */
function hasRight({ rights }: VoteBands, { group, issuer }: Claim): boolean {
  return rights?.get(issuer)?.some((parties) => parties.every((name) => group.has(name))) === true;
}

interface Voted {
  readonly concerts: VoteBands['concerts'];
  readonly rights: VoteBands['rights'];
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>;
}

const VOTED = new WeakMap<VoteBands['columns'], Voted>();

/** The issuers whose votes a name has or shares, or over which it has a right: only there can its joining a group matter. */
function votedBy(bands: VoteBands): Voted['touched'] {
  const known = VOTED.get(bands.columns);
  // Stryker disable next-line ConditionalExpression: made anew it is the same
  if (known?.concerts === bands.concerts && known.rights === bands.rights) return known.touched;
  const touched = new Map<string, Set<string>>();
  const add = (name: string, issuer: string) => {
    const issuers = touched.get(name);
    if (issuers) issuers.add(issuer);
    else touched.set(name, new Set([issuer]));
  };
  for (const [issuer, column] of bands.columns) {
    for (const holder of column.keys()) add(holder, issuer);
    for (const name of bands.concerts.get(issuer)?.flat() ?? []) add(name, issuer);
  }
  for (const [issuer, rights] of bands.rights ?? [])
    for (const name of rights.flat()) add(name, issuer);
  VOTED.set(bands.columns, { concerts: bands.concerts, rights: bands.rights, touched });
  return touched;
}

/** A holder with what it controls, before one issuer. */
export interface Claim {
  readonly group: ReadonlySet<string>;
  readonly issuer: string;
}

/** Whether the group meets the line in the issuer: surely, surely not, or in some worlds. */
export function passes(
  bands: VoteBands,
  { group, issuer }: Claim,
  line: VoteLine,
): 'yes' | 'no' | 'open' {
  const joint = withPartners(bands, group, issuer);
  if (isBelow(bands, joint, issuer, line.quota.share)) return 'no';
  const own = jointVotes(bands, joint, issuer);
  const met = meetsLine(own, line.quota);
  if (met === 'no' || !line.nobodyLarger) return met;
  const other = largestOtherVotes(bands, joint, issuer);
  if (other.min.gt(own.max)) return 'no';
  return other.max.lte(own.min) ? met : 'open';
}

export type VoteEdge = readonly [holder: string, issuer: string, votes: Fraction];

/** Who controls whom, and who stands above: names by name, sorted. */
export interface Closure {
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** Controllers that nobody outside their own control loop controls. */
  readonly ultimate: Readonly<Record<string, readonly string[]>>;
}

/** Control of all by all in a plain graph of votes. */
export function controlClosure(edges: Iterable<VoteEdge>, quota: Quota): Closure {
  const bands = bandsFrom(
    [...edges].map(([holder, issuer, votes]) => [holder, issuer, point(votes)] as const),
  );
  const sets = controlSets(bands, { quota, nobodyLarger: false }, 'certain');
  const controlled = [...new Set([...sets.values()].flatMap((set) => [...set]))];
  return {
    controls: sortedRecord([...sets].map(([holder, set]) => [holder, [...set]])),
    ultimate: sortedRecord(controlled.map((name) => [name, ultimateAbove(sets, name)])),
  };
}

/** Certain and possible control in a graph of bands; `complete` names issuers whose holders are all listed. */
export function controlBetween(
  edges: Iterable<readonly [holder: string, issuer: string, votes: Interval]>,
  quota: Quota,
  complete: Iterable<string> = [],
): Readonly<Record<Sureness, Readonly<Record<string, readonly string[]>>>> {
  const bands = bandsFrom(edges, complete);
  const sets = (sureness: Sureness) =>
    sortedRecord(
      [...controlSets(bands, { quota, nobodyLarger: false }, sureness)].map(([holder, set]) => [
        holder,
        [...set],
      ]),
    );
  return { certain: sets('certain'), possible: sets('possible') };
}

/** What every name controls. */
export function controlSets(
  bands: VoteBands,
  line: VoteLine,
  sureness: Sureness,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(namesOf(bands).map((name) => [name, controlledFrom(bands, name, line, sureness)]));
}

/** What every name controls, in both readings: one where no line is met in some worlds alone. */
export function controlInBoth(
  bands: VoteBands,
  line: VoteLine,
): Readonly<Record<Sureness, ReadonlyMap<string, ReadonlySet<string>>>> {
  const certain = new Map<string, ReadonlySet<string>>();
  const possible = new Map<string, ReadonlySet<string>>();
  for (const name of namesOf(bands)) {
    let isOpen = false;
    const found = caught(bands, [name], (claim) => {
      const met = passes(bands, claim, line);
      if (met === 'open') isOpen = true;
      return met !== 'no';
    });
    possible.set(name, found);
    certain.set(name, isOpen ? controlledFrom(bands, name, line, 'certain') : found);
  }
  return { certain, possible };
}

/** Controllers of a name that are not controlled by anyone whom they do not control themselves. */
export function ultimateAbove(
  sets: ReadonlyMap<string, ReadonlySet<string>>,
  name: string,
): string[] {
  const above = (company: string) => [...sets].filter(([, set]) => set.has(company));
  return above(name)
    .filter(([holder, own]) => above(holder).every(([higher]) => own.has(higher)))
    .map(([holder]) => holder);
}

/** By name, sorted; names without any are left out. */
function sortedRecord(
  entries: readonly (readonly [string, readonly string[]])[],
): Record<string, readonly string[]> {
  const kept = new Map(entries.filter(([, names]) => names.length > 0));
  const sorted = (name: string) => [...(kept.get(name) as readonly string[])].sort();
  return Object.fromEntries([...kept.keys()].sort().map((name) => [name, sorted(name)]));
}
