import { components } from './components.ts';
import { type Arcs, type Ends, loopReturns, UNIT } from './loop-returns.ts';

/** Where a walk goes from a vertex: to these, with these chances, which sum to at most 1. */
export interface Steps {
  readonly to: readonly number[];
  readonly chances: readonly number[];
  /** Whether the exact chances sum to exactly 1. */
  readonly whole: boolean;
}

/** Mass that need not be followed. */
const LEFT = 1e-14;
/** Steps of one walk. */
const ROUNDS_MAX = 4096;
/** Steps of the walks for the chances of coming back in one loop, eight walks at once: some seconds. */
const WORK_MAX = 1e9;

/**
 * The chance of meeting each vertex on a walk from `start`, in floating point between certified ends: visits over the
 * visits that one visit entails, `V_ij / V_ii` with `V = (I − A)^-1`. Loops are iterated. All terms are positive, so that
 * what was summed is a lower end; the upper one adds what is still under way times the visits that it can still make, which
 * follows from the chance of being in the loop after so many steps. A loop that nothing leaves is met whole by
 * whoever enters it. After `workMost` steps of the walks in a loop the chances of coming back are no longer followed, only bounded.
 */
export function meetingBounds(
  steps: readonly Steps[],
  start: number,
  workMost: number = WORK_MAX,
): Ends {
  const walk = new Walks(steps, workMost);
  walk.from(start);
  return walk.ends(start);
}

/** A loop on its own: steps within it, by places of its members. */
interface Loop extends Arcs {
  readonly members: readonly number[];
  /** How many visits a walker within it can make, at most, the present one counted. */
  readonly visitsMost: number;
}

class Walks {
  readonly #steps: readonly Steps[];
  readonly #low: Float64Array;
  /** How far visits can lie above the lower end. */
  readonly #more: Float64Array;
  readonly #loopOf = new Map<number, Loop>();
  readonly #placeOf = new Map<number, number>();
  readonly #closed = new Set<number>();
  #rounds = 4;
  readonly #workMost: number;
  readonly #returns = new Map<Loop, Ends>();

  constructor(steps: readonly Steps[], workMost: number) {
    this.#steps = steps;
    this.#workMost = workMost;
    this.#low = new Float64Array(steps.length);
    this.#more = new Float64Array(steps.length);
  }

  /** Visits, one strongly connected part after the other. */
  from(start: number): void {
    this.#low[start] = 1;
    for (const unordered of components(this.#steps.map(({ to }) => to)).reverse()) {
      // In one order for every start, so that what is found of a loop is found again.
      const part = unordered.toSorted((one, other) => one - other);
      if (part.every((vertex) => this.#low[vertex] === 0 && this.#more[vertex] === 0)) continue;
      const loop = this.#loopIn(part);
      if (loop && this.#isClosed(loop)) this.#trap(part);
      else {
        if (loop) this.#iterate(loop);
        this.#leave(part);
      }
    }
  }

  ends(start: number): Ends {
    const { length } = this.#steps;
    const [low, high] = [new Float64Array(length), new Float64Array(length)];
    for (let vertex = 0; vertex < length; vertex++) {
      const [least, most] = this.#met(vertex, start);
      const wide = 4 * UNIT * this.#rounds;
      low[vertex] = least * (1 - wide);
      high[vertex] = Math.min(1, most * (1 + wide));
    }
    return { low, high };
  }

  #met(vertex: number, start: number): readonly [least: number, most: number] {
    const least = this.#low[vertex] as number;
    const most = least + (this.#more[vertex] as number);
    // Who enters a closed loop meets each of its members, and comes back to where it began.
    if (this.#closed.has(vertex)) return [least, most];
    const back = this.#back(vertex);
    if (vertex === start) return [back.low, back.high];
    return [least * (1 - back.high), most * (1 - back.low)];
  }

  #loopIn(part: readonly number[]): Loop | undefined {
    const [first] = part as [number];
    const alone = part.length === 1 && !(this.#steps[first] as Steps).to.includes(first);
    if (alone) return undefined;
    const place = new Map(part.map((vertex, at) => [vertex, at]));
    const arcs = loopArcs(this.#steps, part, place);
    const loop = { members: part, ...arcs, visitsMost: visitsMost(arcs) };
    for (const [vertex, at] of place) {
      this.#loopOf.set(vertex, loop);
      this.#placeOf.set(vertex, at);
    }
    return loop;
  }

  /** Adds all later visits within a loop to the first ones. */
  #iterate(loop: Loop): void {
    const { members, visitsMost: most } = loop;
    let term = Float64Array.from(members, (vertex) => this.#low[vertex] as number);
    const entered = members.reduce((sum, vertex) => sum + (this.#more[vertex] as number), 0);
    let left = sumOf(term);
    let round = 0;
    while (left > LEFT && round++ < ROUNDS_MAX) {
      term = stepped(loop, term);
      left = sumOf(term);
      members.forEach((vertex, at) => (this.#low[vertex]! += term[at] as number));
    }
    this.#rounds += (round + 1) * (members.length + 2);
    const more = Math.min(left * most + entered * most, Number.MAX_VALUE);
    for (const vertex of members) this.#more[vertex] = more;
  }

  /** From the members of a part to vertices outside it. */
  #leave(part: readonly number[]): void {
    const inside = new Set(part);
    for (const vertex of part) {
      const { to, chances } = this.#steps[vertex] as Steps;
      to.forEach((next, at) => {
        if (inside.has(next)) return;
        this.#low[next]! += (this.#low[vertex] as number) * (chances[at] as number);
        this.#more[next]! += (this.#more[vertex] as number) * (chances[at] as number);
      });
      this.#rounds += to.length + 2;
    }
  }

  /** Whether nothing leaves: each member goes on for certain, and to members alone. */
  #isClosed({ members, start }: Loop): boolean {
    return members.every((vertex, at) => {
      const { to, whole } = this.#steps[vertex] as Steps;
      return whole && (start[at + 1] as number) - (start[at] as number) === to.length;
    });
  }

  #trap(part: readonly number[]): void {
    const [low, more] = [this.#low, this.#more].map((list) =>
      part.reduce((sum, vertex) => sum + (list[vertex] as number), 0),
    ) as [number, number];
    for (const vertex of part) {
      this.#low[vertex] = low;
      this.#more[vertex] = more;
      this.#closed.add(vertex);
    }
  }

  /** The chance of coming back to a vertex. */
  #back(vertex: number): { readonly low: number; readonly high: number } {
    const loop = this.#loopOf.get(vertex);
    if (!loop) return NEVER;
    const returns = this.#returns.get(loop) ?? loopReturns(loop, this.#workMost);
    this.#returns.set(loop, returns);
    const place = this.#placeOf.get(vertex) as number;
    return { low: returns.low[place] as number, high: returns.high[place] as number };
  }
}

const NEVER = { low: 0, high: 0 };

/** The steps from members to members. */
function loopArcs(
  steps: readonly Steps[],
  part: readonly number[],
  place: ReadonlyMap<number, number>,
): Arcs {
  const arcs = part.map((vertex) => {
    const { to, chances } = steps[vertex] as Steps;
    return to.flatMap((next, at) => {
      const inside = place.get(next);
      return inside === undefined ? [] : [[inside, chances[at] as number] as const];
    });
  });
  const start = new Uint32Array(part.length + 1);
  arcs.forEach((own, at) => {
    start[at + 1] = (start[at] as number) + own.length;
  });
  const all = arcs.flat();
  return {
    start,
    to: Uint32Array.from(all, ([next]) => next),
    chance: Float64Array.from(all, ([, chance]) => chance),
  };
}

function stepped({ start, to, chance }: Arcs, from: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(from.length);
  for (let member = 0; member < from.length; member++) {
    const here = from[member] as number;
    // Stryker disable next-line ConditionalExpression: nothing goes on from there either way
    if (here === 0) continue;
    const end = start[member + 1] as number;
    for (let at = start[member] as number; at < end; at++)
      next[to[at] as number]! += here * (chance[at] as number);
  }
  return next;
}

/**
 * How many visits a walker can make in a loop, the present one counted: of those who are in it, at most a half
 * are after `n` steps, so that there are at most `n` visits, half as many again, and so on. Infinite where no such `n` was found.
 */
function visitsMost({ start, to, chance }: Arcs): number {
  let inside = new Float64Array(start.length - 1).fill(1);
  for (let n = 1; n <= ROUNDS_MAX; n++) {
    inside = inside.map((_, member) => {
      let stays = 0;
      for (let at = start[member] as number; at < (start[member + 1] as number); at++)
        stays += (chance[at] as number) * (inside[to[at] as number] as number);
      return stays;
    });
    const most = inside.reduce((one, other) => Math.max(one, other), 0);
    if (most <= 0.5) return n / (1 - most);
  }
  return Number.MAX_VALUE;
}

function sumOf(list: Float64Array): number {
  let sum = 0;
  for (const value of list) sum += value;
  return sum;
}
