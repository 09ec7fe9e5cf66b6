import { createHash } from 'node:crypto';
import { BadCall, BadInput } from '../../model/index.ts';
import type { BulkEngine, Loaded } from '../engine.ts';
import type { EdgeTable } from '../graph.ts';
import type { Kernels, Quota } from '../kernels.ts';
import { checkQuota } from '../lines.ts';
import { checkedLine } from '../owners-line.ts';
import { overHeldColumns } from '../refuse.ts';
import { blockedOn } from './blocked.ts';
import { Cluster, type ClusterAddress } from './cluster.ts';
import { controllersOn } from './controllers.ts';
import { edgesIn } from './fetched.ts';
import { ShardJob } from './job.ts';
import { loadEdges } from './load.ts';
import { ownersOn } from './owners.ts';
import { pairsOn } from './pairs.ts';
import { sharesOn } from './shares.ts';

export interface ClickHouseOptions extends ClusterAddress {
  /** For what is brought back from the cluster and solved here. */
  readonly kernels: Kernels;
  /** Bytes that may be brought back. */
  readonly memory: number;
}

/**
 * The engine of a ClickHouse cluster. Controllers, pairs and blocked sets are decided there, in whole numbers; shares of a
 * class and owners with a bound, and what the bound leaves open is brought back and solved here.
 *
 * A register keeps its database on the cluster until `close`, and beyond when a job failed: the same job goes on.
 */
export async function clickHouseEngine(options: ClickHouseOptions): Promise<BulkEngine> {
  const cluster = await Cluster.open(options);
  return new ClickHouseEngine(cluster, options);
}

class ClickHouseEngine implements BulkEngine {
  readonly name = 'clickhouse';
  readonly #cluster: Cluster;
  readonly #options: ClickHouseOptions;
  #held: { readonly job: ShardJob; readonly loaded: Loaded } | undefined;
  #failed = false;

  constructor(cluster: Cluster, options: ClickHouseOptions) {
    this.#cluster = cluster;
    this.#options = options;
  }

  load: BulkEngine['load'] = (edges) =>
    this.#watched(async () => {
      await this.#held?.job.remove();
      this.#held = undefined;
      const job = await ShardJob.open(this.#cluster, databaseOf(edges));
      const loaded = await loadEdges(job, edges);
      this.#held = { job, loaded };
      return loaded;
    });

  controllers: BulkEngine['controllers'] = (line) =>
    this.#watched(async () => {
      const { job, loaded } = this.#columnsWithinWhole();
      const { kernels } = this.#options;
      return controllersOn(job, { line, kernels, nodes: loaded.nodes });
    });

  pairs: BulkEngine['pairs'] = (line, budget, sink) =>
    this.#watched(() => pairsOn(this.#loaded().job, { line, budget }, sink));

  blocked: BulkEngine['blocked'] = (seeds, quota) =>
    this.#watched(async () => {
      checkQuota(quota);
      const { job } = this.#seeded(seeds);
      return blockedOn(job, seeds, { quota, key: keyOf(seeds, lineText(quota)) });
    });

  classShare: BulkEngine['classShare'] = (seeds) =>
    this.#watched(async () => {
      this.#seeded(seeds);
      const { job, loaded } = this.#columnsWithinWhole();
      const { kernels, memory } = this.#options;
      return sharesOn(job, {
        seeds,
        key: keyOf(seeds, 'share'),
        kernels,
        nodes: loaded.nodes,
        most: edgesIn(memory),
      });
    });

  owners: BulkEngine['owners'] = (line, sink) =>
    this.#watched(async () => {
      const { job } = this.#columnsWithinWhole();
      const { kernels, memory } = this.#options;
      return ownersOn(job, { line: checkedLine(line), kernels, most: edgesIn(memory) }, sink);
    });

  close = async (): Promise<void> => {
    if (!this.#failed) await this.#held?.job.remove();
    await this.#cluster.close();
  };

  #loaded() {
    if (!this.#held) throw new BadCall('No register is loaded.');
    return this.#held;
  }

  #columnsWithinWhole() {
    const held = this.#loaded();
    const { overHeld } = held.loaded;
    const [first] = overHeld;
    if (first !== undefined) throw overHeldColumns(overHeld.length, first);
    return held;
  }

  #seeded(seeds: Uint32Array) {
    const held = this.#loaded();
    const { nodes } = held.loaded;
    const strange = seeds.find((seed) => seed >= nodes);
    if (strange !== undefined) throw new BadCall(`Seed ${strange} is no node: there are ${nodes}.`);
    return held;
  }

  /** Remembers that a shard was lost, so that what is on the others stays for the next attempt. */
  async #watched<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (thrown) {
      if (thrown instanceof BadInput)
        this.#failed ||= thrown.findings.some(({ code }) => code.startsWith('cluster-'));
      throw thrown;
    }
  }
}

/** The same edges have the same database, so that an attempt finds what an earlier one left. */
function databaseOf({ nodes, holders, companies, parts }: EdgeTable): string {
  const hash = createHash('sha256').update(String(nodes));
  for (const array of [holders, companies, parts])
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return `crosshold_${hash.digest('hex').slice(0, 16)}`;
}

function keyOf(seeds: Uint32Array, question: string): string {
  return createHash('sha256').update(`${question} ${seeds.join()}`).digest('hex').slice(0, 12);
}

function lineText({ numerator, denominator, strict }: Quota): string {
  return `${numerator}/${denominator} ${strict}`;
}
