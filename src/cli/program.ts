import { Command } from 'commander';
import { type Entry, registry } from '../operations/registry.ts';
import { EXIT } from './failure.ts';
import { VERSION } from './version.ts';

/** Called with the exit status when a command has done its work. */
export type Done = (status: number) => void;

/** Adds options, arguments and the action to a command. */
export type Configure = (command: Command, done: Done) => void;

interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Configure>;
}

/** Commands that do more than ask: they take files, write, or keep running. */
const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'take in articles, statements tables, holdings tables and case files',
    load: async () => (await import('./commands/add.ts')).configureAdd,
  },
  {
    name: 'import',
    summary: 'take in files of registers: BODS, FollowTheMoney, GLEIF level 2',
    load: async () => (await import('./commands/import.ts')).configureImport,
  },
  {
    name: 'export',
    summary: 'write the statements, or the register of a day, as BODS 0.4',
    load: async () => (await import('./commands/export.ts')).configureExport,
  },
  {
    name: 'bulk',
    summary: 'owners, controllers and blocked sets of a whole register, as Parquet',
    load: async () => (await import('./commands/bulk.ts')).configureBulk,
  },
  {
    name: 'review',
    summary: 'go through what waits for a review; accept, reject or correct a statement',
    load: async () => (await import('./commands/review.ts')).configureReview,
  },
  {
    name: 'read',
    summary: 'read articles into claims, without a workspace',
    load: async () => (await import('./commands/read.ts')).configureRead,
  },
  {
    name: 'doctor',
    summary: 'examine the workspace, and write what is sound to a new one',
    load: async () => (await import('./commands/doctor.ts')).configureDoctor,
  },
  {
    name: 'backup',
    summary: 'write the workspace to one file, with its hash beside it',
    load: async () => (await import('./commands/backup.ts')).configureBackup,
  },
  {
    name: 'restore',
    summary: 'put a backup into a new workspace, after checking it',
    load: async () => (await import('./commands/backup.ts')).configureRestore,
  },
  {
    name: 'verify',
    summary: 'run situations and vectors, and print what fails',
    load: async () => (await import('./commands/verify.ts')).configureVerify,
  },
  {
    name: 'serve',
    summary: 'serve the workspace page and the HTTP API on this machine',
    load: async () => (await import('./commands/serve.ts')).configureServe,
  },
  {
    name: 'user',
    summary: 'let a person into a shared server, with a token of their own',
    load: async () => (await import('./commands/user.ts')).configureUser,
  },
  {
    name: 'mcp',
    summary: 'serve the questions as tools to an agent, over standard input and output',
    load: async () => (await import('./commands/mcp.ts')).configureMcp,
  },
  {
    name: 'open',
    summary: 'load a folder of articles and tables, print its brief, and serve it',
    load: async () => (await import('./commands/open.ts')).configureOpen,
  },
];

/** Runs one command line and gives its exit status. Only the command that was named is loaded. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = frame();
  let status: number = EXIT.answered;
  const done: Done = (result) => {
    status = result;
  };
  const named = commandName(argv);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    if (entry.name === named) (await entry.load())(command, done);
  }
  for (const entry of registry) {
    if (COMMANDS.some(({ name }) => name === entry.name)) continue;
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    if (entry.name === named) await configureQuestion(command, entry, done);
  }
  if (argv.length === 0) program.outputHelp();
  else await program.parseAsync(argv, { from: 'user' });
  return status;
}

/** The first word that is neither an option nor the value of one. */
function commandName(argv: readonly string[]): string | undefined {
  const names = new Set([...COMMANDS.map(({ name }) => name), ...registry.map(({ name }) => name)]);
  return argv.find((word, index) => names.has(word) && !(argv[index - 1] ?? '').startsWith('--'));
}

async function configureQuestion(command: Command, entry: Entry, done: Done): Promise<void> {
  const [{ configureAsk }, operation] = await Promise.all([
    import('./commands/ask.ts'),
    entry.load(),
  ]);
  configureAsk(command, operation, done);
}

/** Options that may stand before the command too: `crosshold --workspace w add …`. */
function frame(): Command {
  return new Command('crosshold')
    .description('Who owns it, who controls it, who can block it, and what would a deal change.')
    .version(VERSION, '-V, --version')
    .option('--workspace <dir>', 'folder of the workspace')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride();
}
