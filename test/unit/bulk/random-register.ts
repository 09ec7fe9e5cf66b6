import { type EdgeTable, WHOLE } from '../../../src/bulk/graph.ts';

/** Numbers between 0 and 1 from a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A small register of up to 12 nodes with columns within the whole: loops, own shares, parallel edges, full columns and
 * stakes of exactly a half among them.
 */
export function randomRegister(seed: number): EdgeTable {
  const next = chance(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const nodes = 2 + below(11);
  const unit = WHOLE / [2, 4, 10, 20, 100, WHOLE][below(6)]!;
  const [holders, companies, parts]: number[][] = [[], [], []];
  for (let company = 0; company < nodes; company++) {
    if (next() < 0.25) continue;
    let room = WHOLE / unit;
    for (let count = 1 + below(4); count > 0 && room > 0; count--) {
      const part = count === 1 && next() < 0.3 ? room : 1 + below(room);
      holders!.push(next() < 0.05 ? company : below(nodes));
      companies!.push(company);
      parts!.push(part * unit);
      room -= part;
    }
  }
  return {
    nodes,
    holders: Uint32Array.from(holders!),
    companies: Uint32Array.from(companies!),
    parts: Uint32Array.from(parts!),
  };
}

/**
 * A small register in which members own nearly all of each other and of themselves: what the two outside have of a member,
 * or nobody has, is one part up to 100,000 parts, and nothing of most.
 */
export function leakyRegister(seed: number): EdgeTable {
  const next = chance(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const members = 1 + below(6);
  const edges: [number, number, number][] = [];
  for (let company = 0; company < members; company++) {
    const leak = company === 0 || next() < 0.3 ? 10 ** below(6) : 0;
    if (leak > 0 && next() < 0.8) edges.push([members + below(2), company, leak]);
    let room = WHOLE - leak;
    for (let count = below(3); count > 0; count--) {
      const part = 1 + below(next() < 0.5 ? 1000 : room / 2);
      edges.push([below(members), company, part]);
      room -= part;
    }
    edges.push([next() < 0.3 ? company : (company + 1) % members, company, room]);
  }
  return tableOf(members + 2, edges);
}

/** Edges as `[holder, company, parts]`. */
export function tableOf(
  nodes: number,
  edges: readonly (readonly [holder: number, company: number, parts: number])[],
): EdgeTable {
  return {
    nodes,
    holders: Uint32Array.from(edges, ([holder]) => holder),
    companies: Uint32Array.from(edges, ([, company]) => company),
    parts: Uint32Array.from(edges, ([, , parts]) => parts),
  };
}
