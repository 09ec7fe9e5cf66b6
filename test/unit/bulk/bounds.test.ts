import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { type EdgeTable, WHOLE } from '../../../src/bulk/graph.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { ownershipBounds } from '../../../src/ownership/bounds.ts';
import { stakesFromBands } from '../../../src/ownership/stakes.ts';
import { chance } from './random-register.ts';

/** Bands on at most 7 nodes: quarters and tenths, loops and own shares among them. */
function randomBands(seed: number): EdgeTable & { high: Uint32Array } {
  const next = chance(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const nodes = 2 + below(6);
  const unit = WHOLE / [4, 10, 20][below(3)]!;
  const [holders, companies, parts, high]: number[][] = [[], [], [], []];
  for (let company = 0; company < nodes; company++) {
    let room = WHOLE / unit;
    for (let count = below(4); count > 0; count--) {
      const low = below(Math.min(room, 6) + 1);
      room -= low;
      holders!.push(below(nodes));
      companies!.push(company);
      parts!.push(low * unit);
      high!.push(Math.min(WHOLE, (low + below(5)) * unit));
    }
  }
  const [list, ...rest] = [holders!, companies!, parts!, high!].map((all) => Uint32Array.from(all));
  return { nodes, holders: list!, companies: rest[0]!, parts: rest[1]!, high: rest[2]! };
}

const share = (parts: number) => new Fraction(BigInt(parts), BigInt(WHOLE));

describe.each(['typescript', 'wasm'] as const)('bounds of shares in %s', (kind) => {
  it('are those of the exact solver on 150 random registers of bands', async () => {
    const kernels = await loadKernels(kind);
    for (let seed = 1; seed <= 150; seed++) {
      const table = randomBands(seed);
      const graph = kernels.build(table);
      if (graph.audit.overHeld.length > 0) continue;
      const stakes = stakesFromBands(
        [...table.holders].map((holder, edge) => [
          String(holder),
          String(table.companies[edge]),
          {
            min: share(table.parts[edge] as number),
            max: share(table.high[edge] as number),
            minOpen: false,
            maxOpen: false,
          },
        ]),
      );
      const seeds = Uint32Array.of(seed % graph.nodes);
      const { low, high, bound } = kernels.shareBounds(graph, seeds);
      expect(bound).toBeLessThan(1e-9);
      const holder = String(graph.originals[seeds[0] as number]);
      for (let node = 0; node < graph.nodes; node++) {
        if (node === seeds[0]) continue;
        const exact = ownershipBounds(stakes, holder, String(graph.originals[node]));
        const off = [
          Math.abs((low[node] as number) - exact.min.valueOf()),
          Math.abs((high[node] as number) - exact.max.valueOf()),
        ];
        expect(
          Math.max(...off),
          `seed ${seed}, ${holder} in ${graph.originals[node]}`,
        ).toBeLessThan(1e-9);
      }
    }
  });

  it('let three bands of a quarter to a half leave a quarter each to two', async () => {
    const kernels = await loadKernels(kind);
    const bands = {
      parts: new Uint32Array(3).fill(WHOLE / 4),
      high: new Uint32Array(3).fill(WHOLE / 2),
    };
    const table = {
      nodes: 4,
      holders: Uint32Array.of(0, 1, 2),
      companies: Uint32Array.of(3, 3, 3),
      ...bands,
    };
    const graph = kernels.build(table);
    const seeds = Uint32Array.of(graph.originals.indexOf(0), graph.originals.indexOf(1));
    const { low, high } = kernels.shareBounds(graph, seeds);
    const company = graph.originals.indexOf(3);
    expect([low[company], high[company]]).toEqual([1 / 2, 3 / 4]);
  });
});
