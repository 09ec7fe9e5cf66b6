import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { BadCall, type Day } from '../model/index.ts';
import type { KeptDeals } from '../operations/kept-deals.ts';
import type { Questions } from '../operations/questions.ts';
import type { Subject } from '../operations/operation.ts';
import { createApp } from './app.ts';
import type { PageFile } from './page-files.ts';
import type { Audit } from './audit.ts';
import type { RegisterPort } from './register-port.ts';
import { createSession, createUserSessions } from './session.ts';
import type { User } from './users.ts';
import type { WorkspacePort } from './workspace-port.ts';

export interface ServerOptions {
  readonly workspace: WorkspacePort;
  readonly law: Subject['law'];
  /** Where deals are kept; without it none can be. */
  readonly deals?: KeptDeals;
  /** Who answers the questions; the workspace without it. */
  readonly questions?: (workspace: Questions) => Questions;
  /** The whole register that they are answered from, where there is one. */
  readonly register?: RegisterPort;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** `127.0.0.1` (the default) or `::1`: the server is for this machine alone. Others take `shared`. */
  readonly host?: string;
  /** Several people with tokens of their own, also on other machines. */
  readonly shared?: Shared;
  readonly today?: () => Day;
  readonly onFailure?: (thrown: unknown) => void;
  readonly page?: ReadonlyMap<string, PageFile>;
  readonly pollMs?: number;
  /** Of the program, for the description of the API. */
  readonly version?: string;
}

/** What makes a server one for several people. */
export interface Shared {
  readonly users: readonly User[];
  /** The names that browsers use for it. */
  readonly names: readonly string[];
  /** Certificate and key, PEM; without them only this machine is served, unless `withoutTls`. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Something before the server speaks TLS, or nobody else is on the network. */
  readonly withoutTls?: boolean;
  readonly audit?: Audit;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`; the page opens at `<url>/#token=<token>`. */
  readonly url: string;
  readonly port: number;
  /** The one-time code of the page: worth a session to whoever shows it first; none on a shared server. */
  readonly token: string;
  /** For programs: `Authorization: Bearer <bearer>`; none on a shared server. */
  readonly bearer: string;
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Serves a workspace to this machine until it is closed. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port: wanted = 0, host = '127.0.0.1', shared } = options;
  refuseOpenServer(host, shared);
  let port = wanted;
  const own = createSession();
  const session = shared ? createUserSessions(shared.users) : own;
  const secure = shared?.tls !== undefined;
  const app = createApp({
    today: thisDay,
    onFailure: logFailure,
    ...options,
    session,
    port: () => port,
    secure,
    ...(shared && { names: [...shared.names, host] }),
    ...(shared?.audit && { audit: shared.audit }),
  });
  const server = createAdaptorServer({
    fetch: app.hono.fetch,
    ...(shared?.tls && { createServer, serverOptions: shared.tls }),
  });
  // Longer than clients keep an idle connection: closed first here, one could be used in that very moment.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 65_000;
  port = await listening(server, wanted, host === 'localhost' ? '127.0.0.1' : host);
  return {
    url: `${secure ? 'https' : 'http'}://${nameOf(host, shared)}:${port}`,
    port,
    token: shared ? '' : own.code,
    bearer: shared ? '' : own.bearer,
    close: () =>
      new Promise((resolve) => {
        app.close();
        shared?.audit?.close();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Beyond this machine a server must know who asks, and nobody may listen in. */
function refuseOpenServer(host: string, shared: Shared | undefined): void {
  if (LOOPBACK.has(host)) return;
  if (!shared) {
    throw new BadCall(
      `The server listens on 127.0.0.1 or ::1 only, not on ${host}, unless there are --users.`,
    );
  }
  if (!shared.tls && shared.withoutTls !== true) {
    throw new BadCall(
      `On ${host} tokens would cross the network in the clear: give --tls-cert and --tls-key, or --without-tls when something before it speaks TLS.`,
    );
  }
  if (shared.names.length === 0 && (host === '0.0.0.0' || host === '::')) {
    throw new BadCall('Name the server with --name: it answers to its own name alone.');
  }
}

function nameOf(host: string, shared: Shared | undefined): string {
  const [name] = shared?.names ?? [];
  return name ?? (host === '::1' ? '[::1]' : host);
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
