import type { Law } from '../law/law.ts';
import {
  type Agreement,
  type Capital,
  type Finding,
  floorCount,
  fraction,
  type Fraction,
  largest,
  ONE,
  sum,
  ZERO,
} from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { unknownRules } from './applicable.ts';
import { capsOn, excesses } from './caps.ts';
import { type GrossPart, type GrossRow, type GrossVotes, grossVotes } from './gross-votes.ts';
import {
  type Suspension,
  type SuspensionOptions,
  type Suspensions,
  suspensionsIn,
} from './suspensions.ts';

/** The votes of one holder through all strata; counts are in the unit of the issuer. */
export interface VoteRow {
  readonly holder: string;
  readonly treasury: boolean;
  readonly grossVotes: Fraction;
  /** Of gross votes. */
  readonly gross: Fraction;
  readonly exercisableVotes: Fraction;
  /** Of exercisable votes. */
  readonly exercisable: Fraction;
  /** Exercisable, and neither neutral nor above a cap. */
  readonly freeVotes: Fraction;
  /** Exercised, but split so that they decide nothing. */
  readonly neutralVotes: Fraction;
  /** Above a cap, and not cast at all. */
  readonly lostVotes: Fraction;
  /** Free, and known to abstain. */
  readonly abstainingVotes: Fraction;
  /** Some or all votes are taken away. */
  readonly suspended: boolean;
  readonly suspension?: Suspension;
  /** Only a part of the votes is taken away. */
  readonly partly: boolean;
  readonly inQuorum: boolean;
  readonly neutral: boolean;
  readonly cap?: Agreement;
  readonly parts: readonly GrossPart[];
  readonly statements: readonly string[];
}

/** Three counts of one issuer's votes, kept apart: gross, exercisable, free. */
export interface Votes {
  readonly issuer: string;
  readonly counted: boolean;
  readonly grossVotes: Fraction;
  readonly exercisableVotes: Fraction;
  readonly freeVotes: Fraction;
  readonly rows: readonly VoteRow[];
  /** What no holding covers: it votes freely. */
  readonly rest: Fraction;
  /** Suspended votes that the law counts as present. */
  readonly muteInQuorum: Fraction;
  readonly published: readonly ('grossVotes' | 'exercisableVotes')[];
  readonly readings: readonly string[];
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  readonly statements: readonly string[];
}

export interface VotesOptions extends SuspensionOptions {
  /** An item of the agenda: caps that do not cover it do not hold. */
  readonly item?: string;
}

/**
 * The votes of an issuer in strata, each computed once: gross, control and reciprocity, suspensions,
 * exercisable, caps and neutral votes, free.
 */
export function votes(
  register: Register,
  law: Law,
  issuer: string,
  options: VotesOptions = {},
): Votes {
  const gross = grossVotes(register, law, issuer);
  const suspensions = suspensionsIn(register, law, gross, options);
  const capital = register.capital.get(issuer);
  const usable = gross.rows.map((row) => usableOf(row, gross, suspensions));
  const total = exercisableTotal(capital, gross, usable);
  const measured = usable.map((row) => printed(row, { capital, gross, total }));
  const rows = capped(register, measured, {
    issuer,
    total,
    counted: gross.counted,
    item: options.item,
  });
  return {
    issuer,
    counted: gross.counted,
    grossVotes: gross.total,
    exercisableVotes: total,
    freeVotes: largest(
      total.sub(sum(rows.map((row) => row.neutralVotes.add(row.lostVotes)))),
      ZERO,
    ),
    rows,
    rest: largest(total.sub(sum(rows.map((row) => row.exercisableVotes))), ZERO),
    muteInQuorum: sum(
      rows
        .filter((row) => row.suspended && row.inQuorum)
        .map((row) => row.grossVotes.sub(row.exercisableVotes)),
    ),
    published: [
      ...(capital?.grossVotes ? ['grossVotes' as const] : []),
      ...(capital?.exercisableVotes ? ['exercisableVotes' as const] : []),
    ],
    readings: suspensions.readings,
    notes: suspensions.notes,
    findings: [...gross.findings, ...unknownRules(register, law)],
    statements: gross.statements,
  };
}

/** Stratum 4 by row: what is left of the gross votes. */
interface Usable {
  readonly row: GrossRow;
  readonly votes: Fraction;
  readonly neutral: Fraction;
  readonly abstaining: Fraction;
  readonly suspension: Suspension | undefined;
}

function usableOf(row: GrossRow, gross: GrossVotes, { suspended }: Suspensions): Usable {
  const suspension = suspended.find(({ holder }) => holder === row.holder);
  const keeps = row.treasury ? ZERO : suspension ? (suspension.keeps ?? ZERO) : ONE;
  const left = (parts: readonly GrossPart[]) => {
    const kept = sum(
      parts.map((part) => (part.holding.voting === 'suspended' ? ZERO : part.votes)),
    ).mul(keeps);
    return gross.counted && suspension?.keeps ? fraction(floorCount(kept)) : kept;
  };
  return {
    row,
    votes: left(row.parts),
    neutral: left(row.parts.filter(({ holding }) => holding.voting === 'neutral')),
    abstaining: left(row.parts.filter(({ holding }) => holding.voting === 'abstaining')),
    suspension,
  };
}

/** Published, or gross votes less own and suspended shares. */
function exercisableTotal(
  capital: Capital | undefined,
  gross: GrossVotes,
  usable: readonly Usable[],
): Fraction {
  if (capital?.exercisableVotes) return fraction(capital.exercisableVotes);
  return gross.total.sub(sum(usable.map(({ row, votes: left }) => row.votes.sub(left))));
}

interface Measure {
  readonly capital: Capital | undefined;
  readonly gross: GrossVotes;
  readonly total: Fraction;
}

/**
 * A printed part of exercisable votes is taken as printed, unless votes are counted and what cannot
 * vote is known: then the count is more exact.
 */
function printed(usable: Usable, { capital, gross, total }: Measure): Usable {
  const { row } = usable;
  const shares = row.parts.map(({ holding }) => holding.exercisable);
  if (usable.votes.lte(ZERO) || usable.suspension || shares.includes(undefined)) return usable;
  const exact =
    gross.counted &&
    (capital?.exercisableVotes !== undefined || gross.rows.some(({ treasury }) => treasury));
  if (
    exact &&
    row.parts.every(
      ({ holding }) => holding.shares !== undefined || holding.grossVotes !== undefined,
    )
  )
    return usable;
  const stated = sum(shares.map((share) => share ?? ZERO)).mul(total);
  const scale = stated.div(usable.votes);
  return {
    ...usable,
    votes: stated,
    neutral: usable.neutral.mul(scale),
    abstaining: usable.abstaining.mul(scale),
  };
}

interface Floor {
  readonly issuer: string;
  readonly total: Fraction;
  readonly counted: boolean;
  readonly item: string | undefined;
}

/** Stratum 5: caps by contract, on what is not neutral already. */
function capped(
  register: Register,
  usable: readonly Usable[],
  { issuer, total, counted, item }: Floor,
): VoteRow[] {
  const own = new Map(
    usable.map(({ row, votes: left, neutral }) => [row.holder, left.sub(neutral)]),
  );
  const over = new Map<string, { cap: Agreement; excess: Fraction }>();
  for (const group of capsOn(register, issuer, item)) {
    for (const [holder, excess] of excesses(group, own, { total, counted })) {
      if (excess.gt(over.get(holder)?.excess ?? ZERO)) over.set(holder, { cap: group.cap, excess });
    }
  }
  return usable.map((row) => voteRow(row, total, over.get(row.row.holder)));
}

function voteRow(
  usable: Usable,
  total: Fraction,
  over: { cap: Agreement; excess: Fraction } | undefined,
): VoteRow {
  const { row, suspension, votes: left, neutral } = usable;
  const excess = over?.excess ?? ZERO;
  const lost = over?.cap.excess === 'lost' ? excess : ZERO;
  const stated = row.parts.some(({ holding }) => holding.voting === 'suspended');
  const suspended = !row.treasury && (suspension !== undefined || stated);
  return {
    holder: row.holder,
    treasury: row.treasury,
    grossVotes: row.votes,
    gross: row.share,
    exercisableVotes: left,
    exercisable: total.gt(ZERO) ? left.div(total) : ZERO,
    freeVotes: left.sub(neutral).sub(excess),
    neutralVotes: neutral.add(excess.sub(lost)),
    lostVotes: lost,
    abstainingVotes: usable.abstaining,
    suspended,
    ...(suspension && { suspension }),
    partly: suspended && left.gt(ZERO),
    inQuorum: left.gt(ZERO) || (suspension?.rule.inQuorum ?? false),
    neutral: left.gt(ZERO) && neutral.equals(left),
    ...(over && { cap: over.cap }),
    parts: row.parts,
    statements: [...new Set([...row.statements, ...(suspension?.statements ?? [])])],
  };
}
