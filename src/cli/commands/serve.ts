import type { Command } from 'commander';
import pc from 'picocolors';
import { BadCall } from '../../model/index.ts';
import { openWorkspace, type Workspace } from '../../operations/workspace.ts';
import { EXIT } from '../failure.ts';
import type { Done } from '../program.ts';
import { declareWorkspace, workspaceDir } from '../shared-options.ts';
import { VERSION } from '../version.ts';

export interface ServeOptions {
  readonly port?: number;
  /** Prints the token for programs too. */
  readonly programs?: boolean;
}

export function configureServe(command: Command, done: Done): void {
  declareWorkspace(command)
    .option('--port <number>', 'port on 127.0.0.1 (default: a free one)')
    .action(async () => {
      const { port } = command.opts<{ readonly port?: string }>();
      const workspace = await openWorkspace(workspaceDir(command), { create: true });
      try {
        await serveWorkspace(workspace, {
          programs: true,
          ...(port !== undefined && { port: portOf(port) }),
        });
      } finally {
        workspace.close();
      }
      done(EXIT.answered);
    });
}

/**
 * Serves until the process is told to stop; the address carries the one-time token of this run.
 * Secrets go to the terminal alone and are written nowhere.
 */
export async function serveWorkspace(workspace: Workspace, options: ServeOptions): Promise<void> {
  const { startServer } = await import('../../server/start.ts');
  const { lawOf } = await import('../material.ts');
  const server = await startServer({
    workspace,
    law: await lawOf({}),
    port: options.port ?? 0,
    version: VERSION,
  });
  process.stdout.write(
    `\nThe workspace is at ${pc.underline(`${server.url}/#token=${server.token}`)}\n`,
  );
  if (options.programs)
    process.stdout.write(
      `Programs send "Authorization: Bearer ${server.bearer}"; ${server.url}/docs tells how.\n`,
    );
  process.stdout.write('Ctrl-C stops it.\n');
  await stopped();
  await server.close();
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadCall(`"${text}" is not a port.`);
  return port;
}
