import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { BadCall, type Day } from '../model/index.ts';
import type { Subject } from '../operations/operation.ts';
import { createApp } from './app.ts';
import type { PageFile } from './page-files.ts';
import { createSession } from './session.ts';
import type { WorkspacePort } from './workspace-port.ts';

export interface ServerOptions {
  readonly workspace: WorkspacePort;
  readonly law: Subject['law'];
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** `127.0.0.1` (the default) or `::1`: the server is for this machine alone. */
  readonly host?: string;
  readonly today?: () => Day;
  readonly onFailure?: (thrown: unknown) => void;
  readonly page?: ReadonlyMap<string, PageFile>;
  readonly pollMs?: number;
  /** Of the program, for the description of the API. */
  readonly version?: string;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`; the page opens at `<url>/#token=<token>`. */
  readonly url: string;
  readonly port: number;
  /** The one-time code of the page: worth a session to whoever shows it first. */
  readonly token: string;
  /** For programs: `Authorization: Bearer <bearer>`. */
  readonly bearer: string;
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Serves a workspace to this machine until it is closed. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port: wanted = 0, host = '127.0.0.1' } = options;
  if (!LOOPBACK.has(host))
    throw new BadCall(`The server listens on 127.0.0.1 or ::1 only, not on ${host}.`);
  let port = wanted;
  const session = createSession();
  const app = createApp({
    today: thisDay,
    onFailure: logFailure,
    ...options,
    session,
    port: () => port,
  });
  const server = createAdaptorServer({ fetch: app.hono.fetch, overrideGlobalObjects: false });
  port = await listening(server, wanted, host === 'localhost' ? '127.0.0.1' : host);
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    port,
    token: session.code,
    bearer: session.bearer,
    close: () =>
      new Promise((resolve) => {
        app.close();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listening(
  server: ReturnType<typeof createAdaptorServer>,
  port: number,
  host: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new BadCall(`Port ${port} is taken: choose another with --port.`)
          : error,
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function thisDay(): Day {
  return new Date().toISOString().slice(0, 10) as Day;
}

function logFailure(thrown: unknown): void {
  process.stderr.write(
    `${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
  );
}
