import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { type EdgeTable, WHOLE } from '../../../src/bulk/graph.ts';
import { type Kernels, loadKernels } from '../../../src/bulk/kernels.ts';
import { Queries, type Shares } from '../../../src/bulk/queries.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { leakyRegister, randomRegister, tableOf } from './random-register.ts';

const REGISTERS = Number(process.env.BULK_REGISTERS ?? 200);
const LEAKY = Math.ceil(REGISTERS / 4);
/** Far more than rounding comes to in registers of a few companies, far less than what anybody reads. */
const SHARP = 1e-9;

describe('questions of one node', () => {
  it(`agree with exact rationals on ${REGISTERS} random registers`, async () => {
    const kernels = await loadKernels('typescript');
    for (let seed = 1; seed <= REGISTERS; seed++)
      expectExact(kernels, randomRegister(seed), `seed ${seed}`);
  });

  // 99.98679% of company 3 of register 319, and all of each other but little of members in the others
  it.each([319, 2369, 3488, 7662, 8202])(
    'agree with exact rationals where companies own nearly all of themselves (register %i)',
    async (seed) => {
      expectExact(await loadKernels('typescript'), randomRegister(seed), `seed ${seed}`);
    },
  );

  it(`agree with exact rationals on ${LEAKY} registers that nearly own themselves`, async () => {
    const kernels = await loadKernels('typescript');
    for (let seed = 1; seed <= LEAKY; seed++)
      expectExact(kernels, leakyRegister(seed), `leaky, seed ${seed}`);
  });

  it.each([
    [2, SHARP],
    [300, SHARP],
    [301, 1],
  ])(
    'hold within their bound in a ring of %i that leaks a hundred-millionth',
    async (length, most) => {
      const kernels = await loadKernels('typescript');
      const ring = Array.from({ length }, (_, at) => [at, (at + 1) % length, WHOLE - 1] as const);
      const outside = ring.map(([at]) => [length, at, 1] as const);
      const graph = kernels.build(tableOf(length + 1, [...ring, ...outside]));
      const company = graph.originals.indexOf(length - 1);
      const { nodes, share, bound } = new Queries(graph).ownersOf(company);
      expect(bound).toBeLessThanOrEqual(most);
      const off = [...graph.originals].map((original, node) => {
        const exact =
          original === length ? 1 : (1 - 1 / WHOLE) ** (length - 1 - original || length);
        return Math.abs((share[nodes.indexOf(node)] ?? 0) - exact);
      });
      expect(Math.max(...off)).toBeLessThanOrEqual(bound);
    },
  );

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

/** All owners and holdings of all nodes are within their bound of the exact ones, and the bound of owners is sharp. */
function expectExact(kernels: Kernels, table: EdgeTable, title: string): void {
  const graph = kernels.build(table);
  const net = exactShares(table, graph.originals);
  const queries = new Queries(graph);
  const wrong = ({ nodes, share, bound }: Shares, exact: (node: number) => number) =>
    [...graph.originals.keys()].filter((node) => {
      const at = nodes.indexOf(node);
      return Math.abs((at < 0 ? 0 : (share[at] as number)) - exact(node)) > bound;
    });
  for (let node = 0; node < graph.nodes; node++) {
    const owners = queries.ownersOf(node);
    expect(owners.bound, title).toBeLessThan(SHARP);
    expect(
      wrong(owners, (owner) => net(owner, node)),
      `owners, ${title}`,
    ).toEqual([]);
    const below = (company: number) => (company === node ? 0 : net(node, company));
    expect(wrong(queries.holdingsOf(node), below), `holdings, ${title}`).toEqual([]);
  }
}

function exactShares(table: EdgeTable, originals: Uint32Array) {
  const stakes = stakesFrom(
    [...table.holders].map((holder, edge) => [
      String(holder),
      String(table.companies[edge]),
      new Fraction(BigInt(table.parts[edge] as number), BigInt(WHOLE)),
    ]),
  );
  const nets = [...originals].map(
    (original) => netOwnership(stakes, String(original)) as Map<string, Fraction>,
  );
  return (owner: number, company: number) =>
    nets[company]?.get(String(originals[owner]))?.valueOf() ?? 0;
}
