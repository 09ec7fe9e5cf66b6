import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickHouseEngine } from '../../../src/bulk/clickhouse/engine.ts';
import { WHOLE } from '../../../src/bulk/graph.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { localEngine } from '../../../src/bulk/local/engine.ts';
import { hasServer, type Shards, startShards } from '../../clickhouse/servers.ts';
import { randomRegister, tableOf } from '../../unit/bulk/random-register.ts';
import { bulkEngineContract } from './suite.ts';

describe.skipIf(!hasServer)('a cluster of two shards', () => {
  let shards: Shards;
  beforeAll(async () => {
    shards = await startShards();
  }, 60_000);
  afterAll(() => shards.stop());

  const open = async () =>
    clickHouseEngine({
      ...shards.address,
      kernels: await loadKernels('typescript'),
      memory: 2 ** 28,
    });

  bulkEngineContract('clickhouse', open, 4);

  it(
    'gives class shares that are within their bounds of those of one machine, without bringing stakes back',
    { timeout: 90_000 },
    async () => {
      const kernels = await loadKernels('typescript');
      const [there, here] = [
        await clickHouseEngine({ ...shards.address, kernels, memory: 0 }),
        localEngine(kernels),
      ];
      let bounded = 0;
      for (let seed = 101; seed <= 106; seed++) {
        const table = randomRegister(seed);
        await there.load(table);
        await here.load(table);
        const seeds = Uint32Array.of(seed % table.nodes, (3 * seed) % table.nodes);
        const [found, known] = [await there.classShare(seeds), await here.classShare(seeds)];
        if (found.bound <= 1e-9) bounded++;
        found.share.forEach((share, node) =>
          expect(
            Math.abs(share - (known.share[node] as number)),
            `seed ${seed}`,
          ).toBeLessThanOrEqual(found.bound + known.bound),
        );
      }
      expect(bounded).toBeGreaterThanOrEqual(4);
      await there.close();
    },
  );

  it(
    'names the bound that it reached where a loop hardly leaks and stakes may not be brought back',
    { timeout: 90_000 },
    async () => {
      const kernels = await loadKernels('typescript');
      const table = tableOf(3, [
        [0, 1, WHOLE / 1000],
        [2, 1, WHOLE - WHOLE / 1000],
        [1, 2, WHOLE],
      ]);
      const shareOf1 = async (memory: number) => {
        const engine = await clickHouseEngine({ ...shards.address, kernels, memory });
        await engine.load(table);
        const { share, bound } = await engine.classShare(Uint32Array.of(0));
        await engine.close();
        return { share: share[1] as number, bound };
      };
      // A walk meets 0 for certain, but only after a thousand turns: 48 turns are done, and 0.999 ** 48 is under way.
      const cut = await shareOf1(0);
      expect(cut.share).toBeCloseTo(1 - 0.999 ** 48, 9);
      expect(cut.bound).toBeGreaterThanOrEqual(1 - cut.share);
      expect(cut.bound).toBeLessThan(0.96);
      const solved = await shareOf1(2 ** 20);
      expect(solved.share).toBeCloseTo(1, 9);
      expect(solved.bound).toBeLessThan(1e-9);
    },
  );

  it('says which cluster it does not know', async () => {
    const kernels = await loadKernels('typescript');
    const address = { ...shards.address, cluster: 'elsewhere' };
    await expect(clickHouseEngine({ ...address, kernels, memory: 1 })).rejects.toThrow(
      'cluster-unknown',
    );
  });
});

describe.runIf(!hasServer)('a cluster of two shards', () => {
  it.skip('skipped: no ClickHouse server', () => {});
});
