import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../src/bulk/graph.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { Queries, type Shares } from '../../../src/bulk/queries.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister, tableOf } from './random-register.ts';

const REGISTERS = Number(process.env.BULK_REGISTERS ?? 200);

describe('questions of one node', () => {
  it(`agree with exact rationals on ${REGISTERS} random registers`, async () => {
    const kernels = await loadKernels('typescript');
    for (let seed = 1; seed <= REGISTERS; seed++) {
      const table = randomRegister(seed);
      const graph = kernels.build(table);
      const stakes = stakesFrom(
        [...table.holders].map((holder, edge) => [
          String(holder),
          String(table.companies[edge]),
          new Fraction(BigInt(table.parts[edge] as number), BigInt(WHOLE)),
        ]),
      );
      const nets = [...graph.originals].map(
        (original) => netOwnership(stakes, String(original)) as Map<string, Fraction>,
      );
      const net = (owner: number, company: number) =>
        nets[company]?.get(String(graph.originals[owner]))?.valueOf() ?? 0;
      const queries = new Queries(graph);
      const wrong = ({ nodes, share, bound }: Shares, exact: (node: number) => number) =>
        [...graph.originals.keys()].filter((node) => {
          const at = nodes.indexOf(node);
          return Math.abs((at < 0 ? 0 : (share[at] as number)) - exact(node)) > bound;
        });
      for (let node = 0; node < graph.nodes; node++) {
        const owners = queries.ownersOf(node);
        expect(owners.bound).toBeLessThan(1e-9);
        expect(
          wrong(owners, (owner) => net(owner, node)),
          `owners, seed ${seed}`,
        ).toEqual([]);
        const below = (company: number) => (company === node ? 0 : net(node, company));
        expect(wrong(queries.holdingsOf(node), below), `holdings, seed ${seed}`).toEqual([]);
      }
    }
  });

  it('answer from a hundred thousand companies that own each other around', async () => {
    const kernels = await loadKernels('wasm');
    const length = 100_000;
    const ring = Array.from({ length }, (_, at) => [at, (at + 1) % length, WHOLE / 2] as const);
    const graph = kernels.build(tableOf(length, ring));
    const queries = new Queries(graph);
    const company = graph.originals.indexOf(9);
    const { nodes, share, bound } = queries.ownersOf(company);
    const above = nodes.indexOf(graph.originals.indexOf(6));
    expect(Math.abs((share[above] as number) - 1 / 8)).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThan(1e-12);
  });
});
