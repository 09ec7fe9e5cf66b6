import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuckDb } from '../../../src/bulk/duckdb.ts';
import { crosshold } from '../../cli.ts';
import { hasServer, type Shards, startShards } from '../../clickhouse/servers.ts';

/** Renault holds 60% of a company that holds half of Nissan, and 10% of Nissan itself; a fund holds 30%. */
const REGISTER = `holder,issuer,stake
Renault,Cléon,60%
Fund,Cléon,40%
Cléon,Nissan,50%
Renault,Nissan,10%
Fund,Nissan,30%
Nissan,Mitsubishi,34%
Fund,Mitsubishi,20%
`;

describe.skipIf(!hasServer)('crosshold bulk --cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosshold-cluster-'));
  let shards: Shards;
  beforeAll(async () => {
    shards = await startShards();
    writeFileSync(join(folder, 'register.csv'), REGISTER);
    writeFileSync(join(folder, 'blocked.txt'), 'Renault\n');
  }, 60_000);
  afterAll(async () => {
    await shards.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const rowsOf = (out: string, file: string, columns: string) =>
    withDuckDb({ memory: 2 ** 28, spill: folder }, async (connection) => {
      const from = `read_parquet('${join(folder, out, file)}')`;
      const found = await connection.runAndReadAll(`select ${columns} from ${from} order by all`);
      return found.getRowsJson();
    });
  const bulk = (out: string, ...words: string[]) => {
    const asked = ['--as-of', '2019-06-10', '--blocked', 'blocked.txt', '--json'];
    return crosshold(folder, 'bulk', 'register.csv', '--out', out, ...asked, ...words);
  };
  const onShards = (out: string, urls = shards.address.shards) =>
    bulk(out, '--cluster', shards.address.cluster, '--shards', urls.join(','));

  it('writes what one machine writes, from two shards', { timeout: 60_000 }, async () => {
    const [there, here] = [onShards('there'), bulk('here')];
    expect([there.status, there.err]).toEqual([0, here.err]);
    const told = JSON.parse(there.out) as { readonly counts: Record<string, number> };
    expect(told).toEqual({
      ...JSON.parse(here.out),
      outputs: expect.any(Array),
    });
    // Renault controls Cléon, and with its 50% and own 10% Nissan; nobody has a majority of Mitsubishi.
    expect(told.counts).toMatchObject({ controlled: 2 });
    expect(await rowsOf('there', 'controllers.parquet', 'company, controller, ultimate')).toEqual([
      ['Cléon', 'Renault', 'Renault'],
      ['Nissan', 'Renault', 'Renault'],
    ]);
    for (const file of ['controllers.parquet', 'owners.parquet', 'blocked.parquet'])
      expect(await rowsOf('there', file, '*')).toEqual(await rowsOf('here', file, '*'));
  });

  it('refuses by name when a shard is gone, and shows no result', { timeout: 60_000 }, async () => {
    await shards.kill(1);
    const refused = onShards('lost');
    expect(refused.status).not.toBe(0);
    expect(refused.out + refused.err).toContain('cluster-shard-lost');
    expect(() => readFileSync(join(folder, 'lost', 'manifest.json'))).toThrow('ENOENT');
    await shards.start(1);
    expect(onShards('lost').status).toBe(0);
  });
});

describe.runIf(!hasServer)('crosshold bulk --cluster', () => {
  it.skip('skipped: no ClickHouse server', () => {});
});
