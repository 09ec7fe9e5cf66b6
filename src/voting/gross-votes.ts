import type { Law } from '../law/law.ts';
import {
  type Capital,
  type Finding,
  type Fraction,
  fraction,
  type Holding,
  largest,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import type { VotesPerShare } from './double-votes.ts';
import { type Base, baseOf, type Lot, lotsIn } from './lots.ts';

/** One holding with its gross votes, in the unit of its issuer. */
export interface GrossPart {
  readonly holding: Holding;
  readonly votes: Fraction;
  readonly perShare: VotesPerShare;
}

/** All votes of one holder in one issuer, before any law or contract takes some away. */
export interface GrossRow {
  readonly holder: string;
  readonly treasury: boolean;
  /** In the unit of the issuer: votes when `counted`, else parts of one. */
  readonly votes: Fraction;
  /** Of gross votes. */
  readonly share: Fraction;
  readonly parts: readonly GrossPart[];
  readonly statements: readonly string[];
}

/**
 * Stratum 1: the gross (theoretical) votes of an issuer.
 *
 * Own shares are part of them. `rest` is what no holding covers: it votes freely, one vote a share,
 * and it is nobody's.
 */
export interface GrossVotes {
  readonly issuer: string;
  /** Votes are counted; otherwise they are parts of one. */
  readonly counted: boolean;
  /** All gross votes: a count, or one. */
  readonly total: Fraction;
  readonly rows: readonly GrossRow[];
  readonly rest: Fraction;
  readonly statements: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The gross votes of an issuer, from counts where they are known and from parts where not.
 *
 * Of one holding, the first of these that is known counts: printed votes, shares times stated votes
 * per share, printed part of gross votes, shares, the lower end of a band of votes, part of capital, part of
 * exercisable votes, the lower end of a band of capital.
 */
export function grossVotes(register: Register, law: Law, issuer: string): GrossVotes {
  const capital = register.capital.get(issuer);
  const base = baseOf(capital);
  const lots = lotsIn(register, law, issuer);
  const total = totalOf(capital, base, lots);
  const measure = { base, total, exercisable: exercisableRatio(capital, total, lots) };
  const measured = lots.map((lot) => ({ lot, votes: votesOf(lot, measure) }));
  const rows = rowsOf(measured, total, issuer);
  const rest = total.sub(sum(rows.map((row) => row.votes)));
  return {
    issuer,
    counted: base.counted,
    total,
    rows,
    rest: largest(rest, ZERO),
    statements: capital?.statements ?? [],
    findings: [
      ...measured
        .filter(({ votes }) => votes === undefined)
        .map(({ lot }) => withoutBase(lot.holding)),
      ...lots.filter(isBandOnly).map(({ holding }) => fromBand(holding)),
      ...(rest.lt(ZERO) ? [overVoted(issuer)] : []),
    ],
  };
}

/** The holder's share of gross votes, zero when it has none. */
export function grossShare(votes: GrossVotes, holder: string): Fraction {
  return votes.rows.find((row) => row.holder === holder)?.share ?? ZERO;
}

/**
 * Published gross votes; else shares, with the extra votes of those who have more than one each.
 *
 * A holder of whom both shares and a part `v` of the votes are printed has `v·G`: with all other
 * shares at one vote, `G = (others' votes) / (1 - Σv)`.
 */
function totalOf(capital: Capital | undefined, base: Base, lots: readonly Lot[]): Fraction {
  if (capital?.grossVotes) return fraction(capital.grossVotes);
  if (base.shares === undefined) return fromExercisable(capital, lots);
  const known = lots.filter((lot) => lot.shares !== undefined);
  const others = base.shares.sub(sum(known.map((lot) => lot.shares ?? ZERO)));
  const printed = sum(
    known.map((lot) => (ownVotes(lot, base) === undefined ? (lot.holding.votes ?? ZERO) : ZERO)),
  );
  const counted = sum(known.map((lot) => ownVotes(lot, base) ?? ZERO));
  return printed.gte(ONE) ? counted.add(base.shares) : others.add(counted).div(ONE.sub(printed));
}

/** Only exercisable votes are published: gross votes are those with own and muted shares. */
function fromExercisable(capital: Capital | undefined, lots: readonly Lot[]): Fraction {
  const mute = lots.filter(isMute).map((lot) => lot.shares?.mul(lot.perShare.each) ?? ZERO);
  return fraction(capital?.exercisableVotes ?? 0n).add(sum(mute));
}

/** Votes that a lot has by itself, whatever the total: printed, or shares times votes per share. */
function ownVotes(lot: Lot, base: Base): Fraction | undefined {
  const { holding, perShare, shares } = lot;
  if (perShare.each.equals(ZERO)) return ZERO;
  if (base.counted && holding.grossVotes !== undefined) return fraction(holding.grossVotes);
  if (shares !== undefined && (perShare.stated || holding.votes === undefined))
    return shares.mul(perShare.each);
  return undefined;
}

interface Measure {
  readonly base: Base;
  readonly total: Fraction;
  /** Exercisable over gross votes. */
  readonly exercisable: Fraction;
}

function votesOf(lot: Lot, { base, total, exercisable }: Measure): Fraction | undefined {
  const own = ownVotes(lot, base);
  if (own !== undefined) return own;
  const { holding } = lot;
  if (holding.votes !== undefined) return holding.votes.mul(total);
  if (holding.votesBand !== undefined) return holding.votesBand.min.mul(total);
  if (holding.stake !== undefined) return holding.stake.mul(total);
  if (holding.exercisable !== undefined) return holding.exercisable.mul(exercisable).mul(total);
  return holding.band?.min.mul(total);
}

/** How many of the gross votes can be used, as far as the register itself tells. */
function exercisableRatio(
  capital: Capital | undefined,
  total: Fraction,
  lots: readonly Lot[],
): Fraction {
  if (total.lte(ZERO)) return ONE;
  if (capital?.exercisableVotes !== undefined) return fraction(capital.exercisableVotes).div(total);
  const mute = sum(
    lots
      .filter(isMute)
      .map((lot) => lot.shares?.mul(lot.perShare.each) ?? (lot.holding.votes ?? ZERO).mul(total)),
  );
  return ONE.sub(mute.div(total));
}

function isMute({ holding }: Lot): boolean {
  return holding.holder === holding.issuer || holding.voting === 'suspended';
}

function rowsOf(
  measured: readonly { lot: Lot; votes: Fraction | undefined }[],
  total: Fraction,
  issuer: string,
): GrossRow[] {
  const groups = new Map<string, GrossPart[]>();
  for (const { lot, votes } of measured) {
    if (votes === undefined) continue;
    const parts = groups.get(lot.holding.holder) ?? [];
    groups.set(lot.holding.holder, [
      ...parts,
      { holding: lot.holding, votes, perShare: lot.perShare },
    ]);
  }
  return [...groups].map(([holder, parts]) => {
    const votes = sum(parts.map((part) => part.votes));
    return {
      holder,
      treasury: holder === issuer,
      votes,
      share: total.gt(ZERO) ? votes.div(total) : ZERO,
      parts,
      statements: [...new Set(parts.flatMap(({ holding }) => holding.statements))],
    };
  });
}

function isBandOnly({ holding, shares }: Lot): boolean {
  const { band, stake, votes, votesBand, exercisable, grossVotes: count } = holding;
  if (votesBand) return [votes, count, shares].every((known) => known === undefined);
  return (
    band !== undefined &&
    [stake, votes, exercisable, count, shares].every((known) => known === undefined)
  );
}

function fromBand(holding: Holding): Finding {
  return {
    code: 'votes-from-band',
    severity: 'remark',
    about: holding.issuer,
    says: `${holding.votesBand ? 'The votes' : 'The stake'} of ${holding.holder} in ${holding.issuer} ${holding.votesBand ? 'are' : 'is'} only known to lie in a band; ${holding.votesBand ? 'their' : 'its'} lower end counts here.`,
    try: 'Give the exact stake, or ask for control, which looks at both ends.',
  };
}

function withoutBase(holding: Holding): Finding {
  return {
    code: 'votes-without-base',
    severity: 'error',
    about: holding.issuer,
    says: `${holding.holder} is known by a count, but of how many shares or votes of ${holding.issuer} in all is not known.`,
    try: `Give the issued shares or gross votes of ${holding.issuer}, or the holding as a part of them.`,
  };
}

function overVoted(issuer: string): Finding {
  return {
    code: 'over-voted',
    severity: 'error',
    about: issuer,
    says: `The holders of ${issuer} have more votes than there are.`,
    try: 'Check the published totals and the votes per share.',
  };
}
