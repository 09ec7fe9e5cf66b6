import { heldBy, openBook } from '../deals/index.ts';
import { type Fraction, ZERO } from '../model/index.ts';
import { holdingIndex } from '../register/index.ts';
import { answered, exactOf, rowsOf } from './asked.ts';
import type { Subject } from './operation.ts';
import { shown } from './shape.ts';

type Plain = { readonly [field: string]: unknown };

const MEASURES = ['capital', 'gross', 'exercisable', 'free', 'integrated'] as const;
export type Measure = (typeof MEASURES)[number];

/** One holder's shares in one issuer at one moment. */
export interface Standing {
  readonly shares: Readonly<Partial<Record<Measure, Fraction | undefined>>>;
  readonly suspendedBy?: string;
  readonly statements: readonly string[];
}

/** A holder's standing in an issuer on the two sides of a deal. */
export interface Pair {
  readonly holder: string;
  readonly issuer: string;
  readonly before: Standing;
  readonly after: Standing;
}

const NONE: Standing = { shares: {}, statements: [] };

/** The holders of an issuer before or after the deal, direct and through others. */
export function pairsOf(before: Subject, after: Subject, issuer: string): Pair[] {
  const was = standingsOf(before, issuer);
  const is = standingsOf(after, issuer);
  return [...new Set([...was.keys(), ...is.keys()])].map((holder) => ({
    holder,
    issuer,
    before: was.get(holder) ?? NONE,
    after: is.get(holder) ?? NONE,
  }));
}

/** By holder: the legal stake, the three votes, and what is owned through others. */
function standingsOf(subject: Subject, issuer: string): Map<string, Standing> {
  const { register } = subject;
  if (!holdingIndex(register).byIssuer.has(issuer)) return new Map();
  const book = openBook(register, issuer);
  const votes = rowsOf(answered(subject, { ask: 'votes', issuer }));
  const owners = rowsOf(answered(subject, { ask: 'owners', issuer })).filter(
    (row) => row['unidentified'] !== true,
  );
  const rows = book.rows.map((row) => row.holding);
  const names = [
    ...rows.map(({ holder }) => holder),
    ...owners.map((row) => String(row['holder'])),
  ];
  const standing = (holder: string): Standing => {
    const voted = votes.find((row) => row['holder'] === holder);
    const rule =
      voted?.['suspended'] === true ? String(voted['suspendedBy'] ?? 'suspended') : undefined;
    const owned = owners.find((row) => row['holder'] === holder);
    const shares = {
      capital: book.complete ? heldBy(book, holder).div(book.capital) : undefined,
      gross: exactOf(voted, 'gross'),
      exercisable: exactOf(voted, 'exercisable'),
      free: exactOf(voted, 'free'),
      integrated: exactOf(owned, 'integrated'),
    };
    const statements = rows.filter((row) => row.holder === holder).flatMap((row) => row.statements);
    return { shares, statements, ...(rule !== undefined && { suspendedBy: rule }) };
  };
  return new Map([...new Set(names)].map((holder) => [holder, standing(holder)]));
}

export function hasChanged({ before, after }: Pair): boolean {
  return (
    before.suspendedBy !== after.suspendedBy ||
    MEASURES.some((measure) => !valueOf(before, measure).equals(valueOf(after, measure)))
  );
}

/** Shares or votes of its own changed, and not only what it owns through others. */
export function isDirect({ before, after }: Pair): boolean {
  if (before.suspendedBy !== after.suspendedBy) return true;
  return MEASURES.some(
    (measure) =>
      measure !== 'integrated' && !valueOf(before, measure).equals(valueOf(after, measure)),
  );
}

/** Those that change most first. */
export function byChange(first: Pair, second: Pair): number {
  return changeOf(second).compare(changeOf(first));
}

function changeOf({ before, after }: Pair): Fraction {
  const changes = MEASURES.map((measure) =>
    valueOf(after, measure).sub(valueOf(before, measure)).abs(),
  );
  return changes.reduce((most, change) => (change.gt(most) ? change : most), ZERO);
}

export function valueOf(standing: Standing, measure: Measure): Fraction {
  return standing.shares[measure] ?? ZERO;
}

/** Every measure before and after, with the statements that the holding rests on. */
export function rowOf({ holder, issuer, before, after }: Pair): Plain {
  const shares: Record<string, Fraction | undefined> = {};
  for (const measure of MEASURES) {
    const known = before.shares[measure] ?? after.shares[measure];
    if (known === undefined) continue;
    shares[`${measure}Before`] = valueOf(before, measure);
    shares[`${measure}After`] = valueOf(after, measure);
  }
  const statements = [...new Set([...before.statements, ...after.statements])];
  return { holder, issuer, ...shown(shares), base: BASES, method: 'beforeAndAfter', statements };
}

const BASES = {
  capital: 'ofIssuedShares',
  gross: 'ofGrossVotes',
  exercisable: 'ofVotesExercisable',
  free: 'ofVotesFree',
  integrated: 'ofIssuedShares',
};
