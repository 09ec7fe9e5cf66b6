import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickHouseEngine } from '../../../src/bulk/clickhouse/engine.ts';
import { loadKernels } from '../../../src/bulk/kernels.ts';
import { hasServer, type Shards, startShards } from '../../clickhouse/servers.ts';
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
