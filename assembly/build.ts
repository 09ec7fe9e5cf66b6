import { at, clear, put } from './memory';

const MOST: u64 = 0xffffffff;
const NOBODY: u32 = 0xffffffff;
const WHOLE: u64 = 100000000;
const DONE: u32 = 0xffffffff;
const ROOT: u32 = 0x80000000;
/** Columns up to this length are searched from end to end for a parallel edge. */
const SHORT: u32 = 12;

/** Edges by company as pairs of holder and parts; the upper ends beside them where `high` is given. */
export function scatter(
  nodes: u32,
  edges: u32,
  holders: usize,
  companies: usize,
  parts: usize,
  high: usize,
  start: usize,
  pairs: usize,
  highs: usize,
): void {
  clear(start, (<usize>nodes + 1) << 2);
  for (let edge: u32 = 0; edge < edges; edge++) {
    let company: u32 = at(companies, edge);
    put(start, company, at(start, company) + 1);
  }
  let total: u32 = 0;
  for (let node: u32 = 0; node < nodes; node++) {
    let count: u32 = at(start, node);
    put(start, node, total);
    total += count;
  }
  for (let edge: u32 = 0; edge < edges; edge++) {
    let company: u32 = at(companies, edge);
    let place: u32 = at(start, company);
    put(start, company, place + 1);
    store<u64>(
      pairs + ((<usize>place) << 3),
      (<u64>at(holders, edge)) | ((<u64>at(parts, edge)) << 32),
    );
    if (high != 0) put(highs, place, at(high, edge));
  }
  memory.copy(start + 4, start, (<usize>nodes) << 2);
  put(start, 0, 0);
}

function capped(one: u32, other: u32): u32 {
  let sum: u64 = <u64>one + <u64>other;
  return <u32>(sum > MOST ? MOST : sum);
}

/** Adds parallel edges where they stand and closes the gaps; gives the number of edges that are left. */
export function merge(nodes: u32, start: usize, pairs: usize, highs: usize, place: usize): u32 {
  let written: u32 = 0;
  let from: u32 = 0;
  for (let company: u32 = 0; company < nodes; company++) {
    let end: u32 = at(start, company + 1);
    let first: u32 = written;
    let many: bool = end - from > SHORT;
    for (let edge: u32 = from; edge < end; edge++) {
      let pair: u64 = load<u64>(pairs + ((<usize>edge) << 3));
      let holder: u32 = <u32>pair;
      let known: u32 = first;
      if (many) {
        known = at(place, holder);
        if (known < first || known >= written || load<u32>(pairs + ((<usize>known) << 3)) != holder)
          known = written;
      } else {
        while (known < written && load<u32>(pairs + ((<usize>known) << 3)) != holder) known++;
      }
      if (known < written) {
        let to: usize = pairs + ((<usize>known) << 3) + 4;
        store<u32>(to, capped(load<u32>(to), <u32>(pair >> 32)));
        if (highs != 0) put(highs, known, capped(at(highs, known), at(highs, edge)));
        continue;
      }
      if (written != edge) {
        store<u64>(pairs + ((<usize>written) << 3), pair);
        if (highs != 0) put(highs, written, at(highs, edge));
      }
      if (many) put(place, holder, written);
      written++;
    }
    from = end;
    put(start, company + 1, written);
  }
  return written;
}

let loopCount: u32 = 0;
let touchSum: u32 = 0;

/** Nodes of which what they lead to is touched ahead, so that the waits for memory overlap. */
const AHEAD: u32 = 64;

/** Touches the ranks of all holders of some nodes, and where the columns of those stand that the walk has not met. */
function touchAbove(first: u32, nodes: u32, start: usize, pairs: usize, rank: usize): void {
  let end: u32 = at(start, min(first + AHEAD, nodes));
  let sum: u32 = 0;
  for (let edge: u32 = at(start, first); edge < end; edge++) {
    let up: u32 = load<u32>(pairs + ((<usize>edge) << 3));
    sum += at(rank, up) + at(start, up);
  }
  for (let edge: u32 = at(start, first); edge < end; edge++) {
    let up: u32 = load<u32>(pairs + ((<usize>edge) << 3));
    if (at(rank, up) == 0) sum += load<u32>(pairs + ((<usize>at(start, up)) << 3));
  }
  touchSum += sum;
}

export function loopsFound(): u32 {
  return loopCount;
}

/**
 * Companies with owners first, by Tarjan's walk in Pearce's form; members of a loop stand together, and the loops are
 * written as ranges. `path` has two numbers a node: the node, and its next edge with the mark of a root.
 */
export function ownersFirst(
  nodes: u32,
  start: usize,
  pairs: usize,
  rank: usize,
  path: usize,
  stack: usize,
  order: usize,
  loops: usize,
): u32 {
  for (let node: u32 = 0; node < nodes; node++)
    put(rank, node, at(start, node) == at(start, node + 1) ? DONE : 0);
  let index: u32 = 1;
  let number: u32 = DONE;
  let kept: u32 = 0;
  let placed: u32 = 0;
  loopCount = 0;
  for (let root: u32 = 0; root < nodes; root++) {
    if ((root & (AHEAD - 1)) == 0) touchAbove(root, nodes, start, pairs, rank);
    if (at(rank, root) != 0) continue;
    let depth: usize = path;
    store<u32>(depth, root);
    store<u32>(depth, at(start, root) | ROOT, 4);
    put(rank, root, index++);
    while (true) {
      let node: u32 = load<u32>(depth);
      let cursor: u32 = load<u32>(depth, 4);
      let edge: u32 = cursor & ~ROOT;
      let end: u32 = at(start, node + 1);
      let mine: u32 = at(rank, node);
      let deeper: bool = false;
      while (edge < end) {
        let up: u32 = load<u32>(pairs + ((<usize>edge) << 3));
        edge++;
        let known: u32 = at(rank, up);
        if (known == 0) {
          store<u32>(depth, edge | (cursor & ROOT), 4);
          depth += 8;
          store<u32>(depth, up);
          store<u32>(depth, at(start, up) | ROOT, 4);
          put(rank, up, index++);
          deeper = true;
          break;
        }
        if (known < mine) {
          mine = known;
          cursor = 0;
        }
      }
      if (deeper) {
        put(rank, node, mine);
        continue;
      }
      put(rank, node, mine);
      if ((cursor & ROOT) == 0) {
        put(stack, kept++, node);
      } else {
        let below: u32 = kept;
        while (below > 0 && at(rank, at(stack, below - 1)) >= mine) below--;
        let first: u32 = placed;
        for (let member: u32 = below; member < kept; member++) {
          let who: u32 = at(stack, member);
          put(order, placed++, who);
          put(rank, who, number);
        }
        put(order, placed++, node);
        index -= kept - below + 1;
        if (kept > below) {
          put(loops, loopCount++, first);
          put(loops, loopCount++, placed);
        }
        kept = below;
        put(rank, node, number);
        number--;
        mine = DONE;
      }
      if (depth == path) break;
      depth -= 8;
      let above: u32 = load<u32>(depth);
      if (mine < at(rank, above)) {
        put(rank, above, mine);
        store<u32>(depth, load<u32>(depth, 4) & ~ROOT, 4);
      }
    }
  }
  return placed;
}

/** Touches the columns of some companies in their order, and the numbers of their first holders. */
function touchColumns(
  first: u32,
  companies: u32,
  order: usize,
  start: usize,
  pairs: usize,
  nodeOf: usize,
): void {
  let last: u32 = min(first + AHEAD, companies);
  let sum: u32 = 0;
  for (let node: u32 = first; node < last; node++) sum += at(start, at(order, node));
  for (let node: u32 = first; node < last; node++)
    sum += load<u32>(pairs + ((<usize>at(start, at(order, node))) << 3));
  for (let node: u32 = first; node < last; node++) {
    let edge: u32 = at(start, at(order, node));
    let end: u32 = min(at(start, at(order, node) + 1), edge + 4);
    for (; edge < end; edge++) sum += at(nodeOf, load<u32>(pairs + ((<usize>edge) << 3)));
  }
  touchSum += sum;
}

/** Renumbers nodes and writes the edges by company; holders without holders get their numbers as they are met. */
export function inward(
  nodes: u32,
  companies: u32,
  start: usize,
  pairs: usize,
  highs: usize,
  order: usize,
  nodeOf: usize,
  originals: usize,
  inStart: usize,
  inHolder: usize,
  inParts: usize,
  inHigh: usize,
): void {
  memory.fill(nodeOf, 255, (<usize>nodes) << 2);
  for (let node: u32 = 0; node < companies; node++) put(nodeOf, at(order, node), node);
  memory.copy(originals, order, (<usize>companies) << 2);
  let next: u32 = companies;
  let written: u32 = 0;
  put(inStart, 0, 0);
  for (let node: u32 = 0; node < companies; node++) {
    if ((node & (AHEAD - 1)) == 0) touchColumns(node, companies, order, start, pairs, nodeOf);
    let company: u32 = at(order, node);
    let end: u32 = at(start, company + 1);
    for (let edge: u32 = at(start, company); edge < end; edge++) {
      let pair: u64 = load<u64>(pairs + ((<usize>edge) << 3));
      let holder: u32 = <u32>pair;
      let number: u32 = at(nodeOf, holder);
      if (number == NOBODY) {
        number = next++;
        put(nodeOf, holder, number);
        put(originals, number, holder);
      }
      put(inHolder, written, number);
      put(inParts, written, <u32>(pair >> 32));
      if (inHigh != 0) put(inHigh, written, at(highs, edge));
      written++;
    }
    put(inStart, node + 1, written);
  }
  for (let original: u32 = 0; original < nodes; original++) {
    if (at(nodeOf, original) != NOBODY) continue;
    put(originals, next++, original);
  }
}

/** The edges by holder, companies ascending. */
export function outward(
  nodes: u32,
  companies: u32,
  edges: u32,
  inStart: usize,
  inHolder: usize,
  inParts: usize,
  outStart: usize,
  outCompany: usize,
  outParts: usize,
): void {
  clear(outStart, (<usize>nodes + 1) << 2);
  for (let edge: u32 = 0; edge < edges; edge++) {
    let holder: u32 = at(inHolder, edge);
    put(outStart, holder, at(outStart, holder) + 1);
  }
  let total: u32 = 0;
  for (let node: u32 = 0; node < nodes; node++) {
    let count: u32 = at(outStart, node);
    put(outStart, node, total);
    total += count;
  }
  let edge: u32 = 0;
  for (let company: u32 = 0; company < companies; company++) {
    let end: u32 = at(inStart, company + 1);
    for (; edge < end; edge++) {
      let holder: u32 = at(inHolder, edge);
      let place: u32 = at(outStart, holder);
      put(outStart, holder, place + 1);
      put(outCompany, place, company);
      put(outParts, place, at(inParts, edge));
    }
  }
  memory.copy(outStart + 4, outStart, (<usize>nodes) << 2);
  put(outStart, 0, 0);
}

/** The greatest number of a list. */
export function greatest(list: usize, size: u32): u32 {
  let most: u32 = 0;
  for (let place: u32 = 0; place < size; place++) {
    let value: u32 = at(list, place);
    if (value > most) most = value;
  }
  return most;
}

/** The first place where a list is below another; its size where it is nowhere. */
export function below(list: usize, other: usize, size: u32): u32 {
  let place: u32 = 0;
  while (place < size && at(list, place) >= at(other, place)) place++;
  return place;
}

/**
 * Marks of what is wrong with columns: 1 held over the whole, 2 holds a part of itself, 4 owns all of itself. Gives the
 * number of companies with a mark, which are written to `marked`.
 */
export function auditColumns(
  companies: u32,
  inStart: usize,
  inHolder: usize,
  inParts: usize,
  marked: usize,
  marks: usize,
): u32 {
  let count: u32 = 0;
  let edge: u32 = 0;
  for (let company: u32 = 0; company < companies; company++) {
    let end: u32 = at(inStart, company + 1);
    let total: u64 = 0;
    let mark: u32 = 0;
    for (; edge < end; edge++) {
      let part: u32 = at(inParts, edge);
      total += <u64>part;
      if (at(inHolder, edge) == company) mark = part >= <u32>WHOLE ? 6 : 2;
    }
    if (total > WHOLE) mark |= 1;
    if (mark == 0) continue;
    put(marked, count, company);
    put(marks, count++, mark);
  }
  return count;
}
