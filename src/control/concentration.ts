import type { ConcentrationBand, ConcentrationRule } from '../law/concentration-rule.ts';
import { type Fraction, ONE, sum, ZERO } from '../model/index.ts';

/** Market shares of firms: parts of one. */
export type Market = ReadonlyMap<string, Fraction>;

/** Who decides for a firm, with which weight; the weights of a firm need not sum to one. */
export type ControlWeights = (firm: string) => ReadonlyMap<string, Fraction>;

/** The part of a firm's profit that an owner has; a firm has all of its own. */
export type Interest = (owner: string, firm: string) => Fraction;

/** How much a firm counts one point of a rival's profit against one of its own. */
export interface ProfitWeight {
  readonly firm: string;
  readonly rival: string;
  readonly weight: Fraction;
  /** `s_j · s_k · weight`, in points. */
  readonly adds: Fraction;
}

export interface Mhhi {
  readonly hhi: Fraction;
  readonly mhhi: Fraction;
  readonly delta: Fraction;
  readonly weights: readonly ProfitWeight[];
  /** Firms whose controllers have no part of their profit: the index is not defined. */
  readonly undefinedFor: readonly string[];
}

/** Herfindahl–Hirschman index in points: squares of the shares in percent, summed. */
export function hhi(market: Market): Fraction {
  return sum([...market.values()].map((share) => share.mul(share))).mul(10_000);
}

/**
 * Modified index of O'Brien and Salop (2000): `Σ_j Σ_k s_j s_k (Σ_i γ_ij β_ik) / (Σ_i γ_ij β_ij)`, with
 * control weights γ and financial interests β. A firm without controllers follows its own profit.
 */
export function mhhi(market: Market, control: ControlWeights, interest: Interest): Mhhi {
  const weights: ProfitWeight[] = [];
  const undefinedFor: string[] = [];
  for (const [firm, share] of market) {
    const deciding = control(firm);
    const rule = deciding.size > 0 ? deciding : new Map([[firm, ONE]]);
    const own = weighted(rule, interest, firm);
    if (own.equals(ZERO)) undefinedFor.push(firm);
    for (const [rival, other] of market) {
      if (rival === firm || own.equals(ZERO)) continue;
      const weight = weighted(rule, interest, rival).div(own);
      weights.push({ firm, rival, weight, adds: share.mul(other).mul(weight).mul(10_000) });
    }
  }
  const [base, delta] = [hhi(market), sum(weights.map(({ adds }) => adds))];
  return {
    hhi: base,
    delta,
    mhhi: base.add(delta),
    weights: weights.filter(({ weight }) => weight.gt(0)),
    undefinedFor,
  };
}

function weighted(
  control: ReadonlyMap<string, Fraction>,
  interest: Interest,
  firm: string,
): Fraction {
  return sum([...control].map(([owner, weight]) => weight.mul(interest(owner, firm))));
}

/** Whether an index and its change lie in one of the stretches of little concern. */
export function lowConcern(rule: ConcentrationRule, index: Fraction, delta: Fraction): boolean {
  return rule.lowConcern.some(
    (band) => inBand(band, index) && (band.deltaBelow === undefined || delta.lt(band.deltaBelow)),
  );
}

function inBand({ from, above, to, below }: ConcentrationBand, index: Fraction): boolean {
  if (above ? index.lte(from) : index.lt(from)) return false;
  return to === undefined || (below ? index.lt(to) : index.lte(to));
}

/** Whether a merger is presumed harmful: a large change, in a concentrated market or for a large firm. */
export function presumedHarmful(
  rule: ConcentrationRule,
  after: { index: Fraction; delta: Fraction; merged: Fraction },
): boolean {
  const lines = rule.harmful;
  if (!lines || after.delta.lte(lines.delta)) return false;
  return after.index.gt(lines.hhi) || after.merged.gt(lines.share);
}
