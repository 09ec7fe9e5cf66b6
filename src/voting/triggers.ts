import type { Law } from '../law/law.ts';
import { meets, type Quota } from '../law/rule.ts';
import type {
  ControlledHolder,
  HeldBack,
  LaterHolder,
  SmallerHolder,
  SuspensionRule,
  Trigger,
} from '../law/suspension-rule.ts';
import { decimalText, type Fraction, type Holding, sum } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { capitalShare, holdingsOfIn } from './capital-share.ts';
import {
  controlledBy,
  jointVotes,
  MAJORITY,
  type VoteGraph,
  voteTests,
} from './control-by-votes.ts';
import { firstOf } from './order.ts';

/** What a rule is judged on: the register, and the gross votes of all companies in it. */
export interface Ground {
  readonly register: Register;
  readonly law: Law;
  readonly graph: VoteGraph;
  /** Chosen variants of limits, by rule id. */
  readonly variants: Readonly<Record<string, string>>;
}

/** What a rule does to a holder's votes, and why. */
export interface Effect {
  /** The part of its shares that still votes; without it, none. */
  readonly keeps?: Fraction;
  readonly says: string;
  /** Which of two companies came first is not known: the other reading leaves the votes alone. */
  readonly orderUnknown?: boolean;
  readonly statements: readonly string[];
}

export interface Pair {
  readonly issuer: string;
  readonly holder: string;
}

/** The effect of a rule on a holder, or nothing when none of its triggers applies. */
export function effectOf(ground: Ground, rule: SuspensionRule, pair: Pair): Effect | undefined {
  for (const trigger of rule.triggers) {
    const effect = effectOfTrigger(ground, rule, trigger, pair);
    if (effect) return effect;
  }
  return undefined;
}

function effectOfTrigger(
  ground: Ground,
  rule: SuspensionRule,
  trigger: Trigger,
  pair: Pair,
): Effect | undefined {
  switch (trigger.when) {
    case 'ownShares':
      return undefined;
    case 'controlled':
      return controlled(ground, trigger, pair);
    case 'heldBack':
      return heldBack(ground, trigger, pair);
    case 'smallerHolder':
      return smallerHolder(ground, trigger, pair);
    case 'laterHolder':
      return laterHolder(ground, { ...trigger, quota: variantOf(ground, rule, trigger) }, pair);
  }
}

/** The issuer controls the shareholder, on gross votes: what other law suspends still counts. */
function controlled(
  { register, law, graph }: Ground,
  trigger: ControlledHolder,
  { issuer, holder }: Pair,
): Effect | undefined {
  const named = trigger.tests.filter((id) => register.rules?.includes(id));
  const ids = named.length > 0 ? named : trigger.tests;
  const set = controlledBy(graph, issuer, voteTests(law, ids, register.asOf));
  if (!set.has(holder)) return undefined;
  const met = ids.filter((id) =>
    controlledBy(graph, issuer, voteTests(law, [id], register.asOf)).has(holder),
  );
  const group = [issuer, ...set].filter((name) => name !== holder);
  const votes = jointVotes(graph, group, holder);
  return {
    says: `${issuer} controls ${holder} with ${percent(votes)} of its gross votes (${(met.length > 0 ? met : ids).join(', ')}).`,
    statements: statementsOf(register, group, holder),
  };
}

/** The issuer and its subsidiaries hold so much of the shareholder. */
function heldBack(ground: Ground, trigger: HeldBack, { issuer, holder }: Pair): Effect | undefined {
  const { register, law, graph } = ground;
  const group = [issuer, ...controlledBy(graph, issuer, [MAJORITY])].filter(
    (name) => name !== holder,
  );
  const held =
    trigger.measure === 'votes'
      ? jointVotes(graph, group, holder)
      : sum(group.map((name) => capitalShare(register, law, name, holder)));
  if (!meets(held, trigger.quota)) return undefined;
  const holders = group.filter((name) => holdingsOfIn(register, name, holder).length > 0);
  return {
    says: `${holders.join(' with ')} holds ${percent(held)} of the ${trigger.measure === 'votes' ? 'gross votes' : 'issued shares'} of ${holder}, ${line(trigger.quota)}.`,
    statements: statementsOf(register, group, holder),
  };
}

/** Of two companies, one above the limit in the other: the one with less must sell; equals keep the limit. */
function smallerHolder(
  { register, law }: Ground,
  { quota }: SmallerHolder,
  { issuer, holder }: Pair,
): Effect | undefined {
  const back = capitalShare(register, law, issuer, holder);
  const own = capitalShare(register, law, holder, issuer);
  if (!meets(back, quota) || own.gt(back)) return undefined;
  const says = `${issuer} holds ${percent(back)} of ${holder}, ${line(quota)}; ${holder} holds ${percent(own)} of ${issuer}`;
  const statements = mutual(register, { issuer, holder });
  if (own.lt(back))
    return { says: `${says}, which is less: it must sell and cannot vote.`, statements };
  return {
    says: `${says}, the same: each votes for the limit only.`,
    keeps: quota.share.div(own),
    statements,
  };
}

/** Both above the limit in each other: the later one is held to the limit, or mute. */
function laterHolder(
  { register, law }: Ground,
  trigger: LaterHolder,
  { issuer, holder }: Pair,
): Effect | undefined {
  const back = capitalShare(register, law, issuer, holder);
  const own = capitalShare(register, law, holder, issuer);
  if (!meets(back, trigger.quota) || !meets(own, trigger.quota)) return undefined;
  const ours: readonly Holding[] = holdingsOfIn(register, holder, issuer);
  const first = firstOf(ours, holdingsOfIn(register, issuer, holder), trigger.order);
  if (first === 'first') return undefined;
  const both = `${issuer} and ${holder} hold ${percent(back)} and ${percent(own)} of each other, ${line(trigger.quota)}`;
  const done = trigger.order === 'notified' ? 'told the other' : 'crossed the limit';
  const who =
    first === 'second'
      ? `${holder} ${done} later`
      : `who ${done} first is not known, so neither is spared`;
  return {
    says: `${both}; ${who}.`,
    ...(trigger.loses === 'aboveLimit' && { keeps: trigger.quota.share.div(own) }),
    ...(first === 'unknown' && { orderUnknown: true }),
    statements: mutual(register, { issuer, holder }),
  };
}

function variantOf(ground: Ground, rule: SuspensionRule, trigger: LaterHolder): Quota {
  const chosen = ground.variants[rule.id];
  // Stryker disable next-line ConditionalExpression: no variant has the name undefined
  return (chosen !== undefined && trigger.variants?.[chosen]) || trigger.quota;
}

function statementsOf(register: Register, holders: readonly string[], issuer: string): string[] {
  return holders.flatMap((holder) =>
    holdingsOfIn(register, holder, issuer).flatMap((holding) => holding.statements),
  );
}

function mutual(register: Register, { issuer, holder }: Pair): string[] {
  return [...statementsOf(register, [issuer], holder), ...statementsOf(register, [holder], issuer)];
}

function percent(share: Fraction): string {
  return `${decimalText(share.mul(100), 2)}%`;
}

function line(quota: Quota): string {
  return `${quota.strict ? 'more than' : 'at least'} ${quota.share.toFraction()}`;
}
