// One step of a deal on a register of a million holdings, and the answers that change with it.
import { performance } from 'node:perf_hooks';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { applySteps, parseSteps } = await built('deals/index.js');
const { holdingIndex } = await built('register/index.js');
const { economicStakes } = await built('ownership/from-register.js');
const { owners } = await built('ownership/owners.js');
const { builtinLaw } = await built('law/law.js');
const { votes } = await built('voting/votes.js');

const HOLDINGS = 1_000_000;
const COMPANIES = 320_000;
const PEOPLE = 400_000;
const ISSUED = 100_000;
/** Companies in a large group look through more owners than this: the "large loops" of the target. */
const LARGE = 60;
const GROUP = 24;

export function deal(steps = 2_000) {
  const random = mulberry32(20190527);
  let register = synthetic(random);
  const law = builtinLaw();
  holdingIndex(register);
  const times = { step: [], issuer: [], below: [], large: [] };
  for (let done = 0; done < steps;) {
    const step = randomTransfer(register, random);
    const parsed = parseSteps([step]);
    const start = clock();
    const result = applySteps(register, parsed);
    const applied = since(start);
    if (result.code) continue;
    register = result.register;
    const stakes = economicStakes(register);
    votes(register, law, step.transfer.issuer);
    const own = owners(stakes, step.transfer.issuer);
    const asked = since(start);
    const below = companiesBelow(register, step.transfer.issuer);
    let widest = own.rows.length;
    for (const company of below) widest = Math.max(widest, owners(stakes, company).rows.length);
    const all = since(start);
    done += 1;
    if (done <= 100) continue; // the first steps also warm the compiler
    times.step.push(applied);
    times.issuer.push(asked);
    times[widest > LARGE ? 'large' : 'below'].push(all);
  }
  const rows = [
    row(`one step, ${HOLDINGS.toLocaleString('en')} holdings`, times.step),
    row('step, then owners and votes of the company', times.issuer),
    row('step, then owners of it and of all that it holds', times.below),
    row(`the same, where more than ${LARGE} owners stand above`, times.large),
  ];
  return rows.filter((measured) => measured.steps > 0);
}

/** Mostly people and a few wide funds hold companies; the rest is groups, with some loops. */
function synthetic(random) {
  const pick = (count) => Math.floor(random() * count);
  const left = Array.from({ length: COMPANIES }, () => ISSUED);
  const holdings = [];
  for (let at = 0; holdings.length < HOLDINGS; at = (at + 1) % COMPANIES) {
    const room = left[at];
    if (room < 2) continue;
    const shares = 1 + Math.floor(room * random() * 0.6);
    left[at] -= shares;
    holdings.push(holding(holderOf(at, random, pick), `C${at}`, shares));
  }
  const names = [...new Set(holdings.flatMap(({ holder, issuer }) => [holder, issuer]))];
  return {
    asOf: '2024-01-01',
    entities: new Map(
      names.map((name) => [name, { name, kind: 'company', aliases: [], identifiers: [] }]),
    ),
    capital: new Map(
      left.map((_, at) => [
        `C${at}`,
        { issuer: `C${at}`, issuedShares: BigInt(ISSUED), statements: [] },
      ]),
    ),
    holdings,
    agreements: [],
    choices: [],
    findings: [],
    nameOf: (name) => name,
  };
}

/** Groups of up to 24 companies; inside one a company is held by earlier ones, rarely by later ones. */
function holderOf(at, random, pick) {
  const kind = random();
  if (kind < 0.8) return `P${pick(PEOPLE)}`;
  if (kind < 0.83) return `F${pick(200)}`;
  if (kind > 0.998) return `C${pick(COMPANIES)}`;
  const first = at - (at % GROUP);
  const before = at - first;
  if (kind > 0.99 || before === 0) return `C${first + pick(GROUP)}`;
  return `C${first + pick(before)}`;
}

function holding(holder, issuer, shares) {
  return {
    holder,
    issuer,
    shares: BigInt(shares),
    voting: 'normal',
    modality: 'asserted',
    statements: [],
  };
}

function randomTransfer(register, random) {
  const issuer = `C${Math.floor(random() * COMPANIES)}`;
  const rows = holdingIndex(register).byIssuer.get(issuer) ?? [];
  const seller = rows[Math.floor(random() * rows.length)];
  const most = seller?.shares ?? 1n;
  const shares = 1n + BigInt(Math.floor(random() * Number(most)));
  return {
    transfer: {
      from: seller?.holder ?? 'market',
      to: `P${Math.floor(random() * PEOPLE)}`,
      issuer,
      shares,
    },
  };
}

function companiesBelow(register, start) {
  const { byHolder } = holdingIndex(register);
  const found = new Set();
  const queue = [start];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const { issuer } of byHolder.get(name) ?? []) {
      if (issuer === start || found.has(issuer)) continue;
      found.add(issuer);
      queue.push(issuer);
    }
  }
  return found;
}

/** Time that passed, and time that this process computed: a busy machine stretches the first. */
function clock() {
  return { wall: performance.now(), cpu: process.cpuUsage() };
}

function since(start) {
  const { user, system } = process.cpuUsage(start.cpu);
  return { wall: performance.now() - start.wall, cpu: (user + system) / 1000 };
}

function row(name, times) {
  const sorted = (kind) => times.map((time) => time[kind]).sort((first, second) => first - second);
  const at = (kind, part) =>
    (sorted(kind)[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0).toFixed(2);
  return {
    name,
    steps: times.length,
    'p50 ms': at('wall', 0.5),
    'p99 ms': at('wall', 0.99),
    'p99 ms of processor time': at('cpu', 0.99),
  };
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
