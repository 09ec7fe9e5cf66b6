import { at, clear, identity, put } from './memory';

const NOBODY: u32 = 0xffffffff;

// The lists of one forest, as in src/bulk/typescript/control-forest.ts; set once by `forest`.
let inStart: usize = 0;
let inHolder: usize = 0;
let inParts: usize = 0;
let outStart: usize = 0;
let outCompany: usize = 0;
let need: usize = 0;
let parent: usize = 0;
let unit: usize = 0;
let topLinks: usize = 0;
let group: usize = 0;
let ring: usize = 0;
let weight: usize = 0;
let open: usize = 0;
let child: usize = 0;
let sibling: usize = 0;
let closed: usize = 0;
let seen: usize = 0;
let won: usize = 0;
let round: u32 = 0;

/** Tells where the register is. */
export function forestOver(
  ins: usize,
  holders: usize,
  parts: usize,
  outs: usize,
  companies: usize,
  needs: usize,
): void {
  inStart = ins;
  inHolder = holders;
  inParts = parts;
  outStart = outs;
  outCompany = companies;
  need = needs;
}

/** Bytes that `forest` works in, beside the parents and the units. */
export function forestBytes(nodes: u32, companies: u32): usize {
  return (<usize>nodes * 29 + <usize>companies * 8 + 64) & ~(<usize>7);
}

/** Writes the nearest controllers, and links from members of a loop to one of them. */
export function forest(
  nodes: u32,
  companies: u32,
  parents: usize,
  units: usize,
  work: usize,
): void {
  let list: usize = (<usize>nodes) << 2;
  parent = parents;
  unit = units;
  topLinks = work;
  group = topLinks + list;
  ring = group + list;
  weight = ring + list;
  open = weight + list;
  child = open + list;
  sibling = child + list;
  seen = sibling + list;
  won = seen + ((<usize>companies) << 2);
  closed = won + ((<usize>companies) << 2);
  memory.fill(parent, 255, list);
  memory.fill(child, 255, list);
  identity(unit, nodes);
  identity(topLinks, nodes);
  identity(group, nodes);
  identity(ring, nodes);
  for (let node: u32 = 0; node < nodes; node++)
    put(weight, node, 1 + at(outStart, node + 1) - at(outStart, node));
  clear(open, list);
  clear(seen, (<usize>companies) << 2);
  clear(closed, nodes);
  round = 0;
  soleMajorities(companies);
  for (let node: u32 = companies; node > 0; node--) closeFrom(node - 1);
  for (let node: u32 = companies; node < nodes; node++) closeFrom(node);
}

function find(links: usize, node: u32): u32 {
  let up: u32 = at(links, node);
  while (up != node) {
    let next: u32 = at(links, up);
    put(links, node, next);
    node = next;
    up = at(links, node);
  }
  return node;
}

function soleMajorities(companies: u32): void {
  let edge: u32 = 0;
  for (let company: u32 = 0; company < companies; company++) {
    let least: u32 = at(need, company);
    let end: u32 = at(inStart, company + 1);
    for (; edge < end; edge++) {
      if (at(inParts, edge) < least || at(inHolder, edge) == company) continue;
      link(company, at(inHolder, edge));
      edge = end;
      break;
    }
  }
}

function link(top: u32, under: u32): void {
  let above: u32 = find(topLinks, under);
  if (above == top) {
    knit(top, under);
    return;
  }
  put(parent, top, under);
  put(topLinks, top, above);
  let to: u32 = find(unit, under);
  if (load<u8>(closed + top) != 0) adopt(to, top);
  else put(open, to, at(open, to) + 1);
}

function adopt(to: u32, node: u32): void {
  put(sibling, node, at(child, to));
  put(child, to, node);
}

function knit(top: u32, from: u32): void {
  let node: u32 = find(unit, from);
  while (node != top) {
    let above: u32 = find(unit, at(parent, node));
    put(parent, node, NOBODY);
    put(unit, node, top);
    put(open, top, at(open, top) + at(open, node) - 1);
    let below: u32 = at(child, node);
    while (below != NOBODY) {
      let next: u32 = at(sibling, below);
      adopt(top, below);
      below = next;
    }
    adopt(top, node);
    node = above;
  }
}

function closeFrom(node: u32): void {
  while (
    node != NOBODY &&
    at(unit, node) == node &&
    at(open, node) == 0 &&
    load<u8>(closed + node) == 0
  )
    node = close(node);
}

function close(node: u32): u32 {
  while (at(child, node) != NOBODY) {
    let list: u32 = at(child, node);
    put(child, node, NOBODY);
    let count: u32 = join(node, list);
    let above: u32 = NOBODY;
    for (let place: u32 = 0; place < count; place++) {
      let company: u32 = at(won, place);
      if (find(topLinks, node) == company) above = company;
      else if (at(parent, company) == NOBODY) link(company, node);
    }
    if (above != NOBODY) {
      link(above, node);
      return at(open, above) == 0 ? above : NOBODY;
    }
    if (at(open, node) != 0) return NOBODY;
  }
  store<u8>(closed + node, 1);
  let up: u32 = at(parent, node);
  if (up == NOBODY) return NOBODY;
  let above: u32 = find(unit, up);
  adopt(above, node);
  put(open, above, at(open, above) - 1);
  return at(open, above) == 0 ? above : NOBODY;
}

/** Joins the group of a node and those of a list of children; companies that are won by it are put into `won`. */
function join(node: u32, list: u32): u32 {
  let spared: u32 = node;
  let largest: u32 = find(group, node);
  for (let part: u32 = list; part != NOBODY; part = at(sibling, part)) {
    let other: u32 = find(group, part);
    if (at(weight, other) <= at(weight, largest)) continue;
    largest = other;
    spared = part;
  }
  absorb(find(group, node), largest);
  for (let part: u32 = list; part != NOBODY; part = at(sibling, part))
    absorb(find(group, part), largest);
  round++;
  let count: u32 = 0;
  if (node != spared) count = wonThrough(node, largest, count);
  for (let part: u32 = list; part != NOBODY; part = at(sibling, part))
    if (part != spared) count = wonThrough(part, largest, count);
  if (node != spared) splice(node, spared);
  for (let part: u32 = list; part != NOBODY; part = at(sibling, part))
    if (part != spared) splice(part, spared);
  return count;
}

function absorb(one: u32, largest: u32): void {
  if (one == largest) return;
  put(group, one, largest);
  put(weight, largest, at(weight, largest) + at(weight, one));
}

function splice(one: u32, other: u32): void {
  let after: u32 = at(ring, other);
  put(ring, other, at(ring, one));
  put(ring, one, after);
}

function wonThrough(part: u32, whole: u32, count: u32): u32 {
  let member: u32 = part;
  do {
    let end: u32 = at(outStart, member + 1);
    for (let edge: u32 = at(outStart, member); edge < end; edge++) {
      let company: u32 = at(outCompany, edge);
      if (at(parent, company) != NOBODY || at(seen, company) == round) continue;
      put(seen, company, round);
      if (find(group, company) != whole && wins(company, whole)) put(won, count++, company);
    }
    member = at(ring, member);
  } while (member != part);
  return count;
}

function wins(company: u32, whole: u32): bool {
  let votes: u64 = 0;
  let end: u32 = at(inStart, company + 1);
  for (let edge: u32 = at(inStart, company); edge < end; edge++) {
    let holder: u32 = at(inHolder, edge);
    if (holder != company && find(group, holder) == whole) votes += <u64>at(inParts, edge);
  }
  return votes >= <u64>at(need, company);
}
