import type { Law } from '../law/law.ts';
import type { SuspensionRule } from '../law/suspension-rule.ts';
import { decimalText, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { assumptions, reaches, suspensionRules } from './applicable.ts';
import { graphOf, type VoteGraph } from './control-by-votes.ts';
import type { GrossRow, GrossVotes } from './gross-votes.ts';
import { companiesAround } from './holding-index.ts';
import { type Effect, effectOf, type Ground } from './triggers.ts';

/** A holder whose votes a rule takes away, in whole or in part. */
export interface Suspension extends Effect {
  readonly holder: string;
  readonly rule: SuspensionRule;
  /** What the rule asks and the register does not say. */
  readonly assumed: readonly string[];
}

export interface Suspensions {
  /** At most one per holder: the first that takes all votes, else the first that takes some. */
  readonly suspended: readonly Suspension[];
  /** Readings that differ where a rule depends on an order that is not known or not given by law. */
  readonly readings: readonly string[];
  /** Rules that would apply and do not, with the reason. */
  readonly notes: readonly string[];
}

export interface SuspensionOptions {
  readonly graph?: VoteGraph;
  /** Variants of limits by rule id: `{'it-121': 'sme'}`. */
  readonly variants?: Readonly<Record<string, string>>;
}

/**
 * Stratum 3: whose votes are suspended. Each rule is judged once, on gross votes and capital; no
 * suspension is an input of another, so nothing is iterated.
 */
export function suspensionsIn(
  register: Register,
  law: Law,
  gross: GrossVotes,
  options: SuspensionOptions = {},
): Suspensions {
  const ground: Ground = {
    register,
    law,
    graph: options.graph ?? graphOf(register, law, companiesAround(register, gross.issuer)),
    variants: options.variants ?? {},
  };
  const rules = suspensionRules(register, law, gross.issuer);
  const found = rules.flatMap((rule) => byRule(ground, rule, gross));
  const weighed = strongest(alone(found, gross), found);
  return { ...weighed, notes: [...weighed.notes, ...overLimits(rules, found, gross)] };
}

function byRule(ground: Ground, rule: SuspensionRule, gross: GrossVotes): Suspension[] {
  const { entities } = ground.register;
  return gross.rows
    .filter((row) => !row.treasury)
    .flatMap((row) => {
      const parties = {
        issuer: entities.get(gross.issuer),
        holder: entities.get(row.holder),
        named: ground.register.rules?.includes(rule.id) ?? false,
      };
      if (!reaches(rule.reach, parties)) return [];
      const effect = effectOf(ground, rule, { issuer: gross.issuer, holder: row.holder });
      return effect
        ? [{ ...effect, holder: row.holder, rule, assumed: assumptions(rule.reach, parties) }]
        : [];
    });
}

/** Rules under which the muted have more together than the law lets them have at all. */
function overLimits(
  rules: readonly SuspensionRule[],
  found: readonly Suspension[],
  { issuer, rows }: GrossVotes,
): string[] {
  return rules.flatMap(({ id, mostTogether: most }) => {
    const names = found.filter(({ rule }) => rule.id === id).map(({ holder }) => holder);
    const held = sum(rows.filter(({ holder }) => names.includes(holder)).map(({ share }) => share));
    if (!most || held.lte(most)) return [];
    return [
      `${names.join(' and ')} have ${decimalText(held.mul(100), 2)}% of the votes of ${issuer} together: ${id} allows ${most.toFraction()}, and the rest must be sold.`,
    ];
  });
}

interface Weighed {
  readonly kept: readonly Suspension[];
  readonly readings: readonly string[];
  readonly notes: readonly string[];
}

/** A rule that spares the only voter: it does not apply where nobody else could vote. */
function alone(found: readonly Suspension[], gross: GrossVotes): Weighed {
  const spared = found.filter(({ rule }) =>
    // Stryker disable next-line ConditionalExpression: only such triggers have the field
    rule.triggers.some((trigger) => trigger.when === 'heldBack' && trigger.unlessAlone),
  );
  const others = found.filter((suspension) => !spared.includes(suspension));
  const mute = new Set(
    [...spared, ...others.filter(({ keeps }) => keeps === undefined)].map(({ holder }) => holder),
  );
  const voters = gross.rows.some((row) => canVote(row) && !mute.has(row.holder));
  if (spared.length === 0 || voters || gross.rest.gt(ZERO))
    return { kept: found, readings: [], notes: [] };
  const names = [...new Set(spared.map(({ holder }) => holder))];
  if (names.length === 1) {
    return {
      kept: others,
      readings: [],
      notes: [`${names[0]} keeps its votes: nobody else could vote.`],
    };
  }
  const readings = [
    `${names.join(' and ')} all keep their votes, because without them nobody could vote.`,
    ...names.map(
      (name) =>
        `${names.filter((other) => other !== name).join(' and ')} may not vote, and ${name} alone votes.`,
    ),
  ];
  return { kept: others, readings, notes: [] };
}

function canVote(row: GrossRow): boolean {
  return (
    !row.treasury &&
    row.parts.some(({ holding, votes }) => holding.voting !== 'suspended' && votes.gt(ZERO))
  );
}

function strongest({ kept, readings, notes }: Weighed, found: readonly Suspension[]): Suspensions {
  const holders = [...new Set(kept.map(({ holder }) => holder))];
  const suspended = holders.map((holder) => {
    const own = kept.filter((suspension) => suspension.holder === holder);
    return own.find(({ keeps }) => keeps === undefined) ?? (own[0] as Suspension);
  });
  const open = found.filter(({ orderUnknown }) => orderUnknown);
  return {
    suspended,
    readings: [
      ...readings,
      ...open.map(
        ({ holder, rule }) => `${holder} keeps all its votes if it came first (${rule.id}).`,
      ),
    ],
    notes,
  };
}
