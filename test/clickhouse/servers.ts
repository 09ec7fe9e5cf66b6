import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterAddress } from '../../src/bulk/clickhouse/cluster.ts';

const SERVER = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find(existsSync);

/** Whether servers can be started on this machine. */
export const hasServer = SERVER !== undefined;

/** Two server processes on loopback that are the two shards of a cluster, in a folder of their own. */
export interface Shards {
  readonly address: ClusterAddress;
  readonly kill: (shard: number) => Promise<void>;
  readonly start: (shard: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Ports {
  readonly http: number;
  readonly tcp: number;
  readonly between: number;
}

export async function startShards(): Promise<Shards> {
  const dir = mkdtempSync(join(tmpdir(), 'crosshold-shards-'));
  const free = await freePorts(6);
  const ports = [0, 1].map((shard) => {
    const [http, tcp, between] = free.slice(3 * shard) as [number, number, number];
    return { http, tcp, between };
  });
  const running: (ChildProcess | undefined)[] = [];
  ports.forEach((_, shard) => configure(join(dir, `s${shard}`), shard, ports));
  const start = async (shard: number) => {
    const config = join(dir, `s${shard}`, 'config.xml');
    running[shard] = spawn(SERVER as string, [`--config-file=${config}`], { stdio: 'ignore' });
    await answering((ports[shard] as Ports).http);
  };
  const kill = async (shard: number) => {
    const server = running[shard];
    if (!server) return;
    running[shard] = undefined;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  };
  await Promise.all([start(0), start(1)]);
  return {
    address: {
      cluster: 'crosshold',
      shards: ports.map(({ http }) => `http://127.0.0.1:${http}`),
    },
    kill,
    start,
    stop: async () => {
      await Promise.all([kill(0), kill(1)]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function configure(dir: string, shard: number, ports: readonly Ports[]): void {
  for (const folder of ['data', 'tmp', 'log']) mkdirSync(join(dir, folder), { recursive: true });
  const { http, tcp, between } = ports[shard] as Ports;
  const shards = ports
    .map(
      (port) => `<shard><replica><host>127.0.0.1</host><port>${port.tcp}</port></replica></shard>`,
    )
    .join('');
  writeFileSync(
    join(dir, 'config.xml'),
    `<yandex>
<logger><level>error</level><log>${dir}/log/server.log</log><errorlog>${dir}/log/error.log</errorlog></logger>
<listen_host>127.0.0.1</listen_host><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port>
<interserver_http_port>${between}</interserver_http_port>
<path>${dir}/data/</path><tmp_path>${dir}/tmp/</tmp_path><users_config>${dir}/users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>67108864</mark_cache_size>
<remote_servers><crosshold>${shards}</crosshold></remote_servers>
</yandex>`,
  );
  writeFileSync(
    join(dir, 'users.xml'),
    `<yandex><profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
<quotas><default><interval><duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows><read_rows>0</read_rows><execution_time>0</execution_time></interval></default></quotas></yandex>`,
  );
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  return Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          const { port } = server.address() as { readonly port: number };
          server.close(() => resolve(port));
        }),
    ),
  );
}

async function answering(http: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      if ((await fetch(`http://127.0.0.1:${http}/ping`)).ok) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server on port ${http} did not start: ${versionText()}`);
}

function versionText(): string {
  return spawnSync(SERVER as string, ['--version'], { encoding: 'utf8' }).stdout;
}
