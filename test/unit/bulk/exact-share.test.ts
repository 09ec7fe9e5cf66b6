import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../src/bulk/graph.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { exactShare } from '../../../src/bulk/local/exact-share.ts';
import { fraction } from '../../../src/model/index.ts';
import { netOwnership } from '../../../src/ownership/integrated.ts';
import { stakesFrom } from '../../../src/ownership/stakes.ts';
import { randomRegister, tableOf } from './random-register.ts';

const REGISTERS = Number(process.env['BULK_REGISTERS'] ?? 200);

describe('the exact share of one owner in one company', () => {
  it(`is the net ownership of ${REGISTERS} random registers, wherever it is answered`, async () => {
    const kernels = await loadKernels('typescript');
    let [answered, left] = [0, 0];
    for (let seed = 1; seed <= REGISTERS; seed++) {
      const { holders, companies, parts, nodes } = randomRegister(seed);
      const graph = kernels.build({ nodes, holders, companies, parts });
      const stakes = stakesFrom(
        [...holders].map((holder, edge) => [
          String(holder),
          String(companies[edge]),
          fraction(parts[edge] as number, WHOLE),
        ]),
      );
      for (let company = 0; company < graph.companies; company++) {
        const net = netOwnership(stakes, String(graph.originals[company]));
        if (!(net instanceof Map)) continue;
        for (let owner = 0; owner < nodes; owner++) {
          if (owner === company) continue;
          const share = exactShare(graph, company, owner);
          if (share) answered++;
          else left++;
          const exact = net.get(String(graph.originals[owner])) ?? fraction(0);
          if (share && !share.equals(exact))
            throw new RangeError(`seed ${seed}: ${owner} in ${company} is ${share.toFraction()}`);
        }
      }
    }
    expect([answered > 5 * REGISTERS, left > 0]).toEqual([true, true]);
  });

  it('goes by whoever of the two has less to look through', async () => {
    const kernels = await loadKernels('wasm');
    const many = Array.from({ length: 1000 }, (_, at) => 10 + at);
    // Node 0 holds a half of 1, which holds a half of 2; 0 holds a thousand others, and a thousand hold of 2.
    const wide = kernels.build(
      tableOf(1010, [
        [0, 1, WHOLE / 2],
        [1, 2, WHOLE / 2],
        ...many.map((other) => [0, other, 1] as const),
      ]),
    );
    const held = kernels.build(
      tableOf(1010, [
        [0, 1, WHOLE / 2],
        [1, 2, WHOLE / 2],
        ...many.map((other) => [other, 2, 1] as const),
      ]),
    );
    for (const graph of [wide, held]) {
      const [owner, company] = [graph.originals.indexOf(0), graph.originals.indexOf(2)];
      expect(exactShare(graph, company, owner)?.toFraction()).toBe('1/4');
    }
  });
});
