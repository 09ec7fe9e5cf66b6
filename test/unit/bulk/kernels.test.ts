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
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister } from './random-register.ts';

const REGISTERS = Number(process.env.BULK_REGISTERS ?? 200);
const LINE = { quota: MAJORITY, ownShares: 'counted' } as const;

const LINES: readonly OwnersLine[] = [
  { parts: WHOLE / 4 },
  { parts: WHOLE / 10, strict: true },
  { parts: WHOLE / 2, drop: WHOLE / 20 },
];

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

/** What is wrong with the batches beside the exact net shares: certain pairs are right, and none is missing. */
function wrongOwners(
  kernels: Kernels,
  graph: Graph,
  line: OwnersLine,
  exact: (owner: number, company: number) => Fraction,
): string[] {
  const found = new Map<string, { low: number; high: number; ambiguous: boolean }>();
  const { open, pairs } = kernels.ownersAbove(graph, line, (batch) => {
    batch.owners.forEach((owner, at) => {
      const low = batch.low[at] as number;
      const ambiguous = batch.ambiguous[at] === 1;
      const high = low + (batch.slack[at] as number);
      found.set(`${owner}>${batch.companies[at]}`, { low, high, ambiguous });
    });
  });
  const wrong: string[] = [];
  if (pairs !== [...found.values()].filter(({ ambiguous }) => !ambiguous).length)
    wrong.push('the count of pairs');
  for (let company = 0; company < graph.nodes; company++)
    for (let owner = 0; owner < graph.nodes; owner++) {
      if (owner === company) continue;
      const share = exact(owner, company).mul(WHOLE);
      const reached = line.strict ? share.gt(line.parts) : share.gte(line.parts);
      const pair = found.get(`${owner}>${company}`);
      const value = share.valueOf();
      const right = pair
        ? (pair.ambiguous || reached) && value >= pair.low - 1e-3 && value <= pair.high + 1e-3
        : !reached || open.includes(company);
      if (!right) wrong.push(`${owner} has ${value} of ${company}: ${JSON.stringify(pair)}`);
    }
  return wrong;
}

function sorted(sets: Iterable<readonly [string, readonly string[]]>): Record<string, string[]> {
  return Object.fromEntries([...sets].map(([name, list]) => [name, [...list].sort()]));
}

describe.each(['typescript', 'wasm'] as const)('the kernels in %s', (kind) => {
  it(
    `agree with exact rationals on ${REGISTERS} random registers`,
    async () => {
      const kernels = await loadKernels(kind);
      expect(kernels.kind).toBe(kind);
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
        const nets = [...graph.originals].map(
          (original) => netOwnership(stakes, String(original)) as Map<string, Fraction>,
        );
        const net = (owner: number, company: number) =>
          nets[company]?.get(String(graph.originals[owner])) ?? new Fraction(0);
        const far = [...share].filter((value, node) => {
          const should = node === seeds[0] ? 1 : net(seeds[0] as number, node).valueOf();
          return Math.abs(value - should) > bound;
        });
        expect(far, `shares, seed ${seed}`).toEqual([]);
        for (const line of LINES)
          expect(wrongOwners(kernels, graph, line, net), `owners, seed ${seed}`).toEqual([]);
      }
    },
    30_000 + 100 * REGISTERS,
  );
});
