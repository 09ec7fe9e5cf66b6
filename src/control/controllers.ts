import type { ControlRule } from '../law/control-rule.ts';
import type { Law } from '../law/law.ts';
import { type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import { controlRights } from './by-agreement.ts';
import { controlInBoth, ultimateAbove } from './closure.ts';
import { lineOfRule, ownSharesUnder } from './verdict.ts';
import { type VoteBands, voteBandsAbove } from './vote-bands.ts';

/**
 * Who stands at the top of control over an issuer.
 *
 * `one`: one controller that nobody controls. `loop`: companies that control each other, and nobody
 * else. `several`: more than one passes the test, or some act in concert. `none`: no identified holder
 * can pass it. `undetermined`: bands or unknown counts leave it open, or no holder is identified.
 */
export type Outcome =
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'loop'; readonly names: readonly string[] }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'undetermined' };

export interface Controllers {
  readonly outcome: Outcome;
  /** Control the issuer in every world that the bands admit, and are at the top. */
  readonly certain: readonly string[];
  /** In at least one world. */
  readonly possible: readonly string[];
  /** Votes that no identified holder has: many holders, none of whom is taken to be large. */
  readonly unidentified: Fraction;
}

/** The ultimate controllers of an issuer under a test of votes, or of rights over it. */
export function controllersOf(
  register: Register,
  law: Law,
  rule: ControlRule,
  issuer: string,
): Controllers {
  const rights = controlRights(register, rule);
  const bands = voteBandsAbove(register, law, { issuer, ownShares: ownSharesUnder(rule), rights });
  const deciding = rule.measure === 'votes' ? bands : withoutVotesIn(bands, issuer);
  const { certain: sure, possible: maybe } = controlInBoth(deciding, lineOfRule(rule));
  const [certain, possible] = [ultimateAbove(sure, issuer), ultimateAbove(maybe, issuer)];
  const column = [...(bands.columns.get(issuer)?.values() ?? [])];
  return {
    outcome:
      column.length === 0 && deciding === bands && !rights.has(issuer)
        ? { kind: 'undetermined' }
        : outcomeOf(issuer, { sure, certain, possible }),
    certain,
    possible: [...new Set([...certain, ...possible])],
    unidentified: restOf(sum(column.map((band) => band.min))),
  };
}

/** Votes in the issuer decide nothing; in the companies above it they do. */
function withoutVotesIn(bands: VoteBands, issuer: string): VoteBands {
  return { ...bands, columns: new Map([...bands.columns].filter(([name]) => name !== issuer)) };
}

function outcomeOf(
  issuer: string,
  found: {
    sure: ReadonlyMap<string, ReadonlySet<string>>;
    certain: readonly string[];
    possible: readonly string[];
  },
): Outcome {
  const { sure, certain, possible } = found;
  if (certain.length !== possible.length || possible.some((name) => !certain.includes(name)))
    return { kind: 'undetermined' };
  const [first] = certain;
  if (first === undefined) return { kind: 'none' };
  const controls = (name: string, other: string) => sure.get(name)?.has(other) === true;
  const names = [...certain, ...(controls(issuer, first) ? [issuer] : [])].sort();
  if (names.length === 1) return { kind: 'one', name: first };
  const mutual = names.every((name) =>
    names.every((other) => name === other || controls(name, other)),
  );
  return { kind: mutual ? 'loop' : 'several', names };
}

function restOf(held: Fraction): Fraction {
  return held.gt(ONE) ? ZERO : ONE.sub(held);
}
