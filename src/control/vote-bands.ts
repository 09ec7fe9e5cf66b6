import type { Law } from '../law/law.ts';
import { type Fraction, type Holding, type Interval, ONE, point, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { concertsIn } from '../voting/caps.ts';
import { holdingIndex } from '../voting/holding-index.ts';
import { type GrossRow, type GrossVotes, grossVotes } from '../voting/gross-votes.ts';

/**
 * Gross votes of every issuer by holder, as bands: a point where they are known. Holders' votes of an
 * issuer sum to at most 1; of a `complete` issuer, to exactly 1.
 */
export interface VoteBands {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, Interval>>;
  readonly complete: ReadonlySet<string>;
  /** By issuer, holders who act together: their votes are added. */
  readonly concerts: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By issuer, who must be of one group so that an agreement gives it control without votes. */
  readonly rights?: ControlRights;
}

/** The parties of each agreement that gives control over an issuer, the issuer itself left out. */
export type ControlRights = ReadonlyMap<string, readonly (readonly string[])[]>;

/** `[holder, issuer, votes]` with bands, for graphs that come from no register. */
export type BandEdge = readonly [holder: string, issuer: string, votes: Interval];

/** The bands of a plain graph; repeated pairs are added, holdings in oneself are left out. */
export function bandsFrom(edges: Iterable<BandEdge>, complete: Iterable<string> = []): VoteBands {
  const columns = new Map<string, Map<string, Interval>>();
  for (const [holder, issuer, votes] of edges) {
    if (holder === issuer) continue;
    const column = columns.get(issuer) ?? new Map<string, Interval>();
    const known = column.get(holder);
    columns.set(issuer, column.set(holder, known ? joined(known, votes) : votes));
  }
  return { columns, complete: new Set(complete), concerts: new Map() };
}

/**
 * The bands of a register. Own shares count in the base unless `ownShares` leaves them out; then the
 * others' votes are parts of the votes without them.
 */
export function voteBands(
  register: Register,
  law: Law,
  ownShares: 'counted' | 'leftOut' = 'counted',
): VoteBands {
  const { byIssuer } = holdingIndex(register);
  const issuers = new Set([...byIssuer.keys(), ...register.capital.keys()]);
  const bands = { columns: new Map(), complete: new Set<string>(), concerts: new Map() };
  for (const issuer of issuers) addColumn(bands, register, law, { issuer, ownShares });
  return bands;
}

/** Whose votes are asked for, in which base, and the rights that give control beside them. */
export interface BandsTarget {
  readonly issuer: string;
  readonly ownShares: 'counted' | 'leftOut';
  readonly rights?: ControlRights;
}

/** The bands of the issuers from which votes or rights can run to one issuer: control over it looks at no others. */
export function voteBandsAbove(register: Register, law: Law, target: BandsTarget): VoteBands {
  const { byIssuer } = holdingIndex(register);
  const { rights = new Map() } = target;
  const bands = { columns: new Map(), complete: new Set<string>(), concerts: new Map(), rights };
  const seen = new Set([target.issuer]);
  for (const issuer of seen) {
    for (const party of rights.get(issuer)?.flat() ?? []) seen.add(party);
    if (!byIssuer.has(issuer) && !register.capital.has(issuer)) continue;
    const holders = addColumn(bands, register, law, { issuer, ownShares: target.ownShares });
    for (const holder of holders) seen.add(holder);
  }
  return bands;
}

interface Growing {
  readonly columns: Map<string, Map<string, Interval>>;
  readonly concerts: Map<string, string[][]>;
}

interface Votes {
  readonly column: Map<string, Interval>;
  readonly concerts: string[][];
}

/** Of each register, under one law, by base and issuer: most companies stand above many that are asked about. */
const FOUND = new WeakMap<
  Register,
  { readonly law: Law; readonly votes: Readonly<Record<'counted' | 'leftOut', Map<string, Votes>>> }
>();

function votesIn(
  register: Register,
  law: Law,
  { issuer, ownShares }: Pick<BandsTarget, 'issuer' | 'ownShares'>,
): Votes {
  const known = FOUND.get(register);
  const found =
    known?.law === law ? known : { law, votes: { counted: new Map(), leftOut: new Map() } };
  if (found !== known) FOUND.set(register, found);
  const before = found.votes[ownShares].get(issuer);
  if (before) return before;
  const votes = grossVotes(register, law, issuer);
  const column = withUnmeasured(register, votes, columnOf(votes, ownShares));
  const made = { column, concerts: concertsIn(register, issuer) };
  found.votes[ownShares].set(issuer, made);
  return made;
}

/** Adds one issuer; gives all who hold its votes or act in concert there. */
function addColumn(
  bands: Growing,
  register: Register,
  law: Law,
  target: Pick<BandsTarget, 'issuer' | 'ownShares'>,
): string[] {
  const { issuer } = target;
  const { column, concerts } = votesIn(register, law, target);
  bands.columns.set(issuer, column);
  bands.concerts.set(issuer, concerts);
  return [...column.keys(), ...concerts.flat()];
}

/** The band of one holder's votes; none is a point at zero. */
export function bandIn(bands: VoteBands, holder: string, issuer: string): Interval {
  return bands.columns.get(issuer)?.get(holder) ?? point(ZERO);
}

/** Everyone who holds votes, is voted in, or is party to a right over another. */
export function namesOf({ columns, rights = new Map() }: VoteBands): string[] {
  const voting = [...columns].flatMap(([issuer, column]) => [...column.keys(), issuer]);
  return [...new Set([...voting, ...[...rights.values()].flat(2)])];
}

function columnOf(votes: GrossVotes, ownShares: 'counted' | 'leftOut'): Map<string, Interval> {
  const own = votes.rows.find((row) => row.treasury)?.share ?? ZERO;
  const base = { counted: ONE, leftOut: own.lt(ONE) ? ONE.sub(own) : ONE };
  const rows = votes.rows.filter((row) => !row.treasury);
  return new Map(rows.map((row) => [row.holder, scaled(bandOf(row), base[ownShares])]));
}

/** What a row counts as its lower end may reach to the upper end of its bands. */
function bandOf(row: GrossRow): Interval {
  const bands = row.parts.flatMap(({ holding }) => onlyBand(holding));
  const width = bands.reduce((total, band) => total.add(band.max.sub(band.min)), ZERO);
  return {
    min: row.share,
    max: row.share.add(width),
    minOpen: bands.some((band) => band.minOpen),
    maxOpen: bands.some((band) => band.maxOpen),
  };
}

/** The band of a holding of which nothing better is known. */
function onlyBand(holding: Holding): Interval[] {
  const { band, stake, shares, votes, votesBand, grossVotes, exercisable } = holding;
  if (votesBand)
    return [shares, votes, grossVotes].every((known) => known === undefined) ? [votesBand] : [];
  const better = [stake, shares, votes, grossVotes, exercisable];
  return band && better.every((measure) => measure === undefined) ? [band] : [];
}

/** Holders known by a count without its base may have anything between nothing and all. */
function withUnmeasured(
  register: Register,
  votes: GrossVotes,
  column: Map<string, Interval>,
): Map<string, Interval> {
  const measured = new Set(votes.rows.map((row) => row.holder));
  for (const { holder, issuer } of holdingIndex(register).byIssuer.get(votes.issuer) ?? []) {
    if (holder === issuer || measured.has(holder)) continue;
    column.set(holder, { min: ZERO, max: ONE, minOpen: true, maxOpen: false });
  }
  return column;
}

function scaled(band: Interval, base: Fraction): Interval {
  return { ...band, min: band.min.div(base), max: band.max.div(base) };
}

function joined(first: Interval, second: Interval): Interval {
  return {
    min: first.min.add(second.min),
    max: first.max.add(second.max),
    minOpen: first.minOpen || second.minOpen,
    maxOpen: first.maxOpen || second.maxOpen,
  };
}
