// A register of a country that never was: heavy tails, rings, and a core of companies that hold each other, after the
// shape that Vitali, Glattfelder & Battiston (2011) found. The same seed gives the same register.

/** Parts in the whole, as in src/bulk/graph.ts. */
const WHOLE = 100_000_000;
const PERCENT = WHOLE / 100;
const CORE = 1347;
const CORE_HOLDERS = 12;
/** How often a company has one holder, two, three and so on. */
const HOLDERS = [0.62, 0.82, 0.91, 0.95, 0.975, 0.99, 1];

/** Numbers between 0 and 1 from a seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Edges {
  length = 0;
  holders = new Uint32Array(1 << 16);
  companies = new Uint32Array(1 << 16);
  parts = new Uint32Array(1 << 16);

  add(holder, company, parts) {
    if (this.length === this.holders.length)
      for (const field of ['holders', 'companies', 'parts']) {
        const more = new Uint32Array(2 * this.length);
        more.set(this[field]);
        this[field] = more;
      }
    this.holders[this.length] = holder;
    this.companies[this.length] = company;
    this.parts[this.length++] = parts;
  }
}

/**
 * An edge table of `companies` companies and 0.8 times as many persons, numbered at random, edges in any order; with the
 * numbers below `companies` being companies. `dirty` adds own shares, doubled edges and columns over the whole.
 */
export function synthRegister({ companies, seed, dirty = false }) {
  const draw = {
    next: chance(seed),
    companies,
    persons: Math.max(1, Math.floor(0.8 * companies)),
    core: Math.min(CORE, Math.floor(companies / 8)),
    edges: new Edges(),
    /** What rings already have of each company. */
    taken: new Uint32Array(companies),
  };
  rings(draw);
  coreOf(draw);
  for (let company = draw.core; company < companies; company++) column(draw, company);
  if (dirty) spoil(draw);
  return shuffled(draw);
}

const below = ({ next }, limit) => Math.floor(next() * limit);
const person = (draw) => draw.companies + below(draw, draw.persons);

/** Three in ten holders are companies, old ones much more often than young ones: the tail is heavy. */
function owner(draw, company) {
  const isCompany = draw.next() < 0.3 && company > 0;
  return isCompany ? Math.floor(company * draw.next() ** 2) : person(draw);
}

/** Neighbours that hold each other around. */
function rings(draw) {
  const { companies, core, taken, edges } = draw;
  for (let ring = 0; ring < companies / 2000; ring++) {
    const size = 2 + below(draw, 5);
    if (companies - core < 4 * size) return;
    const first = core + below(draw, companies - core - size);
    for (let at = 0; at < size; at++) {
      const company = first + ((at + 1) % size);
      if (taken[company] > 0) continue;
      taken[company] = (5 + below(draw, 56)) * PERCENT;
      edges.add(first + at, company, taken[company]);
    }
  }
}

/** Companies that hold a few percent of each other, a dozen each. */
function coreOf(draw) {
  for (let company = 0; company < draw.core; company++) {
    for (let count = 0; count < CORE_HOLDERS; count++) {
      const holder = below(draw, draw.core);
      const parts = Math.round((1 + 4 * draw.next()) * PERCENT);
      if (holder !== company) draw.edges.add(holder, company, parts);
    }
    draw.edges.add(person(draw), company, (1 + below(draw, 30)) * PERCENT);
  }
}

function column(draw, company) {
  const { next, edges, taken } = draw;
  const kind = next();
  let room = WHOLE - taken[company];
  const count = 1 + HOLDERS.findIndex((limit) => kind < limit);
  if (count === 1) {
    const parts = (next() < 0.7 ? 100 : 25 + below(draw, 75)) * PERCENT;
    edges.add(owner(draw, company), company, Math.min(room, parts));
    return;
  }
  for (let left = count; left > 0 && room > 0; left--) {
    const even = room / left;
    const part = next() < 0.3 ? even : even * (0.3 + 1.4 * next());
    const digits = next() < 0.8 ? PERCENT : PERCENT / 100;
    const parts = Math.min(room, Math.max(digits, Math.floor(part / digits) * digits));
    edges.add(owner(draw, company), company, parts);
    room -= parts;
  }
}

/** Own shares, edges written twice, and holders beyond the whole. */
function spoil(draw) {
  const { edges } = draw;
  const sound = edges.length;
  for (let count = 0; count < sound / 200; count++) {
    const edge = below(draw, sound);
    const company = edges.companies[edge];
    const kind = below(draw, 3);
    if (kind === 0) edges.add(company, company, (1 + below(draw, 10)) * PERCENT);
    else if (kind === 1) edges.add(edges.holders[edge], company, edges.parts[edge]);
    else edges.add(person(draw), company, 80 * PERCENT);
  }
}

/** The same edges in any order, nodes numbered at random. */
function shuffled(draw) {
  const { companies, persons, edges } = draw;
  const nodes = companies + persons;
  const number = permutation(draw, nodes);
  const table = {
    nodes,
    holders: new Uint32Array(edges.length),
    companies: new Uint32Array(edges.length),
    parts: new Uint32Array(edges.length),
  };
  permutation(draw, edges.length).forEach((to, edge) => {
    table.holders[to] = number[edges.holders[edge]];
    table.companies[to] = number[edges.companies[edge]];
    table.parts[to] = edges.parts[edge];
  });
  const isCompany = new Uint8Array(nodes);
  for (let company = 0; company < companies; company++) isCompany[number[company]] = 1;
  return { ...table, isCompany };
}

function permutation(draw, size) {
  const order = new Uint32Array(size).map((_, at) => at);
  for (let at = size - 1; at > 0; at--) {
    const other = below(draw, at + 1);
    const kept = order[at];
    order[at] = order[other];
    order[other] = kept;
  }
  return order;
}
