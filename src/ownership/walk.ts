import { type Fraction, NoAnswer, ONE, sum, ZERO } from '../model/index.ts';
import { components } from '../numeric/components.ts';
import type { Inverse } from '../numeric/invert-exact.ts';
import { type Solution, solvedLoop } from './solved-loop.ts';
import { ancestry, columnOf, type Stakes } from './stakes.ts';

/**
 * The walk up from a company: at each step to holder h with probability `a_hj`, ending with whoever
 * has no holders of its own.
 */
export interface Walk {
  /** Expected number of visits, the start included: the column of `V = (I − A)^-1`. Finite ones only. */
  readonly visits: ReadonlyMap<string, Fraction>;
  /** `V_hh`, where it is not 1: how often a walk that begins at h is at h. */
  readonly returns: ReadonlyMap<string, Fraction>;
  /** Members of loops that own each other entirely: the chance that the walk ends there. */
  readonly trapped: ReadonlyMap<string, Fraction>;
}

/** The walks have no finite sum: these companies, in a loop, have holders over 100%. */
export interface Diverging {
  readonly diverges: readonly string[];
}

/** Companies in one loop that are still solved exactly: the work grows with their cube. */
export const LOOP_MAX = 300;

/** Solved one strongly connected part after the other: a chain or a star costs what it has holdings. */
export function walkUp(stakes: Stakes, issuer: string): Walk | Diverging {
  const visits = new Map<string, Fraction>([[issuer, ONE]]);
  const returns = new Map<string, Fraction>();
  const trapped = new Map<string, Fraction>();
  for (const part of partsAbove(stakes, issuer)) {
    const solved = solvePart(stakes, part);
    if (solved === 'diverging') return { diverges: part };
    const inflow = part.map((name) => visits.get(name) ?? ZERO);
    if (solved === 'closed') {
      const entered = sum(inflow);
      for (const name of part) {
        trapped.set(name, entered);
        visits.delete(name);
      }
      continue;
    }
    settle(part, solved, inflow, { visits, returns });
    pushUp(stakes, part, visits);
  }
  return { visits, returns, trapped };
}

/** `V_ii` as a walk up from the company has it; nothing where it may be trapped in a loop of its own. */
export function returnsIn(walk: Walk, issuer: string): Fraction | undefined {
  return walk.trapped.has(issuer) ? undefined : (walk.returns.get(issuer) ?? ONE);
}

/** `V_ii`; nothing where the company stands in a loop that owns itself entirely, or the walks diverge. */
export function returnsTo(stakes: Stakes, issuer: string): Fraction | undefined {
  const [own] = partsAbove(stakes, issuer) as [string[]];
  const solved = solvePart(stakes, own);
  if (solved === 'closed' || solved === 'diverging') return undefined;
  const at = own.indexOf(issuer);
  return solved?.entry(at, at) ?? ONE;
}

/** Companies that own each other directly or in a loop, the company's own first, owners after the owned. */
export function partsAbove(stakes: Stakes, issuer: string): string[][] {
  const names = ancestry(stakes, issuer);
  const at = new Map(names.map((name, index) => [name, index]));
  const holders = names.map((name) =>
    columnOf(stakes, name).flatMap((entry) => at.get(entry.holder) ?? []),
  );
  return components(holders)
    .map((part) => part.map((index) => names[index] as string))
    .reverse();
}

/** The most companies above the issuer that own each other in one loop. */
export function largestLoop(stakes: Stakes, issuer: string): number {
  return partsAbove(stakes, issuer).reduce((most, part) => Math.max(most, part.length), 0);
}

/** `(I − A)^-1` within a part; nothing where the part is one company that holds nothing of itself. */
function solvePart(stakes: Stakes, part: readonly string[]): Solution | undefined {
  const within = new Set(part);
  const members = part.map((name) => ({ name, column: columnOf(stakes, name) }));
  const isLoop = members.some(({ column }) => column.some(({ holder }) => within.has(holder)));
  if (!isLoop) return undefined;
  if (part.length > LOOP_MAX) throw tooLarge(part);
  return solvedLoop(members);
}

function settle(
  part: readonly string[],
  inverse: Inverse | undefined,
  inflow: readonly Fraction[],
  found: { visits: Map<string, Fraction>; returns: Map<string, Fraction> },
): void {
  if (!inverse) return;
  // Stryker disable next-line ConditionalExpression: zero adds nothing
  const entered = inflow.flatMap((into, column) => (into.n === 0n ? [] : [{ into, column }]));
  part.forEach((name, row) => {
    found.visits.set(name, visitsTo(inverse, row, entered));
    found.returns.set(name, inverse.entry(row, row));
  });
}

/** Every product and sum of fractions of hundreds of digits counts here: none by one, and none with zero. */
function visitsTo(
  inverse: Inverse,
  row: number,
  entered: readonly { readonly into: Fraction; readonly column: number }[],
): Fraction {
  const terms = entered.map(({ into, column }) => {
    const entry = inverse.entry(row, column);
    return into.equals(ONE) ? entry : entry.mul(into);
  });
  const [first = ZERO, ...more] = terms;
  return more.reduce((total, term) => total.add(term), first);
}

/** From the members of a part to their holders outside it. */
function pushUp(stakes: Stakes, part: readonly string[], visits: Map<string, Fraction>): void {
  const within = new Set(part);
  for (const name of part) {
    const times = visits.get(name) ?? ZERO;
    // Stryker disable next-line ConditionalExpression: zero adds nothing
    if (times.n === 0n) continue;
    for (const { holder, band } of columnOf(stakes, name)) {
      if (within.has(holder) || band.min.n === 0n) continue;
      const known = visits.get(holder);
      const more = times.mul(band.min);
      visits.set(holder, known ? known.add(more) : more);
    }
  }
}

function tooLarge(part: readonly string[]): NoAnswer {
  return new NoAnswer(
    `${part.length} companies own each other in one loop (${part.slice(0, 3).join(', ')} and others): exact ownership is computed for loops of up to ${LOOP_MAX}. Ask about a table with fewer of them, or with the smallest stakes left out. [too-large]`,
  );
}
