import { describe, expect, it } from 'vitest';
import { pairsIn } from '../../../src/bulk/forest.ts';
import { type EdgeTable, type Graph, NOBODY, WHOLE } from '../../../src/bulk/graph.ts';
import {
  type Kernels,
  loadKernels,
  MAJORITY,
  HALF,
  type OwnersLine,
} from '../../../src/bulk/kernels.ts';
import { aggregateClosure } from '../../../src/control/aggregate.ts';
import { controlClosure } from '../../../src/control/closure.ts';
import Fraction from 'fraction.js';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { type Stakes, stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister } from './random-register.ts';

const REGISTERS = Number(process.env.BULK_REGISTERS ?? 250);
const LINE = { quota: MAJORITY, ownShares: 'counted' } as const;

type Triple = readonly [holder: string, company: string, share: Fraction];

function triples(table: EdgeTable): Triple[] {
  return [...table.holders].map((holder, edge) => [
    String(holder),
    String(table.companies[edge]),
    new Fraction(BigInt(table.parts[edge] as number), BigInt(WHOLE)),
  ]);
}

/** What every holder controls, by the numbers of the table. */
function controlOf(kernels: Kernels, graph: Graph): Map<string, string[]> {
  const sets = new Map<string, string[]>();
  kernels.controlPairs(graph, LINE, 1e6, ({ controllers, companies }) => {
    controllers.forEach((controller, at) => {
      const name = String(graph.originals[controller]);
      sets.set(name, [...(sets.get(name) ?? []), String(graph.originals[companies[at] as number])]);
    });
  });
  return sets;
}

/** The same from the forest: walk up from every company. */
function controlOfForest(kernels: Kernels, graph: Graph): Map<string, string[]> {
  const { parent, loopMembers, loopStart } = kernels.controlForest(graph, LINE);
  const loopOf = new Map<number, Uint32Array>();
  for (let loop = 0; loop + 1 < loopStart.length; loop++) {
    const members = loopMembers.subarray(loopStart[loop], loopStart[loop + 1]);
    for (const member of members) loopOf.set(member, members);
  }
  const sets = new Map<string, string[]>();
  const add = (controller: number, company: number) => {
    const name = String(graph.originals[controller]);
    sets.set(name, [...(sets.get(name) ?? []), String(graph.originals[company])]);
  };
  for (let company = 0; company < graph.nodes; company++) {
    let at = company;
    while (!loopOf.has(at) && parent[at] !== NOBODY) {
      at = parent[at] as number;
      if (!loopOf.has(at)) add(at, company);
    }
    for (const member of loopOf.get(at) ?? []) if (member !== company) add(member, company);
  }
  return sets;
}

/** Every batch against the exact net shares: certain pairs are right, and none is missing. */
function checkOwners(
  kernels: Kernels,
  graph: Graph,
  stakes: Stakes,
  line: OwnersLine,
  seed: number,
): void {
  const found = new Map<string, { low: number; high: number; ambiguous: boolean }>();
  const { open, pairs } = kernels.ownersAbove(graph, line, (batch) => {
    batch.owners.forEach((owner, at) => {
      const low = batch.low[at] as number;
      const ambiguous = batch.ambiguous[at] === 1;
      const high = low + (batch.slack[at] as number);
      found.set(`${owner}>${batch.companies[at]}`, { low, high, ambiguous });
    });
  });
  expect(pairs).toBe([...found.values()].filter(({ ambiguous }) => !ambiguous).length);
  for (let company = 0; company < graph.nodes; company++) {
    const net = netOwnership(stakes, String(graph.originals[company])) as Map<string, Fraction>;
    for (let owner = 0; owner < graph.nodes; owner++) {
      if (owner === company) continue;
      const exact = (net.get(String(graph.originals[owner])) ?? new Fraction(0)).mul(WHOLE);
      const reached = line.strict ? exact.gt(line.parts) : exact.gte(line.parts);
      const pair = found.get(`${owner}>${company}`);
      const about = `seed ${seed}, ${owner} in ${company}, ${exact.toFraction()}, ${JSON.stringify(pair)}`;
      if (!pair) {
        if (!open.includes(company)) expect(reached, about).toBe(false);
        continue;
      }
      if (!pair.ambiguous) expect(reached, about).toBe(true);
      expect(exact.valueOf(), about).toBeGreaterThanOrEqual(pair.low - 1e-3);
      expect(exact.valueOf(), about).toBeLessThanOrEqual(pair.high + 1e-3);
    }
  }
}

function sorted(sets: Iterable<readonly [string, readonly string[]]>): Record<string, string[]> {
  return Object.fromEntries([...sets].map(([name, list]) => [name, [...list].sort()]));
}

describe.each(['typescript', 'wasm'] as const)('the kernels in %s', (kind) => {
  it(`agree with exact rationals on ${REGISTERS} random registers`, async () => {
    const kernels = await loadKernels(kind);
    for (let seed = 1; seed <= REGISTERS; seed++) {
      const table = randomRegister(seed);
      const graph = kernels.build(table);
      const edges = triples(table);
      const exact = controlClosure(edges, { share: new Fraction(1, 2), strict: true } as never);
      expect(sorted(controlOf(kernels, graph)), `pairs, seed ${seed}`).toEqual(exact.controls);
      expect(sorted(controlOfForest(kernels, graph)), `forest, seed ${seed}`).toEqual(
        exact.controls,
      );
      expect(pairsIn(kernels.controlForest(graph, LINE))).toBe(
        Object.values(exact.controls).flat().length,
      );
      const seeds = Uint32Array.of(seed % graph.nodes);
      const { blocked } = kernels.blockedSet(graph, seeds, HALF);
      const caught = aggregateClosure(edges, [String(graph.originals[seed % graph.nodes])], {
        share: new Fraction(1, 2),
        strict: false,
      } as never);
      expect([...blocked].map((node) => String(graph.originals[node])).sort()).toEqual(
        [...caught.blocked].sort(),
      );
      const { share, bound } = kernels.classShare(graph, seeds);
      expect(bound).toBeLessThan(1e-9);
      const stakes = stakesFrom(edges);
      const holder = String(graph.originals[seed % graph.nodes]);
      for (let node = 0; node < graph.nodes; node++) {
        if (node === seed % graph.nodes) continue;
        const net = netOwnership(stakes, String(graph.originals[node])) as Map<string, Fraction>;
        const should = net.get(holder)?.valueOf() ?? 0;
        expect(
          Math.abs((share[node] as number) - should),
          `share, seed ${seed}`,
        ).toBeLessThanOrEqual(bound);
      }
    }
  });
});
