import {
  type Fraction,
  fraction,
  type Holding,
  type Interval,
  isTreasury,
  sum,
} from '../model/index.ts';
import type { ArcLine } from './scene.ts';

/** Votes that do not count at all, or that are cast neutrally and change no outcome. */
type Silence = 'suspended' | 'neutral';

/** Votes of one holder in one issuer. */
export interface DrawnVotes {
  /** Of exercisable votes. */
  readonly share: Fraction;
  /** Why none of its votes can tip a resolution, when that is so. */
  readonly silent?: Silence;
}

/** Numbers that a chart prints; whoever asks for the chart computes them. */
export interface Measures {
  /** Of issued capital. */
  readonly stake: (holding: Holding) => Interval | undefined;
  readonly votes: (holder: string, issuer: string) => DrawnVotes | undefined;
}

/** All holdings of one holder in one issuer that are drawn alike: one arc. */
export interface Link {
  readonly holder: string;
  readonly issuer: string;
  readonly line: ArcLine;
  /** Asked only for what is drawn, since counting votes is the dearest part of a chart. */
  readonly silent: (votes: Measures['votes']) => Silence | undefined;
  readonly min: Fraction;
  readonly max: Fraction;
  /** No holding of it says anything about capital; the figures are of votes. */
  readonly votesOnly: boolean;
  /** The number of shares, where nothing tells what part of the whole they are. */
  readonly shares?: bigint;
  readonly statements: readonly string[];
}

const WHOLE = fraction(1n, 1n);

/** The arcs of a chart, before any choice of what is shown. Own shares are no arc, nor is a stake of nothing. */
export function linksOf(holdings: readonly Holding[], measures: Measures): Link[] {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings.filter((row) => !isTreasury(row) && !isNothing(row))) {
    const key = JSON.stringify([
      holding.holder,
      holding.issuer,
      lineOf(holding),
      silenceOf(holding),
    ]);
    const group = groups.get(key);
    if (group) group.push(holding);
    else groups.set(key, [holding]);
  }
  const links = [...groups.values()].map((group) => linkOf(group, measures));
  const held = new Set(links.map(({ holder, issuer }) => JSON.stringify([holder, issuer])));
  const beneficiaries = beneficiaryLinks(holdings).filter(
    ({ holder, issuer }) => !held.has(JSON.stringify([holder, issuer])),
  );
  return [...links, ...beneficiaries];
}

function linkOf(holdings: readonly Holding[], measures: Measures): Link {
  const [first] = holdings as readonly [Holding, ...Holding[]];
  const bands = holdings.map(measures.stake).filter((band) => band !== undefined);
  const votes = holdings
    .map((row) => row.votes ?? row.exercisable)
    .filter((part) => part !== undefined);
  const votesOnly = bands.length === 0;
  const silent = (count: Measures['votes']) =>
    silenceOf(first) ??
    (lineOf(first) === 'planned' ? undefined : count(first.holder, first.issuer)?.silent);
  return {
    holder: first.holder,
    issuer: first.issuer,
    line: lineOf(first),
    silent,
    min: sum(votesOnly ? votes : bands.map((band) => band.min)),
    max: sum(votesOnly ? votes : bands.map((band) => band.max)),
    votesOnly,
    ...(votesOnly &&
      votes.length === 0 && {
        shares: holdings.reduce((total, row) => total + (row.shares ?? 0n), 0n),
      }),
    statements: [...new Set(holdings.flatMap((row) => row.statements))],
  };
}

/**
 * From the one whose it is economically to the one who holds: one arc per pair. A parent that holds
 * the holder needs no second arc to say so.
 */
function beneficiaryLinks(holdings: readonly Holding[]): Link[] {
  const links = new Map<string, Link>();
  for (const { holder, beneficiary, statements } of holdings) {
    if (beneficiary === undefined || beneficiary === holder) continue;
    const key = JSON.stringify([beneficiary, holder]);
    const known = links.get(key)?.statements ?? [];
    const said = [...new Set([...known, ...statements])];
    links.set(key, { ...BENEFICIARY, holder: beneficiary, issuer: holder, statements: said });
  }
  return [...links.values()];
}

const BENEFICIARY = {
  line: 'beneficiary',
  silent: () => undefined,
  min: WHOLE,
  max: WHOLE,
  votesOnly: false,
} as const;

/** Sources also say that somebody holds nothing any more. */
function isNothing({ stake, shares }: Holding): boolean {
  return stake?.equals(0) === true || shares === 0n;
}

function lineOf(holding: Holding): ArcLine {
  if (holding.modality === 'asserted') return 'solid';
  return holding.modality === 'reported' ? 'dashed' : 'planned';
}

/** What the holding itself says about its votes, before any law. */
function silenceOf({ voting }: Holding): Silence | undefined {
  if (voting === 'normal') return undefined;
  return voting === 'neutral' || voting === 'abstaining' ? 'neutral' : 'suspended';
}
