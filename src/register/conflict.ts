import type { HoldingClaim, Statement } from '../evidence/index.ts';
import type { Capital, Fraction } from '../model/index.ts';
import { fraction, type Interval, intersects, point } from '../model/index.ts';
import type { HoldingStatement } from './rank.ts';

/**
 * How two statements stand to each other.
 *
 * `value`: no number would be printed like both. `base`: the figures differ because they are of
 * different totals, and the difference is explained or the bases say so. `label`: a word contradicts
 * its own number. `modality`: one is a plan, a denial or a supposition. `none`: they agree.
 */
export type ConflictKind = 'value' | 'base' | 'label' | 'modality' | 'none';

export interface Conflict {
  readonly ids: readonly string[];
  readonly kind: ConflictKind;
  /** What the first figure becomes on the base of the second. */
  readonly computed?: Fraction;
  /** Statements that explain the difference. */
  readonly explainedBy: readonly string[];
  readonly says: string;
}

/** Totals and changes of an issuer that may explain why two figures differ. */
export interface Totals {
  readonly issued: readonly Known[];
  readonly treasury: readonly Known[];
  readonly changes: readonly Known[];
}

export interface Known {
  readonly id: string;
  readonly count: bigint;
}

type Kind = 'factual' | Exclude<Statement['modality'], 'asserted' | 'reported'>;

/** Compares two statements about the same holding. */
export function compareHoldings(
  first: HoldingStatement,
  second: HoldingStatement,
  totals: Totals,
): Conflict {
  const ids = [first.id, second.id];
  if (kindOf(first) !== kindOf(second)) {
    const says = `${first.id} is ${first.modality}, ${second.id} is ${second.modality}.`;
    return { ids, kind: 'modality', explainedBy: [], says };
  }
  return measured(first, second) ?? explained(first, second, totals) ?? unexplained(first, second);
}

/** A word such as "majority" beside a number that is not one. */
export function labelConflict(statement: HoldingStatement): Conflict | undefined {
  const { claim } = statement;
  const band = numbers(claim);
  if (claim.label !== 'majority' || !band || band.max.gt(fraction(1n, 2n))) return undefined;
  const says = `"${claim.label}" is written beside a figure that is not more than 50%.`;
  return {
    ids: [statement.id],
    kind: 'label',
    ...(claim.stake && { computed: claim.stake }),
    explainedBy: [],
    says,
  };
}

function kindOf(statement: Statement): Kind {
  return statement.modality === 'asserted' || statement.modality === 'reported'
    ? 'factual'
    : statement.modality;
}

/** Both in one basis, or one of them a count of the same thing as another count. */
function measured(first: HoldingStatement, second: HoldingStatement): Conflict | undefined {
  const [one, other] = [first.claim, second.claim];
  if (one.count !== undefined && other.count !== undefined && one.basis === other.basis) {
    if (one.count === other.count) return agreement(first, second);
    if (!one.approximate && !other.approximate) return difference(first, second, 'value');
  }
  const [low, high] = [numbers(one), numbers(other)];
  if (one.basis !== other.basis || !low || !high) return undefined;
  return intersects(low, high) ? agreement(first, second) : undefined;
}

/** Tries every known total and change on one figure until it prints like the other. */
function explained(
  first: HoldingStatement,
  second: HoldingStatement,
  totals: Totals,
): Conflict | undefined {
  for (const [one, other, swapped] of [
    [first, second, false],
    [second, first, true],
  ] as const) {
    for (const attempt of attempts(one.claim, other.claim, totals)) {
      const target = numbers(other.claim);
      if (!target || !intersects(point(attempt.computed), target)) continue;
      const counted = one.claim.count !== undefined;
      return {
        ids: [first.id, second.id],
        kind: counted ? 'none' : 'base',
        computed: attempt.computed,
        explainedBy: attempt.by,
        says: `${attempt.says} ${swapped ? first.id : second.id}.`,
      };
    }
  }
  return undefined;
}

interface Attempt {
  readonly computed: Fraction;
  readonly by: readonly string[];
  readonly says: string;
}

function attempts(from: HoldingClaim, to: HoldingClaim, totals: Totals): Attempt[] {
  const found: Attempt[] = [];
  if (isVotes(from) !== isVotes(to)) return found;
  for (const issued of totals.issued) {
    if (from.count !== undefined) found.push(...counted(from.count, issued, totals));
    if (from.stake !== undefined) found.push(...rebased(from.stake, { from, to, issued }, totals));
  }
  return found;
}

function counted(count: bigint, issued: Known, totals: Totals): Attempt[] {
  const whole: Attempt = {
    computed: fraction(count, issued.count),
    by: [issued.id],
    says: 'The count over the issued shares prints like',
  };
  const without = totals.treasury.map((own): Attempt => ({
    computed: fraction(count, issued.count - own.count),
    by: [issued.id, own.id],
    says: 'The count over the shares without treasury prints like',
  }));
  return [whole, ...without];
}

function rebased(
  stake: Fraction,
  about: { from: HoldingClaim; to: HoldingClaim; issued: Known },
  totals: Totals,
): Attempt[] {
  const { issued } = about;
  const grown = (less: Known): Fraction =>
    stake.mul(fraction(issued.count, issued.count - less.count));
  const treasury =
    about.from.basis === 'capital' && about.to.basis === 'shares' ? totals.treasury : [];
  return [
    ...treasury.map((own): Attempt => ({
      computed: grown(own),
      by: [issued.id, own.id],
      says: 'Without the treasury shares in the base the figure prints like',
    })),
    ...totals.changes
      .filter((change) => change.count < issued.count)
      .map((change): Attempt => ({
        computed: grown(change),
        by: [change.id, issued.id],
        says: 'On the base after the change the figure prints like',
      })),
  ];
}

function unexplained(first: HoldingStatement, second: HoldingStatement): Conflict {
  const [one, other] = [numbers(first.claim), numbers(second.claim)];
  const counts = first.claim.count !== undefined && second.claim.count !== undefined;
  if (!counts && (!one || !other)) return agreement(first, second);
  if (first.claim.basis === second.claim.basis) return difference(first, second, 'value');
  if (one && other && intersects(one, other)) return agreement(first, second);
  return difference(first, second, 'base');
}

function agreement(first: HoldingStatement, second: HoldingStatement): Conflict {
  const says = `Nothing shows that ${first.id} and ${second.id} disagree.`;
  return { ids: [first.id, second.id], kind: 'none', explainedBy: [], says };
}

function difference(
  first: HoldingStatement,
  second: HoldingStatement,
  kind: 'value' | 'base',
): Conflict {
  const says =
    kind === 'value'
      ? `No figure prints like both ${first.id} and ${second.id}.`
      : `${first.id} is of ${first.claim.basis}, ${second.id} of ${second.claim.basis}: the figures are not comparable as they stand.`;
  return { ids: [first.id, second.id], kind, explainedBy: [], says };
}

function numbers(claim: HoldingClaim): Interval | undefined {
  return claim.band ?? (claim.stake ? point(claim.stake) : undefined);
}

function isVotes(claim: HoldingClaim): boolean {
  return claim.basis === 'votes-gross' || claim.basis === 'votes-exercisable';
}

/** Totals for comparison from published facts. */
export function knownTotal(capital: Capital | undefined): Known[] {
  const count = capital?.issuedShares;
  return count === undefined ? [] : [{ id: `capital of ${capital?.issuer}`, count }];
}
