import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickHouseEngine } from '../../../src/bulk/clickhouse/engine.ts';
import type { BulkEngine } from '../../../src/bulk/engine.ts';
import { type Kernels, loadKernels, HALF, MAJORITY } from '../../../src/bulk/kernels.ts';
import { localEngine } from '../../../src/bulk/local/engine.ts';
import { hasServer, type Shards, startShards } from '../../clickhouse/servers.ts';
import type { EdgeTable } from '../../../src/bulk/graph.ts';

interface Synth {
  readonly synthRegister: (asked: { companies: number; seed: number }) => EdgeTable;
}

const { synthRegister } = (await import(
  '../../../scripts/synth-register.mjs' as string
)) as unknown as Synth;

const LINE = { quota: MAJORITY, ownShares: 'leftOut' } as const;
/** `CLUSTER_COMPANIES=1000000 npx vitest run test/contracts/bulk/shard-lost.test.ts` compares a large one. */
const COMPANIES = Number(process.env['CLUSTER_COMPANIES'] ?? 3000);

/** Everything that is exact on a cluster, in a form that can be compared. */
async function exactAnswers(engine: BulkEngine) {
  const pairs: string[] = [];
  const count = await engine.pairs(LINE, 1e8, ({ controllers, companies }) => {
    controllers.forEach((controller, at) => pairs.push(`${controller}>${companies[at]}`));
  });
  const { ultimate, nearest, loopMembers, loopStart, controlled } = await engine.controllers(LINE);
  const { members, held } = await engine.blocked(Uint32Array.of(1, 2, 3, 5, 8, 13, 21, 34), HALF);
  return {
    count,
    pairs: pairs.sort(),
    ultimate,
    nearest,
    loopMembers,
    loopStart,
    controlled,
    members,
    held,
  };
}

describe.skipIf(!hasServer)('a job on a cluster', () => {
  const table = synthRegister({ companies: COMPANIES, seed: 7 });
  let shards: Shards;
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await loadKernels('typescript');
    shards = await startShards();
  }, 60_000);
  afterAll(() => shards.stop());
  const open = () => clickHouseEngine({ ...shards.address, kernels, memory: 2 ** 30 });

  it(
    'says which shard is lost, goes on when it is back, and answers as one machine does',
    async () => {
      const first = await open();
      await first.load(table);
      const cut = first.controllers(LINE).then(() => 'finished', String);
      await rounds(shards.address.shards[0] as string, 1);
      await shards.kill(1);
      expect(await cut).toContain('cluster-shard-lost');
      await first.close();
      await expect(open().then((engine) => engine.load(table))).rejects.toThrow(
        'cluster-shard-lost',
      );
      await shards.start(1);
      const again = await open();
      const loaded = await again.load(table);
      const local = localEngine(kernels);
      expect(loaded).toEqual(await local.load(table));
      expect(await exactAnswers(again)).toEqual(await exactAnswers(local));
      const seeds = Uint32Array.of(1, 2, 3);
      const [there, here] = [await again.classShare(seeds), await local.classShare(seeds)];
      there.share.forEach((share, node) => {
        const away = Math.abs(share - (here.share[node] as number));
        if (away > there.bound + here.bound) expect.fail(`${node}: ${away}`);
      });
      await again.close();
    },
    40_000 + COMPANIES,
  );
});

/** Waits until the contraction has finished so many rounds. */
async function rounds(shard: string, count: number): Promise<void> {
  const names = `select name from system.tables where name like 'edge_%_${count}_here'`;
  for (;;) {
    const answer = await fetch(`${shard}/?query=${encodeURIComponent(names)}`);
    if ((await answer.text()) !== '') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
