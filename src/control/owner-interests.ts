import type { Law } from '../law/law.ts';
import { moreThan } from '../law/quota.ts';
import { type Fraction, ONE, ZERO } from '../model/index.ts';
import { economicStakes } from '../ownership/from-register.ts';
import { netOwnership } from '../ownership/integrated.ts';
import { stakeIn } from '../ownership/stakes.ts';
import type { Register } from '../register/register.ts';
import { lineOf } from '../voting/game.ts';
import { power } from '../voting/power.ts';
import { votes } from '../voting/votes.ts';
import type { ControlWeights, Interest } from './concentration.ts';

/**
 * Financial interests from the stakes of a register: direct, or integrated (each holder counted once).
 * A firm has the whole of its own profit.
 */
export function interestsIn(register: Register, owners: 'direct' | 'integrated'): Interest {
  const stakes = economicStakes(register);
  const integrated = new Map<string, ReadonlyMap<string, Fraction>>();
  const all = (firm: string) => {
    const known = integrated.get(firm) ?? mapOf(netOwnership(stakes, firm));
    integrated.set(firm, known);
    return known;
  };
  return (owner, firm) => {
    if (owner === firm) return ONE;
    return owners === 'direct' ? stakeIn(stakes, owner, firm).min : (all(firm).get(owner) ?? ZERO);
  };
}

function mapOf(result: ReturnType<typeof netOwnership>): ReadonlyMap<string, Fraction> {
  return result instanceof Map ? result : new Map<string, Fraction>();
}

/** Silent stakes: every firm decides for itself, and counts what it has in others. */
export function silentControl(): ControlWeights {
  return (firm) => new Map([[firm, ONE]]);
}

/** One named controller decides alone; a firm without one decides for itself. */
export function controllerControl(controllers: ReadonlyMap<string, string>): ControlWeights {
  return (firm) => new Map([[controllers.get(firm) ?? firm, ONE]]);
}

/** Identified holders decide in proportion to the votes that they may use freely; the rest is atomistic. */
export function voteControl(register: Register, law: Law): ControlWeights {
  return (firm) => {
    const result = votes(register, law, firm);
    const rows = result.rows.filter((row) => row.freeVotes.gt(0));
    return new Map(rows.map((row) => [row.holder, row.freeVotes.div(result.freeVotes)]));
  };
}

/** Identified holders decide in proportion to how often they turn a vote at more than one half. */
export function banzhafControl(register: Register, law: Law): ControlWeights {
  return (firm) => {
    const result = votes(register, law, firm);
    const voters = result.rows
      .filter((row) => row.freeVotes.gt(0))
      .map((row) => ({ player: row.holder, weight: row.freeVotes }));
    const { rows } = power({
      voters,
      ocean: result.rest,
      line: lineOf(moreThan(1, 2), voters, result.rest),
    });
    return new Map(
      rows
        .filter((row) => row.banzhafNormalised.gt(0))
        .map((row) => [row.player, row.banzhafNormalised]),
    );
  };
}
