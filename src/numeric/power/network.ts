/** A company's voters and the weight it takes to say yes. All weights are whole. */
export interface VotingBody {
  /** Indices: sources first (`0 … sources − 1`), then companies by their place in the list. */
  readonly voters: readonly number[];
  readonly weights: readonly number[];
  /** Yes as soon as the weights of yes sum to this. */
  readonly needed: number;
}

/** Who decides through whom: sources vote, companies follow their voters. */
export interface VotingNetwork {
  readonly sources: number;
  readonly companies: readonly VotingBody[];
  /** Place of the company whose decision is looked at. */
  readonly target: number;
}

/** From which end loops are settled: all companies say no at first, or all say yes. */
export type Start = 'no' | 'yes';

/**
 * Whether the target says yes, given the votes of the sources.
 *
 * Companies are asked again until nothing changes. Votes are monotone, so that starting from no gives the
 * least fixpoint and starting from yes the greatest.
 */
export function decision(network: VotingNetwork, votes: Uint8Array, start: Start): boolean {
  const { sources, companies, target } = network;
  votes.fill(start === 'yes' ? 1 : 0, sources);
  for (let changed = true; changed;) {
    changed = false;
    companies.forEach((body, place) => {
      const says = saysYes(body, votes) ? 1 : 0;
      if (votes[sources + place] === says) return;
      votes[sources + place] = says;
      changed = true;
    });
  }
  return votes[sources + target] === 1;
}

function saysYes({ voters, weights, needed }: VotingBody, votes: Uint8Array): boolean {
  let yes = 0;
  for (let index = 0; index < voters.length; index++) {
    if (votes[voters[index] as number] === 1) yes += weights[index] as number;
  }
  return yes >= needed;
}

/** Swings of every source by the size of the coalition of other sources: all `2^n` coalitions. */
export function networkSwings(network: VotingNetwork, start: Start): bigint[][] {
  const { sources, companies } = network;
  const wins = new Uint8Array(2 ** sources);
  const votes = new Uint8Array(sources + companies.length);
  for (let coalition = 0; coalition < wins.length; coalition++) {
    for (let source = 0; source < sources; source++) votes[source] = (coalition >> source) & 1;
    wins[coalition] = decision(network, votes, start) ? 1 : 0;
  }
  return Array.from({ length: sources }, (_, source) => swingsOf(wins, source, sources));
}

function swingsOf(wins: Uint8Array, source: number, sources: number): bigint[] {
  const bit = 1 << source;
  const counts = new Float64Array(Math.max(1, sources));
  for (let coalition = 0; coalition < wins.length; coalition++) {
    if (wins[coalition] === 1 || wins[coalition | bit] === 0) continue;
    const size = bitCount(coalition);
    counts[size] = (counts[size] ?? 0) + 1;
  }
  return [...counts].map(BigInt);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Estimates from sampled coalitions and orders, each with its standard error. */
export interface NetworkEstimate {
  readonly banzhaf: Float64Array;
  readonly banzhafError: Float64Array;
  readonly shapleyShubik: Float64Array;
  readonly shapleyError: Float64Array;
}

/** Monte Carlo over coalitions (Banzhaf) and orders (Shapley–Shubik); the same seed gives the same numbers. */
export function sampleNetwork(
  network: VotingNetwork,
  start: Start,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): NetworkEstimate {
  const random = generator(seed);
  const votes = new Uint8Array(network.sources + network.companies.length);
  const swings = new Float64Array(network.sources);
  const pivots = new Float64Array(network.sources);
  const order = Array.from({ length: network.sources }, (_, source) => source);
  for (let sample = 0; sample < samples; sample++) {
    countSwings(network, start, { votes, random, swings });
    const pivot = pivotOf(network, start, { votes, order: shuffled(order, random) });
    if (pivot !== undefined) pivots[pivot] = (pivots[pivot] ?? 0) + 1;
  }
  const mean = (counts: Float64Array) => counts.map((count) => count / samples);
  const error = (counts: Float64Array) => counts.map((count) => standardError(count, samples));
  return {
    banzhaf: mean(swings),
    banzhafError: error(swings),
    shapleyShubik: mean(pivots),
    shapleyError: error(pivots),
  };
}

/** Of a proportion; with none or all seen, the rule of three stands in for a zero spread. */
function standardError(count: number, samples: number): number {
  const share = count / samples;
  return Math.max(Math.sqrt((share * (1 - share)) / samples), 1 / samples);
}

interface Toss {
  readonly votes: Uint8Array;
  readonly random: () => number;
  readonly swings: Float64Array;
}

function countSwings(network: VotingNetwork, start: Start, { votes, random, swings }: Toss): void {
  const coins = Uint8Array.from({ length: network.sources }, () => (random() < 0.5 ? 1 : 0));
  for (let source = 0; source < network.sources; source++) {
    const outcome = (vote: 0 | 1) => {
      votes.set(coins);
      votes[source] = vote;
      return decision(network, votes, start);
    };
    if (outcome(1) && !outcome(0)) swings[source] = (swings[source] ?? 0) + 1;
  }
}

/** The source whose joining turns the decision: by halving, as more voters never harm. */
function pivotOf(
  network: VotingNetwork,
  start: Start,
  { votes, order }: { votes: Uint8Array; order: readonly number[] },
): number | undefined {
  const winsWith = (count: number) => {
    votes.fill(0);
    for (const source of order.slice(0, count)) votes[source] = 1;
    return decision(network, votes, start);
  };
  if (winsWith(0) || !winsWith(order.length)) return undefined;
  let [losing, winning] = [0, order.length];
  while (winning - losing > 1) {
    const middle = (losing + winning) >> 1;
    if (winsWith(middle)) winning = middle;
    else losing = middle;
  }
  return order[winning - 1];
}

function shuffled(order: number[], random: () => number): number[] {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/** Mulberry32: small, seeded, good enough for sampling. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
