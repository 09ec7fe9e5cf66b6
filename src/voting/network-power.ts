import type { Quota } from '../law/rule.ts';
import { ceilCount, floorCount, fraction, type Fraction } from '../model/index.ts';
import { orderCounts } from '../numeric/power/exact.ts';
import {
  networkSwings,
  sampleNetwork,
  type Start,
  type VotingBody,
  type VotingNetwork,
} from '../numeric/power/network.ts';
import { fromFloat, leastMultiple } from './game.ts';

/** `[holder, issuer, votes]`: a part of the votes of an issuer. */
export type VoteEdge = readonly [holder: string, issuer: string, votes: Fraction];

/** Who votes at the source, who follows, and on whose decision it comes. */
export interface VoteNetwork {
  readonly edges: readonly VoteEdge[];
  readonly target: string;
  readonly sources: readonly string[];
  /** Of the listed votes of each company; a company's own shares are left out. */
  readonly quota: Quota;
}

/** Power of one source over the target. */
export interface SourcePower {
  readonly player: string;
  readonly swings?: bigint;
  readonly banzhaf: Fraction;
  readonly shapleyShubik: Fraction;
  /** Standard errors, where the values are estimates. */
  readonly errors?: { readonly banzhaf: number; readonly shapleyShubik: number };
}

/** In loops companies may wait for each other: all saying no at first, or all saying yes. */
export interface NetworkPower {
  readonly exact: boolean;
  readonly least: readonly SourcePower[];
  readonly greatest: readonly SourcePower[];
  /** A stake's denominator was too large for whole weights: votes were rounded to 1/10^12. */
  readonly rounded: boolean;
}

/** Up to here every coalition is looked at. */
export const EXACT_SOURCES = 20;

/**
 * Power of sources over a company through the companies between (Crama & Leruth 2007): a company says
 * yes when the votes of its holders that say yes meet the quota of its listed votes. Beyond twenty
 * sources coalitions and orders are sampled, with a seed.
 */
export function networkPower(
  { edges, target, sources, quota }: VoteNetwork,
  sampling: { readonly samples: number; readonly seed: number } = { samples: 20_000, seed: 1 },
  exactUpTo: number = EXACT_SOURCES,
): NetworkPower {
  const companies = companiesAbove(edges, target, new Set(sources));
  const bodies = companies.map((company) => bodyOf(edges, company, { sources, companies, quota }));
  const network = {
    sources: sources.length,
    companies: bodies.map(({ body }) => body),
    target: companies.indexOf(target),
  };
  const exact = sources.length <= exactUpTo;
  const from = (start: Start) =>
    exact ? counted(network, sources, start) : sampled(network, sources, { start, ...sampling });
  return {
    exact,
    // Stryker disable next-line StringLiteral: all but yes begins with no
    least: from('no'),
    greatest: from('yes'),
    rounded: bodies.some(({ rounded }) => rounded),
  };
}

/** The target and the companies that vote in it, at any distance, those nearest the sources first. */
function companiesAbove(
  edges: readonly VoteEdge[],
  target: string,
  sources: ReadonlySet<string>,
): string[] {
  const found = [target];
  for (const company of found) {
    for (const [holder, issuer] of edges) {
      const votes = issuer === company && holder !== company && !sources.has(holder);
      if (votes && !found.includes(holder)) found.push(holder);
    }
  }
  // Stryker disable next-line MethodExpression: the order spares rounds of asking, and changes no answer
  return found.reverse();
}

interface Around {
  readonly sources: readonly string[];
  readonly companies: readonly string[];
  readonly quota: Quota;
}

function bodyOf(
  edges: readonly VoteEdge[],
  company: string,
  around: Around,
): { body: VotingBody; rounded: boolean } {
  const { sources, companies, quota } = around;
  const held = edges.filter(([holder, issuer]) => issuer === company && holder !== company);
  const exactUnit = leastMultiple(held.map(([, , votes]) => votes.d));
  const rounded = exactUnit > UNIT_MAX;
  const unit = rounded ? UNIT_MAX : exactUnit;
  const weights = held.map(([, , votes]) => floorCount(votes.mul(fraction(unit))));
  const needed = quota.share.mul(fraction(weights.reduce((total, weight) => total + weight, 0n)));
  return {
    rounded,
    body: {
      voters: held.map(([holder]) => placeOf(holder, sources, companies)),
      weights: weights.map(Number),
      needed: Number(quota.strict ? floorCount(needed) + 1n : ceilCount(needed)),
    },
  };
}

/** Sums of weights stay whole numbers in Float64. */
const UNIT_MAX = 10n ** 12n;

function placeOf(holder: string, sources: readonly string[], companies: readonly string[]): number {
  const source = sources.indexOf(holder);
  return source >= 0 ? source : sources.length + companies.indexOf(holder);
}

function counted(network: VotingNetwork, sources: readonly string[], start: Start): SourcePower[] {
  const bySize = networkSwings(network, start);
  const { orders, all } = orderCounts(bySize);
  const coalitions = 2n ** BigInt(Math.max(0, sources.length - 1));
  return sources.map((player, index) => {
    const swings = (bySize[index] ?? []).reduce((total, count) => total + count, 0n);
    return {
      player,
      swings,
      banzhaf: fraction(swings, coalitions),
      shapleyShubik: fraction(orders[index] ?? 0n, all),
    };
  });
}

function sampled(
  network: VotingNetwork,
  sources: readonly string[],
  { start, samples, seed }: { start: Start; samples: number; seed: number },
): SourcePower[] {
  const estimate = sampleNetwork(network, start, { samples, seed });
  return sources.map((player, index) => ({
    player,
    banzhaf: fromFloat(estimate.banzhaf[index] ?? 0),
    shapleyShubik: fromFloat(estimate.shapleyShubik[index] ?? 0),
    errors: {
      banzhaf: estimate.banzhafError[index] ?? 0,
      shapleyShubik: estimate.shapleyError[index] ?? 0,
    },
  }));
}

/** Those who vote at the source: holders of votes above the target that have no known holders themselves. */
export function sourcesAbove(edges: readonly VoteEdge[], target: string): string[] {
  const held = new Set(
    edges.filter(([holder, issuer]) => holder !== issuer).map(([, issuer]) => issuer),
  );
  const above = companiesAbove(edges, target, new Set());
  return above.filter((name) => name !== target && !held.has(name)).reverse();
}
