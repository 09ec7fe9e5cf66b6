import Fraction from 'fraction.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkEngine, Controllers } from '../../../src/bulk/engine.ts';
import { type EdgeTable, NOBODY, WHOLE } from '../../../src/bulk/graph.ts';
import { HALF, MAJORITY } from '../../../src/bulk/kernels.ts';
import { aggregateClosure } from '../../../src/control/aggregate.ts';
import { controlClosure } from '../../../src/control/closure.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister, tableOf } from '../../unit/bulk/random-register.ts';

const LINE = { quota: MAJORITY, ownShares: 'counted' } as const;
const PERCENT = WHOLE / 100;

type Triple = readonly [holder: string, company: string, share: Fraction];

function triples(table: EdgeTable): Triple[] {
  return [...table.holders].map((holder, edge) => [
    String(holder),
    String(table.companies[edge]),
    new Fraction(BigInt(table.parts[edge] as number), BigInt(WHOLE)),
  ]);
}

/** All pairs of controller and company, sorted, by exact rationals. */
function exactPairs(table: EdgeTable): string[] {
  const { controls } = controlClosure(triples(table), {
    share: new Fraction(1, 2),
    strict: true,
  } as never);
  return Object.entries(controls)
    .flatMap(([controller, companies]) => companies.map((company) => `${controller}>${company}`))
    .sort();
}

async function pairsOf(engine: BulkEngine): Promise<string[]> {
  const pairs: string[] = [];
  const count = await engine.pairs(LINE, 1e6, ({ controllers, companies }) => {
    controllers.forEach((controller, at) => pairs.push(`${controller}>${companies[at]}`));
  });
  expect(count).toEqual({ pairs: pairs.length, complete: true });
  return pairs.sort();
}

/** The top of every node by the exact pairs: it controls the node, and all that control it are controlled by it. */
function exactUltimate(table: EdgeTable): number[] {
  const pairs = new Set(exactPairs(table));
  const all = Array.from({ length: table.nodes }, (_, node) => node);
  const isTop = (node: number) =>
    all.every((other) => !pairs.has(`${other}>${node}`) || pairs.has(`${node}>${other}`));
  return all.map((node) => {
    const above = all.filter((other) => pairs.has(`${other}>${node}`));
    if (above.length === 0) return NOBODY;
    return Math.min(...[...above, node].filter(isTop));
  });
}

function loopsIn({ loopMembers, loopStart }: Controllers): number[][] {
  return [...loopStart.subarray(1)].map((end, at) => [...loopMembers.subarray(loopStart[at], end)]);
}

/** The controllers of each node, by the exact pairs. */
function exactControllers(table: EdgeTable): Map<number, number[]> {
  const above = new Map<number, number[]>();
  for (const pair of exactPairs(table)) {
    const [controller = 0, company = 0] = pair.split('>').map(Number);
    above.set(company, [...(above.get(company) ?? []), controller]);
  }
  return above;
}

/**
 * The nearest controller of every node by the exact pairs: all other controllers of the node control it. Of a loop it is the
 * member with enough votes alone, or the smallest.
 */
function exactNearest(table: EdgeTable): number[] {
  const above = exactControllers(table);
  const controls = (one: number, other: number) => above.get(other)?.includes(one) ?? false;
  return Array.from({ length: table.nodes }, (_, node) => {
    const all = above.get(node) ?? [];
    if (all.some((one) => controls(node, one))) return NOBODY;
    const lowest = all.filter((one) => all.every((other) => other === one || controls(other, one)));
    const alone = lowest.find((one) => votesOf(table, one, node) > WHOLE / 2);
    return alone ?? (lowest.length > 0 ? Math.min(...lowest) : NOBODY);
  });
}

function votesOf(table: EdgeTable, holder: number, company: number): number {
  return table.parts.reduce(
    (sum, parts, edge) =>
      table.holders[edge] === holder && table.companies[edge] === company ? sum + parts : sum,
    0,
  );
}

/** Owners at or above a line, as `owner>company`, by exact rationals. */
function exactOwners(table: EdgeTable, parts: number): Map<string, number> {
  const stakes = stakesFrom(triples(table));
  const line = new Fraction(parts, WHOLE);
  const found = new Map<string, number>();
  for (let company = 0; company < table.nodes; company++) {
    const net = netOwnership(stakes, String(company)) as Map<string, Fraction>;
    for (const [owner, share] of net)
      if (owner !== String(company) && share.gte(line))
        found.set(`${owner}>${company}`, share.valueOf());
  }
  return found;
}

/** What every bulk engine does, whatever it is made of. */
export function bulkEngineContract(
  name: string,
  open: () => Promise<BulkEngine>,
  registers: number,
): void {
  describe(`the bulk engine ${name}`, () => {
    let engine: BulkEngine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());

    const seeds = Array.from({ length: registers }, (_, at) => at + 1);

    it('adds up parallel edges, and tells which columns are over 100%', async () => {
      const table = tableOf(5, [
        [0, 1, 30 * PERCENT],
        [0, 1, 30 * PERCENT],
        [2, 1, 50 * PERCENT],
        [3, 3, 10 * PERCENT],
        [0, 4, WHOLE],
      ]);
      const loaded = await engine.load(table);
      expect(loaded).toMatchObject({ nodes: 5, edges: 4, merged: 1 });
      expect([...loaded.overHeld]).toEqual([1]);
      expect([...loaded.selfHeld]).toEqual([3]);
    });

    it('finds the pairs of control that exact rationals find', async () => {
      for (const seed of seeds) {
        const table = randomRegister(seed);
        await engine.load(table);
        expect(await pairsOf(engine), `seed ${seed}`).toEqual(exactPairs(table));
      }
    });

    it('stops at the budget of pairs and says that the answer is not whole', async () => {
      const chain = Array.from({ length: 30 }, (_, at) => [at, at + 1, 51 * PERCENT] as const);
      await engine.load(tableOf(31, chain));
      const count = await engine.pairs(LINE, 100, () => {});
      expect(count.complete).toBe(false);
    });

    it('finds the ultimate and the nearest controllers that the pairs imply', async () => {
      for (const seed of seeds) {
        const table = randomRegister(seed);
        await engine.load(table);
        const { ultimate, nearest } = await engine.controllers(LINE);
        expect([...ultimate], `seed ${seed}`).toEqual(exactUltimate(table));
        expect([...nearest], `seed ${seed}`).toEqual(exactNearest(table));
      }
    });

    it('names a loop of mutual control by its smallest member, and lists its members alone', async () => {
      // 4 and 5 hold each other, 2 and 5 together hold 3, which holds 4's majority with nobody else.
      await engine.load(
        tableOf(7, [
          [5, 4, 60 * PERCENT],
          [4, 5, 60 * PERCENT],
          [5, 3, 30 * PERCENT],
          [4, 3, 30 * PERCENT],
          [3, 2, 51 * PERCENT],
          [1, 2, 49 * PERCENT],
          [1, 6, 50 * PERCENT],
        ]),
      );
      const found = await engine.controllers(LINE);
      expect([...found.ultimate]).toEqual([NOBODY, NOBODY, 4, 4, 4, 4, NOBODY]);
      expect(loopsIn(found)).toEqual([[4, 5]]);
      expect(found.controlled).toBe(4);
    });

    it('goes by whoever wins a company with what it controls, not by who stands above', async () => {
      // 0 has 60% of 1, 1 has 60% of 2 and of 3; 2 and 3 together have 60% of 4, 4 and 1 of 5, 0 and 5 of 6.
      await engine.load(
        tableOf(7, [
          [0, 1, 60 * PERCENT],
          [1, 2, 60 * PERCENT],
          [1, 3, 60 * PERCENT],
          [2, 4, 30 * PERCENT],
          [3, 4, 30 * PERCENT],
          [4, 5, 30 * PERCENT],
          [1, 5, 30 * PERCENT],
          [0, 6, 30 * PERCENT],
          [5, 6, 30 * PERCENT],
        ]),
      );
      const { nearest } = await engine.controllers(LINE);
      expect([...nearest]).toEqual([NOBODY, 0, 1, 1, 1, 1, 0]);
    });

    it('leaves companies out of a loop that are only needed to win its top', async () => {
      // 1 has 60% of 2; 1 and 2 together have 60% of 0, which has 60% of 1: 0 and 1 control each other, 2 nobody.
      await engine.load(
        tableOf(3, [
          [1, 2, 60 * PERCENT],
          [1, 0, 30 * PERCENT],
          [2, 0, 30 * PERCENT],
          [0, 1, 60 * PERCENT],
        ]),
      );
      const found = await engine.controllers(LINE);
      expect(loopsIn(found)).toEqual([[0, 1]]);
      expect([...found.ultimate]).toEqual([0, 0, 0]);
    });

    it('keeps votes of own shares out of the count when asked to', async () => {
      const edges = [
        [0, 1, 40 * PERCENT],
        [1, 1, 30 * PERCENT],
      ] as const;
      await engine.load(tableOf(2, edges));
      const line = { quota: MAJORITY, ownShares: 'leftOut' } as const;
      expect([...(await engine.controllers(line)).ultimate]).toEqual([NOBODY, 0]);
      expect([...(await engine.controllers(LINE)).ultimate]).toEqual([NOBODY, NOBODY]);
    });

    it('refuses ultimate controllers below a half, where there may be several', async () => {
      await engine.load(tableOf(2, [[0, 1, WHOLE]]));
      const quota = { numerator: 1, denominator: 3, strict: true };
      await expect(engine.controllers({ quota, ownShares: 'counted' })).rejects.toThrow(
        'bulk-quota-below-half',
      );
    });

    it('blocks what blocked ones hold a half of together, and what these do', async () => {
      for (const seed of seeds) {
        const table = randomRegister(seed);
        await engine.load(table);
        const start = [seed % table.nodes, (3 * seed) % table.nodes];
        const { members } = await engine.blocked(Uint32Array.from(start), HALF);
        const { blocked } = aggregateClosure(triples(table), start.map(String), {
          share: new Fraction(1, 2),
          strict: false,
        } as never);
        expect([...members].map(String).sort(), `seed ${seed}`).toEqual([...blocked].sort());
      }
    });

    it('says what blocked ones hold of each blocked company', async () => {
      await engine.load(
        tableOf(4, [
          [0, 2, 20 * PERCENT],
          [1, 2, 30 * PERCENT],
          [2, 3, 49 * PERCENT],
        ]),
      );
      const { members, held } = await engine.blocked(Uint32Array.of(0, 1), HALF);
      expect([...members]).toEqual([0, 1, 2]);
      expect([...held]).toEqual([0, 0, 50 * PERCENT]);
    });

    it('gives the share of a class within its bound', async () => {
      for (const seed of seeds.slice(0, Math.ceil(registers / 4))) {
        const table = randomRegister(seed);
        await engine.load(table);
        const holder = seed % table.nodes;
        const { share, bound } = await engine.classShare(Uint32Array.of(holder));
        expect(bound).toBeLessThan(1e-6);
        const stakes = stakesFrom(triples(table));
        for (let node = 0; node < table.nodes; node++) {
          const net = netOwnership(stakes, String(node)) as Map<string, Fraction>;
          const exact = node === holder ? 1 : (net.get(String(holder))?.valueOf() ?? 0);
          expect(Math.abs((share[node] as number) - exact), `seed ${seed}`).toBeLessThanOrEqual(
            bound,
          );
        }
      }
    });

    it('lists all owners at or above a line, those on the line included', async () => {
      for (const seed of seeds.slice(0, Math.ceil(registers / 4))) {
        const table = randomRegister(seed);
        await engine.load(table);
        const exact = exactOwners(table, 25 * PERCENT);
        const found = new Map<string, readonly [number, number]>();
        const told = await engine.owners({ parts: 25 * PERCENT }, (rows) => {
          rows.owners.forEach((owner, at) =>
            found.set(`${owner}>${rows.companies[at]}`, [
              rows.low[at] as number,
              rows.slack[at] as number,
            ]),
          );
        });
        expect(told).toMatchObject({ pairs: exact.size, undecided: [], open: [] });
        expect([...found.keys()].sort(), `seed ${seed}`).toEqual([...exact.keys()].sort());
        for (const [pair, [low, slack]] of found) {
          const share = (exact.get(pair) as number) * WHOLE;
          expect(share).toBeGreaterThanOrEqual(low - 1e-6);
          expect(share).toBeLessThanOrEqual(low + slack + 1e-6);
        }
      }
    });

    it('refuses shares of the whole where a column is over 100%', async () => {
      await engine.load(
        tableOf(3, [
          [0, 2, 60 * PERCENT],
          [1, 2, 60 * PERCENT],
        ]),
      );
      await expect(engine.classShare(Uint32Array.of(0))).rejects.toThrow('bulk-over-held');
      await expect(engine.owners({ parts: PERCENT }, () => {})).rejects.toThrow('bulk-over-held');
      await expect(engine.controllers(LINE)).rejects.toThrow('bulk-over-held');
    });

    it('refuses a seed that is no node', async () => {
      await engine.load(tableOf(2, [[0, 1, WHOLE]]));
      await expect(engine.classShare(Uint32Array.of(7))).rejects.toThrow('is no node');
      await expect(engine.blocked(Uint32Array.of(7), HALF)).rejects.toThrow('is no node');
    });
  });
}
