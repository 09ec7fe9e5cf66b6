import { type Fraction, ONE, sum, ZERO } from '../model/index.ts';
import { type Inverse, invertExact } from '../numeric/invert-exact.ts';
import type { StakeEntry } from './stakes.ts';

type Column = readonly StakeEntry[];

/** Companies that own each other, each with its column of stakes. */
export type Members = readonly { readonly name: string; readonly column: Column }[];

/** `(I − A)^-1` of a loop; `closed` where it owns itself entirely, `diverging` where its holders have over 100%. */
export type Solution = Inverse | 'closed' | 'diverging';

interface Solved {
  readonly members: Members;
  readonly solution: Solution;
  readonly weight: number;
}

/** Loops from this size on are kept: smaller ones are solved sooner than looked for. */
const KEPT_FROM = 12;
/** Together the kept loops weigh at most this: a loop's numbers have digits by its size, and there are as many as its square. */
const KEPT_WEIGHT = 16_000_000;

const KEPT = new Map<Column, Solved>();
let kept = 0;

/**
 * The solution of a loop. All its members have the same one, and so have all registers in which their
 * columns stand: the last that were found are kept, by the columns themselves.
 */
export function solvedLoop(members: Members): Solution {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: kept or made anew, the solution is the same
  if (members.length < KEPT_FROM) return solve(members);
  // Stryker disable next-line all: any order gives the same solution; one order finds it again
  const sorted = [...members].sort((first, second) => (first.name < second.name ? -1 : 1));
  const { solution } = keptOf(sorted) ?? keep(sorted);
  if (typeof solution === 'string') return solution;
  const place = new Map(sorted.map(({ name }, at) => [name, at]));
  const places = members.map(({ name }) => place.get(name) as number);
  return {
    hasNegative: solution.hasNegative,
    entry: (row, column) => solution.entry(places[row] as number, places[column] as number),
  };
}

// Stryker disable all: what is kept saves time and changes no number
function keptOf(members: Members): Solved | undefined {
  const [first] = members;
  const known = first && KEPT.get(first.column);
  if (!known || !isSame(known.members, members)) return undefined;
  KEPT.delete(first.column);
  KEPT.set(first.column, known);
  return known;
}

function isSame(known: Members, members: Members): boolean {
  return (
    known.length === members.length &&
    known.every(({ name, column }, at) => {
      const other = members[at];
      return column === other?.column && name === other.name;
    })
  );
}

function keep(members: Members): Solved {
  const made = { members, solution: solve(members), weight: members.length ** 3 };
  const [first] = members;
  if (!first || made.weight > KEPT_WEIGHT) return made;
  drop(first.column);
  KEPT.set(first.column, made);
  kept += made.weight;
  for (const oldest of KEPT.keys()) {
    if (kept <= KEPT_WEIGHT) break;
    drop(oldest);
  }
  return made;
}

function drop(column: Column): void {
  kept -= KEPT.get(column)?.weight ?? 0;
  KEPT.delete(column);
}

// Stryker restore all

function solve(members: Members): Solution {
  const within = new Map(members.map(({ name }, index) => [name, index]));
  const columns = members.map(({ column }) => column.filter(({ holder }) => within.has(holder)));
  const matrix = members.map((_, row) =>
    members.map((__, column) => (row === column ? ONE : ZERO)),
  );
  columns.forEach((column, at) => {
    for (const { holder, band } of column) {
      const row = matrix[within.get(holder) as number] as Fraction[];
      row[at] = (row[at] as Fraction).sub(band.min);
    }
  });
  const inverse = invertExact(matrix);
  if (inverse) return inverse.hasNegative ? 'diverging' : inverse;
  const over = columns.some((column) => sum(column.map(({ band }) => band.min)).gt(ONE));
  return over ? 'diverging' : 'closed';
}
