import type { Denominator, MajorityRule, Quorum } from '../law/majority-rule.ts';
import { meets, type Quota } from '../law/rule.ts';
import {
  ceilCount,
  floorCount,
  fraction,
  type Fraction,
  largest,
  sum,
  ZERO,
} from '../model/index.ts';

/** Votes (or heads) at a meeting, in one unit: counts, or points of the exercisable votes. */
export interface Tally {
  readonly for: Fraction;
  readonly against: Fraction;
  /** Present, and voting neither for nor against. */
  readonly abstain: Fraction;
  /** Present, and split so that they decide nothing. */
  readonly neutral: Fraction;
  /** The part of the neutral votes that goes to yes; without it, the pass mark. */
  readonly neutralSplit?: Fraction;
  /** Present, and not known how they vote. */
  readonly unknown: Fraction;
  /** All exercisable votes, or members; without it the quorum cannot be tested. */
  readonly total?: Fraction;
  /** Votes that count as present though they cannot be used. */
  readonly mutePresent?: Fraction;
}

export type Outcome = 'passed' | 'failed' | 'noQuorum' | 'tie' | 'open';

export interface Resolution {
  readonly outcome: Outcome;
  /** Yes of the votes that count, when it is determined. */
  readonly yes?: Fraction;
  readonly yesRange?: { readonly min: Fraction; readonly max: Fraction };
  /** The votes that the yes is measured against. */
  readonly deciding: Fraction | undefined;
  readonly required: Fraction;
  /** The line of yes votes, as it is for so many present. */
  readonly quota: Quota;
  /** How much of the deciding votes is missing to the line. */
  readonly shortfall?: Fraction;
  readonly quorumMet?: boolean;
  /** Votes for that are enough (with `neededMore`: just above it), whatever the rest does. */
  readonly neededFor?: Fraction;
  readonly neededMore: boolean;
  readonly missing: readonly string[];
}

export interface Terms {
  readonly rule: MajorityRule;
  readonly quorum: Quorum | undefined;
  /** Votes or heads are counted one by one. */
  readonly counted: boolean;
  /** Boards: how the chair votes. */
  readonly chair?: 'for' | 'against' | 'abstain';
}

export function presentIn(tally: Tally): Fraction {
  return sum([tally.for, tally.against, tally.abstain, tally.neutral, tally.unknown]);
}

/**
 * What a meeting decides. Unknown votes are tried all ways: when every way ends the same, that is the
 * outcome, otherwise it is open.
 */
export function decide(terms: Terms, tally: Tally): Resolution {
  const at = { ...terms, rule: ruleAt(terms.rule, tally) };
  const { rule } = at;
  const quorumMet = quorumOf(terms, tally);
  const outcomes: Outcome[] =
    quorumMet === false ? ['noQuorum'] : waysOf(tally).map((way) => outcomeOf(at, way));
  const [first = 'open'] = outcomes;
  const outcome = outcomes.every((way) => way === first) ? first : 'open';
  const missing = outcome === 'open' || needsTotal(rule, tally) ? missingIn(rule, tally) : [];
  return {
    outcome,
    ...yesOf(rule, tally),
    deciding: decidingIn(rule.denominator, tally),
    required: rule.quota.share,
    quota: rule.quota,
    ...(quorumMet !== undefined && { quorumMet }),
    ...neededIn(at, tally),
    missing,
  };
}

/** The rule with the quota for so many present; without a total they are taken to be enough. */
function ruleAt(rule: MajorityRule, tally: Tally): MajorityRule {
  const { fewPresent: few } = rule;
  if (!few || tally.total === undefined) return rule;
  const many = countedPresent(tally).gte(few.below.mul(tally.total));
  return many ? rule : { ...rule, quota: few.quota };
}

/** All unknown votes for, all against, all abstaining: everything between ends like one of them. */
function waysOf(tally: Tally): Tally[] {
  const settled = { ...tally, unknown: ZERO };
  return [
    { ...settled, for: tally.for.add(tally.unknown) },
    { ...settled, against: tally.against.add(tally.unknown) },
    { ...settled, abstain: tally.abstain.add(tally.unknown) },
  ];
}

function outcomeOf({ rule, chair }: Terms, tally: Tally): Outcome {
  const tests = [rule, ...(rule.second ? [rule.second] : [])].map((test) =>
    passes(test, tally, splitOf(rule, tally)),
  );
  if (tests.every((passed) => passed === true)) return 'passed';
  if (rule.tie === 'chair' && tally.for.equals(tally.against) && tally.for.gt(ZERO)) {
    return chair === 'for' ? 'passed' : chair === 'against' ? 'failed' : 'tie';
  }
  return tests.includes(false) ? 'failed' : 'open';
}

interface Test {
  readonly quota: Quota;
  readonly denominator: Denominator;
}

/** Exact, with the strictness of the rule; not known when the total that it needs is not. */
function passes(test: Test, tally: Tally, split: Fraction): boolean | undefined {
  const deciding = decidingIn(test.denominator, tally);
  if (deciding === undefined) return undefined;
  return (
    deciding.gt(ZERO) && meets(tally.for.add(tally.neutral.mul(split)).div(deciding), test.quota)
  );
}

/** The votes that a yes is measured against; unknown votes are taken as cast. */
function decidingIn(denominator: Denominator, tally: Tally): Fraction | undefined {
  if (denominator === 'outstanding') return tally.total;
  const present = presentIn(tally);
  return denominator === 'cast' || denominator === 'capitalCast'
    ? present.sub(tally.abstain)
    : present;
}

function splitOf(rule: MajorityRule, tally: Tally): Fraction {
  return tally.neutralSplit ?? rule.quota.share;
}

function yesOf(
  rule: MajorityRule,
  tally: Tally,
): Pick<Resolution, 'yes' | 'yesRange' | 'shortfall'> {
  const deciding = decidingIn(rule.denominator, tally);
  if (!deciding || deciding.lte(ZERO)) return {};
  const sure = tally.for.add(tally.neutral.mul(splitOf(rule, tally))).div(deciding);
  const fixed =
    tally.unknown.lte(ZERO) || (rule.denominator !== 'cast' && rule.denominator !== 'capitalCast');
  const max = sure.add(tally.unknown.div(deciding));
  const range = tally.unknown.gt(ZERO) ? { yesRange: { min: sure, max } } : {};
  if (tally.unknown.gt(ZERO) && (!fixed || tally.for.lte(ZERO))) return range;
  const short = rule.quota.share.sub(sure);
  return { yes: sure, ...range, ...(short.gt(ZERO) && { shortfall: short }) };
}

/** Present, with suspended votes that the law counts as present. */
function countedPresent(tally: Tally): Fraction {
  return presentIn(tally).add(tally.mutePresent ?? ZERO);
}

/** Whether enough is present; nothing asked is always met, an unknown total leaves it untested. */
function quorumOf({ quorum }: Terms, tally: Tally): boolean | undefined {
  if (tally.total === undefined || tally.total.lte(ZERO)) return undefined;
  if (!quorum) return true;
  return meets(countedPresent(tally).div(tally.total), quorum.quota);
}

function neededIn(
  { rule, counted }: Terms,
  tally: Tally,
): Pick<Resolution, 'neededFor' | 'neededMore'> {
  const lines = [rule, ...(rule.second ? [rule.second] : [])].flatMap(({ quota, denominator }) => {
    const deciding = decidingIn(denominator, tally);
    return deciding
      ? [
          {
            strict: quota.strict,
            bound: largest(
              quota.share.mul(deciding).sub(tally.neutral.mul(splitOf(rule, tally))),
              ZERO,
            ),
          },
        ]
      : [];
  });
  const top = lines.reduce<(typeof lines)[number] | undefined>((best, line) => {
    const order = best ? line.bound.compare(best.bound) : 1;
    return order > 0 || (order === 0 && line.strict) ? line : best;
  }, undefined);
  if (!top) return { neededMore: false };
  if (!counted) return { neededFor: top.bound, neededMore: top.strict };
  return {
    neededFor: fraction(top.strict ? floorCount(top.bound) + 1n : ceilCount(top.bound)),
    neededMore: false,
  };
}

function needsTotal(rule: MajorityRule, tally: Tally): boolean {
  return (
    tally.total === undefined &&
    (rule.fewPresent !== undefined ||
      rule.denominator === 'outstanding' ||
      rule.second?.denominator === 'outstanding')
  );
}

function missingIn(rule: MajorityRule, tally: Tally): string[] {
  return [
    ...(needsTotal(rule, tally) ? ['the total of exercisable votes (total)'] : []),
    ...(tally.unknown.gt(ZERO) ? ['how the unknown votes are cast'] : []),
  ];
}
