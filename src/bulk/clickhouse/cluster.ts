import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import { BadInput } from '../../model/index.ts';

/** Where a cluster is: its name in the servers' configuration, and the HTTP address of one server of each shard. */
export interface ClusterAddress {
  readonly cluster: string;
  readonly shards: readonly string[];
  readonly user?: string;
  readonly password?: string;
}

const SETTINGS = { insert_distributed_sync: 1 } as const;
const REQUEST_MS = 3_600_000;
const BATCH = 1 << 18;
const PING_MS = 5000;

/** The shards of a cluster. Statements run on every shard at once, each over its own rows. */
export class Cluster {
  readonly #address: ClusterAddress;
  readonly #clients: readonly ClickHouseClient[];

  private constructor(address: ClusterAddress, clients: readonly ClickHouseClient[]) {
    this.#address = address;
    this.#clients = clients;
  }

  /** Reaches every shard, or says which cannot be reached. */
  static async open(address: ClusterAddress): Promise<Cluster> {
    const { createClient, ClickHouseLogLevel } = await client();
    const clients = address.shards.map((url) =>
      createClient({
        url,
        request_timeout: REQUEST_MS,
        // What goes wrong is told once, as a finding.
        log: { level: ClickHouseLogLevel.OFF },
        compression: { request: false, response: false },
        clickhouse_settings: {
          send_progress_in_http_headers: 1,
          http_headers_progress_interval_ms: '110000',
        },
        ...(address.user !== undefined && { username: address.user }),
        ...(address.password !== undefined && { password: address.password }),
      }),
    );
    const cluster = new Cluster(address, clients);
    const name = address.cluster.replaceAll("'", '');
    const [count] = await cluster.numbers(
      `select toUInt32(count(distinct shard_num)) as n from system.clusters where cluster = '${name}'`,
      1,
    );
    if (count?.[0] === address.shards.length) return cluster;
    await cluster.close();
    throw refused(
      'cluster-unknown',
      `The servers know a cluster "${name}" of ${count?.[0] ?? 0} shards, and ${address.shards.length} addresses were given.`,
      'Give the cluster its name in the configuration of the servers, and one address for each shard.',
    );
  }

  get name(): string {
    return this.#address.cluster;
  }

  /** Runs a statement on every shard; all must end well. */
  async each(statement: string): Promise<void> {
    const ran = await Promise.allSettled(
      this.#clients.map((shard, at) =>
        this.#guard(at, () => shard.command({ query: statement, clickhouse_settings: SETTINGS })),
      ),
    );
    const failed = ran.find((result) => result.status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  /** Columns of 32-bit numbers from the first shard, which asks the others where the statement does. */
  async numbers(query: string, columns: number): Promise<Uint32Array[]> {
    return this.#read(0, query, columns);
  }

  /** The same from every shard's own rows, one after the other. */
  async eachNumbers(
    query: string,
    columns: number,
    sink: (read: readonly Uint32Array[]) => void,
  ): Promise<void> {
    for (let shard = 0; shard < this.#clients.length; shard++)
      sink(await this.#read(shard, query, columns));
  }

  /** Inserts rows of 32-bit numbers through the first shard. */
  async insert(table: string, columns: readonly Uint32Array[]): Promise<void> {
    const rows = columns[0]?.length ?? 0;
    for (let first = 0; first < rows; first += BATCH) {
      const count = Math.min(BATCH, rows - first);
      const block = new Uint32Array(count * columns.length);
      columns.forEach((column, at) => {
        for (let row = 0; row < count; row++)
          block[row * columns.length + at] = column[first + row] as number;
      });
      await this.#guard(0, async () => {
        const { stream } = await (this.#clients[0] as ClickHouseClient).exec({
          query: `insert into ${table} format RowBinary`,
          values: Readable.from([Buffer.from(block.buffer)], { objectMode: false }),
          clickhouse_settings: SETTINGS,
        });
        for await (const _ of stream);
      });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((shard) => shard.close()));
  }

  async #read(shard: number, query: string, columns: number): Promise<Uint32Array[]> {
    const bytes = await this.#guard(shard, async () => {
      const { stream } = await (this.#clients[shard] as ClickHouseClient).exec({
        query: `${query} format RowBinary`,
        clickhouse_settings: SETTINGS,
      });
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    });
    return split(bytes, columns);
  }

  /** Tells a shard that is gone from a statement that a shard refuses. */
  async #guard<T>(shard: number, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (thrown) {
      if (thrown instanceof BadInput) throw thrown;
      const says = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
      const asked = this.#address.shards[shard] ?? '';
      const silent = await this.#silent();
      if (silent.length > 0 || tellsLostConnection(says))
        throw refused(
          'cluster-shard-lost',
          `${silent.length > 0 ? `${silent.join(' and ')} cannot be reached` : 'A shard was lost'} (asked ${asked}: ${says.slice(0, 200)}).`,
          'Start it again and run the same job: it goes on behind the last step that all shards finished.',
        );
      throw refused(
        'cluster-failed',
        `${asked} refused a statement: ${says.slice(0, 400)}`,
        'Check the memory and the rights of the user on the servers, and run the same job again.',
      );
    }
  }

  /** The addresses that do not answer at this moment. */
  async #silent(): Promise<readonly string[]> {
    const answers = await Promise.all(this.#clients.map((each) => reached(each)));
    return this.#address.shards.filter((_, at) => answers[at] === false);
  }
}

async function reached(shard: ClickHouseClient): Promise<boolean> {
  const late = AbortSignal.timeout(PING_MS);
  return (await shard.ping({ select: false, abort_signal: late })).success;
}

/**
 * Whether a message speaks of a connection that broke: anything that no server wrote, or one of
 * the servers' own numbers (32 end of stream, 95 and 96 socket, 198 name, 209 time, 210 network,
 * 236 aborted by a server that stops, 279 no connection, 519 and 527 no server of a shard).
 */
export function tellsLostConnection(says: string): boolean {
  const code = /\bCode: (\d{1,4})\b/.exec(says)?.[1];
  return code === undefined ? !says.includes('DB::') : LOST.has(Number(code));
}

const LOST: ReadonlySet<number> = new Set([32, 95, 96, 198, 209, 210, 236, 279, 519, 527]);

function split(bytes: Buffer, columns: number): Uint32Array[] {
  const all = new Uint32Array(new Uint8Array(bytes).buffer);
  const rows = all.length / columns;
  return Array.from({ length: columns }, (_, column) => {
    const values = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) values[row] = all[row * columns + column] as number;
    return values;
  });
}

async function client() {
  try {
    return await import('@clickhouse/client');
  } catch {
    throw refused(
      'cluster-client-missing',
      'The package @clickhouse/client is not installed.',
      'Install it beside crosshold: npm install @clickhouse/client',
    );
  }
}

function refused(code: string, says: string, remedy: string): BadInput {
  return new BadInput([{ code, severity: 'error', says, try: remedy }]);
}
