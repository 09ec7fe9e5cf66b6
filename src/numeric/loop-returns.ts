/** Steps within a loop, by places of its members: those of member `m` are entries `start[m]` to `start[m + 1]`. */
export interface Arcs {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly chance: Float64Array;
}

/** Two ends of a chance for each vertex or member of a loop, between which the exact one lies. */
export interface Ends {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Half a unit in the last place of 1. */
export const UNIT = 2 ** -53;
/** What may be left of those who may come back, as a part of the chance of never coming back. */
const LEFT = 1e-12;
/** Steps of one walk. */
const ROUNDS_MAX = 4096;
/** Walks that are followed side by side: each step is looked up once for all of them. */
const ABREAST = 8;

/** Loops from this size on are kept: smaller ones are followed sooner than looked for. */
const KEPT_FROM = 64;
/** So many loops are kept, the last that were asked for: one of 1,347 companies and 16,000 steps takes 0.2 MB. */
const KEPT_MOST = 4;

interface Known {
  readonly arcs: Arcs;
  readonly workMost: number;
  readonly returns: Ends;
}

let kept: readonly Known[] = [];

/**
 * The chances of coming back to the members of a loop, in floating point between certified ends. They depend on nothing outside
 * of the loop, so that those who stand below the same loop share them. All terms are positive: what was summed is a
 * lower end, and the upper one adds who is still under way. A walk is followed until hardly any are, measured by the chance of
 * never coming back, since visits are one over it; after `workMost` steps, of eight walks each, it is followed no further.
 */
export function loopReturns(arcs: Arcs, workMost: number): Ends {
  // Stryker disable next-line all: followed anew, the ends are the same
  if (arcs.start.length <= KEPT_FROM) return followed(arcs, workMost);
  const known = kept.find((one) => one.workMost === workMost && isSame(one.arcs, arcs));
  const found = known ?? { arcs, workMost, returns: followed(arcs, workMost) };
  // Stryker disable next-line all: what is kept saves time and changes no number
  kept = [found, ...kept.filter((one) => one !== found)].slice(0, KEPT_MOST);
  return found.returns;
}

function isSame(one: Arcs, other: Arcs): boolean {
  return (
    sameNumbers(one.start, other.start) &&
    sameNumbers(one.to, other.to) &&
    sameNumbers(one.chance, other.chance)
  );
}

type Numbers = Uint32Array | Float64Array;

function sameNumbers(one: Numbers, other: Numbers): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function followed(arcs: Arcs, workMost: number): Ends {
  const size = arcs.start.length - 1;
  const returns = { low: new Float64Array(size), high: new Float64Array(size) };
  let work = 0;
  for (let first = 0; first < size; first += ABREAST) {
    const homes = Array.from({ length: Math.min(ABREAST, size - first) }, (_, at) => first + at);
    work += follow(new Walkers(arcs, homes), returns, workMost - work);
  }
  return returns;
}

/** Follows some walks until each is settled or the work is spent; gives the steps that it took. */
function follow(walkers: Walkers, returns: Ends, workMost: number): number {
  let [work, round] = [0, 0];
  const waiting = new Set(walkers.homes.keys());
  for (;;) {
    const goesOn = round < ROUNDS_MAX && work < workMost;
    for (const walk of waiting) {
      if (goesOn && !walkers.isSettled(walk)) continue;
      settle(walkers, walk, round, returns);
      waiting.delete(walk);
    }
    if (waiting.size === 0) return work;
    work += walkers.step();
    round++;
  }
}

function settle(walkers: Walkers, walk: number, round: number, { low, high }: Ends): void {
  const home = walkers.homes[walk] as number;
  const [chance, left] = [walkers.back[walk] as number, walkers.left[walk] as number];
  // Near 1, what is rounded here would be nearly all that is left of `1 - chance`.
  const wide = 4 * UNIT * (round + 1) * (walkers.size + 2);
  low[home] = chance * (1 - wide);
  high[home] = Math.min(1, (chance + left) * (1 + wide));
  walkers.end(walk);
}

/** Walks from up to eight members at once: the mass of walk `w` at member `m` is entry `8 m + w`. */
class Walkers {
  readonly homes: readonly number[];
  readonly size: number;
  /** Who has come back, of each walk. */
  readonly back = new Float64Array(ABREAST);
  /** Who is still under way. */
  readonly left = new Float64Array(ABREAST);
  readonly #arcs: Arcs;
  #mass: Float64Array;
  #next: Float64Array;

  constructor(arcs: Arcs, homes: readonly number[]) {
    this.#arcs = arcs;
    this.homes = homes;
    this.size = arcs.start.length - 1;
    this.#mass = new Float64Array(this.size * ABREAST);
    this.#next = new Float64Array(this.size * ABREAST);
    homes.forEach((home, walk) => {
      this.#mass[home * ABREAST + walk] = 1;
      // Whoever stays at the first step may come back.
      for (let at = arcs.start[home] as number; at < (arcs.start[home + 1] as number); at++)
        this.left[walk]! += arcs.chance[at] as number;
    });
  }

  isSettled(walk: number): boolean {
    const [back, left] = [this.back[walk] as number, this.left[walk] as number];
    return left <= LEFT * (1 - back - left);
  }

  /** Takes a walk out, so that the others go on without it. */
  end(walk: number): void {
    for (let at = walk; at < this.#mass.length; at += ABREAST) this.#mass[at] = 0;
  }

  /** One step of all walks; gives how many steps there are. */
  step(): number {
    const [from, next] = [this.#mass, this.#next];
    next.fill(0);
    spread(this.#arcs, from, next);
    this.homes.forEach((home, walk) => {
      this.back[walk]! += next[home * ABREAST + walk] as number;
      next[home * ABREAST + walk] = 0;
    });
    this.left.fill(0);
    for (let at = 0; at < next.length; at++) this.left[at % ABREAST]! += next[at] as number;
    [this.#mass, this.#next] = [next, from];
    return this.#arcs.to.length;
  }
}

/** Eight products for each step, written out: a loop over them would take as long again. */
function spread({ start, to, chance }: Arcs, from: Float64Array, next: Float64Array): void {
  for (let member = 0; member < start.length - 1; member++) {
    const base = member * ABREAST;
    const [a, b, c, d] = [from[base]!, from[base + 1]!, from[base + 2]!, from[base + 3]!];
    const [e, f, g, h] = [from[base + 4]!, from[base + 5]!, from[base + 6]!, from[base + 7]!];
    // Stryker disable next-line ConditionalExpression: nothing goes on from there either way
    if (a + b + c + d + e + f + g + h === 0) continue;
    const end = start[member + 1] as number;
    for (let at = start[member] as number; at < end; at++) {
      const part = chance[at] as number;
      const there = (to[at] as number) * ABREAST;
      next[there]! += a * part;
      next[there + 1]! += b * part;
      next[there + 2]! += c * part;
      next[there + 3]! += d * part;
      next[there + 4]! += e * part;
      next[there + 5]! += f * part;
      next[there + 6]! += g * part;
      next[there + 7]! += h * part;
    }
  }
}
