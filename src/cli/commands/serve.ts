import { join } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Law } from '../../law/law.ts';
import { BadCall, BadInput } from '../../model/index.ts';
import type { Questions } from '../../operations/questions.ts';
import { openWorkspace, type Workspace } from '../../operations/workspace.ts';
import type { BulkRegister } from '../../bulk/register.ts';
import type { RegisterPort } from '../../server/register-port.ts';
import type { Shared } from '../../server/start.ts';
import { EXIT } from '../failure.ts';
import { boundHeap } from '../heap.ts';
import { lawOf } from '../material.ts';
import type { Done } from '../program.ts';
import type { ApartFrom } from '../questions-apart.ts';
import { declareWorkspace, workspaceDir } from '../shared-options.ts';
import { VERSION } from '../version.ts';

export interface ServeOptions {
  readonly law: Law;
  /** Folder of the workspace, where deals are kept. */
  readonly dir: string;
  readonly port?: number;
  readonly host?: string;
  readonly shared?: Shared;
  /** Folder of a whole register that the questions are asked of. */
  readonly register?: string;
  /** The file of rules beside the built-in law. */
  readonly lawFile?: string;
  /** Prints the token for programs too. */
  readonly programs?: boolean;
}

/** The options of a server for several people. */
interface SharedFlags {
  readonly users?: string;
  readonly name?: readonly string[];
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly withoutTls?: boolean;
  readonly audit?: string;
}

export function configureServe(command: Command, done: Done): void {
  declareWorkspace(command)
    .option('--port <number>', 'port (default: a free one)')
    .option('--register <dir>', 'ask a whole register that crosshold bulk wrote')
    .option('--law <file>', 'add rules of your own (YAML) to the law')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1); others need --users')
    .option('--users <file>', 'let in the people of this file, each with a token of their own')
    .option('--name <name...>', 'the names that browsers use for a shared server')
    .option('--tls-cert <file>', 'certificate of a shared server, PEM')
    .option('--tls-key <file>', 'its key, PEM')
    .option('--without-tls', 'something before the server speaks TLS')
    .option(
      '--audit <file>',
      'where a shared server notes who asked what (default: audit.jsonl in the workspace)',
    )
    .action(async () => {
      const flags = command.opts<
        {
          readonly port?: string;
          readonly host?: string;
          readonly law?: string;
          readonly register?: string;
        } & SharedFlags
      >();
      const dir = workspaceDir(command);
      const workspace = await openWorkspace(dir, { create: true });
      try {
        const shared = await sharedOf(flags, dir);
        await serveWorkspace(workspace, {
          law: await lawOf(flags),
          dir,
          programs: true,
          ...(flags.port !== undefined && { port: portOf(flags.port) }),
          ...(flags.host !== undefined && { host: flags.host }),
          ...(shared && { shared }),
          ...(flags.register !== undefined && { register: flags.register }),
          ...(flags.law !== undefined && { lawFile: flags.law }),
        });
      } finally {
        workspace.close();
      }
      done(EXIT.answered);
    });
}

/** What makes the server a shared one; nothing without users. */
async function sharedOf(flags: SharedFlags, dir: string): Promise<Shared | undefined> {
  const { users, name: names = [], tlsCert, tlsKey, withoutTls = false, audit } = flags;
  if (users === undefined) {
    const alone = Object.keys(flags).filter(
      (flag) => !['port', 'host', 'workspace', 'law', 'register'].includes(flag),
    );
    if (alone.length > 0)
      throw new BadCall('These options are for a shared server: name its --users.');
    return undefined;
  }
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new BadCall('A certificate needs its key: give both --tls-cert and --tls-key.');
  }
  const [{ usersOf }, { auditFile }, { readText }] = await Promise.all([
    import('../../server/users-file.ts'),
    import('../../server/audit.ts'),
    import('../../formats/read-file.ts'),
  ]);
  return {
    users: usersOf(users),
    names,
    withoutTls,
    audit: auditFile(audit ?? join(dir, 'audit.jsonl')),
    ...(tlsCert !== undefined &&
      tlsKey !== undefined && { tls: { cert: readText(tlsCert), key: readText(tlsKey) } }),
  };
}

/**
 * Serves until the process is told to stop; the address carries the one-time token of this run.
 * Secrets go to the terminal alone and are written nowhere.
 */
export async function serveWorkspace(workspace: Workspace, options: ServeOptions): Promise<void> {
  boundHeap();
  const { startServer } = await import('../../server/start.ts');
  const { keptDeals } = await import('../../operations/kept-deals.ts');
  const { register: dir, lawFile: law } = options;
  const register = dir === undefined ? undefined : await opened({ dir, ...(law && { law }) });
  const server = await startServer({
    workspace,
    law: options.law,
    deals: keptDeals(options.dir),
    port: options.port ?? 0,
    version: VERSION,
    ...(options.host !== undefined && { host: options.host }),
    ...(options.shared && { shared: options.shared }),
    ...(register && {
      questions: (own) => register.questions(options.law, own),
      register: register.port,
    }),
  });
  const own = options.shared === undefined;
  const address = own ? `${server.url}/#token=${server.token}` : `${server.url}/#token=`;
  process.stdout.write(
    `\nThe workspace is at ${pc.underline(address)}${own ? '' : ', each with the own token at the end'}\n`,
  );
  if (options.programs && own)
    process.stdout.write(
      `Programs send "Authorization: Bearer ${server.bearer}"; ${server.url}/docs tells how.\n`,
    );
  process.stdout.write('Ctrl-C stops it.\n');
  readAhead(workspace);
  await stopped();
  await server.close();
  await register?.close();
}

/** Reads what every question needs before anybody asks; what cannot be read is told to who asks. */
function readAhead(workspace: Workspace): void {
  try {
    workspace.caseFile();
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
  }
}

/** A register stays open as long as the server runs. */
async function opened(from: ApartFrom) {
  const [{ BulkRegister }, { registerQuestions }, { questionsApart }] = await Promise.all([
    import('../../bulk/register.ts'),
    import('../register-questions.ts'),
    import('../questions-apart.ts'),
  ]);
  const register = new BulkRegister(from.dir);
  const apart = questionsApart(from);
  return {
    port: portOver(register),
    questions: (law: Law, own: Questions) => registerQuestions(register, law, own, apart),
    async close() {
      await apart.close();
      register.close();
    },
  };
}

function portOver(register: BulkRegister): RegisterPort {
  const { asOf, rule } = register.meta;
  return {
    asOf,
    rule,
    parties: register.parties,
    search: (typed, page) => register.search(typed, page),
  };
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
