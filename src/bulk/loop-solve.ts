import { type Graph, WHOLE } from './graph.ts';
import { UNIT } from './rounding.ts';

/** Sweeps over a loop before it is solved by elimination. */
export const LOOP_SWEEPS = 256;
/** Two ends that are this close are one value. */
export const LOOP_GAP = 2 ** -46;

/** Elimination keeps at most so many shares between members. */
const FILL_MAX = 8_000_000;

/** Shares as they are solved: those of the owners above the loop are known. */
export interface Solving {
  readonly graph: Graph;
  readonly share: Float64Array;
  readonly seeded: Uint8Array;
}

/**
 * Solves a loop with what is sure taken out first: members from which no seed can be met have the least solution 0, as
 * all have in a loop without an outside owner. They stand as seeds with share 0 while `solve` finds the others.
 */
export function solvedLoop(
  state: Solving,
  first: number,
  end: number,
  solve: () => number,
): number {
  const { seeded } = state;
  const known = seeded.slice(first, end);
  const live = meeting(state, first, end);
  if (!live.includes(1)) return 0;
  for (let at = 0; at < live.length; at++) if (!live[at]) seeded[first + at] = 1;
  const gap = solve();
  seeded.set(known, first);
  return gap;
}

/** 1 for members from which a seed can be met, step by step through stakes that are not nothing. */
function meeting({ graph, share, seeded }: Solving, first: number, end: number): Uint8Array {
  const { inStart, inHolder, inParts } = graph;
  const live = new Uint8Array(end - first);
  const meets = (holder: number) =>
    (live[holder - first] ?? 0) > 0 || (share[holder] as number) > 0;
  for (let grown = true; grown;) {
    grown = false;
    for (let member = first; member < end; member++) {
      if (live[member - first] || seeded[member]) continue;
      let at = inStart[member] as number;
      const last = inStart[member + 1] as number;
      while (at < last && !((inParts[at] as number) > 0 && meets(inHolder[at] as number))) at++;
      if (at === last) continue;
      live[member - first] = 1;
      grown = true;
    }
  }
  return live;
}

/** Where a walk from a member goes: to other members, to a seed (`met`) or nowhere (`lost`). */
interface Row {
  readonly to: Map<number, number>;
  met: number;
  lost: number;
}

/**
 * Solves a loop whose sweeps converge too slowly, by elimination without subtraction (Grassmann, Taksar & Heyman
 * 1985), fewest links first: a ring costs one step a member. Every number is a sum of positive ones, so that the
 * error stays small even where a loop hardly leaks (O'Cinneide 1993).
 *
 * Returns a bound of the error; 1 where the loop is too densely knit, and then the lower ends of the sweeps stay.
 */
export function solveLoop(state: Solving, first: number, end: number): number {
  const rows = rowsOf(state, first, end);
  const into = sources(rows);
  const order: number[] = [];
  let [fill, touched] = [0, 1];
  for (const row of rows.values()) fill += row.to.size;
  for (const member of eliminationOrder(rows, into)) {
    const row = rows.get(member) as Row;
    const mass = massOf(row);
    for (const from of into.get(member) ?? []) {
      fill += pass(rows.get(from) as Row, from, { row, mass, member }, into);
      touched++;
    }
    for (const to of row.to.keys()) into.get(to)?.delete(member);
    order.push(member);
    if (fill > FILL_MAX) return 1;
  }
  for (const member of order.reverse()) {
    const row = rows.get(member) as Row;
    let total = row.met;
    for (const [to, part] of row.to) total += part * (state.share[to] as number);
    state.share[member] = total / massOf(row);
  }
  return 16 * (rows.size + touched) * UNIT;
}

function rowsOf({ graph, share, seeded }: Solving, first: number, end: number): Map<number, Row> {
  const { inStart, inHolder, inParts } = graph;
  const rows = new Map<number, Row>();
  for (let member = first; member < end; member++) {
    if (seeded[member]) continue;
    const row: Row = { to: new Map(), met: 0, lost: 0 };
    let rest = WHOLE;
    for (let at = inStart[member] as number; at < (inStart[member + 1] as number); at++) {
      const [holder, parts] = [inHolder[at] as number, inParts[at] as number];
      rest -= parts;
      if (holder === member) continue;
      if (holder >= first && holder < end && !seeded[holder]) {
        if (parts > 0) row.to.set(holder, parts);
        continue;
      }
      row.met += parts * (share[holder] as number);
      row.lost += parts * (1 - (share[holder] as number));
    }
    row.lost += rest;
    rows.set(member, row);
  }
  return rows;
}

function sources(rows: ReadonlyMap<number, Row>): Map<number, Set<number>> {
  const into = new Map<number, Set<number>>([...rows.keys()].map((member) => [member, new Set()]));
  for (const [member, row] of rows) for (const to of row.to.keys()) into.get(to)?.add(member);
  return into;
}

function massOf({ to, met, lost }: Row): number {
  let mass = met + lost;
  for (const part of to.values()) mass += part;
  return mass;
}

/** Members by the links that taking them out can make, as they stand when their turn comes. */
function* eliminationOrder(
  rows: ReadonlyMap<number, Row>,
  into: ReadonlyMap<number, ReadonlySet<number>>,
): Generator<number> {
  const cost = (member: number) => (rows.get(member)?.to.size ?? 0) * (into.get(member)?.size ?? 0);
  let waiting = [...rows.keys()].map((member) => ({ member, at: cost(member) }));
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.at - other.at);
    const later: typeof waiting = [];
    for (const { member, at } of waiting) {
      const now = cost(member);
      if (now > 2 * at + 1) later.push({ member, at: now });
      else yield member;
    }
    waiting = later;
  }
}

interface Out {
  readonly row: Row;
  readonly mass: number;
  readonly member: number;
}

/** Leads the walks from one row through the member that is taken out; returns how many links are new. */
function pass(
  source: Row,
  from: number,
  { row, mass, member }: Out,
  into: ReadonlyMap<number, Set<number>>,
): number {
  const part = (source.to.get(member) as number) / mass;
  source.to.delete(member);
  source.met += part * row.met;
  source.lost += part * row.lost;
  let added = -1;
  for (const [to, value] of row.to) {
    if (to === from) continue;
    const known = source.to.get(to);
    if (known === undefined) added++;
    source.to.set(to, (known ?? 0) + part * value);
    into.get(to)?.add(from);
  }
  return added;
}
