import { NOBODY, WHOLE } from '../graph.ts';
import type { ControlLine } from '../kernels.ts';
import { needed } from '../lines.ts';

/** Stakes with votes, own shares among them, in companies that no single holder controls alone. */
export interface VoteColumns {
  readonly holders: Uint32Array;
  readonly companies: Uint32Array;
  readonly votes: Uint32Array;
}

/**
 * Finds the nearest controllers of companies that a holder wins only together with what it controls, in place. `nearest` has those of
 * all other companies, and someone who controls them of these.
 *
 * The nearest is the lowest who wins the company with what stands below it: two that are not on one line
 * cannot both have a majority, so that all who win it stand above one another. A company that moves down makes the groups below larger,
 * so that all are looked at again until none moves.
 */
export function lowerToNearest(
  nearest: Uint32Array,
  columns: VoteColumns,
  line: ControlLine,
): void {
  const asked = columnsOf(columns, line);
  for (let moved = true; moved;) {
    moved = false;
    for (const column of asked) {
      const found = lowest(nearest, column);
      if (found === NOBODY || found === nearest[column.company]) continue;
      nearest[column.company] = found;
      moved = true;
    }
  }
}

interface Column {
  readonly company: number;
  readonly need: number;
  readonly stakes: readonly (readonly [holder: number, votes: number])[];
}

function columnsOf({ holders, companies, votes }: VoteColumns, line: ControlLine): Column[] {
  const stakes = new Map<number, [holder: number, votes: number][]>();
  companies.forEach((company, at) => {
    const column = stakes.get(company) ?? [];
    stakes.set(company, column);
    column.push([holders[at] as number, votes[at] as number]);
  });
  return [...stakes].map(([company, column]) => {
    const [, own = 0] = column.find(([holder]) => holder === company) ?? [];
    const base = line.ownShares === 'counted' ? WHOLE : WHOLE - own;
    const others = column.filter(([holder]) => holder !== company);
    return { company, need: needed(line.quota, base), stakes: others };
  });
}

function lowest(nearest: Uint32Array, { company, need, stakes }: Column): number {
  const sums = new Map<number, number>();
  const lines = stakes.map(([holder]) => lineUp(nearest, holder, company));
  for (const [at, line] of lines.entries()) {
    const [, votes = 0] = stakes[at] ?? [];
    for (const node of line) sums.set(node, (sums.get(node) ?? 0) + votes);
  }
  let [found, above] = [NOBODY, 0];
  for (const line of lines) {
    const at = line.findIndex((node) => (sums.get(node) as number) >= need);
    if (at >= 0 && line.length - at > above)
      [found, above] = [line[at] as number, line.length - at];
  }
  return found;
}

/** A node and its nearest controllers, one above the other; not beyond the company itself. */
function lineUp(nearest: Uint32Array, from: number, company: number): number[] {
  const line: number[] = [];
  for (let node = from; node !== NOBODY && node !== company; node = nearest[node] as number)
    line.push(node);
  return line;
}
